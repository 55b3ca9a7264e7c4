/** The parts that views are made of: answers, fields, sliders, choices, and the buttons that several have. */
import { h, say, setOrRemove, uid } from "./elements.js";
import { hasReader } from "./spoken.js";

/** @typedef {import("./elements.js").Word} Word */
/** @typedef {import("../protocol.js").Verdict & Partial<import("../protocol.js").Said>} Answer */

/**
 * A place for answers: a polite live region that is there before it speaks. An answer with another serial
 * number is another one, even if it says the same.
 */
export function answerBox() {
  const element = h("div", { class: "td-verdict", role: "status", "aria-live": "polite", id: uid() });
  let said = "";
  return {
    element,
    /** @param {Answer | null | undefined} answer */
    show(answer) {
      const next = JSON.stringify(answer ?? null);
      if (next === said) return;
      said = next;
      // Several views of a page may say the same: it is spoken in the one that the reader is in.
      element.setAttribute("aria-live", hasReader(element) ? "polite" : "off");
      element.replaceChildren();
      if (!answer) return;
      const sign = { ok: "✓", no: "✕", note: "i" }[answer.kind];
      element.append(
        h("div", { class: `td-say td-say-${answer.kind}` },
          h("span", { class: "td-sign", "aria-hidden": "true" }, sign),
          h("div", {}, h("b", {}, answer.title), answer.detail ? h("span", {}, answer.detail) : null),
          answer.count ? h("p", { class: "td-count" }, answer.count) : null),
      );
    },
  };
}

/**
 * A field with its label, hint and fault, tied together for a screen reader.
 * @template {HTMLInputElement | HTMLSelectElement} [C=HTMLInputElement]
 * @param {{type?: string, label: Word, hint?: Word, name: string, required?: boolean,
 *   autocomplete?: string, cls?: string, input?: C}} options
 */
export function field({ type = "text", label, hint, name, required = false, autocomplete = "off", cls = "", input }) {
  const id = uid();
  const control = input ?? /** @type {C} */ (h("input", { type, autocomplete, spellcheck: "false", autocapitalize: "off" }));
  control.id = id;
  control.name = name;
  if (cls) control.classList.add(cls);
  if (required) control.setAttribute("aria-required", "true");
  const fault = h("p", { class: "td-fault", id: `${id}-fault`, hidden: true });
  const aside = hint ? h("p", { class: "td-hint", id: `${id}-hint` }, hint) : null;
  const element = h("div", { class: "td-field" },
    h("label", { for: id }, h("span", {}, label), required ? h("span", { "aria-hidden": "true" }, " *") : null),
    control, aside, fault);
  let faulty = "";
  /** @type {HTMLElement | null} */
  let refusal = null;
  function describe() {
    setOrRemove(control, "aria-invalid", faulty || refusal ? "true" : null);
    const described = [refusal?.id, aside?.id, faulty && fault.id].filter(Boolean).join(" ");
    setOrRemove(control, "aria-describedby", described || null);
  }
  describe();
  return {
    element,
    control,
    /** @param {string | undefined} message what is wrong, or nothing */
    fault(message) {
      faulty = message ?? "";
      fault.textContent = faulty;
      fault.hidden = !faulty;
      describe();
    },
    /** @param {HTMLElement | null} answer that refuses what is in the box, and describes it before its hint; or nothing */
    refused(answer) {
      refusal = answer;
      describe();
    },
  };
}

/**
 * A form that tells nobody but the kernel what is in it.
 * @param {string} cls @param {() => void} submit @param {...(Node | null)} children
 */
export const form = (cls, submit, ...children) =>
  h("form", { class: `td-stack ${cls}`, novalidate: true, autocomplete: "off", onsubmit: (event) => {
    event.preventDefault();
    submit();
  } }, ...children);

/**
 * A button.
 * @param {string} cls what it looks like, and its handle @param {Word | string} label @param {() => void} press
 * @param {import("./elements.js").Attributes} more
 */
export const button = (cls, label, press, more = {}) => h("button", { type: "button", class: cls, onclick: press, ...more }, label);

/**
 * A box that shows what is kept elsewhere. What a reader has typed and not sent yet stays in it, whatever
 * comes meanwhile.
 * @param {HTMLInputElement | HTMLSelectElement} control
 */
