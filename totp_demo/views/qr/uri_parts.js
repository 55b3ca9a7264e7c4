/** From the secret to the URI: bytes, base32 and the parts of the text, each saying what it is. */
import { answerBox, connect, field, fill, h, keptIn, markRefused, say } from "../base/dom.js";

/** @typedef {import("../base/dom.js").Shown} Shown */

const COLUMNS = ["part", "text", "meaning"];

const HIDDEN = "••••";

export default {
  render({ model, el }) {
    el.classList.add("td");
    const send = (content) => link.send(content);
    let shown = model.get("saved").shown;
    let secret = null;
    let picked = "";
    let back = false; // the sample has been asked for
    const bytes = h("div", { class: "td-flow" });
    const characters = h("div", { class: "td-flow" });
    const uri = h("div", { class: "td-flow td-uri" });
    const length = h("p", { class: "td-soft td-small-text" });
    const hidden = h("p", { class: "td-soft", text: "hidden" });
    const title = h("b", {});
    const says = h("p", {});
    const more = h("p", { class: "td-mono" });
    const also = h("p", { class: "td-mono" });
    const panel = h("div", { class: "td-panel", role: "status", "aria-live": "polite" }, title, says, more, also);
    const rows = h("tbody", {});
    const issuer = field({ text: "issuer", name: "issuer" });
    const account = field({ text: "account", name: "account" });
    const labelIssuer = field({ text: "label_issuer", name: "label_issuer" });
    const kept = Object.fromEntries(Object.entries({ issuer, account, label_issuer: labelIssuer }).map(([name, { control }]) => [name, keptIn(control)]));
    const answer = answerBox();
    const form = h("form", { class: "td-stack", novalidate: true, autocomplete: "off", onsubmit: (event) => {
      event.preventDefault();
      send({ do: "names", ...Object.fromEntries(Object.entries(kept).map(([name, box]) => [name, box.send()])) });
    } },
      h("div", { class: "td-columns" }, issuer.element, account.element, labelIssuer.element),
      h("p", { class: "td-hint", text: "names_hint" }),
      h("div", { class: "td-row" }, h("button", { type: "submit", class: "td-button td-go td-build", text: "build" }),
        h("button", { type: "button", class: "td-button td-sample", text: "back", onclick: () => { back = true; send({ do: "sample" }); } })), answer.element);
    const step = (name, ...rest) => h("div", { class: "td-step" }, h("h4", { text: name }), ...rest);
    const steps = [step("bytes", bytes), step("base32", characters), step("uri", uri, length)];
    el.append(h("section", { class: "td-card td-qr-view td-uri-parts", label: "title" },
      h("h3", { text: "title" }), ...steps, hidden, panel,
      h("p", { class: "td-soft td-small-text", text: "practice" }),
      h("details", {}, h("summary", { text: "table" }),
        h("div", { class: "td-scroll", tabindex: "0", role: "region", label: "table" }, h("table", { class: "td-table" },
          h("thead", {}, h("tr", {}, ...COLUMNS.map((column) => h("th", { scope: "col", text: column })))), rows))),
      h("details", {}, h("summary", { text: "names" }), form)));

    /** @param {string} id of a part, or `group-` and its number */
    function pick(id) {
      picked = id;
      for (const button of el.querySelectorAll("[data-part]")) button.classList.toggle("td-picked", button.dataset.part === id);
      // Set where it is new only: what is set is spoken.
      for (const [i, text] of describe(id).entries()) say([title, says, more, also][i], text);
    }
    /** @param {string} id @returns {string[]} what the panel says of it: a title and up to three sentences */
    function describe(id) {
      const { t } = shown;
      const part = shown.parts.find((each) => each.id === id);
      if (part) {
        const reads = secret?.parts[id]?.reads;
        return [part.name, part.meaning, reads ? fill(t.reads, { text: reads }) : "", ""];
      }
      if (!id.startsWith("group-")) return ["", t.pick, "", ""];
      const at = Number(id.slice(6));
      const group = secret?.groups[at];
      return [fill(t.group, { number: at + 1 }), t.group_says, group ? fill(t.bits, { bits: group.bits.join(" ") }) : "",
        group ? fill(t.characters, { characters: [...group.characters].join(" ") }) : ""];
    }
    const part = (id, text, name) => h("button", { type: "button", class: "td-part", "data-part": id,
      "aria-label": `${name}: ${text}`, onfocus: () => pick(id), onclick: () => pick(id), onmouseenter: () => pick(id) }, text);
    /** Puts the parts in place of the old ones; the one that had the focus keeps it. */
    function fillIn(place, parts) {
      const held = place.contains(document.activeElement) ? document.activeElement.dataset.part : null;
      place.replaceChildren(...parts);
      if (held) place.querySelector(`[data-part="${held}"]`)?.focus();
    }
    const link = connect(model, el, (next, secrets) => {
      shown = next;
      const { t } = shown;
      if (secrets) {
        const renamed = back || !secret || ["issuer", "account", "label_issuer"].some((name) => secret[name] !== secrets[name]);
        secret = secrets;
        if (renamed) {
          for (const [name, box] of Object.entries(kept)) box.set(secret[name], back);
        }
        back = false;
      } else secret = null;
      hidden.hidden = Boolean(secret);
      const name = (i) => fill(t.group, { number: i + 1 });
      const count = Array.from({ length: shown.groups }, (_, i) => i);
      fillIn(bytes, count.map((i) => part(`group-${i}`, secret?.groups[i].bytes.join(" ") ?? HIDDEN, name(i))));
      fillIn(characters, count.map((i) => part(`group-${i}`, secret?.groups[i].characters ?? HIDDEN, name(i))));
      const text = (id) => secret?.parts[id]?.text ?? HIDDEN;
      fillIn(uri, shown.parts.map((each) => part(each.id, text(each.id), each.name)));
      length.textContent = secret ? fill(t.length, { count: shown.parts.reduce((sum, each) => sum + text(each.id).length, 0) }) : "";
      rows.replaceChildren(...shown.parts.map((each) => h("tr", {}, h("th", { scope: "row" }, each.name),
        h("td", { class: "td-mono" }, text(each.id)), h("td", {}, each.meaning))));
      answer.show(shown.answer);
      for (const { control } of [issuer, account]) markRefused(control, shown.answer?.kind === "no", answer.element);
      pick(picked);
    });
    return () => link.close();
  },
};
