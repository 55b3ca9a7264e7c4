/** One module of a QR code at a time: what it carries, and which others carry it with it; and back from the text. */
import { slider } from "../base/controls.js";
import { fill, h } from "../base/elements.js";

/** @typedef {import("../base/live.js").Live<import("../protocol.js").QrAnatomy>} Live */
/** @typedef {import("../protocol.js").CarriedBy} Carried */

/** @param {Live} live @param {() => void} paint draws the picture again */
export function modules(live, paint) {
  const { word } = live;
  let row = -1; // nowhere yet
  let column = -1;
  /** @type {Carried | undefined} */
  let now;
  const said = h("p", { class: "td-module-said", role: "status", "aria-live": "polite" });
  const text = h("p", { class: "td-uri-text" });
  const readable = () => (live.secret?.carried ?? []).filter(({ kind }) => kind === "text" || kind === "repair");
  const walk = slider({ label: word("walk"), min: 0, max: 1, step: 1, set: () => {}, moved: (value) => choose(readable()[value]), words: (value) => {
    const each = readable()[value];
    if (!each) return "";
    return each.kind === "text" ? fill(live.shown.t.character, { number: each.index + 1, text: each.text }) : fill(live.shown.t.repair_byte, { number: each.index + 1 });
  } });
  const input = /** @type {HTMLInputElement} */ (walk.element.querySelector("input"));
  input.value = "0";

  /** @param {Carried | undefined} each */
  function choose(each) {
    if (!each) return;
    const { size } = live.shown;
    const first = each.places[0] ?? 0;
    [row, column] = [Math.floor(first / size), first % size];
    now = each;
    show();
  }
  function sentence() {
    const { t, size } = live.shown;
    if (row < 0 || !live.secret) return "";
    const where = fill(t.at, { row: row + 1, column: column + 1 });
    const bit = now ? now.places.length - now.places.indexOf(row * size + column) - 1 : 0;
    const about = { bit, number: (now?.index ?? 0) + 1, text: now?.text ?? "", count: now?.places.length ?? 0 };
    const what = { text: t.of_text, repair: t.of_repair, head: t.of_head, padding: t.of_padding };
    return `${where} ${fill(now ? what[now.kind] : t.of_nothing, about)}`;
  }
  function show() {
    said.textContent = sentence();
    const all = (live.secret?.carried ?? []).filter(({ kind }) => kind === "text");
    text.replaceChildren(...all.map((each) => (each === now ? h("mark", {}, each.text) : h("span", {}, each.text))));
    paint();
  }
  return {
    said,
    element: h("div", { class: "td-stack" }, walk.element, text),
    /** @param {number} at @param {number} line a module that was pointed at, or gone to */
    point(at, line) {
      const { size } = live.shown;
      if (at < 0 || line < 0 || at >= size || line >= size || (at === row && line === column)) return;
      [row, column] = [at, line];
      now = live.secret?.carried.find(({ places }) => places.includes(row * size + column));
      const place = now ? readable().indexOf(now) : -1;
      if (place >= 0) {
        input.value = String(place);
        walk.update(place);
      }
      show();
    },
    /** @param {string} key @returns {boolean} whether it moved */
    press(key) {
      const by = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
      if (!by) return false;
      const last = live.shown.size - 1;
      const clamp = (/** @type {number} */ value) => Math.max(0, Math.min(last, value));
      this.point(row < 0 ? 0 : clamp(row + (by[0] ?? 0)), row < 0 ? 0 : clamp(column + (by[1] ?? 0)));
      return true;
    },
    /** @returns {(row: number, column: number) => boolean} whether a module is one of those that are marked */
    marked() {
      const { size } = live.shown;
      const places = new Set(now?.places ?? []);
      return (at, line) => places.has(at * size + line) || (at === row && line === column);
    },
    update() {
      const count = readable().length;
      input.max = String(Math.max(1, count - 1));
      walk.element.hidden = !count;
      now = live.secret?.carried.find(({ kind, index }) => kind === now?.kind && index === now?.index);
      if (!live.secret) row = -1;
      walk.update(Number(input.value));
      show();
    },
  };
}
