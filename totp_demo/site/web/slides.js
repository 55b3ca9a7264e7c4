/**
 * A page as slides: large, a part of it at a time, with the same live views. An address that ends with
 * `#slides` opens them. Where a slide begins is said by the notebook's cells; text that does not fit in
 * large letters goes on on another slide.
 */

const WINDOW = [1280, 720]; // pixels; in a larger window, all that follows is larger by as much
const SIZES = [36, 32, 28]; // pixels of a text that fits on one slide, or of one that goes on
const SMALLEST = 24; // of what cannot be parted, such as the row of a table
const ZOOMS = [2, 1.75, 1.5]; // of a view: the first at which all of it is in sight, or the last
const NARROWEST = 1.25; // of a view that is too wide at the last
const STEP = 0.8; // of what is in sight, by which a slide that is too high goes on
const OWN_KEYS = "input, textarea, select, summary, [role=slider], [role=radio], [contenteditable]"; // they use keys themselves
const PRESSED = `${OWN_KEYS}, button, a`; // the space bar does something there

/** @typedef {{top: Element, parts: Element[], size: number}} Slide what it begins with, what is shown of it, and its letters (0: a view) */

const root = document.documentElement;
const page = /** @type {HTMLElement} */ (document.getElementById("page"));
/** @type {Slide[]} */
let slides = [];
let at = -1; // -1: the page is no slides now

/** @returns {Element[][]} the elements of each slide, as the cells say */
function groups() {
  /** @type {Element[][]} */
  const found = [];
  let skipped = false;
  for (const element of page.children) {
    const type = element.getAttribute("data-slide");
    if (type) skipped = type === "skip";
    if (skipped) continue;
    const last = found.at(-1);
    if (type === "slide" || !last) found.push([element]);
    else last.push(element);
  }
  return found;
}

/** @param {Element} element @returns {Element[]} the least parts of it that a slide may begin with */
function partsOf(element) {
  if (element.matches("ul, ol")) return [...element.children];
  if (element.matches(".site-table")) return [...element.querySelectorAll("tbody > tr")];
  if (element.matches(".site-prose, blockquote")) return [...element.children].flatMap(partsOf);
  return element.matches("[hidden]") ? [] : [element];
}

/** Show some parts of the page and nothing else of it. @param {Element[]} parts */
function only(parts) {
  const shown = new Set(parts);
  for (const part of parts) for (let above = part.parentElement; above && above !== page; above = above.parentElement) shown.add(above);
  const hide = (/** @type {Element} */ element) => {
    const within = shown.has(element) && !parts.includes(element) && !element.matches("thead");
    element.classList.toggle("site-off", !shown.has(element) && !element.matches("thead, caption"));
    if (within) for (const child of element.children) hide(child);
  };
  for (const element of page.children) hide(element);
}

/** How much larger the window is: the wall that it is projected on is not. */
const scale = () => Math.max(1, Math.min(innerWidth / (WINDOW[0] ?? 1), innerHeight / (WINDOW[1] ?? 1)));
const inHeight = () => page.scrollHeight <= page.clientHeight;
const inWidth = () => ![page, ...page.querySelectorAll(".site-live:not(.site-off) *")].some((part) =>
  part.scrollWidth > part.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(part).overflowX));

/** @param {Element[]} parts @param {number} size @returns {boolean} whether they are all in sight in letters of that size */
function fits(parts, size) {
  page.style.setProperty("--site-slide", `${size * scale()}px`);
  only(parts);
  return page.scrollHeight <= page.clientHeight && page.scrollWidth <= page.clientWidth;
}

/** @param {Element[]} elements of a text @returns {Slide[]} */
function laidOut(elements) {
  const parts = elements.flatMap(partsOf);
  const top = /** @type {Element} */ (elements[0]);
  const size = SIZES.find((each) => fits(parts, each));
  if (size) return [{ top, parts, size }];
  const least = SIZES.at(-1) ?? SMALLEST;
  /** @type {Slide[]} */
  const found = [];
  /** @type {Element[]} */
  let heading = [];
  /** @type {Element[]} */
  let now = [];
  const end = () => {
    if (now.length) found.push({ top, parts: [...heading, ...now], size: fits([...heading, ...now], least) ? least : SMALLEST });
    now = [];
  };
  for (const part of parts) {
    if (part.matches("h1, h2, h3")) {
      end();
      heading = [part];
    } else {
      if (now.length && !fits([...heading, ...now, part], least)) end();
      now.push(part);
    }
  }
  end();
  return found.length ? found : [{ top, parts, size: SMALLEST }];
}

