/**
 * Making elements and setting texts. Text is always set as text: nothing here or in any view reads a
 * string as HTML.
 */

/** @typedef {string | [string, string]} Text A text; or the screen's English label and the French beside it. */
/** @typedef {{language: string, t: Record<string, Text>, [key: string]: any}} Shown */

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

/** @param {Text | undefined} text @returns {string} the text in the reader's language alone, for a name that is spoken in one voice */
export const plain = (text) => (Array.isArray(text) ? (text.filter(Boolean).at(-1) ?? "") : (text ?? ""));

/**
 * Put the texts of the reader's language into every element that names one; nothing else is touched,
 * so what a reader has typed stays. What has been spoken goes: it is not said again in another language.
 * @param {Element} root @param {Shown} shown
 */
export function reword(root, shown) {
  if (root.getAttribute("lang") !== shown.language)
    for (const spoken of root.querySelectorAll(".td-spoken")) spoken.textContent = "";
  root.setAttribute("lang", shown.language);
  for (const element of root.querySelectorAll("[data-t]")) say(element, shown.t[element.dataset.t]);
  for (const element of root.querySelectorAll("[data-t-label]")) {
    const name = plain(shown.t[element.dataset.tLabel]);
    // The page tells regions of one name apart (see page.js).
    if (element.matches("section, nav, [role=region]")) element.dataset.tName = name;
    else element.setAttribute("aria-label", name);
  }
  for (const element of root.querySelectorAll("[data-t-placeholder]"))
    element.setAttribute("placeholder", plain(shown.t[element.dataset.tPlaceholder]));
}

/** @param {string} template @param {Record<string, any>} values @returns {string} with {name} filled in */
export const fill = (template, values) =>
  template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));

/**
 * The form of a text that fits a number.
 * @param {[string, string]} forms for one, and for any other number (as the language counts)
 * @param {number} count @param {string} language @returns {string} with {count} filled in
 */
export const plural = ([one, many], count, language) =>
  fill(new Intl.PluralRules(language).select(count) === "one" ? one : many, { count });

/** @param {string} svg a picture as an SVG document of the kernel's @returns {SVGElement} */
export function picture(svg) {
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  return /** @type {any} */ (document.importNode(parsed, true));
}
