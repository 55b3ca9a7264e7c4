/** The time axis: the steps around now, their codes, and which of them the server would accept. */
import { choice, pauseButton, slider } from "../base/controls.js";
import { fill, h, plural, say } from "../base/elements.js";
import { liveView } from "../base/live.js";
import { skewText } from "../base/skew.js";
import { codePart, fillParts, speaker, spelled } from "../base/spoken.js";
import { clockText, codeAt, shownBy } from "../base/ticking.js";
import { axis, NARROW, USUAL } from "./axis.js";

/** @typedef {import("../protocol.js").TimeWindow} TimeWindow */

const KINDS = /** @type {const} */ ({ practice: "practice", locked: "locked", empty: "empty", "other-secret": "other", "other-settings": "other" });
const SIGNS = { ok: "✓", no: "✕", practice: "○", locked: "■", empty: "i", other: "≠" };

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
