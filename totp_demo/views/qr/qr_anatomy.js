/** The anatomy of a QR code: a real one, with one kind of module brought out at a time. */
import { choice, connect, fill, h, say, uid } from "../base/dom.js";

/** @typedef {import("../base/dom.js").Shown} Shown */

const COLUMNS = ["part", "modules", "meaning"];

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

export default {
  render({ model, el }) {
    el.classList.add("td");
    const send = (content) => link.send(content);
    let shown = model.get("saved").shown;
    let secret = null;
    let picked = "";
    const id = uid();
    const title = h("svg:title", { id });
    const paper = h("svg:rect", { fill: "#fff" });
    const dark = h("svg:path", {});
    const light = h("svg:path", { fill: "#bfe0ff" });
    const strong = h("svg:path", { fill: "#0b5cad" });
    const svg = h("svg:svg", { class: "td-anatomy", role: "img", "aria-labelledby": id, "shape-rendering": "crispEdges",
      onmousemove: (event) => point(event), onclick: (event) => point(event) }, title, paper, dark, light, strong);
    const summary = h("p", { class: "td-soft td-small-text", text: "summary" });
    const list = h("div", { class: "td-parts", role: "group", label: "parts" });
    const name = h("b", {});
    const says = h("p", {});
    const panel = h("div", { class: "td-panel", role: "status", "aria-live": "polite" }, name, says);
    const hidden = h("p", { class: "td-soft", text: "hidden" });
    const rows = h("tbody", {});
    const level = choice({ label: "correction", values: shown.levels, words: String, set: (value) => send({ do: "correction", level: value }) });
    el.append(h("section", { class: "td-card td-qr-view td-qr-anatomy", label: "title" }, h("h3", { text: "title" }), summary,
      h("div", { class: "td-beside-picture" }, svg, h("div", { class: "td-stack" }, list, panel, hidden, level.element)),
      h("details", {}, h("summary", { text: "table" }),
        h("div", { class: "td-scroll", tabindex: "0", role: "region", label: "table" }, h("table", { class: "td-table" },
          h("thead", {}, h("tr", {}, ...COLUMNS.map((column) => h("th", { scope: "col", text: column })))), rows)))));

    /** @returns {(row: number, column: number) => boolean} whether a module belongs to the part picked */
    function membership() {
      const region = shown.regions.find((each) => each.id === picked);
      if (!region) return () => false;
      if (region.letter) return (row, column) => shown.rows[row][column] === region.letter;
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
      const box = svg.getBoundingClientRect();
      const whole = shown.size + 2 * shown.border;
      const at = (offset, side) => Math.floor((offset / side) * whole) - shown.border;
      const letter = shown.rows[at(event.clientY - box.top, box.height)]?.[at(event.clientX - box.left, box.width)];
      const region = shown.regions.find((each) => each.letter && each.letter === letter);
      // Data hold the secret: who looks at the secret goes on seeing it.
      if (region && region.id !== picked && !(picked === "secret" && region.id === "data")) pick(region.id);
    }
    function paint() {
      const { t, size, border } = shown;
      const whole = size + 2 * border;
      svg.setAttribute("viewBox", `${-border} ${-border} ${whole} ${whole}`);
      for (const [key, value] of [["x", -border], ["y", -border], ["width", whole], ["height", whole]]) paper.setAttribute(key, String(value));
      const modules = secret?.rows ?? shown.fixed;
      const has = membership();
      const isDark = (row, column) => modules[row][column] === "1";
      dark.setAttribute("d", outline(size, (row, column) => isDark(row, column) && !has(row, column)));
      const region = shown.regions.find((each) => each.id === picked);
      dark.setAttribute("fill", region ? "#b4b9bf" : "#000");
      light.setAttribute("d", outline(size, (row, column) => has(row, column) && !isDark(row, column)));
      strong.setAttribute("d", outline(size, (row, column) => has(row, column) && isDark(row, column)));
      for (const button of list.children) button.setAttribute("aria-pressed", String(button.dataset.part === picked));
      const share = region ? new Intl.NumberFormat(shown.language, { maximumFractionDigits: 1 }).format((100 * region.count) / size ** 2) : "";
      const picture = fill(t.picture, { version: shown.version, size });
      const out = region ? fill(t.brought_out, { name: region.name, count: region.count, share }) : "";
      title.textContent = `${picture} ${out}`;
      say(name, region ? `${region.name} · ${region.count}` : t.all);
      say(says, region ? region.meaning : t.all_says);
    }
    const link = connect(model, el, (next, secrets) => {
      shown = next;
      secret = secrets;
      hidden.hidden = Boolean(secret);
      level.update(shown.correction);
      if (picked && !shown.regions.some((each) => each.id === picked)) picked = "";
      const parts = [{ id: "", name: shown.t.all }, ...shown.regions];
      const known = [...list.children].map((button) => button.dataset.part).join();
      if (known !== parts.map((each) => each.id).join())
        list.replaceChildren(...parts.map((each) => h("button", { type: "button", class: "td-button td-part-button", "data-part": each.id,
          onclick: () => pick(each.id), onfocus: () => pick(each.id), onmouseenter: () => pick(each.id) })));
      for (const [i, each] of parts.entries()) say(list.children[i], each.name);
      rows.replaceChildren(...shown.regions.map((each) => h("tr", {}, h("th", { scope: "row" }, each.name),
        h("td", { class: "td-number" }, String(each.count)), h("td", {}, each.meaning))));
      paint();
    });
    return () => link.close();
  },
};
