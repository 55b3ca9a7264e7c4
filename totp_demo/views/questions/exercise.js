/** An exercise: a question, choices or a box for the answer, a button, and what is said of it. */
import { answerBox, field, form } from "../base/controls.js";
import { h, say, setOrRemove, uid } from "../base/elements.js";
import { liveView } from "../base/live.js";

export default liveView((/** @type {import("../base/live.js").Live<import("../protocol.js").ExerciseView>} */ live) => {
  const { word, send } = live;
  const title = uid();
  const typed = field({ label: word("your_answer"), name: "answer", cls: "td-answer-entry" });
  const group = uid();
  const choices = live.shown.choices.map(([value]) => ({ input: h("input", { type: "radio", name: group, value }), text: h("span", {}) }));
  const answer = answerBox();
  const fieldset = h("fieldset", { class: "td-stack", "aria-labelledby": title },
    h("p", { class: "td-question", id: title }, word("question")),
    choices.length ? h("div", { class: "td-choices" }, ...choices.map(({ input, text }) => h("label", { class: "td-pick" }, input, text))) : typed.element);
  const picked = () => choices.find(({ input }) => input.checked)?.input.value ?? "";
  return {
    // Its question names it: a page has several exercises.
    element: h("section", { class: "td-card td-exercise", "aria-labelledby": title }, h("h3", { class: "td-title" }, word("title")),
      form("", () => send({ do: "answer", text: choices.length ? picked() : typed.control.value }),
        fieldset, h("div", {}, h("button", { type: "submit", class: "td-button td-go td-check" }, word("check"))), answer.element)),
    draw(shown) {
      for (const [i, { text }] of choices.entries()) say(text, shown.choices[i]?.[1]);
      answer.show(shown.answer);
      const wrong = shown.answer?.kind === "no";
      typed.refused(wrong ? answer.element : null);
      setOrRemove(fieldset, "aria-describedby", wrong && choices.length ? answer.element.id : null);
    },
  };
});
