/** A time axis: the steps around the server's, their codes, two clocks, and where a typed code belongs. */
import { h, uid } from "../base/elements.js";
import { clockText, grouped } from "../base/ticking.js";

/** @typedef {Record<"accepted" | "server" | "phone" | "both" | "typed_ok" | "typed_no", string>} AxisTexts */

const TIME = 96; // pixels from the first time, which begins at its line, to the next, which is centred
const EDGE = 12; // pixels; the drawing is as wide as its place, so that its text keeps its size
const TOP = 64;
const HIGH = 64;
const ROOMY = 84; // pixels a code in two groups needs
const TIGHT = 44; // pixels a code needs at all
const MONO = 0.6; // of its size: how wide a letter of the code is
export const NARROW = 560; // pixels below which the drawing shows fewer steps
export const USUAL = 960; // pixels, where the place is not laid out yet

/** @param {number} n @returns {string} with its sign */
const signed = (n) => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : "0");

/** The drawing; it is made once for a number of steps and then only moved and reworded. */
export function axis() {
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
     *   lastStep: number | null, typed: {step: number, accepted: boolean} | null, t: AxisTexts, label: string}} state
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
      const every = Math.max(1, Math.ceil(TIME / width));
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
