/** The time axis: the steps around now, their codes, and which of them the server would accept. */
import { choice, pauseButton, slider } from "../base/controls.js";
import { fill, h, plural, say, uid } from "../base/elements.js";
import { liveView } from "../base/live.js";
import { skewText } from "../base/skew.js";
import { codePart, fillParts, speaker, spelled } from "../base/spoken.js";
import { clockText, codeAt, grouped, shownBy } from "../base/ticking.js";

/** @typedef {import("../protocol.js").TimeWindow} TimeWindow */

const EDGE = 12; // pixels; the drawing is as wide as its place, so that its text keeps its size
const TOP = 64;
const HIGH = 64;
const ROOMY = 84; // pixels a code in two groups needs
const TIGHT = 44; // pixels a code needs at all
const MONO = 0.6; // of its size: how wide a letter of the code is
const NARROW = 560; // pixels below which the drawing shows fewer steps
const KINDS = /** @type {const} */ ({ practice: "practice", locked: "locked", empty: "empty", "other-secret": "other", "other-settings": "other" });
const SIGNS = { ok: "✓", no: "✕", practice: "○", locked: "■", empty: "i", other: "≠" };
const USUAL = 960; // pixels, where the place is not laid out yet

/** @param {number} n @returns {string} with its sign */
const signed = (n) => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : "0");

