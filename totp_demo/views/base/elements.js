/**
 * Making elements and setting texts. Text is always set as text: nothing here or in any view reads a
 * string as HTML.
 */

/** @typedef {import("../protocol.js").Label} Text A text; or the screen's English label and the French beside it. */
/**
 * @template {string} K
 * @typedef {K extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[K]
 *   : K extends `svg:${infer S}` ? S extends keyof SVGElementTagNameMap ? SVGElementTagNameMap[S] : never : never} Made
 */
/** @typedef {{[E in keyof HTMLElementEventMap as `on${E}`]?: (event: HTMLElementEventMap[E]) => unknown} & {[name: string]: unknown}} Attributes */

const SVG = "http://www.w3.org/2000/svg";
let serial = 0;

/** @returns {string} an id that no other element of the page has */
export const uid = () => `td-${++serial}-${Math.random().toString(36).slice(2, 8)}`;

/** A text of a view, wherever it is put: worded at once, and anew when the reader takes another language. */
export class Word {
  /** @param {(set: (text: Text) => void) => void} put */
  constructor(put) {
    this.put = put;
  }
}

/**
 * The names of regions: the page tells those of one name apart (see page.js).
 * @type {WeakMap<Element, string>}
 */
export const regionNames = new WeakMap();

/**
 * Make an element.
 * @template {string} K
 * @param {K} tag "div", or "svg:path" for SVG
 * @param {Attributes} attributes `on...` adds a listener; false and null leave one out
 * @param {...(Node | Word | string | null)} children a word among others gets a span of its own
 * @returns {Made<K>}
 */
export function h(tag, attributes = {}, ...children) {
  const element = tag.startsWith("svg:") ? document.createElementNS(SVG, tag.slice(4)) : document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    else if (value instanceof Word) value.put((text) => setAttribute(element, key, plain(text)));
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  for (const child of children) {
    if (child instanceof Word) {
      const place = children.length > 1 ? element.appendChild(document.createElement("span")) : element;
      child.put((text) => say(place, text));
    } else if (child !== null) element.append(child);
  }
  return /** @type {Made<K>} */ (element);
}

/** @param {Element} element @param {string} key @param {string} text */
function setAttribute(element, key, text) {
  if (key === "aria-label" && element.matches("section, nav, [role=region]")) regionNames.set(element, text);
  else element.setAttribute(key, text);
}

/**
 * Set an element's text; of a pair, the English label first and the French, small, beside it.
 * @param {Element} element
 * @param {Text | undefined} text
 */
export function say(element, text) {
  if (text === undefined || typeof text === "string") {
    if (element.textContent !== (text ?? "")) element.textContent = text ?? "";
    return;
  }
  const [label, beside] = text;
  element.replaceChildren(
    h("span", { lang: "en" }, label),
    ...(beside ? [" ", h("span", { class: "td-beside", lang: "fr" }, beside)] : []),
  );
}

/** @param {Text} text @returns {string} the text in the reader's language alone, for a name that is spoken in one voice */
export const plain = (text) => (typeof text === "string" ? text : (text.filter(Boolean).at(-1) ?? ""));

/**
 * @template {Element} E
 * @param {E} element @param {string} name @param {string | null} value null takes it away
 */
export function setOrRemove(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** @param {string} template @param {Record<string, unknown>} values @returns {string} with {name} filled in */
export const fill = (template, values) =>
  template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));

/**
 * The form of a text that fits a number.
 * @param {import("../protocol.js").Forms} forms for one, and for any other number (as the language counts)
 * @param {number} count @param {string} language @returns {string} with {count} filled in
 */
export const plural = (forms, count, language) =>
  fill(forms[new Intl.PluralRules(language).select(count) === "one" ? 0 : 1], { count });

/** @param {string} svg a picture as an SVG document of the kernel's @returns {SVGSVGElement} */
export function picture(svg) {
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  return /** @type {any} */ (document.importNode(parsed, true));
}
