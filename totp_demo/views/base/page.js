/** What the views of one page settle among themselves: its language, names that differ, one language switch for the keyboard. */
import { regionNames } from "./elements.js";

const NOTEBOOK = ".jp-Notebook"; // JupyterLab has one for each open notebook; in Voila it is the page
const REGIONS = ".td :is(section, nav, [role=region])";
const PROSE = ".jp-RenderedMarkdown";
const UNSPOKEN = "svg, code, bdi, option";
/** @type {WeakSet<Element>} */
const marked = new WeakSet();

/** @param {ParentNode} book the one language switch that the Tab key meets is the first; a mouse has them all */
function oneSwitch(book) {
  let first = true;
  for (const group of book.querySelectorAll(".td-language")) {
    const seen = group.checkVisibility();
    for (const button of /** @type {any} */ (group.children)) button.tabIndex = seen && first ? 0 : -1;
    if (seen) first = false;
  }
}

// JupyterLab takes cells that are out of view off the page: which switch is the first is seen when it matters.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Tab") return;
  const books = document.querySelectorAll(NOTEBOOK);
  for (const book of books.length ? books : [document]) oneSwitch(book);
}, true);

/** @param {ParentNode} book a view shown twice is two regions: the second is told from the first by its number */
function tellApart(book) {
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const region of book.querySelectorAll(REGIONS)) {
    const own = regionNames.get(region);
    if (!own) continue;
    let around = region.parentElement;
    while (around && !regionNames.has(around)) around = around.parentElement;
    const name = [around && regionNames.get(around), own].filter(Boolean).join(" – ");
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    const label = time > 1 ? `${name} (${time})` : name;
    if (region.getAttribute("aria-label") !== label) region.setAttribute("aria-label", label);
  }
}

/**
 * Put what is worded in another language, such as the labels of the product's screen, into spans that say so.
 * @param {Element} root @param {string} language of its sentences @param {Record<string, string[]>} foreign words of each language
 */
function markForeign(root, language, foreign) {
  for (const [lang, words] of Object.entries(foreign)) {
    if (lang === language) continue;
    const wanted = new RegExp(`(?<!\\p{L})(?:${words.map((word) => word.replaceAll(" ", "\\s+")).join("|")})(?!\\p{L})`, "gu");
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      const text = /** @type {Text} */ (texts.currentNode);
      const parent = text.parentElement;
      const own = parent?.closest("[lang]");
      if (text.data.search(wanted) >= 0 && (own === root || own?.contains(root)) && !parent?.closest(UNSPOKEN)) found.push(text);
    }
    for (const text of found) {
      const parts = [];
      let end = 0;
      for (const match of text.data.matchAll(wanted)) {
        const span = document.createElement("span");
        span.lang = lang;
        span.textContent = match[0];
        parts.push(text.data.slice(end, match.index), span);
        end = match.index + match[0].length;
      }
      text.replaceWith(...parts, text.data.slice(end));
    }
  }
}

/**
 * See to what a view has in common with its page, whenever it has been drawn.
 * @param {Element} root @param {Pick<import("../protocol.js").Page, "language"> & Partial<import("../protocol.js").Page>} shown
 */
export function settle(root, shown) {
  const { language, written, foreign } = shown;
  // A page saved by an older kit knows of none of these.
  if (foreign) markForeign(root, language, foreign);
  const book = /** @type {HTMLElement | null} */ (root.closest(NOTEBOOK));
  // The prose is in the language that the lesson began in; the views' switch leaves it as it is. JupyterLab says
  // itself which language its page is in, Voila does not.
  const page = document.body.dataset.voila === undefined ? null : document.documentElement;
  for (const element of [book, page]) if (element && written) element.lang = written;
  for (const prose of book?.querySelectorAll(PROSE) ?? []) {
    if (foreign && written && !marked.has(prose)) markForeign(prose, written, foreign);
    marked.add(prose);
  }
  oneSwitch(book ?? document);
  tellApart(book ?? document);
}
