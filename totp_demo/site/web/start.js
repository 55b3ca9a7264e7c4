/** What a page of the site does: draws what it was made with, starts Python behind it, and lets them meet. */
import { begin } from "../../hosts/page.js";
import { changeable } from "./change.js";
import { keep, kept, onOthers } from "./kept.js";
import { load, newWorker, keepForLater, otherPage, ROOT } from "./place.js";
import { speaker } from "./speak.js";

/** @typedef {import("../../hosts/page.js").Opened} Opened */
/** @typedef {import("../../hosts/page.js").Whole} Whole */
/** @typedef {{language: string, lock: object, utc: string, figures: object, files: string[], progress: string, cells: {id: string, source: string, shown: (Opened | Whole)[]}[], texts: Record<string, string>}} Made what a page was made with */

const LONGEST = 60000; // milliseconds after which a Python that has not come counts as one that does not come
const SILENT = 10000; // milliseconds without an answer to what a reader did, after which the page says so
const FORGOTTEN = new Set(["hello", "time", "bye"]); // asked again when Python is there: an old question tells no time

/** @type {Made} */
const made = JSON.parse(document.getElementById("made")?.textContent ?? "");
const note = /** @type {HTMLElement} */ (document.getElementById("starting"));
const said = (/** @type {string} */ key) => made.texts[key] ?? "";
/** @type {Worker | null} */
let worker = null;
/** @type {string[]} */
const queue = [];
let ready = false;
let state = "";
let unkept = false;

const ALERTS = new Set(["failed", "stopped", "silent", "unturned"]); // a reader has to see these wherever they are

/** @param {string} key of a text */
function say(key) {
  state = key;
  note.textContent = said(key);
  note.classList.toggle("site-alert", ALERTS.has(key));
}
/** Say what is so as a rule. */
const calm = () => say(unkept ? "unkept" : ready ? "kept" : "starting");

/** Python does not come, or has gone. @param {unknown} why */
function fail(why) {
  clearTimeout(limit);
  console.info(why);
  say(ready ? "stopped" : "failed");
}

let limit = 0;
let waiting = 0;
/** Python was asked for something, or has given a sign of life. @param {boolean} asked */
function waits(asked) {
  if (!asked) {
    clearTimeout(waiting);
    waiting = 0;
    if (state === "silent") calm();
  } else if (!waiting) waiting = window.setTimeout(() => say("silent"), SILENT);
}

const host = begin(
  (text) => {
    const counts = !FORGOTTEN.has(JSON.parse(text).do);
    if (ready) {
      worker?.postMessage(text);
      if (counts) waits(true);
    } else if (counts) queue.push(text);
  },
  load,
  true,
);

const speak = speaker(made, otherPage, () => {
  for (const word of boxes) word();
  if (state === "unturned") calm();
  else if (state) say(state);
}, () => say("unturned"));

/** @param {any} data what the worker says */
function hear(data) {
  waits(false);
  if (data.said) {
    const message = host.hear(data.said);
    if (message.shown) speak.heard(message.shown.language);
  } else if (data.kept) {
    unkept = !keep(data.kept);
    if (unkept) say("unkept");
  } else if (data.fault) fail(data.fault);
  else if (data.ready) {
    ready = true;
    clearTimeout(limit);
    calm();
    host.comes();
    for (const text of queue.splice(0)) worker?.postMessage(text);
    performance.mark("site-ready");
    keepForLater(made.files);
  }
}

addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest?.("[data-language]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !worker) return;
  event.preventDefault();
  const code = link.getAttribute("data-language") ?? "";
  speak.asked(code).then(() => /** @type {HTMLElement | null} */ (document.querySelector(`[data-language="${code}"]`))?.focus());
  host.say({ do: "language", code });
});

const start = { do: "begin", language: made.language, lock: made.lock, utc: made.utc, figures: made.figures, root: ROOT, seed: document.documentElement.dataset.seed ?? "" };

/** @param {object} begin @returns {Promise<Worker>} a worker in which Python starts */
async function python(begin) {
  const { fresh, files } = await newWorker();
  fresh.postMessage({ ...begin, files }, Object.values(files));
  return fresh;
}

if (made.cells.length) {
  say("starting");
  limit = window.setTimeout(() => fail("Python did not start in time"), LONGEST);
  const mine = { ...start, cells: made.cells.map(({ source }) => source), kept: made.progress + kept() };
  python(mine).then((fresh) => {
    worker = fresh;
    worker.onerror = (event) => fail(event.message ?? "the worker did not load");
    worker.onmessage = ({ data }) => hear(data);
  }, fail);
  onOthers((text) => {
    worker?.postMessage({ do: "kept", kept: made.progress + text });
    if (ready) host.comes();
  });
}
await Promise.all(made.cells.flatMap(({ id, shown }) => {
  const place = /** @type {HTMLElement | null} */ (document.querySelector(`[data-cell="${id}"]`));
  return place ? shown.map((opened) => host.mount(opened, place)) : [];
}));
const boxes = [...document.querySelectorAll(".site-change")].map((place) =>
  changeable(/** @type {HTMLElement} */ (place), { said, python: () => python({ ...start, cells: [], kept: "" }) }));
performance.mark("site-drawn");
