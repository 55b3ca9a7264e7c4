/** The time axis: the steps around now, their codes, and which of them the server would accept. */
import { choice, connect, fill, h, plural, slider, uid } from "../base/dom.js";
import { pauseButton } from "../base/pause.js";
import { skewText } from "../base/skew.js";
import { codePart, fillParts, speaker, spelled } from "../base/spoken.js";
import { clockText, codeAt, grouped, setKernelTime, shownBy, ticker } from "../base/ticking.js";

/** @typedef {import("../base/dom.js").Shown} Shown */

const EDGE = 12; // pixels; the drawing is as wide as its place, so that its text keeps its size
const TOP = 64;
const HIGH = 64;
const ROOMY = 84; // pixels a code in two groups needs
const TIGHT = 44; // pixels a code needs at all
const MONO = 0.6; // of its size: how wide a letter of the code is
const NARROW = 560; // pixels below which the drawing shows fewer steps
const KINDS = { practice: "practice", locked: "locked", empty: "empty", "other-secret": "other", "other-settings": "other" };
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
  let cells = [];
  let half = -1;
  let wide = 0;
  let width = 0;
  const hatch = uid();
  const bracket = h("svg:path", { class: "td-bracket" });
  const accepted = h("svg:text", { class: "td-bracket-text", "text-anchor": "middle", y: 204 });
  const hand = (cls, points) => h("svg:g", { class: cls }, h("svg:path", { d: points }), h("svg:text", { "text-anchor": "middle" }));
  const server = hand("td-hand-server", `M0 ${TOP} l-8 -12 h16 z M0 ${TOP} v${HIGH}`);
  const phone = hand("td-hand-phone", `M0 ${TOP + HIGH} l-8 12 h16 z M0 ${TOP + HIGH} v-${HIGH}`);
  const typed = h("svg:g", { class: "td-typed" }, h("svg:rect", { y: TOP + 3, height: HIGH - 6, rx: 4 }), h("svg:text", { "text-anchor": "middle", y: 14 }));
  function build() {
    svg.replaceChildren(title, h("svg:defs", {}, h("svg:pattern", { id: hatch, width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      h("svg:rect", { width: 3, height: 8, class: "td-hatch" }))));
    svg.setAttribute("viewBox", `0 0 ${wide} 212`);
    width = (wide - 2 * EDGE) / (2 * half + 1);
    cells = Array.from({ length: 2 * half + 1 }, (_, i) => {
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
    svg.append(bracket, accepted, typed, server, phone);
  }
  return {
    element: svg,
    /**
     * @param {{now: number, phone: number, period: number, window: number, shows: number, room: number, codeOf(step: number): string,
     *   lastStep: number | null, typed: {step: number, accepted: boolean} | null, t: Record<string, any>, label: string}} state
     */
    draw({ now, phone: phoneNow, period, window: w, shows, room: place, codeOf, lastStep, typed: mark, t, label }) {
      if (shows !== half || place !== wide) {
        half = shows;
        wide = place;
        build();
      }
      title.textContent = label;
      const step = Math.floor(now / period);
      const first = step - half;
      const x = (time) => EDGE + (time / period - first) * width;
      const every = Math.max(1, Math.ceil(72 / width));
      cells.forEach((cell, i) => {
        const s = first + i;
        const inside = Math.abs(s - step) <= w;
        const used = lastStep !== null && s <= lastStep && inside;
        cell.box.setAttribute("class", `td-cell ${inside ? (used ? "td-cell-used" : "td-cell-ok") : "td-cell-no"}${s === step ? " td-cell-now" : ""}`);
        cell.lines.style.display = used ? "" : "none";
        const code = codeOf(s);
        cell.code.textContent = !code || width < TIGHT ? "" : width < ROOMY ? code : grouped(code);
        const size = width < ROOMY ? Math.min(16, width / (code.length * 0.66)) : Math.min(23, width / (code.length * 0.9));
        cell.code.style.fontSize = `${size}px`;
        // As long as its cell has room for, however far apart a reader's own style sheet sets letters.
        if (cell.code.textContent) cell.code.setAttribute("textLength", (cell.code.textContent.length * size * MONO).toFixed(1));
        cell.code.classList.toggle("td-now-code", s === step);
        cell.mark.textContent = `${inside && !used ? "✓" : "✕"}${width < TIGHT ? "" : ` ${signed(s - step)}`}`;
        cell.time.textContent = (i % every === 0) ? clockText(s * period) : "";
      });
      const left = EDGE + (half - w) * width;
      const right = EDGE + (half + w + 1) * width;
      bracket.setAttribute("d", `M${left} 178 v8 H${right} v-8`);
      accepted.textContent = t.accepted;
      accepted.setAttribute("x", String((left + right) / 2));
      server.setAttribute("transform", `translate(${x(now).toFixed(1)} 0)`);
      const agree = Math.abs(phoneNow - now) < 1;
      const across = x(phoneNow);
      const shown = Math.min(Math.max(across, EDGE), wide - EDGE);
      phone.setAttribute("transform", `translate(${shown.toFixed(1)} 0)`);
      // Words stay inside the drawing and, where the hands are close, out of each other's way.
      const put = (hand, at, text, y) => {
        const words = hand.lastChild;
        words.textContent = text;
        words.setAttribute("y", String(y));
        const room = text.length * 4.4;
        words.setAttribute("x", String(Math.max(room - at, Math.min(0, wide - room - at))));
      };
      put(server, x(now), agree ? t.both : t.server, 44);
      const away = across < EDGE ? "◀ " : across > wide - EDGE ? "▶ " : "";
      put(phone, shown, agree ? "" : away + t.phone, TOP + HIGH + 42);
      phone.style.display = agree ? "none" : "";
      typed.style.display = mark ? "" : "none";
      if (mark) {
        const cell = Math.min(Math.max(mark.step - first, 0), 2 * half);
        const outside = mark.step < first ? "◀ " : mark.step > first + 2 * half ? "▶ " : "";
        const [frame, words] = typed.children;
        frame.setAttribute("x", String(EDGE + cell * width + 3));
        frame.setAttribute("width", String(width - 6));
        words.textContent = outside + (mark.accepted ? t.typed_ok : t.typed_no);
        const at = EDGE + (cell + 0.5) * width;
        const room = words.textContent.length * 4.2;
        words.setAttribute("x", String(Math.max(room, Math.min(at, wide - room))));
        typed.setAttribute("class", `td-typed ${mark.accepted ? "td-typed-ok" : "td-typed-no"}`);
      }
    },
  };
}

/**
 * Say why the phone's code would be accepted or refused now: from the numbers that the drawing shows, unless
 * the kernel has said that something else decides.
 * @param {Shown} shown @param {number} now @param {number} phoneNow @param {number | null} lastStep
 * @param {number | null} retryAt until when the server takes no attempt
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

export default {
  render({ model, el }) {
    el.classList.add("td");
    let shown = model.get("saved").shown;
    let secret = null;
    let moment = null;
    let clocks = null;
    let kernel = "";
    let asking = false;
    let listed = ""; // the codes of the list
    let spokenCode = "";
    let preview = null; // the phone's skew while its slider is being moved
    const send = (content) => link.send(content);
    const drawing = axis();
    const times = h("p", { class: "td-soft td-window-times" });
    const whose = h("p", { class: "td-soft td-whose" });
    const why = h("p", { class: "td-why" }, h("span", { class: "td-sign", "aria-hidden": "true" }), h("span", {}));
    const last = h("p", { class: "td-last" });
    const spoken = speaker();
    const pause = pauseButton(send);
    const codes = h("p", { class: "td-codes" });
    const steps = (count) => plural(shown.t.steps, count, shown.language);
    const controls = {
      window: slider({ text: "window", min: 0, max: 5, step: 1, words: steps, set: (value) => send({ do: "window", steps: value }) }),
      phone_skew: slider({ text: "phone_skew", min: -600, max: 600, step: 5, words: (value) => skewText(value, shown.t),
        moved: (value) => { preview = value; ticks.restart(); }, set: (value) => send({ do: "phone-skew", seconds: value }) }),
      period: choice({ label: "period", values: [10, 30, 60], words: (value) => `${value} s`, set: (value) => send({ do: "period", seconds: value }) }),
      digits: choice({ label: "digits", values: [6, 7, 8], words: String, set: (value) => send({ do: "digits", count: value }) }),
    };
    el.append(h("section", { class: "td-card td-time-window", label: "title" },
      h("div", { class: "td-clock-head" }, h("div", {}, h("h3", { class: "td-title", text: "title" }), whose), h("div", { class: "td-row" }, times, pause.element)),
      drawing.element, h("div", { class: "td-window-words" }, why, last, h("details", {}, h("summary", { text: "as_text" }), codes), spoken.element),
      h("div", { class: "td-columns td-controls" }, ...Object.values(controls).map(({ element }) => element))));
    /**
     * @param {number} now @param {number} phoneNow @param {(step: number) => string} codeOf
     * @param {number | null} lastStep @param {number | null} retryAt
     */
    function show(now, phoneNow, codeOf, lastStep, retryAt) {
      const { t, period, window: w, language } = shown;
      const step = Math.floor(now / period);
      const said = verdict(shown, now, phoneNow, lastStep, retryAt);
      const room = drawing.element.clientWidth || USUAL;
      drawing.draw({ now, phone: phoneNow, period, window: w, shows: w + (room < NARROW ? 1 : 2), room, codeOf, lastStep, typed: shown.typed, t,
        label: `${plural(t.label, 2 * w + 1, language)} ${said.text}` });
      times.textContent = fill(t.times, { window: steps(w), server: clockText(now), phone: clockText(phoneNow) });
      why.className = `td-why td-why-${said.kind}`;
      why.firstChild.textContent = SIGNS[said.kind];
      if (why.lastChild.textContent !== said.text) why.lastChild.textContent = said.text;
      whose.textContent = shown.key;
      last.textContent = shown.last;
      last.hidden = !shown.last;
      const list = [];
      for (let s = step - w; s <= step + w; s++) list.push({ code: codeOf(s), from: clockText(s * period), to: clockText((s + 1) * period) });
      const text = JSON.stringify([t.codes, t.one_code, list]);
      if (text !== listed) {
        listed = text;
        codes.replaceChildren(t.codes, ...list.flatMap((one) => [" ", ...fillParts(t.one_code, { ...one, code: codePart(one.code) })]));
      }
      // Spoken when the code is new, not when something else is; codes that fly past are not.
      if (codeOf(step) === spokenCode) return;
      spokenCode = codeOf(step);
      spoken.say((clocks?.server.rate ?? 0) <= 1 ? fill(t.spoken, { code: spelled(spokenCode) }) : "");
    }
    function showMoment() {
      const { at, phone, first, codes: list } = moment;
      show(at, phone, (step) => list[step - first] ?? "", null, null);
    }
    /** @param {number} kernelNow */
    function tick(kernelNow) {
      const now = shownBy(clocks.server, kernelNow);
      const phoneNow = shownBy(clocks.phone, kernelNow) + (preview === null ? 0 : preview - shown.phone_skew);
      show(now, phoneNow, (step) => codeAt(secret.key, step).code, secret.last_step, secret.retry_at);
      if (!asking && codeAt(secret.key, Math.floor(now / shown.period)).low) {
        asking = true;
        link.hello();
      }
    }
    const ticks = ticker({
      kernel: () => kernel,
      clocks: () => (clocks ? [{ clock: clocks.server, period: shown.period }, { clock: clocks.phone, period: shown.period }] : []),
      tick, ask: () => link.hello(),
    });
    const link = connect(model, el, (next, secrets, message) => {
      shown = next;
      moment = message.moment;
      pause.update(shown);
      for (const [name, control] of Object.entries(controls)) {
        const settled = control.update(shown[name]);
        if (name === "phone_skew" && settled) preview = null;
      }
      if (secrets) {
        asking = false;
        secret = secrets;
        clocks = message.clocks;
        kernel = message.kernel;
        ticks.restart();
      } else {
        kernel = ""; // nothing ticks in a picture of a moment
        showMoment();
      }
    }, setKernelTime);
    const resized = new ResizeObserver(() => (kernel ? ticks.restart() : showMoment()));
    resized.observe(el);
    return () => {
      resized.disconnect();
      ticks.stop();
      link.close();
    };
  },
};
