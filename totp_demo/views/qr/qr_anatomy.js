/** The anatomy of a QR code: a real one, with one kind of module brought out at a time. */
import { choice } from "../base/controls.js";
import { fill, h, say, uid } from "../base/elements.js";
import { liveView } from "../base/live.js";
import { modules } from "./modules.js";
import { scrollTable } from "./scroll_table.js";

/** @typedef {import("../protocol.js").RegionWords} Region */

const COLUMNS = /** @type {const} */ (["part", "modules", "meaning"]);

/** The outline of some modules as one path. @param {number} size @param {(row: number, column: number) => boolean} has */
function outline(size, has) {
  let path = "";
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      let end = column;
      while (end < size && has(row, end)) end++;
      if (end > column) path += `M${column} ${row}h${end - column}v1h${column - end}z`;
      column = end;
    }
  return path;
}

export default liveView((/** @type {import("../base/live.js").Live<import("../protocol.js").QrAnatomy>} */ live) => {
  const { word, send } = live;
  let picked = "";
  const id = uid();
  const title = h("svg:title", { id });
  const paper = h("svg:rect", { fill: "#fff" });
  const dark = h("svg:path", {});
  const light = h("svg:path", { fill: "#bfe0ff" });
  const strong = h("svg:path", { fill: "#0b5cad" });
  const svg = h("svg:svg", { class: "td-anatomy", role: "img", "aria-labelledby": id, "shape-rendering": "crispEdges",
    onmousemove: (event) => point(event), onclick: (event) => point(event) }, title, paper, dark, light, strong);
  const marked = h("svg:path", { class: "td-marked-modules" });
  svg.append(marked);
  const each = modules(live, () => paint());
  const board = h("div", { class: "td-module-board", tabindex: "0", role: "application", "aria-label": word("modules_label"), onkeydown: (event) => {
    if (each.press(event.key)) event.preventDefault();
  } }, svg);
  const list = h("div", { class: "td-parts", role: "group", "aria-label": word("parts") });
  /** @type {Map<string, HTMLButtonElement>} */
  let buttons = new Map();
  const name = h("b", {});
  const says = h("p", {});
  const hidden = h("p", { class: "td-soft" }, word("hidden"));
  const rows = h("tbody", {});
  const level = choice({ label: word("correction"), values: live.shown.levels, words: String, set: (value) => send({ do: "correction", level: value }) });
  const regionOf = (/** @type {(region: Region) => boolean} */ fits) => live.shown.regions.find(fits);
  /** @param {Region | undefined} region @returns {(row: number, column: number) => boolean} whether a module belongs to the part picked */
  function membership(region) {
    const { shown, secret } = live;
    if (!region) return () => false;
    if (region.letter) return (row, column) => shown.rows[row]?.[column] === region.letter;
    const places = new Set((secret?.secret ?? []).map(([row, column]) => row * shown.size + column));
    return (row, column) => places.has(row * shown.size + column);
  }
  /** @param {string} next */
  function pick(next) {
    picked = next;
    paint();
  }
  /** @param {MouseEvent} event */
  function point(event) {
    const { shown } = live;
    const box = svg.getBoundingClientRect();
    const whole = shown.size + 2 * shown.border;
    const at = (/** @type {number} */ offset, /** @type {number} */ side) => Math.floor((offset / side) * whole) - shown.border;
    const [row, column] = [at(event.clientY - box.top, box.height), at(event.clientX - box.left, box.width)];
    each.point(row, column);
    const letter = shown.rows[row]?.[column];
    const region = regionOf((one) => Boolean(one.letter) && one.letter === letter);
    // Data hold the secret: who looks at the secret goes on seeing it.
    if (region && region.id !== picked && !(picked === "secret" && region.id === "data")) pick(region.id);
  }
  function paint() {
    const { shown, secret } = live;
    const { t, size, border } = shown;
    const whole = size + 2 * border;
    svg.setAttribute("viewBox", `${-border} ${-border} ${whole} ${whole}`);
    for (const [key, value] of Object.entries({ x: -border, y: -border, width: whole, height: whole })) paper.setAttribute(key, String(value));
    const modules = secret?.rows ?? shown.fixed;
    const region = regionOf((each) => each.id === picked);
    const has = membership(region);
    const isDark = (/** @type {number} */ row, /** @type {number} */ column) => modules[row]?.[column] === "1";
    dark.setAttribute("d", outline(size, (row, column) => isDark(row, column) && !has(row, column)));
    dark.setAttribute("fill", region ? "#b4b9bf" : "#000");
    light.setAttribute("d", outline(size, (row, column) => has(row, column) && !isDark(row, column)));
    strong.setAttribute("d", outline(size, (row, column) => has(row, column) && isDark(row, column)));
    marked.setAttribute("d", outline(size, each.marked()));
    for (const [part, button] of buttons) button.setAttribute("aria-pressed", String(part === picked));
    const share = region ? new Intl.NumberFormat(shown.language, { maximumFractionDigits: 1 }).format((100 * region.count) / size ** 2) : "";
    const picture = fill(t.picture, { version: shown.version, size });
    const out = region ? fill(t.brought_out, { name: region.name, count: region.count, share }) : "";
    title.textContent = `${picture} ${out}`;
    say(name, region ? `${region.name} · ${region.count}` : t.all);
    say(says, region ? region.meaning : t.all_says);
  }
  return {
    element: h("section", { class: "td-card td-qr-view td-qr-anatomy", "aria-label": word("title") }, h("h3", {}, word("title")),
      h("p", { class: "td-soft td-small-text" }, word("summary")),
      h("div", { class: "td-beside-picture" }, h("div", { class: "td-stack" }, board, each.said, each.element), h("div", { class: "td-stack" }, list,
        h("div", { class: "td-panel", role: "status", "aria-live": "polite" }, name, says), hidden, level.element)),
      h("details", {}, h("summary", {}, word("table")), scrollTable(word("table"), COLUMNS.map(word), rows))),
    draw(shown, secret) {
      hidden.hidden = Boolean(secret);
      level.update(shown.correction);
      if (picked && !regionOf((each) => each.id === picked)) picked = "";
      const parts = [{ id: "", name: shown.t.all }, ...shown.regions];
      if ([...buttons.keys()].join() !== parts.map((each) => each.id).join()) {
        buttons = new Map(parts.map(({ id: part }) => [part, h("button", { type: "button", class: "td-button td-part-button", "data-part": part,
          onclick: () => pick(part), onfocus: () => pick(part), onmouseenter: () => pick(part) })]));
        list.replaceChildren(...buttons.values());
      }
      for (const { id: part, name: text } of parts) say(/** @type {HTMLButtonElement} */ (buttons.get(part)), text);
      rows.replaceChildren(...shown.regions.map((one) => h("tr", {}, h("th", { scope: "row" }, one.name),
        h("td", { class: "td-number" }, String(one.count)), h("td", {}, one.meaning))));
      each.update();
    },
  };
});
