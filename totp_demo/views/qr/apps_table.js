/** The authenticator apps as a table, and which of them fit the server's settings. */
import { choice, connect, h } from "../base/dom.js";

/** @typedef {import("../base/dom.js").Shown} Shown */

const COLUMNS = ["app", "verdict", "algorithm", "digits", "period_s", "habits", "runs_on", "as_of", "sources"];
const SIGNS = { ok: "✓", no: "✕", note: "?" };

export default {
  render({ model, el }) {
    el.classList.add("td");
    const send = (content) => link.send(content);
    const ask = (name, values, words) => choice({ label: name, values, words, set: (value) => send({ do: "ask", [name]: value }) });
    const controls = {
      algorithm: ask("algorithm", ["SHA1", "SHA256", "SHA512"], String),
      digits: ask("digits", [6, 7, 8], String),
      period: ask("period", [10, 30, 60], (value) => `${value} s`),
    };
    const rows = h("tbody", {});
    el.append(h("section", { class: "td-card td-qr-view td-apps-table", label: "title" }, h("h3", { text: "title" }),
      h("fieldset", { class: "td-stack" }, h("legend", { class: "td-label", text: "server" }),
        h("div", { class: "td-row" }, ...Object.values(controls).map(({ element }) => element))),
      h("div", { class: "td-scroll", tabindex: "0", role: "region", label: "table" }, h("table", { class: "td-table" },
        h("caption", {}, h("span", { text: "caption" })),
        h("thead", {}, h("tr", {}, ...COLUMNS.map((name) => h("th", { scope: "col", text: name })))), rows))));
    const several = (texts) => (texts.length ? h("ul", {}, ...texts.map((text) => h("li", {}, text))) : "–");
    const link = connect(model, el, (shown) => {
      for (const [name, control] of Object.entries(controls)) control.update(shown[name]);
      rows.replaceChildren(...shown.rows.map((row) => h("tr", { "data-app": row.id },
        h("th", { scope: "row" }, row.app),
        h("td", { class: `td-fits td-fits-${row.kind}` }, h("span", { class: "td-sign", "aria-hidden": "true" }, SIGNS[row.kind]), " ", row.verdict),
        h("td", {}, row.algorithm), h("td", {}, row.digits), h("td", {}, row.period), h("td", {}, several(row.habits)),
        h("td", {}, row.runs_on), h("td", {}, row.as_of), h("td", {}, several(row.sources)))));
    });
    return () => link.close();
  },
};
