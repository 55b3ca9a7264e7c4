/** An exercise: a question, choices or a box for the answer, a button, and what is said of it. */
import { answerBox, connect, field, h, markRefused, uid } from "../base/dom.js";

export default {
  render({ model, el }) {
    el.classList.add("td");
    const send = (content) => link.send(content);
    const group = uid();
    const title = uid();
    const typed = field({ text: "your_answer", name: "answer", cls: "td-answer-entry" });
    const choices = h("div", { class: "td-choices" });
    const picked = () => choices.querySelector("input:checked")?.value ?? "";
    const answer = answerBox();
    const fieldset = h("fieldset", { class: "td-stack", "aria-labelledby": title },
      h("p", { class: "td-question", id: title, text: "question" }), choices, typed.element);
    const form = h("form", { class: "td-stack", novalidate: true, autocomplete: "off", onsubmit: (event) => {
      event.preventDefault();
      send({ do: "answer", text: choices.hidden ? typed.control.value : picked() });
    } },
      fieldset,
      h("div", {}, h("button", { type: "submit", class: "td-button td-go td-check", text: "check" })), answer.element);
    // Its question names it: a page has several exercises.
    el.append(h("section", { class: "td-card td-exercise", "aria-labelledby": title }, h("h3", { class: "td-title", text: "title" }), form));
    const link = connect(model, el, (shown) => {
      choices.hidden = !shown.choices.length;
      typed.element.hidden = shown.choices.length > 0;
      shown.choices.forEach(([key, text], i) => {
        const row = choices.children[i] ?? choices.appendChild(h("label", { class: "td-pick" },
          h("input", { type: "radio", name: group, value: key }), h("span", {})));
        row.lastChild.textContent = text;
      });
      answer.show(shown.answer);
      const wrong = shown.answer?.kind === "no";
      markRefused(typed.control, wrong && choices.hidden, answer.element);
      if (wrong && !choices.hidden) fieldset.setAttribute("aria-describedby", answer.element.id);
      else fieldset.removeAttribute("aria-describedby");
    });
    return () => link.close();
  },
};
