/** The six documented steps, where the reader is among them, what to do next, and the language switch. */
import { connect, h, languageSwitch, say } from "../base/dom.js";
import { isSpeaker } from "../base/spoken.js";

export default {
  render({ model, el }) {
    el.classList.add("td");
    const send = (content) => link.send(content);
    const language = languageSwitch(send);
    const steps = h("ol", { class: "td-steps", label: "steps" });
    const next = h("p", { class: "td-next", "aria-live": "off" });
    const again = h("button", { type: "button", class: "td-link td-start-again", text: "start_again", onclick: () => send({ do: "start-again" }) });
    const undo = h("button", { type: "button", class: "td-link td-undo", text: "undo", hidden: true, onclick: () => send({ do: "undo" }) });
    el.append(h("nav", { class: "td-guide", label: "guide" },
      h("div", { class: "td-guide-bar" }, steps, language.element),
      h("div", { class: "td-row td-guide-next" }, h("p", {}, h("b", { text: "next_title" }), " "), next, again, undo)));
    const link = connect(model, el, (shown) => {
      language.update(shown);
      if (!shown.undo && document.activeElement === undo) again.focus();
      undo.hidden = !shown.undo;
      // The screen says it to a reader who is in it; of several guides, one speaks.
      const elsewhere = document.activeElement?.closest(".td-screen");
      next.setAttribute("aria-live", !elsewhere && isSpeaker(next, ".td-guide .td-next") ? "polite" : "off");
      if (next.textContent !== shown.next) next.textContent = shown.next;
      shown.steps.forEach((text, i) => {
        const item = steps.children[i] ?? steps.appendChild(h("li", {}, h("span", { class: "td-mark", "aria-hidden": "true" }),
          h("span", {}), h("span", { class: "td-visually-hidden" })));
        const done = i + 1 < shown.step || shown.finished;
        item.className = done ? "td-done" : i + 1 === shown.step ? "td-now" : "";
        item.firstChild.textContent = done ? "✓" : String(i + 1);
        say(item.children[1], text);
        say(item.lastChild, done ? shown.t.done : "");
        if (i + 1 === shown.step && !shown.finished) item.setAttribute("aria-current", "step");
        else item.removeAttribute("aria-current");
      });
    });
    return () => link.close();
  },
};
