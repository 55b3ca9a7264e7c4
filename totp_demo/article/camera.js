/** What the page does of which the article's pictures are taken: shows a view, marks parts of it, says where they are. */
import { begin } from "../hosts/page.js";

const GAP = 5; // CSS pixels between what is marked and the outer edge of its mark
const LINE = 4; // the width of that edge

/** @param {string} selector @returns {Element[]} what can be seen of it */
const seen = (selector) => [...document.querySelectorAll(selector)].filter((part) => part.checkVisibility());

/**
 * Show a view; Python's answers to what it says come back from the call that says it.
 * @param {import("../hosts/page.js").Opened} opened
 * @param {(text: string) => Promise<string[]>} toPython
 */
export async function show(opened, toPython) {
  const host = begin((text) => {
    toPython(text).then((answers) => answers.forEach(host.hear));
  });
  await host.mount(opened, document.body);
}

/** Mark parts of the page; several, by the order in which they are used. @param {string[]} selectors */
export function mark(selectors) {
  for (const [at, selector] of selectors.entries()) {
    const box = seen(selector)[0]?.getBoundingClientRect();
    if (!box) throw new Error(`nothing to mark: ${selector}`);
    const ring = document.body.appendChild(document.createElement("div"));
    ring.className = "mark";
    ring.style.left = `${box.left - GAP + scrollX}px`;
    ring.style.top = `${box.top - GAP + scrollY}px`;
    ring.style.width = `${box.width + 2 * (GAP - LINE)}px`;
    ring.style.height = `${box.height + 2 * (GAP - LINE)}px`;
    if (selectors.length > 1) ring.appendChild(document.createElement("b")).textContent = String(at + 1);
  }
}

/**
 * Say where a part of the page is, with all marks.
 * @param {string} selector @param {number} border CSS pixels around it
 */
export function place(selector, border) {
  const boxes = [...seen(selector), ...seen(".mark, .mark b")].map((part) => part.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left)) - border;
  const top = Math.min(...boxes.map((box) => box.top)) - border;
  const right = Math.max(...boxes.map((box) => box.right)) + border;
  const bottom = Math.max(...boxes.map((box) => box.bottom)) + border;
  return { x: left + scrollX, y: top + scrollY, width: right - left, height: bottom - top };
}
