/** The authenticator apps as a table, and which of them fit the server's settings. */
import { choice } from "../base/controls.js";
import { h } from "../base/elements.js";
import { liveView } from "../base/live.js";
import { scrollTable } from "./scroll_table.js";

const SIGNS = { ok: "✓", no: "✕", note: "?" };
const COLUMNS = /** @type {const} */ (["app", "verdict", "algorithm", "digits", "period_s", "habits", "runs_on", "as_of", "sources"]);

export default liveView((/** @type {import("../base/live.js").Live<import("../protocol.js").AppsTable>} */ { word, send, shown: { limits } }) => {
  const algorithm = choice({ label: word("algorithm"), values: limits.algorithms, words: String, set: (algorithm) => send({ do: "ask", algorithm }) });
  const digits = choice({ label: word("digits"), values: limits.digits, words: String, set: (digits) => send({ do: "ask", digits }) });
  const period = choice({ label: word("period"), values: limits.periods, words: (value) => `${value} s`, set: (period) => send({ do: "ask", period }) });
  const rows = h("tbody", {});
  const several = (/** @type {string[]} */ texts) => (texts.length ? h("ul", {}, ...texts.map((text) => h("li", {}, text))) : "–");
  return {
    element: h("section", { class: "td-card td-qr-view td-apps-table", "aria-label": word("title") }, h("h3", {}, word("title")),
      h("fieldset", { class: "td-stack" }, h("legend", { class: "td-label" }, word("server")),
        h("div", { class: "td-row" }, algorithm.element, digits.element, period.element)),
      scrollTable(word("table"), COLUMNS.map(word), rows, h("caption", {}, h("span", {}, word("caption"))))),
    draw(shown) {
      algorithm.update(shown.algorithm);
      digits.update(shown.digits);
      period.update(shown.period);
      rows.replaceChildren(...shown.rows.map((row) => h("tr", { "data-app": row.id },
        h("th", { scope: "row" }, row.app),
        h("td", { class: `td-fits td-fits-${row.kind}` }, h("span", { class: "td-sign", "aria-hidden": "true" }, SIGNS[row.kind]), " ", row.verdict),
        h("td", {}, row.algorithm), h("td", {}, row.digits), h("td", {}, row.period), h("td", {}, several(row.habits)),
        h("td", {}, row.runs_on), h("td", {}, row.as_of), h("td", {}, several(row.sources)))));
    },
  };
});
