/**
 * What the views' scripts share: making elements, setting texts, talking to the kernel, telling time.
 */
import { fill, h, picture, plain, plural, reword, say, uid } from "./elements.js";
import { settle } from "./page.js";
import { offline } from "./offline.js";
import { hasReader } from "./spoken.js";

export { hasReader, fill, h, picture, plain, plural, reword, say, uid };

/** @typedef {import("./elements.js").Text} Text */
/** @typedef {import("./elements.js").Shown} Shown */
/** @typedef {{shown: Shown, moment: Record<string, any>, private: Record<string, any>, clocks: Record<string, any>,
 *   now: number, kernel: string, to?: string, t0?: number}} Message */
/** @typedef {{send(content: {do: string}): void, hello(): void, close(): void}} Link */
/** @typedef {{get(name: string): any, set(name: string, value: any): void, send(content: object): void,
 *   on(name: string, callback: Function): void, off(name: string, callback: Function): void}} Model */

/**
 * A place for answers: a polite live region that is there before it speaks. An answer with another serial
 * number is another one, even if it says the same.
 * @param {string} [name] further class
 * @returns {{element: HTMLElement, show(answer: {kind: string, title: string, detail: string, count?: string, serial?: number} | null): void}}
 */
export function answerBox(name = "") {
  const element = h("div", { class: `td-verdict ${name}`, role: "status", "aria-live": "polite", id: uid() });
  let said = "";
  return {
    element,
    show(answer) {
      const next = JSON.stringify(answer ?? null);
      if (next === said) return;
      said = next;
      // Several views of a page may say the same: it is spoken in the one that the reader is in.
      element.setAttribute("aria-live", hasReader(element) ? "polite" : "off");
      element.replaceChildren();
      if (!answer) return;
      const sign = { ok: "✓", no: "✕", note: "i" }[answer.kind] ?? "i";
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
 * Mark a box as refused or not; a refused one is described by the answer, before its hint.
 * @param {HTMLElement} control @param {boolean} refused @param {HTMLElement} answer
 */
export function markRefused(control, refused, answer) {
  const others = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== answer.id);
  const ids = refused ? [answer.id, ...others] : others;
  if (refused) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
  if (ids.length) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
}

/**
 * A field with its label, hint and fault, tied together for a screen reader.
 * @param {{id?: string, type?: string, text: string, hint?: string, name: string, required?: boolean,
 *   autocomplete?: string, cls?: string, input?: HTMLElement}} options
 */
export function field({ type = "text", text, hint, name, required = false, autocomplete = "off", cls = "", input }) {
  const id = uid();
  const control = input ?? h("input", { type, autocomplete, spellcheck: "false", autocapitalize: "off" });
  control.id = id;
  control.name = name;
  if (cls) control.classList.add(...cls.split(" "));
  if (required) control.setAttribute("aria-required", "true");
  const fault = h("p", { class: "td-fault", id: `${id}-fault`, hidden: true });
  const aside = hint ? h("p", { class: "td-hint", id: `${id}-hint`, text: hint }) : null;
  const element = h("div", { class: "td-field" },
    h("label", { for: id }, h("span", { text }), required ? h("span", { "aria-hidden": "true" }, " *") : null),
    control, aside, fault);
  if (aside) control.setAttribute("aria-describedby", aside.id);
  return {
    element,
    control,
    /** @param {string | undefined} message what is wrong, or nothing */
    fault(message) {
      fault.textContent = message ?? "";
      fault.hidden = !message;
      control.toggleAttribute("aria-invalid", false);
      if (message) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
      const described = [aside?.id, message ? fault.id : null].filter(Boolean).join(" ");
      if (described) control.setAttribute("aria-describedby", described);
      else control.removeAttribute("aria-describedby");
    },
  };
}

/**
 * A box that shows what is kept elsewhere. What a reader has typed and not sent yet stays in it, whatever
 * comes meanwhile.
 * @param {HTMLInputElement} control
 */
export function keptIn(control) {
  let drawn = control.value;
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
 * @param {{text: string, min: number, max: number, step: number, words(value: number): string,
 *   moved?(value: number): void, set(value: number): void}} options
 */
export function slider({ text, min, max, step, words, moved = () => {}, set }) {
  const id = uid();
  // Not an output: that is a live region, and a slider says its value itself.
  const value = h("span", { class: "td-value" });
  let wanted = null; // what a hand has moved it to, until the kernel has it
  let since = 0;
  const input = h("input", { type: "range", id, min, max, step, oninput: () => {
    wanted = Number(input.value);
    since = performance.now();
    show();
    moved(wanted);
  }, onchange: () => set(Number(input.value)) });
  const show = () => {
    const text = words(Number(input.value));
    if (value.textContent === text) return;
    value.textContent = text;
    input.setAttribute("aria-valuetext", text);
  };
  return {
    element: h("div", { class: "td-slider" }, h("div", {}, h("label", { for: id, text }), " ", value), input),
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
 * A group of buttons of which one is pressed.
 * @param {{label: string, values: number[], words(value: number): string, set(value: number): void}} options
 */
export function choice({ label, values, words, set }) {
  const buttons = values.map((value) => h("button", { type: "button", onclick: () => set(value) }));
  return {
    element: h("div", { class: "td-choice" }, h("span", { class: "td-label", text: label, "aria-hidden": "true" }),
      h("div", { class: "td-segments", role: "group", label }, ...buttons)),
    /** @param {number} now */
    update(now) {
      buttons.forEach((button, i) => {
        say(button, words(values[i]));
        button.setAttribute("aria-pressed", String(values[i] === now));
      });
    },
  };
}

/**
 * A language switch; pressed is the language shown.
 * @param {(content: object) => void} send
 */
export function languageSwitch(send) {
  const buttons = [["en", "English"], ["fr", "Français"]].map(([code, name]) =>
    h("button", { type: "button", lang: code, onclick: () => send({ do: "language", code }) }, name));
  const element = h("div", { class: "td-language td-segments", role: "group", label: "language" }, ...buttons);
  return {
    element,
    /** @param {Shown} shown */
    update(shown) {
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.lang === shown.language));
    },
  };
}

/**
 * Keep the keys pressed in a view from JupyterLab, which takes "d d" on a button for "delete the cell" and
 * stops Enter in a text box from sending its form. What goes with Ctrl or Cmd, such as saving, stays its own; but
 * for Enter, which presses a button with them, too, and would run the cell besides.
 * @param {HTMLElement} root
 */
const keepKeys = (root) =>
  root.addEventListener("keydown", (event) => {
    if ((!event.ctrlKey && !event.metaKey) || event.key === "Enter") event.stopPropagation();
  });

const UNHEARD = new Set(["hello", "time", "bye"]); // a reader has not asked for these, and misses no answer

/**
 * Connect a view to its model: draw from the saved state at once, ask the kernel for the rest, draw
 * again at each message. A page without a kernel, or whose kernel is gone, gets no answer: it goes back to
 * what may be saved, and says so.
 * @param {Model} model
 * @param {HTMLElement} root the view's own element
 * @param {(shown: Shown, secret: Record<string, any> | null, message: Message) => void} draw of what is saved, `message`
 *   has `shown` and `moment` only
 * @param {(link: Link, message: Message) => void} [told] is given each message that tells the kernel's time
 * @returns {Link}
 */
export function connect(model, root, draw, told = () => {}) {
  const me = uid();
  let closed = false;
  /** @param {object} content */
  const send = (content) => {
    if (closed) return; // a timer of a view that is gone
    try {
      model.send({ ...content, from: me });
      if (!UNHEARD.has(content.do)) lone.waits();
    } catch {
      lone.doubts(); // the kernel is gone
    }
  };
  const hello = () => send({ do: "hello", t0: performance.now() });
  // The kernel tells its news only to views that a page shows.
  const bye = () => send({ do: "bye" });
  /** @param {PageTransitionEvent} event */
  const back = (event) => event.persisted && hello();
  // JupyterLab's word that a kernel is restarted; whether one answers still is found out by asking.
  const parted = () => {
    lone.doubts();
    hello();
  };
  /** @param {Message} message */
  const heard = (message) => {
    if (!message || (message.to && message.to !== me)) return;
    told(link, message);
    if (!message.shown) return;
    lone.ends();
    // What may be saved is kept where a saved notebook looks for it; the kernel is told nothing.
    model.set("saved", { shown: message.shown, moment: message.moment });
    draw(message.shown, message.private, message);
    reword(root, message.shown);
    settle(root, message.shown);
  };
  const link = {
    send,
    hello,
    close() {
      lone.ends();
      window.removeEventListener("pagehide", bye);
      window.removeEventListener("pageshow", back);
      model.off("msg:custom", heard);
      model.off("comm_live_update", parted);
      bye();
      closed = true;
    },
  };
  model.on("msg:custom", heard);
  model.on("comm_live_update", parted);
  window.addEventListener("pagehide", bye);
  window.addEventListener("pageshow", back);
  keepKeys(root);
  const drawSaved = () => {
    const saved = model.get("saved");
    draw(saved.shown, null, saved);
    reword(root, saved.shown);
    settle(root, saved.shown);
  };
  drawSaved();
  const lone = offline(root, () => model.get("saved").moment, drawSaved);
  lone.begins();
  hello();
  return link;
}
