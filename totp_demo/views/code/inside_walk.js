/** Going through the derivation of a code part by part: forwards from the time, or backwards from the digits. */
import { button, segments } from "../base/controls.js";
import { fill, h } from "../base/elements.js";

/** @typedef {import("../base/live.js").Live<import("../protocol.js").Inside>} Live */
/** @typedef {import("./inside_bits.js").Derivation} Derivation */

const PARTS = /** @type {const} */ (["time", "step", "counter", "digest", "offset", "four", "cleared", "number", "code"]);
const PACE = 4000; // milliseconds that a part is shown for: long enough to read its sentence

/**
 * @param {Live} live
 * @param {Record<typeof PARTS[number], {element: HTMLElement, note: HTMLElement}>} stages
 */
export function walk(live, stages) {
  const { word } = live;
  /** @type {"forwards" | "backwards"} */
  let way = "forwards";
  let at = -1; // nowhere yet: all parts are alike
  let timer = 0;
  /** @type {Derivation | null} */
  let derived = null;
  const said = h("p", { class: "td-walk-said", role: "status", "aria-live": "polite" });
  const choice = segments({ label: word("way"), values: /** @type {const} */ (["forwards", "backwards"]), words: (each) => live.shown.t[each], set: (next) => {
    stop();
    way = next;
    at = -1;
    go(1);
  } });
  const back = button("td-button td-slim td-walk-back", word("walk_back"), () => {
    stop();
    go(-1);
  });
  const step = button("td-button td-slim td-walk-step", word("walk_step"), () => {
    stop();
    go(1);
  });
  const play = button("td-button td-slim td-walk-play", "", () => (timer ? stop() : start()));
  const order = () => (way === "forwards" ? [...PARTS] : [...PARTS].reverse());

  function start() {
    if (at >= PARTS.length - 1) at = -1;
    const next = () => {
      go(1);
      timer = at < PARTS.length - 1 ? window.setTimeout(next, PACE) : 0;
      show();
    };
    next();
  }
  function stop() {
    clearTimeout(timer);
    timer = 0;
    show();
  }
  /** @param {number} by */
  function go(by) {
    at = Math.max(0, Math.min(PARTS.length - 1, at + by));
    show();
  }
  /** What the part means, read this way. @param {typeof PARTS[number]} part */
  function sentence(part) {
    const { t, period, digits } = live.shown;
    const name = live.shown.t[part];
    if (way === "forwards") return fill(t.walk_says, { part: name, words: stages[part].note.textContent ?? "" });
    const d = derived;
    const values = d && { code: d.code, number: d.number, offset: d.offset, end: d.offset + 3, step: d.step, from: d.step * period, to: (d.step + 1) * period - 1,
      numbers: new Intl.NumberFormat(live.shown.language).format(Math.round(2 ** 31 / 10 ** digits)) };
    const backwards = { code: t.back_code, number: t.back_number, cleared: t.back_cleared, four: t.back_four, offset: t.back_offset, digest: t.back_digest,
      counter: t.back_counter, step: t.back_step, time: t.back_time };
    return fill(t.walk_says, { part: name, words: fill(backwards[part], values ?? {}) });
  }
  let spoken = "";
  function show() {
    const part = order()[at];
    for (const each of PARTS) stages[each].element.classList.toggle("td-stage-now", each === part);
    choice.update(way);
    play.replaceChildren(timer ? live.shown.t.walk_stop : live.shown.t.walk_play);
    back.setAttribute("aria-disabled", String(at <= 0));
    step.setAttribute("aria-disabled", String(at >= PARTS.length - 1));
    // A new second changes the words of a part, and is no news of the walk.
    const key = `${way} ${part ?? ""} ${live.shown.language} ${derived?.code ?? ""}`;
    if (key !== spoken) said.textContent = part ? sentence(part) : "";
    spoken = key;
  }
  const element = h("div", { class: "td-walk" },
    h("div", { class: "td-row", role: "group", "aria-label": word("walk"), onkeydown: (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      stop();
      go(by);
    } }, choice.element, back, step, play), said);
  return {
    element,
    stop,
    /** @param {Derivation} d */
    draw(d) {
      derived = d;
      show();
    },
    update: show,
  };
}