export function keptIn(control) {
  let drawn = control.value;
  /** @type {string | null} */
  let sent = null;
  return {
    /** @returns {string} what is sent off now */
    send: () => (sent = control.value),
    /** @param {string} value what is kept now @param {boolean} [anyway] where all begins again */
    set(value, anyway = false) {
      if (anyway || control.value === drawn || control.value === sent) control.value = value;
      drawn = value;
      sent = null;
    },
  };
}

const HOLD = 3000; // milliseconds that a slider stays where it was put while other news come

/**
 * A slider with its label and its value in words. It shows at once what it is moved to, and tells the
 * kernel once, when it is let go.
 * @param {{label: Word, min: number, max: number, step: number, words(value: number): string,
 *   moved?(value: number): void, set(value: number): void}} options
 */
export function slider({ label, min, max, step, words, moved = () => {}, set }) {
  const id = uid();
  // Not an output: that is a live region, and a slider says its value itself.
  const value = h("span", { class: "td-value" });
  /** @type {number | null} */
  let wanted = null; // what a hand has moved it to, until the kernel has it
  let since = 0;
  const input = h("input", { type: "range", id, min, max, step, oninput: () => {
    wanted = Number(input.value);
    since = performance.now();
    show();
    moved(wanted);
  }, onchange: () => { set(Number(input.value)); } });
  let said = "";
  const show = () => {
    const text = words(Number(input.value));
    if (text === said) return; // set again, it might be spoken again
    said = text;
    say(value, text);
    input.setAttribute("aria-valuetext", text);
  };
  return {
    element: h("div", { class: "td-slider" }, h("div", {}, h("label", { for: id }, label), " ", value), input),
    /** @param {number} now @returns {boolean} whether it shows this: an answer to an earlier move does not pull it back */
    update(now) {
      const held = wanted !== null && wanted !== now && performance.now() - since < HOLD;
      if (!held) {
        wanted = null;
        input.value = String(now);
      }
      show();
      return !held;
    },
  };
}

/**
 * Buttons of which one is pressed.
 * @template {string | number} V
 * @param {{label: Word, values: readonly V[], words(value: V): import("./elements.js").Text, set(value: V): void}} options
 */
export function segments({ label, values, words, set }) {
  const buttons = values.map((value) => ({ value, element: button("", "", () => set(value)) }));
  return {
    element: h("div", { class: "td-segments", role: "group", "aria-label": label }, ...buttons.map(({ element }) => element)),
    /** @param {string | number} now */
    update(now) {
      for (const { value, element } of buttons) {
        say(element, words(value));
        element.setAttribute("aria-pressed", String(value === now));
      }
    },
  };
}

/**
 * The same with its label beside it.
 * @template {string | number} V
 * @param {{label: Word, values: readonly V[], words(value: V): string, set(value: V): void}} options
 */
export function choice(options) {
  const { element, update } = segments(options);
  return { element: h("div", { class: "td-choice" }, h("span", { class: "td-label", "aria-hidden": "true" }, options.label), element), update };
}

/**
 * A language switch; pressed is the language shown.
 * @param {{word(key: "language"): Word, send(content: import("../protocol.js").LanguageWord): void}} live
 */
export function languageSwitch({ word, send }) {
  const names = { en: "English", fr: "Français" };
  const codes = /** @type {(keyof typeof names)[]} */ (Object.keys(names));
  const { element, update } = segments({ label: word("language"), values: codes, words: (code) => names[code], set: (code) => send({ do: "language", code }) });
  element.classList.add("td-language");
  for (const [i, code] of codes.entries()) element.children[i]?.setAttribute("lang", code);
  return { element, update };
}

/**
 * The button that stops the lesson's time beside what ticks, and lets it run again.
 * @param {{shown: {paused: boolean, t: {pause: string, run: string}}, send(content: {do: "clock-run" | "clock-stop"}): void}} live
 */
export function pauseButton(live) {
  const element = button("td-button td-slim td-pause", "", () => live.send({ do: live.shown.paused ? "clock-run" : "clock-stop" }));
  return { element, update: () => say(element, live.shown.paused ? live.shown.t.run : live.shown.t.pause) };
}
