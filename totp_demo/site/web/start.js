/** What a page of the site does: draws what it was made with, starts Python behind it, and lets them meet. */
import { begin } from "../host/page.js";

/** @typedef {import("../host/page.js").Opened} Opened */
/** @typedef {import("../host/page.js").Whole} Whole */
/** @typedef {{language: string, lock: object, utc: string, figures: object, cells: {source: string, shown: (Opened | Whole)[]}[], texts: Record<string, string>}} Made what a page was made with */

const LONGEST = 60000; // milliseconds after which a Python that has not come does not come any more
const FORGOTTEN = new Set(["hello", "time", "bye"]); // asked again when Python is there: an old question tells no time

/** @type {Made} */
const made = JSON.parse(document.getElementById("made")?.textContent ?? "");
const note = /** @type {HTMLElement} */ (document.getElementById("starting"));
const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
/** @type {string[]} */
const queue = [];
let ready = false;

const host = begin(
  (text) => {
    if (ready) worker.postMessage(text);
    else if (!FORGOTTEN.has(JSON.parse(text).do)) queue.push(text);
  },
  (opened) => import(new URL(`../views/${opened.name}`, import.meta.url).href),
  true,
);

const say = (/** @type {string} */ key) => {
  note.textContent = made.texts[key] ?? "";
  note.hidden = !note.textContent;
};

function fail(/** @type {string} */ why) {
  clearTimeout(limit);
  if (ready) return;
  console.error(why);
  say("failed");
  note.classList.add("site-failed");
}
const limit = setTimeout(() => fail("Python did not start in time"), LONGEST);

worker.onerror = (event) => fail(event.message ?? "the worker did not load");
worker.onmessage = ({ data }) => {
  if (data.said) return host.hear(data.said);
  if (data.fault) return fail(data.fault);
  ready = true;
  clearTimeout(limit);
  say("ready");
  host.comes();
  for (const text of queue.splice(0)) worker.postMessage(text);
  performance.mark("site-ready");
};

say("starting");
worker.postMessage({ do: "begin", language: made.language, lock: made.lock, utc: made.utc, figures: made.figures, cells: made.cells.map(({ source }) => source) });
const places = document.querySelectorAll("[data-cell]");
for (const [i, { shown }] of made.cells.entries()) {
  const place = /** @type {HTMLElement | undefined} */ (places[i]);
  if (place) for (const opened of shown) await host.mount(opened, place);
}
performance.mark("site-drawn");
