/** Lines of Python to be completed: what is given above and below, a box between, and what is found in it. */
import { answerBox, button, form } from "../base/controls.js";
import { h, say, setOrRemove, uid } from "../base/elements.js";
import { liveView } from "../base/live.js";

export default liveView((/** @type {import("../base/live.js").Live<import("../protocol.js").CodeTask>} */ live) => {
  const { word, send } = live;
  const { before, given, after } = live.shown;
  const [title, hint, id] = [uid(), uid(), uid()];
  // Tab leaves it, as it does any box: who works by keyboard is not held in it.
  const box = h("textarea", { id, class: "td-code-lines", rows: Math.max(3, given.split("\n").length + 1), spellcheck: "false", autocapitalize: "off", autocomplete: "off", "aria-describedby": hint });
  box.value = given;
  const answer = answerBox();
  const worked = h("pre", { class: "td-code-given", tabindex: "0", "aria-label": word("worked") });
  const solved = h("div", { hidden: true }, h("p", {}, word("worked")), worked);
  const solution = button("td-button td-solution", word("solution"), () => send({ do: "show-solution" }));
  const lines = (/** @type {string} */ text) => (text ? h("pre", { class: "td-code-given", tabindex: "0" }, text) : null);
  return {
    element: h("section", { class: "td-card td-exercise td-code-task", "aria-labelledby": title }, h("h3", { class: "td-title" }, word("title")),
      h("p", { class: "td-question", id: title }, word("question")),
      form("", () => send({ do: "answer", text: box.value }),
        h("div", { class: "td-code-whole" }, lines(before), h("label", { class: "td-visually-hidden", for: id }, word("lines")), box, lines(after)),
        h("p", { class: "td-hint", id: hint }, word("hint")),
        h("div", { class: "td-exercise-buttons" }, h("button", { type: "submit", class: "td-button td-go td-check" }, word("check")), solution), answer.element, solved)),
    draw(shown) {
      answer.show(shown.answer);
      solution.hidden = !shown.stuck;
      solved.hidden = !shown.worked;
      say(worked, shown.worked);
      const wrong = shown.answer?.kind === "no";
      setOrRemove(box, "aria-invalid", wrong ? "true" : null);
      box.setAttribute("aria-describedby", wrong ? `${answer.element.id} ${hint}` : hint);
    },
  };
});
