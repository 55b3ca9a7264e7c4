/** Bytes and bits on the way from a counter to a code, and the buttons that flip them. */
import { fill, h } from "../base/elements.js";

/** @typedef {{step: number, other: bigint, bytes: number[], offset: number, four: number[], cleared: number[], number: number,
 *   code: string}} Derivation `other` is the counter itself, which a flipped bit parts from the step */

const BITS = 64;

/** @param {number} byte @returns {string} */
export const hex = (byte) => byte.toString(16).padStart(2, "0");
/** @param {number[]} bytes @returns {string} */
export const hexes = (bytes) => bytes.map(hex).join(" ");
/** @param {number} byte @returns {string} its bits in two groups */
export const bits = (byte) => byte.toString(2).padStart(8, "0").replace(/^(....)/, "$1 ");
/** @param {number} byte @returns {number} how many bits are 1 */
export const ones = (byte) => byte.toString(2).replaceAll("0", "").length;
/** @param {bigint} counter @returns {number[]} the counter's eight bytes */
export const counterBytes = (counter) => [...Array(8).keys()].map((i) => Number((counter >> BigInt(8 * (7 - i))) & 255n));

/**
 * Dynamic truncation (RFC 4226 §5.3) of a digest that the kernel has sent.
 * @param {string} digest in hexadecimal @param {number} step @param {bigint} counter @param {number} digits
 * @returns {Derivation}
 */
export function derive(digest, step, counter, digits) {
  const bytes = (digest.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
  const offset = (bytes.at(-1) ?? 0) & 15;
  const four = bytes.slice(offset, offset + 4);
  const cleared = four.map((byte, i) => (i ? byte : byte & 127));
  // Not by shifting: JavaScript's shifts work on signed numbers.
  const number = cleared.reduce((sum, byte) => sum * 256 + byte, 0);
  return { step, other: counter, bytes, offset, four, cleared, number, code: String(number % 10 ** digits).padStart(digits, "0") };
}

/**
 * The counter's bits, each a button; one stop of the Tab key, the arrows move within.
 * @param {import("../base/elements.js").Word} name @param {(bit: number) => void} flip
 */
export function bitButtons(name, flip) {
  const buttons = Array.from({ length: BITS }, (_, i) => h("button", { type: "button", class: "td-bit", tabindex: i === BITS - 1 ? 0 : -1, onclick: () => flip(BITS - 1 - i) }));
  const groups = Array.from({ length: 8 }, (_, i) => h("span", { class: "td-bit-byte" }, ...buttons.slice(8 * i, 8 * i + 8)));
  /** @type {Record<string, number>} */
  const moves = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -8, ArrowDown: 8, Home: -BITS, End: BITS };
  const element = h("div", { class: "td-counter-bits", role: "toolbar", "aria-label": name, onkeydown: (event) => {
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const by = moves[event.key];
    if (at < 0 || by === undefined) return;
    event.preventDefault();
    buttons[Math.min(Math.max(at + by, 0), BITS - 1)]?.focus();
  }, onfocusin: (event) => {
    for (const button of buttons) button.tabIndex = button === event.target ? 0 : -1;
  } }, ...groups);
  return {
    element,
    /** @param {bigint} counter as it is now, flipped or not @param {number} flipped which bit, or -1 @param {string} label */
    draw(counter, flipped, label) {
      buttons.forEach((button, i) => {
        const bit = BITS - 1 - i;
        const value = String((counter >> BigInt(bit)) & 1n);
        button.textContent = value;
        button.setAttribute("aria-label", fill(label, { bit, value }));
        button.setAttribute("aria-pressed", String(bit === flipped));
      });
    },
  };
}
