/** The six documented steps, where the reader is among them, what to do next, and the language switch. */
import { button, languageSwitch } from "../base/controls.js";
import { h, say, setOrRemove } from "../base/elements.js";
import { liveView } from "../base/live.js";
import { isSpeaker } from "../base/spoken.js";

export default liveView((/** @type {import("../base/live.js").Live<import("../protocol.js").Guide>} */ live) => {
  const { word, send } = live;
  const language = languageSwitch(live);
  const next = h("p", { class: "td-next", "aria-live": "off" });
  const again = button("td-link td-start-again", word("start_again"), () => send({ do: "start-again" }));
  const undo = button("td-link td-undo", word("undo"), () => send({ do: "undo" }), { hidden: true });
  const steps = Array.from(live.shown.steps, () => {
    const [mark, text, done] = [h("span", { class: "td-mark", "aria-hidden": "true" }), h("span", {}), h("span", { class: "td-visually-hidden" })];
    return { mark, text, done, item: h("li", {}, mark, text, done) };
  });
  return {
    element: h("nav", { class: "td-guide", "aria-label": word("guide") },
      h("div", { class: "td-guide-bar" }, h("ol", { class: "td-steps", "aria-label": word("steps") }, ...steps.map(({ item }) => item)), language.element),
      h("div", { class: "td-row td-guide-next" }, h("p", {}, h("b", {}, word("next_title")), " "), next, again, undo)),
    draw(shown) {
      language.update(shown.language);
      if (!shown.undo && document.activeElement === undo) again.focus();
      undo.hidden = !shown.undo;
      // The screen says it to a reader who is in it; of several guides, one speaks.
      const elsewhere = document.activeElement?.closest(".td-screen");
      next.setAttribute("aria-live", !elsewhere && isSpeaker(next, ".td-guide .td-next") ? "polite" : "off");
      say(next, shown.next);
      for (const [i, { item, mark, text, done }] of steps.entries()) {
        const isDone = i + 1 < shown.step || shown.finished;
        const isNow = i + 1 === shown.step;
        item.className = isDone ? "td-done" : isNow ? "td-now" : "";
        mark.textContent = isDone ? "✓" : String(i + 1);
        say(text, shown.steps[i]);
        say(done, isDone ? shown.t.done : "");
        setOrRemove(item, "aria-current", isNow && !shown.finished ? "step" : null);
      }
    },
  };
});
