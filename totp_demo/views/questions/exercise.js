/** An exercise: a question, a place for the answer, a button, what is said of it, and help in the end. */
import { answerBox, button, form } from "../base/controls.js";
import { h, uid } from "../base/elements.js";
import { liveView } from "../base/live.js";
import { asks } from "./asking.js";

export default liveView((/** @type {import("../base/live.js").Live<import("../protocol.js").ExerciseView>} */ live) => {
  const { word, send } = live;
  const title = uid();
  const asked = asks(live, title);
  const answer = answerBox();
  const help = answerBox();
  const solution = button("td-button td-solution", word("solution"), () => send({ do: "show-solution" }));
  return {
    // Its question names it: a page has several exercises.
    element: h("section", { class: "td-card td-exercise", "aria-labelledby": title }, h("h3", { class: "td-title" }, word("title")),
      form("", () => send({ do: "answer", text: asked.value() }),
        asked.element, h("div", { class: "td-exercise-buttons" }, h("button", { type: "submit", class: "td-button td-go td-check" }, word("check")), solution), answer.element, help.element)),
    draw(shown) {
      asked.draw();
      answer.show(shown.answer);
      help.show(shown.help);
      solution.hidden = !shown.stuck;
      asked.refused(shown.answer?.kind === "no" ? answer.element : null);
    },
  };
});