/** Lay all slides out anew: the window or the language is another. */
function layOut() {
  for (const list of page.querySelectorAll("ol")) {
    [...list.children].forEach((item, index) => {
      if (item instanceof HTMLLIElement) item.value = list.start + index; // also where those before are not shown
    });
  }
  slides = groups().flatMap((elements) =>
    elements.some((element) => element.matches(".site-live"))
      ? [{ top: /** @type {Element} */ (elements[0]), parts: elements, size: 0 }]
      : laidOut(elements),
  );
}

/** Say that there is more below, where a view is higher than the window. */
function sayMore() {
  const more = document.querySelector(".site-more");
  if (more) more.textContent = at >= 0 && page.scrollTop + page.clientHeight < page.scrollHeight - 1 ? "↓" : "";
}

/** Go on, within a slide that is too high for the window first. @param {1 | -1} by */
function go(by) {
  const before = page.scrollTop;
  page.scrollTop += by * STEP * page.clientHeight;
  if (page.scrollTop === before) show(at + by);
}

/** @param {number} to */
function show(to) {
  at = Math.max(0, Math.min(to, slides.length - 1));
  const slide = slides[at];
  if (!slide) return;
  only(slide.parts);
  page.style.setProperty("--site-slide", `${(slide.size || (SIZES.at(-1) ?? SMALLEST)) * scale()}px`);
  if (!slide.size) {
    const zoomed = (/** @type {number} */ zoom) => page.style.setProperty("--site-zoom", String(zoom * scale()));
    for (const zoom of ZOOMS) {
      zoomed(zoom);
      if (inHeight() && inWidth()) break;
    }
    if (!inWidth()) zoomed(NARROWEST);
  }
  page.scrollTop = 0;
  sayMore();
  const count = document.querySelector(".site-count");
  if (count) count.textContent = `${at + 1} / ${slides.length}`;
  history.replaceState(null, "", `${location.pathname}${location.search}#slides-${at + 1}`);
}

/** @param {number} to the slide to begin at */
function begin(to) {
  root.dataset.siteSlides = "";
  layOut();
  show(to);
  page.focus();
}

function end() {
  const top = slides[at]?.top;
  at = -1;
  delete root.dataset.siteSlides;
  for (const hidden of page.querySelectorAll(".site-off")) hidden.classList.remove("site-off");
  history.replaceState(null, "", location.pathname + location.search);
  top?.scrollIntoView();
}

/** The slides are laid out again, and the one that was shown is shown again, or what has become of it. */
function again() {
  if (at < 0) return;
  const before = slides[at];
  if (!before) return;
  const within = slides.filter(({ top }) => top === before.top).indexOf(before);
  layOut();
  const first = slides.findIndex(({ top }) => top === before.top);
  const now = slides.filter(({ top }) => top === before.top).length;
  show(first + Math.min(within, now - 1));
}

function asAddressSays() {
  const found = /^#slides(?:-(\d+))?$/.exec(location.hash);
  if (found) begin(Number(found[1] ?? 1) - 1);
}

/** @type {Record<string, () => void>} */
const MOVES = { next: () => go(1), back: () => go(-1), end };
const KEYS = new Map([
  ["PageDown", "next"], ["ArrowRight", "next"], [" ", "next"],
  ["PageUp", "back"], ["ArrowLeft", "back"], ["Escape", "end"],
]);

// Before a view hears of it: views keep their keys to themselves. Of those pressed in one, a slide takes
// what a presenter's remote sends and nothing else.
addEventListener("keydown", (event) => {
  const move = KEYS.get(event.key);
  const target = /** @type {Element} */ (event.target);
  if (at < 0 || !move || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!event.key.startsWith("Page") && target.closest?.(".td")) return;
  if (event.key.startsWith("Arrow") && target.closest?.(OWN_KEYS)) return;
  if (event.key === " " && target.closest?.(PRESSED)) return;
  event.preventDefault();
  event.stopPropagation();
  MOVES[move]?.();
}, true);
addEventListener("click", ({ target }) => {
  const move = target instanceof Element ? target.getAttribute("data-slides") : null;
  if (move) MOVES[move]?.();
});
page.addEventListener("scroll", sayMore);
const grown = new ResizeObserver(sayMore);
for (const view of page.querySelectorAll(".site-live")) grown.observe(view);
addEventListener("hashchange", asAddressSays);
addEventListener("site-words", again);
addEventListener("resize", again);
document.fonts.ready.then(asAddressSays);

export {};
