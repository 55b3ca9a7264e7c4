/**
 * What the views' scripts share: making elements, setting texts, talking to the kernel, telling time.
 * Text is always set as text: nothing here or in any view reads a string as HTML.
 */

/** @typedef {string | [string, string]} Text A text; or the screen's English label and the French beside it. */
/** @typedef {{language: string, t: Record<string, Text>, [key: string]: any}} Shown */
/** @typedef {{shown: Shown, private: Record<string, any>, now: number, kernel: string, to?: string, t0?: number}} Message */
/** @typedef {{send(content: object): void, hello(): void, close(): void}} Link */
/** @typedef {{get(name: string): any, set(name: string, value: any): void, send(content: object): void,
 *   on(name: string, callback: Function): void, off(name: string, callback: Function): void}} Model */

const SVG = "http://www.w3.org/2000/svg";
let serial = 0;

/** @returns {string} an id that no other element of the page has */
export const uid = () => `td-${++serial}-${Math.random().toString(36).slice(2, 8)}`;

/**
 * Make an element.
 * @param {string} tag "div", or "svg:path" for SVG
 * @param {Record<string, any>} attributes `on...` adds a listener, `text` is a key of the view's texts
 *   (see `reword`), `label` the key of its aria-label; the rest are attributes; false and null leave one out
 * @param {...(Node | string | null)} children
 * @returns {any}
 */
export function h(tag, attributes = {}, ...children) {
  const [namespace, name] = tag.includes(":") ? [SVG, tag.slice(4)] : [null, tag];
  const element = namespace ? document.createElementNS(namespace, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "text") element.dataset.t = value;
    else if (key === "label") element.dataset.tLabel = value;
    else if (key === "placeholder") element.dataset.tPlaceholder = value;
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/**
 * Set an element's text; of a pair, the English label first and the French, small, beside it.
 * @param {Element} element
 * @param {Text | undefined} text
 */
export function say(element, text) {
  if (Array.isArray(text)) {
    const [label, beside] = text;
    element.replaceChildren(
      h("span", { lang: "en" }, label),
      ...(beside ? [" ", h("span", { class: "td-beside", lang: "fr" }, beside)] : []),
    );
  } else if (element.textContent !== (text ?? "")) {
    element.textContent = text ?? "";
  }
}

/** @param {Text | undefined} text @returns {string} the text in one piece, for a label */
export const plain = (text) => (Array.isArray(text) ? text.filter(Boolean).join(" – ") : (text ?? ""));

/**
 * Put the texts of the reader's language into every element that names one; nothing else is touched,
 * so what a reader has typed stays.
 * @param {Element} root @param {Shown} shown
 */
export function reword(root, shown) {
  root.setAttribute("lang", shown.language);
  for (const element of root.querySelectorAll("[data-t]")) say(element, shown.t[element.dataset.t]);
  for (const element of root.querySelectorAll("[data-t-label]"))
    element.setAttribute("aria-label", plain(shown.t[element.dataset.tLabel]));
  for (const element of root.querySelectorAll("[data-t-placeholder]"))
    element.setAttribute("placeholder", plain(shown.t[element.dataset.tPlaceholder]));
}

/** @param {string} template @param {Record<string, any>} values @returns {string} with {name} filled in */
export const fill = (template, values) =>
  template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));

/**
 * A place for answers: a polite live region that is there before it speaks.
 * @param {string} [name] further class
 * @returns {{element: HTMLElement, show(answer: {kind: string, title: string, detail: string} | null): void}}
 */
export function answerBox(name = "") {
  const element = h("div", { class: `td-verdict ${name}`, role: "status", "aria-live": "polite" });
  let said = "";
  return {
    element,
    show(answer) {
      const next = JSON.stringify(answer ?? null);
      if (next === said) return;
      said = next;
      element.replaceChildren();
      if (!answer) return;
      const sign = { ok: "✓", no: "✕", note: "i" }[answer.kind] ?? "i";
      element.append(
        h("div", { class: `td-say td-say-${answer.kind}` },
          h("span", { class: "td-sign", "aria-hidden": "true" }, sign),
          h("div", {}, h("b", {}, answer.title), answer.detail ? h("span", {}, answer.detail) : null)),
      );
    },
  };
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

/** @param {string} svg a picture as an SVG document of the kernel's @returns {SVGElement} */
export function picture(svg) {
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  return /** @type {any} */ (document.importNode(parsed, true));
}

/**
 * The form of a text that fits a number.
 * @param {[string, string]} forms for one, and for any other number (as the language counts)
 * @param {number} count @param {string} language @returns {string} with {count} filled in
 */
export const plural = ([one, many], count, language) =>
  fill(new Intl.PluralRules(language).select(count) === "one" ? one : many, { count });

/**
 * A slider with its label and its value in words. It shows at once what it is moved to, and tells the
 * kernel once, when it is let go.
 * @param {{text: string, min: number, max: number, step: number, words(value: number): string,
 *   moved?(value: number): void, set(value: number): void}} options
 */
export function slider({ text, min, max, step, words, moved = () => {}, set }) {
  const id = uid();
  const value = h("output", { for: id, class: "td-value" });
  const input = h("input", { type: "range", id, min, max, step, oninput: () => { say(); moved(Number(input.value)); },
    onchange: () => set(Number(input.value)) });
  const say = () => {
    value.textContent = words(Number(input.value));
    input.setAttribute("aria-valuetext", value.textContent);
  };
  return {
    element: h("div", { class: "td-slider" }, h("div", {}, h("label", { for: id, text }), " ", value), input),
    /** @param {number} now */
    update(now) {
      if (document.activeElement !== input || Number(input.value) !== now) input.value = String(now);
      say();
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
        button.textContent = words(values[i]);
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
 * stops Enter in a text box from sending its form. What goes with Ctrl or Cmd, such as saving, stays its own.
 * @param {HTMLElement} root
 */
const keepKeys = (root) =>
  root.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
  });

/**
 * Connect a view to its model: draw from the saved state at once, ask the kernel for the rest, draw
 * again at each message. A page without a kernel gets no answer and keeps what was saved.
 * @param {Model} model
 * @param {HTMLElement} root the view's own element
 * @param {(shown: Shown, secret: Record<string, any> | null, message: Message | null) => void} draw
 * @param {(link: Link, message: Message) => void} [told] is given each message that tells the kernel's time
 * @returns {Link}
 */
export function connect(model, root, draw, told = () => {}) {
  const me = uid();
  const hello = () => model.send({ do: "hello", from: me, t0: performance.now() });
  /** @param {Message} message */
  const heard = (message) => {
    if (!message || (message.to && message.to !== me)) return;
    told(link, message);
    if (!message.shown) return;
    // What may be saved is kept where a saved notebook looks for it; the kernel is told nothing.
    model.set("shown", message.shown);
    draw(message.shown, message.private, message);
    reword(root, message.shown);
  };
  const link = {
    /** @param {object} content */
    send: (content) => model.send({ ...content, from: me }),
    hello,
    close: () => model.off("msg:custom", heard),
  };
  model.on("msg:custom", heard);
  keepKeys(root);
  const shown = model.get("shown");
  draw(shown, null, null);
  reword(root, shown);
  hello();
  return link;
}
