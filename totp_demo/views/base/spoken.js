/** What is spoken: a code digit by digit, and news once, in the view that the reader is in. */
import { h, say } from "./elements.js";
import { grouped } from "./ticking.js";

/** @param {Element} element @returns {boolean} whether the reader is in the view that an element belongs to */
export const hasReader = (element) => element.closest(".td")?.contains(document.activeElement) ?? false;

/**
 * Of the views that all have the same to say, one says it: the reader's, or else the first of the page.
 * @param {Element} element of this view @param {string} alike finds what says it in every view
 * @returns {boolean} whether it is this one
 */
export function isSpeaker(element, alike) {
  const parts = [...document.querySelectorAll(alike)].filter((part) => part.getClientRects().length > 0);
  const one = parts.find(hasReader) ?? parts[0];
  return one === element || (one?.contains(element) ?? false);
}

/** @param {string} code @returns {string} as it is spoken: "026370" would be heard as a number */
export const spelled = (code) => [...code].join(" ");

/** @type {WeakMap<Element, string>} */
const codes = new WeakMap();

/**
 * Show a code: in groups to the eye, digit by digit to the ear. What shows it already is left alone.
 * @param {HTMLElement} element @param {string} code @param {string} [none] what stands there without one
 */
export function setCode(element, code, none = "– – –") {
  if (codes.get(element) === code) return;
  codes.set(element, code);
  element.dataset.code = code;
  element.textContent = code ? grouped(code) : none;
  // An image with a name: of plain text, a screen reader makes numbers.
  element.setAttribute("role", "img");
  element.setAttribute("aria-label", code ? spelled(code) : none);
}

/** @param {string} code @returns {HTMLElement} a code within a sentence, on one line */
export function codePart(code) {
  const element = h("span", { class: "td-code-part" });
  setCode(element, code, "–");
  return element;
}

/**
 * @param {string} template @param {Record<string, unknown>} values
 * @returns {(Node | string)[]} with {name} filled in; a value may be an element
 */
export const fillParts = (template, values) =>
  template.split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (!name || !(name in values)) return part;
    const value = values[name];
    return value instanceof Node ? value : String(value);
  });

/** A place that is not seen, for what is spoken to a reader who is in the view, and to no other. */
export function speaker() {
  const element = h("p", { class: "td-visually-hidden td-spoken", role: "status", "aria-live": "polite" });
  return {
    element,
    /** @param {string} text */
    say: (text) => say(element, hasReader(element) ? text : ""),
  };
}
