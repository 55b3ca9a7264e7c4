/** From the secret to the URI: bytes, base32 and the parts of the text, each saying what it is. */
import { answerBox, button, field, form, keptIn } from "../base/controls.js";
import { fill, h, say } from "../base/elements.js";
import { liveView } from "../base/live.js";
import { scrollTable } from "./scroll_table.js";

/** @typedef {import("../protocol.js").UriParts} UriParts */

const COLUMNS = /** @type {const} */ (["part", "text", "meaning"]);
const HIDDEN = "••••";

export default liveView((/** @type {import("../base/live.js").Live<UriParts>} */ live) => {
  const { word, send } = live;
  let picked = "";
  let back = false; // the sample has been asked for
  /** @type {UriParts["private"] | null} */
  let before = null;
  const flow = (/** @type {string} */ cls) => ({ element: h("div", { class: `td-flow ${cls}` }), parts: /** @type {[string, HTMLButtonElement][]} */ ([]) });
  const [bytes, characters, uri] = [flow(""), flow(""), flow("td-uri")];
  const length = h("p", { class: "td-soft td-small-text" });
  const hidden = h("p", { class: "td-soft" }, word("hidden"));
  const panel = [h("b", {}), h("p", {}), h("p", { class: "td-mono" }), h("p", { class: "td-mono" })];
  const rows = h("tbody", {});
  const [issuer, account, labelIssuer] = [field({ label: word("issuer"), name: "issuer" }), field({ label: word("account"), name: "account" }),
    field({ label: word("label_issuer"), name: "label_issuer" })];
  const kept = { issuer: keptIn(issuer.control), account: keptIn(account.control), label_issuer: keptIn(labelIssuer.control) };
  const names = /** @type {(keyof typeof kept)[]} */ (Object.keys(kept));
  const answer = answerBox();
  const step = (/** @type {"bytes" | "base32" | "uri"} */ name, /** @type {Node[]} */ ...rest) => h("div", { class: "td-step" }, h("h4", {}, word(name)), ...rest);

  /** @param {string} id of a part, or `group-` and its number */
  function pick(id) {
    picked = id;
    for (const { parts } of [bytes, characters, uri]) for (const [part, one] of parts) one.classList.toggle("td-picked", part === id);
    // Set where it is new only: what is set is spoken.
    const texts = describe(id);
    for (const [i, place] of panel.entries()) say(place, texts[i]);
  }
  /** @param {string} id @returns {string[]} what the panel says of it: a title and up to three sentences */
  function describe(id) {
    const { shown: { t, parts }, secret } = live;
    const part = parts.find((each) => each.id === id);
    if (part) {
      const reads = secret?.parts[id]?.reads;
      return [part.name, part.meaning, reads ? fill(t.reads, { text: reads }) : ""];
    }
    if (!id.startsWith("group-")) return ["", t.pick];
    const at = Number(id.slice(6));
    const group = secret?.groups[at];
    return [fill(t.group, { number: at + 1 }), t.group_says, group ? fill(t.bits, { bits: group.bits.join(" ") }) : "",
      group ? fill(t.characters, { characters: [...group.characters].join(" ") }) : ""];
  }
  /**
   * Put parts in place of the old ones; the one that had the focus keeps it.
   * @param {typeof uri} place @param {{id: string, text: string, name: string}[]} parts
   */
  function fillIn(place, parts) {
    const held = place.parts.find(([, one]) => one === document.activeElement)?.[0];
    place.parts = parts.map(({ id, text, name }) => [id, h("button", { type: "button", class: "td-part", "data-part": id,
      "aria-label": `${name}: ${text}`, onfocus: () => pick(id), onclick: () => pick(id), onmouseenter: () => pick(id) }, text)]);
    place.element.replaceChildren(...place.parts.map(([, one]) => one));
    place.parts.find(([id]) => id === held)?.[1].focus();
  }
  return {
    element: h("section", { class: "td-card td-qr-view td-uri-parts", "aria-label": word("title") }, h("h3", {}, word("title")),
      step("bytes", bytes.element), step("base32", characters.element), step("uri", uri.element, length), hidden,
      h("div", { class: "td-panel", role: "status", "aria-live": "polite" }, ...panel),
      h("p", { class: "td-soft td-small-text" }, word("practice")),
      h("details", {}, h("summary", {}, word("table")), scrollTable(word("table"), COLUMNS.map(word), rows)),
      h("details", {}, h("summary", {}, word("names")),
        form("", () => send({ do: "names", issuer: kept.issuer.send(), account: kept.account.send(), label_issuer: kept.label_issuer.send() }),
          h("div", { class: "td-columns" }, issuer.element, account.element, labelIssuer.element),
          h("p", { class: "td-hint" }, word("names_hint")),
          h("div", { class: "td-row" }, h("button", { type: "submit", class: "td-button td-go td-build" }, word("build")),
            button("td-button td-sample", word("back"), () => { back = true; send({ do: "sample" }); })), answer.element))),
    draw(shown, secret) {
      const { t } = shown;
      if (secret) {
        if (back || names.some((name) => before?.[name] !== secret[name])) for (const name of names) kept[name].set(secret[name], back);
        back = false;
      }
      before = secret;
      hidden.hidden = Boolean(secret);
      const groups = Array.from({ length: shown.groups }, (_, i) => ({ id: `group-${i}`, name: fill(t.group, { number: i + 1 }), group: secret?.groups[i] }));
      fillIn(bytes, groups.map(({ group, ...each }) => ({ ...each, text: group?.bytes.join(" ") ?? HIDDEN })));
      fillIn(characters, groups.map(({ group, ...each }) => ({ ...each, text: group?.characters ?? HIDDEN })));
      const parts = shown.parts.map((each) => ({ ...each, text: secret?.parts[each.id]?.text ?? HIDDEN }));
      fillIn(uri, parts);
      length.textContent = secret ? fill(t.length, { count: parts.reduce((sum, { text }) => sum + text.length, 0) }) : "";
      rows.replaceChildren(...parts.map(({ name, text, meaning }) => h("tr", {}, h("th", { scope: "row" }, name), h("td", { class: "td-mono" }, text), h("td", {}, meaning))));
      answer.show(shown.answer);
      for (const box of [issuer, account]) box.refused(shown.answer?.kind === "no" ? answer.element : null);
      pick(picked);
    },
  };
});