/** The drawing; it is made once for a number of steps and then only moved and reworded. */
function axis() {
  const id = uid();
  const svg = h("svg:svg", { class: "td-axis", role: "img", "aria-labelledby": id });
  const title = h("svg:title", { id });
  svg.append(title);
  let half = -1;
  let wide = 0;
  let width = 0;
  const hatch = uid();
  const bracket = h("svg:path", { class: "td-bracket" });
  const accepted = h("svg:text", { class: "td-bracket-text", "text-anchor": "middle", y: 204 });
  const hand = (/** @type {string} */ cls, /** @type {string} */ points) => {
    const words = h("svg:text", { "text-anchor": "middle" });
    return { words, element: h("svg:g", { class: cls }, h("svg:path", { d: points }), words) };
  };
  const server = hand("td-hand-server", `M0 ${TOP} l-8 -12 h16 z M0 ${TOP} v${HIGH}`);
  const phone = hand("td-hand-phone", `M0 ${TOP + HIGH} l-8 12 h16 z M0 ${TOP + HIGH} v-${HIGH}`);
  const frame = h("svg:rect", { y: TOP + 3, height: HIGH - 6, rx: 4 });
  const typedWords = h("svg:text", { "text-anchor": "middle", y: 14 });
  const typed = h("svg:g", { class: "td-typed" }, frame, typedWords);
  function build() {
    svg.replaceChildren(title, h("svg:defs", {}, h("svg:pattern", { id: hatch, width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      h("svg:rect", { width: 3, height: 8, class: "td-hatch" }))));
    svg.setAttribute("viewBox", `0 0 ${wide} 212`);
    width = (wide - 2 * EDGE) / (2 * half + 1);
    const made = Array.from({ length: 2 * half + 1 }, (_, i) => {
      const x = EDGE + i * width;
      const cell = {
        box: h("svg:rect", { x, y: TOP, width, height: HIGH }),
        lines: h("svg:rect", { x, y: TOP, width, height: HIGH, fill: `url(#${hatch})` }),
        code: h("svg:text", { x: x + width / 2, y: TOP + 32, "text-anchor": "middle", class: "td-axis-code", lengthAdjust: "spacingAndGlyphs" }),
        mark: h("svg:text", { x: x + width / 2, y: TOP + 54, "text-anchor": "middle", class: "td-axis-mark" }),
        tick: h("svg:line", { x1: x, x2: x, y1: TOP + HIGH, y2: TOP + HIGH + 8, class: "td-tick" }),
        time: h("svg:text", { x, y: TOP + HIGH + 25, "text-anchor": i === 0 ? "start" : "middle", class: "td-axis-time" }),
      };
      svg.append(cell.box, cell.lines, cell.code, cell.mark, cell.tick, cell.time);
      return cell;
    });
    svg.append(bracket, accepted, typed, server.element, phone.element);
    return made;
  }
  /** @type {ReturnType<typeof build>} */
  let cells = [];
  return {
    element: svg,
    /**
     * @param {{now: number, phone: number, period: number, window: number, shows: number, room: number, codeOf(step: number): string,
     *   lastStep: number | null, typed: {step: number, accepted: boolean} | null, t: TimeWindow["shown"]["t"], label: string}} state
     */
    draw({ now, phone: phoneNow, period, window: w, shows, room: place, codeOf, lastStep, typed: mark, t, label }) {
      if (shows !== half || place !== wide) {
        half = shows;
        wide = place;
        cells = build();
      }
      title.textContent = label;
      const step = Math.floor(now / period);
      const first = step - half;
      const x = (/** @type {number} */ time) => EDGE + (time / period - first) * width;
      const every = Math.max(1, Math.ceil(72 / width));
      cells.forEach((cell, i) => {
        const s = first + i;
        const inside = Math.abs(s - step) <= w;
        const used = lastStep !== null && s <= lastStep && inside;
        cell.box.setAttribute("class", `td-cell ${inside ? (used ? "td-cell-used" : "td-cell-ok") : "td-cell-no"}${s === step ? " td-cell-now" : ""}`);
        cell.lines.style.display = used ? "" : "none";
        const code = codeOf(s);
        const written = !code || width < TIGHT ? "" : width < ROOMY ? code : grouped(code);
        cell.code.textContent = written;
        const size = width < ROOMY ? Math.min(16, width / (code.length * 0.66)) : Math.min(23, width / (code.length * 0.9));
        cell.code.style.fontSize = `${size}px`;
        // As long as its cell has room for, however far apart a reader's own style sheet sets letters.
        if (written) cell.code.setAttribute("textLength", (written.length * size * MONO).toFixed(1));
        cell.code.classList.toggle("td-now-code", s === step);
        cell.mark.textContent = `${inside && !used ? "✓" : "✕"}${width < TIGHT ? "" : ` ${signed(s - step)}`}`;
        cell.time.textContent = (i % every === 0) ? clockText(s * period) : "";
      });
      const left = EDGE + (half - w) * width;
      const right = EDGE + (half + w + 1) * width;
      bracket.setAttribute("d", `M${left} 178 v8 H${right} v-8`);
      accepted.textContent = t.accepted;
      accepted.setAttribute("x", String((left + right) / 2));
      server.element.setAttribute("transform", `translate(${x(now).toFixed(1)} 0)`);
      const agree = Math.abs(phoneNow - now) < 1;
      const across = x(phoneNow);
      const shown = Math.min(Math.max(across, EDGE), wide - EDGE);
      phone.element.setAttribute("transform", `translate(${shown.toFixed(1)} 0)`);
      // Words stay inside the drawing and, where the hands are close, out of each other's way.
      const put = (/** @type {typeof server} */ { words }, /** @type {number} */ at, /** @type {string} */ text, /** @type {number} */ y) => {
        words.textContent = text;
        words.setAttribute("y", String(y));
        const room = text.length * 4.4;
        words.setAttribute("x", String(Math.max(room - at, Math.min(0, wide - room - at))));
      };
      put(server, x(now), agree ? t.both : t.server, 44);
      const away = across < EDGE ? "◀ " : across > wide - EDGE ? "▶ " : "";
      put(phone, shown, agree ? "" : away + t.phone, TOP + HIGH + 42);
      phone.element.style.display = agree ? "none" : "";
      typed.style.display = mark ? "" : "none";
      if (mark) {
        const cell = Math.min(Math.max(mark.step - first, 0), 2 * half);
        const outside = mark.step < first ? "◀ " : mark.step > first + 2 * half ? "▶ " : "";
        frame.setAttribute("x", String(EDGE + cell * width + 3));
        frame.setAttribute("width", String(width - 6));
        const words = outside + (mark.accepted ? t.typed_ok : t.typed_no);
        typedWords.textContent = words;
        const at = EDGE + (cell + 0.5) * width;
        const room = words.length * 4.2;
        typedWords.setAttribute("x", String(Math.max(room, Math.min(at, wide - room))));
        typed.setAttribute("class", `td-typed ${mark.accepted ? "td-typed-ok" : "td-typed-no"}`);
      }
    },
  };
}

/**
 * Say why the phone's code would be accepted or refused now: from the numbers that the drawing shows, unless
 * the kernel has said that something else decides.
 * @param {TimeWindow["shown"]} shown @param {number} now @param {number} phoneNow @param {number | null} lastStep
 * @param {number | null} retryAt until when the server takes no attempt
 * @returns {{kind: keyof typeof SIGNS, text: string}}
 */
function verdict(shown, now, phoneNow, lastStep, retryAt) {
  const { t, period, window: w, language, standing } = shown;
  if (standing !== "ok") return { kind: KINDS[standing], text: shown.why };
  if (retryAt !== null && now < retryAt) return { kind: "no", text: plural(t.would_wait, Math.ceil(retryAt - now), language) };
  const step = Math.floor(now / period);
  const at = Math.floor(phoneNow / period);
  const off = at - step;
  if (Math.abs(off) <= w && lastStep !== null && at <= lastStep) return { kind: "no", text: t.would_used };
  const where = off === 0 ? t.same : plural(off > 0 ? t.later : t.earlier, Math.abs(off), language);
  return { kind: Math.abs(off) <= w ? "ok" : "no", text: `${where} ${Math.abs(off) <= w ? t.would_accept : plural(t.would_refuse, w, language)}` };
}

export default liveView((/** @type {import("../base/live.js").Live<TimeWindow>} */ live) => {
  const { word, send, shown: { limits } } = live;
  let listed = ""; // the codes of the list
  let spokenCode = "";
  /** @type {number | null} */
  let preview = null; // the phone's skew while its slider is being moved
  const drawing = axis();
  const times = h("p", { class: "td-soft td-window-times" });
  const whose = h("p", { class: "td-soft td-whose" });
  const sign = h("span", { class: "td-sign", "aria-hidden": "true" });
  const reason = h("span", {});
  const why = h("p", {}, sign, reason);
  const last = h("p", { class: "td-last" });
  const spoken = speaker();
  const pause = pauseButton(live);
  const codes = h("p", { class: "td-codes" });
  const steps = (/** @type {number} */ count) => plural(live.shown.t.steps, count, live.shown.language);
  const window = slider({ label: word("window"), min: 0, max: limits.window, step: 1, words: steps, set: (value) => send({ do: "window", steps: value }) });
  const phoneSkew = slider({ label: word("phone_skew"), min: -limits.skew, max: limits.skew, step: 5, words: (value) => skewText(value, live.shown.t),
    moved: (value) => { preview = value; live.again(); }, set: (seconds) => send({ do: "phone-skew", seconds }) });
  const period = choice({ label: word("period"), values: limits.periods, words: (value) => `${value} s`, set: (seconds) => send({ do: "period", seconds }) });
  const digits = choice({ label: word("digits"), values: limits.digits, words: String, set: (count) => send({ do: "digits", count }) });
  /**
   * @param {number} now @param {number} phone @param {(step: number) => string} codeOf
   * @param {{last_step: number | null, retry_at: number | null}} server
   */
  function show(now, phone, codeOf, { last_step: lastStep, retry_at: retryAt }) {
    const { shown } = live;
    const { t, period, window: w, language } = shown;
    const step = Math.floor(now / period);
    const said = verdict(shown, now, phone, lastStep, retryAt);
    const room = drawing.element.clientWidth || USUAL;
    drawing.draw({ now, phone, period, window: w, shows: w + (room < NARROW ? 1 : 2), room, codeOf, lastStep, typed: shown.typed, t,
      label: `${plural(t.label, 2 * w + 1, language)} ${said.text}` });
    times.textContent = fill(t.times, { window: steps(w), server: clockText(now), phone: clockText(phone) });
    why.className = `td-why td-why-${said.kind}`;
    sign.textContent = SIGNS[said.kind];
    say(reason, said.text);
    const list = Array.from({ length: 2 * w + 1 }, (_, i) => step - w + i)
      .map((s) => ({ code: codeOf(s), from: clockText(s * period), to: clockText((s + 1) * period) }));
    const text = JSON.stringify([t.codes, t.one_code, list]);
    if (text !== listed) {
      listed = text;
      codes.replaceChildren(t.codes, ...list.flatMap((one) => [" ", ...fillParts(t.one_code, { ...one, code: codePart(one.code) })]));
    }
    // Spoken when the code is new, not when something else is; codes that fly past are not.
    if (codeOf(step) === spokenCode) return;
    spokenCode = codeOf(step);
    spoken.say((live.clocks?.server.rate ?? 0) <= 1 ? fill(t.spoken, { code: spelled(spokenCode) }) : "");
  }
  return {
    element: h("section", { class: "td-card td-time-window", "aria-label": word("title") },
      h("div", { class: "td-clock-head" }, h("div", {}, h("h3", { class: "td-title" }, word("title")), whose), h("div", { class: "td-row" }, times, pause.element)),
      drawing.element, h("div", { class: "td-window-words" }, why, last, h("details", {}, h("summary", {}, word("as_text")), codes), spoken.element),
      h("div", { class: "td-columns td-controls" }, window.element, phoneSkew.element, period.element, digits.element)),
    draw(shown) {
      pause.update();
      window.update(shown.window);
      if (phoneSkew.update(shown.phone_skew)) preview = null;
      period.update(shown.period);
      digits.update(shown.digits);
      whose.textContent = shown.key;
      last.textContent = shown.last;
      last.hidden = !shown.last;
    },
    clocks: () => [live.clocks.server, live.clocks.phone].map((clock) => ({ clock, period: live.shown.period })),
    tick(kernelNow) {
      const { shown, secret, clocks } = live;
      if (!secret) return;
      const now = shownBy(clocks.server, kernelNow);
      const phone = shownBy(clocks.phone, kernelNow) + (preview === null ? 0 : preview - shown.phone_skew);
      show(now, phone, (step) => codeAt(secret.key, step).code, secret);
      if (codeAt(secret.key, Math.floor(now / shown.period)).low) live.ask();
    },
    still: ({ at, phone, first, codes: list }) => show(at, phone, (step) => list[step - first] ?? "", { last_step: null, retry_at: null }),
    resized: live.again,
  };
});
