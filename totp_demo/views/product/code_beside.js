/** The simulated phone's code beside the box that it is typed into, and a button that copies it. */
import { button } from "../base/controls.js";
import { fill, h, say } from "../base/elements.js";
import { copyCode } from "../base/copying.js";
import { setCode, speaker, spelled } from "../base/spoken.js";
import { codeAt, shownBy } from "../base/ticking.js";

/** @param {import("../base/live.js").Live<import("../protocol.js").Screen>} live */
export function codeBeside(live) {
  const { word } = live;
  const code = h("span", { class: "td-beside-code" });
  const left = h("span", { class: "td-soft td-beside-left", "aria-hidden": "true" });
  const news = speaker();
  const said = h("span", { class: "td-beside-said", role: "status", "aria-live": "polite" });
  // On a narrow page the line that says what comes next has scrolled out of sight by now.
  const next = h("p", { class: "td-beside-next" });
  const copy = button("td-button td-slim td-copy-code", word("copy"), async () => {
    const key = await copyCode(value, code);
    // A part of its own each time: what is copied again is said again.
    said.replaceChildren(h("span", {}, live.shown.t[key]));
  }, { "aria-label": word("copy_code") });
  const element = h("div", { class: "td-code-beside", role: "group", "aria-label": word("phone_code"), hidden: true },
    h("span", { class: "td-beside-name" }, word("phone_code")), code, left, copy, next, said, news.element);
  /** @type {import("../protocol.js").Codes | null} */
  let sent = null;
  let value = "";
  return {
    element,
    /** @param {import("../protocol.js").Codes | null | undefined} now nothing where the phone has no entry for this account, or no code is asked for here */
    update(now) {
      sent = now ?? null;
      element.hidden = !sent;
      say(next, live.shown.next);
      if (sent) return;
      // What may not be saved leaves the page with the box that it stood beside.
      value = "";
      setCode(code, "");
      said.replaceChildren();
      news.say("");
    },
    clocks: () => (sent && live.clocks.phone ? [{ clock: live.clocks.phone, period: sent.period }] : []),
    /** @param {number} kernelNow */
    tick(kernelNow) {
      const { phone } = live.clocks;
      if (!sent || !phone) return;
      const now = shownBy(phone, kernelNow);
      const step = Math.floor(now / sent.period);
      const { code: next, low } = codeAt(sent, step);
      if (low) live.ask();
      left.textContent = fill(live.shown.t.seconds_left, { seconds: Math.ceil((step + 1) * sent.period - now - 1e-6) });
      if (next === value) return;
      // The code that it stood beside until now is what was copied, and is no longer the one to type.
      if (value) said.replaceChildren();
      if (value && next && phone.rate <= 1) news.say(fill(live.shown.t.new_code, { code: spelled(next) }));
      value = next;
      setCode(code, value);
    },
  };
}
