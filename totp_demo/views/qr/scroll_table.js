/** A table that a narrow page scrolls. */
import { h } from "../base/elements.js";

/** @typedef {import("../base/elements.js").Word} Word */

/**
 * Keys must reach it.
 * @param {Word} label @param {Word[]} columns @param {Node} body @param {Node | null} caption
 */
export const scrollTable = (label, columns, body, caption = null) =>
  h("div", { class: "td-scroll", tabindex: "0", role: "region", "aria-label": label }, h("table", { class: "td-table" }, caption,
    h("thead", {}, h("tr", {}, ...columns.map((column) => h("th", { scope: "col" }, column)))), body));
