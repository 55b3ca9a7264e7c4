/** A prediction: the question first; what was predicted and what happens, side by side, after it. */
import { answerBox, form } from "../base/controls.js";
import { h, say, uid } from "../base/elements.js";
import { liveView } from "../base/live.js";
import { asks } from "./asking.js";

export default liveView((/** @type {import("../base/live.js").Live<import("../protocol.js").Prediction>} */ live) => {
  const { word, send } = live;
  const title = uid();
  const asked = asks(live, title);
  const answer = answerBox();
  const commit = h("div", {}, h("button", { type: "submit", class: "td-button td-go td-commit" }, word("commit")));
  const predicted = h("p", { class: "td-predicted" });
  const printed = h("pre", { class: "td-printed", tabindex: "0", "aria-label": word("happens") });
  // Focus goes here once there is something to see: the button that was pressed is gone.
  const heading = h("h4", { tabindex: "-1" }, word("predicted"));
  const happens = h("div", { class: "td-happens" }, h("h4", {}, word("happens")), printed);
  const after = h("div", { class: "td-compared", hidden: true }, h("div", {}, heading, predicted), happens);
  let waiting = false;
  return {
    element: h("section", { class: "td-card td-exercise td-prediction", "aria-labelledby": title }, h("h3", { class: "td-title" }, word("title")),
      form("", () => {
        if (live.shown.predicted) return; // it stands
        waiting = true;
        send({ do: "answer", text: asked.value() });
      }, asked.element, commit), after, answer.element),
    draw(shown) {
      asked.draw();
      const made = !!shown.predicted;
      asked.settled(made);
      commit.hidden = made;
      after.hidden = !made;
      say(predicted, shown.predicted);
      say(printed, shown.printed);
      happens.hidden = !shown.printed;
      answer.show(shown.answer);
      if (made && waiting) heading.focus();
      if (shown.answer) waiting = false;
    },
  };
});
