/** What a page of the site does: draws what it was made with, starts Python behind it, and lets them meet. */
import { begin } from "../../hosts/page.js";
import { changeable } from "./change.js";
import { keep, kept } from "./kept.js";

/** @typedef {import("../../hosts/page.js").Opened} Opened */
/** @typedef {import("../../hosts/page.js").Whole} Whole */
/** @typedef {{language: string, lock: object, utc: string, figures: object, progress: string, cells: {id: string, source: string, shown: (Opened | Whole)[]}[], texts: Record<string, string>}} Made what a page was made with */

const LONGEST = 60000; // milliseconds after which a Python that has not come does not come any more
const FORGOTTEN = new Set(["hello", "time", "bye"]); // asked again when Python is there: an old question tells no time

/** @type {Made} */
const made = JSON.parse(document.getElementById("made")?.textContent ?? "");
const note = /** @type {HTMLElement} */ (document.getElementById("starting"));
const python = () => new Worker(new URL("worker.js", import.meta.url), { type: "module" });
const worker = made.cells.length ? python() : null;
/** @type {string[]} */
const queue = [];
let ready = false;

const host = begin(
  (text) => {
    if (ready) worker?.postMessage(text);
    else if (!FORGOTTEN.has(JSON.parse(text).do)) queue.push(text);
  },
  async (opened) => {
    await Promise.all(opened.sheets.map(wear));
    return import(new URL(`../../views/${opened.name}`, import.meta.url).href);
  },
  true,
);

/** Have the page wear a style sheet of the views. @param {string} name @returns {Promise<void> | void} */
function wear(name) {
  const { href } = new URL(`../../views/${name}`, import.meta.url);
  const links = /** @type {HTMLLinkElement[]} */ ([...document.querySelectorAll("link[rel=stylesheet]")]);
  if (links.some((link) => link.href === href)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  return new Promise((resolve) => {
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
}

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

if (worker) {
  worker.onerror = (event) => fail(event.message ?? "the worker did not load");
  worker.onmessage = ({ data }) => {
    if (data.said) {
      const message = host.hear(data.said);
      if (message.shown) speak(message.shown.language);
    } else if (data.kept) {
      if (!keep(data.kept)) say("unkept");
    } else if (data.fault) fail(data.fault);
    else {
      ready = true;
      clearTimeout(limit);
      say("ready");
      host.comes();
      for (const text of queue.splice(0)) worker.postMessage(text);
      performance.mark("site-ready");
      keepForLater();
    }
  };
}

/** Have the site kept for a visit without a network, this page first; where that is not possible, it is not. */
async function keepForLater() {
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  try {
    await navigator.serviceWorker.register(new URL("../../sw.js", import.meta.url));
    await navigator.serviceWorker.ready;
    const pictures = [...document.images].map(({ src }) => src).filter((src) => !src.startsWith("data:"));
    await Promise.all([location.href, ...pictures].map((address) => fetch(address)));
    performance.mark("site-kept");
  } catch (error) {
    console.info(error);
  }
}

/** The parts of a page that are words: each language's page has them at the same names. */
const prose = (/** @type {ParentNode} */ page) => new Map([...page.querySelectorAll("[data-prose]")].map((part) => [part.getAttribute("data-prose"), part]));

/** Put the page into another language where it stands. @param {string} code */
async function speak(code) {
  if (code === made.language) return;
  const link = /** @type {HTMLAnchorElement} */ (document.querySelector(`[data-language="${code}"]`));
  const answer = await fetch(link.href);
  if (!answer.ok) return;
  const other = new DOMParser().parseFromString(await answer.text(), "text/html");
  const theirs = prose(other);
  for (const [name, part] of prose(document)) {
    const twin = theirs.get(name);
    if (twin) part.replaceChildren(...[...twin.childNodes].map((node) => document.importNode(node, true)));
  }
  for (const name of ["header", ".site-skip"]) {
    const [mine, twin] = [document.querySelector(name), other.querySelector(name)];
    if (mine && twin) mine.replaceWith(document.importNode(twin, true));
  }
  document.title = other.title;
  document.documentElement.lang = code;
  const next = JSON.parse(other.getElementById("made")?.textContent ?? "");
  made.language = code;
  made.texts = next.texts;
  for (const word of boxes) word();
  history.replaceState(null, "", link.href);
}

addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest?.("[data-language]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !made.cells.length) return;
  event.preventDefault();
  const code = link.getAttribute("data-language") ?? "";
  speak(code).then(() => /** @type {HTMLElement | null} */ (document.querySelector(`[data-language="${code}"]`))?.focus());
  host.say({ do: "language", code });
});

const start = { do: "begin", language: made.language, lock: made.lock, utc: made.utc, figures: made.figures };
if (made.cells.length) {
  say("starting");
  worker?.postMessage({ ...start, cells: made.cells.map(({ source }) => source), kept: made.progress + kept() });
}
for (const { id, shown } of made.cells) {
  const place = document.querySelector(`[data-cell="${id}"]`);
  if (place) for (const opened of shown) await host.mount(opened, /** @type {HTMLElement} */ (place));
}
const boxes = [...document.querySelectorAll(".site-change")].map((place) =>
  changeable(/** @type {HTMLElement} */ (place), { said: (key) => made.texts[key] ?? "", python, begin: { ...start, cells: [], kept: "" } }));
performance.mark("site-drawn");
