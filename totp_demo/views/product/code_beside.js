/** The simulated phone's code beside the box that it is typed into, and a button that copies it. */
import { fill, h } from "../base/elements.js";
import { copyCode } from "../base/copying.js";
import { setCode, speaker, spelled } from "../base/spoken.js";
import { codeAt, shownBy, ticker } from "../base/ticking.js";

/** @typedef {{digits: number, period: number, first: number, base: number, codes: string}} Sent */

/** @param {() => import("../base/dom.js").Link} link */
export function codeBeside(link) {
  const code = h("span", { class: "td-beside-code" });
  const left = h("span", { class: "td-soft td-beside-left", "aria-hidden": "true" });
  const news = speaker();
  const said = h("span", { class: "td-beside-said", role: "status", "aria-live": "polite" });
  const copy = h("button", { type: "button", class: "td-button td-slim td-copy-code", text: "copy", label: "copy_code", onclick: async () => {
    const key = await copyCode(value, code);
    // A part of its own each time: what is copied again is said again.
    said.replaceChildren(h("span", {}, t[key]));
  } });
  const element = h("div", { class: "td-code-beside", role: "group", label: "phone_code", hidden: true },
    h("span", { class: "td-beside-name", text: "phone_code" }), code, left, copy, said, news.element);
  /** @type {Sent | null} */
  let sent = null;
  /** @type {import("../base/ticking.js").Ticking | null} */
  let clock = null;
  let kernel = "";
  let value = "";
  let t = {};
  let asking = false;
  const ticks = ticker({
    kernel: () => kernel,
    clocks: () => (sent ? [{ clock, period: sent.period }] : []),
    tick(kernelNow) {
      if (!sent) return;
      const now = shownBy(clock, kernelNow);
      const step = Math.floor(now / sent.period);
      const { code: next, low } = codeAt(sent, step);
      if (low && !asking) {
        asking = true;
        link().hello();
      }
      left.textContent = fill(t.seconds_left, { seconds: Math.ceil((step + 1) * sent.period - now - 1e-6) });
      if (next === value) return;
      // The code that it stood beside until now is what was copied, and is no longer the one to type.
      if (value) said.replaceChildren();
      if (value && next && clock.rate <= 1) news.say(fill(t.new_code, { code: spelled(next) }));
      value = next;
      setCode(code, value);
    },
    ask: () => link().hello(),
  });
  return {
    element,
    /** @param {Sent | null} now nothing where the phone has no entry for this account @param {import("../base/dom.js").Message} message */
    update(now, message) {
      t = message.shown.t;
      sent = now;
      clock = message.clocks?.phone;
      kernel = message.kernel ?? "";
      asking = false;
      element.hidden = !now;
      if (!now) {
        // What may not be saved leaves the page with the box that it stood beside.
        value = "";
        setCode(code, "");
        said.replaceChildren();
        news.say("");
      }
      ticks.restart();
    },
    stop: () => ticks.stop(),
  };
}
