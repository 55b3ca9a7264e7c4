/** Inside one code: the bytes on the way from the time to the digits, and what one flipped bit does. */
import { connect, fill, h, reword, uid } from "../base/dom.js";
import { bitButtons, bits, counterBytes, derive, hex, hexes, ones } from "./inside_bits.js";
import { pauseButton } from "../base/pause.js";
import { codePart, fillParts, setCode, speaker, spelled } from "../base/spoken.js";
import { clockText, codeAt, setKernelTime, shownBy, ticker } from "../base/ticking.js";

/** @typedef {import("../base/dom.js").Shown} Shown */
/** @typedef {import("./inside_bits.js").Derivation} Derivation */

/** A row of bytes, each in a cell with its place below. */
function row(name) {
  const element = h("div", { class: `td-bytes ${name}` });
  return {
    element,
    /**
     * @param {number[]} bytes
     * @param {(i: number) => {marks?: string, sign?: string, below?: string}} about what is special of a byte
     */
    draw(bytes, about = () => ({})) {
      element.dataset.count = String(bytes.length);
      element.replaceChildren(...bytes.map((byte, i) => {
        const { marks = "", sign = "", below = String(i) } = about(i);
        const [high, low] = hex(byte);
        return h("span", { class: `td-byte ${marks}` }, h("span", { class: "td-byte-sign" }, sign),
          h("span", { class: "td-byte-hex" }, h("span", {}, high), h("span", { class: "td-low" }, low)), h("span", { class: "td-byte-place" }, below));
      }));
    },
  };
}

/** One stage of the way: its name, what comes out, and how. */
function stage(key, ...parts) {
  const note = h("p", { class: "td-stage-note" });
  return { note, element: h("div", { class: `td-stage-row td-stage-${key}` }, h("p", { class: "td-stage-name", text: key }), h("div", { class: "td-stage-value" }, ...parts, note)) };
}

/** @param {Derivation} d @param {number} i @returns {{marks?: string, sign?: string}} how a byte of its digest is marked */
function marksOf(d, i) {
  if (i === d.bytes.length - 1) return { marks: "td-byte-last", sign: "◆" };
  return i >= d.offset && i < d.offset + 4 ? { marks: "td-byte-picked", sign: "▼" } : {};
}

/** The drawing: one stage below the other. */
function drawing() {
  const time = h("span", { class: "td-number" });
  const step = h("span", { class: "td-number" });
  const counter = row("td-counter-bytes");
  const digest = row("td-digest-bytes");
  const offset = h("span", { class: "td-number td-offset" });
  const four = row("td-four-bytes");
  const cleared = row("td-cleared-bytes");
  const front = h("span", { class: "td-front" });
  const rest = h("span", { class: "td-rest" });
  const code = h("span", { class: "td-inside-code" });
  const stages = {
    time: stage("time", time), step: stage("step", step), counter: stage("counter", counter.element), digest: stage("digest", digest.element),
    offset: stage("offset", h("span", { class: "td-mark" }, "◆"), " ", offset), four: stage("four", four.element), cleared: stage("cleared", cleared.element),
    number: stage("number", h("span", { class: "td-number" }, front, rest)), code: stage("code", code),
  };
  const element = h("div", { class: "td-derivation", role: "img" }, ...Object.values(stages).map((each) => each.element));
  return {
    element,
    /** @param {Shown} shown @param {number} now @param {number} left seconds */
    tick(shown, now, left) {
      const { t, period } = shown;
      time.textContent = String(Math.floor(now));
      stages.time.note.textContent = fill(t.time_note, { time: clockText(now) });
      stages.step.note.textContent = fill(t.step_note, { time: Math.floor(now), period, left });
    },
    /** @param {Shown} shown @param {Derivation} d */
    draw(shown, d) {
      const { t, digits } = shown;
      step.textContent = String(d.step);
      counter.draw(counterBytes(d.other));
      digest.draw(d.bytes, (i) => marksOf(d, i));
      const from = (i) => ({ marks: "td-byte-picked", below: String(d.offset + i) });
      four.draw(d.four, from);
      cleared.draw(d.cleared, from);
      offset.textContent = String(d.offset);
      const number = String(d.number).padStart(digits, "0");
      front.textContent = number.slice(0, -digits);
      rest.textContent = number.slice(-digits);
      setCode(code, d.code);
      const notes = {
        counter: t.counter_note,
        digest: fill(t.digest_note, { hash: shown.hash, count: d.bytes.length }),
        offset: fill(t.offset_note, { nibble: d.offset.toString(16), offset: d.offset }),
        four: fill(t.four_note, { offset: d.offset, end: d.offset + 3 }),
        cleared: fill(d.four[0] > 127 ? t.cleared_note : t.cleared_same, { before: bits(d.four[0]), after: bits(d.cleared[0]) }),
        number: t.number_note,
        code: fill(t.code_note, { modulus: new Intl.NumberFormat(shown.language).format(10 ** digits), digits }),
      };
      for (const [key, words] of Object.entries(notes)) stages[key].note.textContent = words;
      element.setAttribute("aria-label", fill(t.label, { step: d.step, offset: d.offset, number: d.number, code: spelled(d.code) }));
    },
  };
}

/** The digest with the bit flipped, byte under byte with how much has changed; the sentence beside it says the same. */
function otherDigest() {
  const bytes = row("td-other-bytes");
  const element = h("div", { class: "td-other", "aria-hidden": "true" }, h("p", { class: "td-stage-name", text: "flipped" }), bytes.element,
    h("p", { class: "td-stage-note", text: "changed_note" }));
  return {
    element,
    /** @param {Derivation} d @param {Derivation | null} other */
    draw(d, other) {
      element.hidden = !other;
      if (!other) return;
      bytes.draw(other.bytes, (i) => {
        const count = ones(d.bytes[i] ^ other.bytes[i]);
        const { marks = "", sign = "" } = marksOf(other, i);
        return { marks: `${marks} ${count ? "td-byte-changed" : ""}`, sign, below: String(count) };
      });
    },
  };
}

/** The same as text: what a screen reader reads, and what can be copied. */
function table() {
  const body = h("tbody", {});
  const extra = h("th", { scope: "col", text: "flipped" });
  const time = h("td", {});
  const element = h("div", { class: "td-inside-scroll", tabindex: "0", role: "region", label: "as_table" }, h("table", { class: "td-values" },
    h("thead", {}, h("tr", {}, h("th", { scope: "col", text: "what" }), h("th", { scope: "col", text: "value" }), extra)), body));
  return {
    element,
    /** @param {number} now */
    tick(now) {
      time.textContent = String(Math.floor(now));
    },
    /** @param {Derivation} d @param {Derivation | null} other */
    draw(d, other) {
      extra.hidden = !other;
      const cells = (of) => ({ step: String(of.step), counter: hexes(counterBytes(of.other)), digest: hexes(of.bytes), offset: String(of.offset),
        four: hexes(of.four), cleared: hexes(of.cleared), number: String(of.number), code: codePart(of.code) });
      const [one, two] = [cells(d), other ? cells(other) : null];
      body.replaceChildren(h("tr", {}, h("th", { scope: "row", text: "time" }), time, two ? h("td", {}) : null),
        ...Object.keys(one).map((key) => h("tr", {}, h("th", { scope: "row", text: key }), h("td", {}, one[key]), two ? h("td", {}, two[key]) : null)));
    },
  };
}

export default {
  render({ model, el }) {
    el.classList.add("td");
    let shown = model.get("saved").shown;
    let secret = null;
    let clock = null;
    let width = 0; // of a digest
    let kernel = "";
    let asking = false;
    let drawn = "";
    let spokenOf = "";
    let spokenCode = "";
    const send = (content) => link.send(content);
    const whose = h("p", { class: "td-soft td-whose" });
    const hashes = h("div", { class: "td-segments", role: "group", label: "hash_choice" },
      ...shown.hashes.map(([algorithm, name]) => h("button", { type: "button", "data-algorithm": algorithm, onclick: () => send({ do: "hash", algorithm }) }, name)));
    const otherHash = h("p", { class: "td-other-hash" });
    const picture = drawing();
    const values = table();
    const flippedDigest = otherDigest();
    const bitGrid = bitButtons((bit) => send({ do: "flip-counter", bit }));
    const back = h("button", { type: "button", class: "td-button td-flip-back", text: "put_back", onclick: () => {
      send({ do: "flip-back" });
      flipSecret.focus();
    } });
    const flipSecret = h("button", { type: "button", class: "td-button td-flip-secret", text: "flip_secret", onclick: () => send({ do: "flip-secret" }) });
    const result = h("p", { class: "td-avalanche" });
    const spoken = speaker();
    const pause = pauseButton(send);
    const caption = uid();
    el.append(h("section", { class: "td-card td-inside", label: "title" },
      h("div", { class: "td-inside-head" }, h("div", {}, h("h3", { class: "td-title", text: "title" }), whose), h("div", { class: "td-row" }, hashes, pause.element)), otherHash,
      picture.element, h("details", {}, h("summary", { text: "as_table" }), values.element),
      h("section", { class: "td-flip", "aria-labelledby": caption }, h("h4", { id: caption, text: "flip" }),
        h("p", { class: "td-hint", text: "flip_counter" }), bitGrid.element, h("div", { class: "td-row" }, flipSecret, back), result, flippedDigest.element), spoken.element));

    /**
     * @param {Derivation} d @param {Derivation | null} other @param {(code: string) => Node | string} asCode
     * @returns {(Node | string)[]} what the flipped bit has done
     */
    function said(d, other, asCode) {
      if (!other || !shown.flip) return [];
      const { t, flip } = shown;
      const changed = d.bytes.reduce((sum, byte, i) => sum + ones(byte ^ other.bytes[i]), 0);
      const what = flip.of === "counter" ? fill(t.of_counter, { bit: flip.bit, step: d.step, other: other.other }) : fill(t.of_secret, { bit: flip.bit + 1, count: shown.secret_bits });
      return [`${what} `, ...fillParts(t.avalanche, { changed, bits: d.bytes.length * 8, percent: Math.round((changed * 100) / (d.bytes.length * 8)), other: asCode(other.code), code: asCode(d.code) })];
    }
    /** @param {number} now @param {string} digest @param {string} flipped */
    function show(now, digest, flipped) {
      const { t, period, digits, flip } = shown;
      const step = Math.floor(now / period);
      picture.tick(shown, now, Math.ceil((step + 1) * period - now - 1e-6));
      values.tick(now);
      const state = JSON.stringify([step, digest, flipped, shown.language, shown.digits, period]);
      if (!digest || state === drawn) return;
      drawn = state;
      const d = derive(digest, step, BigInt(step), digits);
      const counter = flip?.of === "counter" ? d.other ^ (1n << BigInt(flip.bit)) : d.other;
      const other = flipped ? derive(flipped, step, counter, digits) : null;
      picture.draw(shown, d);
      flippedDigest.draw(d, other);
      values.draw(d, other);
      reword(values.element, shown);
      bitGrid.draw(counter, flip?.of === "counter" ? flip.bit : -1, t.bit);
      // Spoken: the flip when it is new, and the code of each new step.
      result.replaceChildren(...said(d, other, codePart));
      const flipState = JSON.stringify(flip);
      if (flip && flipState !== spokenOf) spoken.say(said(d, other, spelled).join(""));
      else if (d.code !== spokenCode) spoken.say((clock?.rate ?? 0) <= 1 ? fill(t.spoken, { code: spelled(d.code) }) : "");
      spokenOf = flipState;
      spokenCode = d.code;
    }
    /** @param {number} kernelNow */
    function tick(kernelNow) {
      const now = Math.max(0, shownBy(clock, kernelNow));
      const step = Math.floor(now / shown.period);
      const at = (digests) => codeAt({ digits: width, first: secret.first, base: secret.base, codes: digests ?? "" }, step);
      const { code: digest, low } = at(secret.digests);
      show(now, digest, at(secret.flipped).code);
      if (low && !asking) {
        asking = true;
        link.hello();
      }
    }
    const ticks = ticker({
      kernel: () => kernel,
      clocks: () => (clock ? [{ clock, period: shown.period }] : []),
      tick, ask: () => link.hello(),
    });
    const link = connect(model, el, (next, secrets, message) => {
      shown = next;
      width = message.moment.digest.length;
      drawn = "";
      pause.update(shown);
      whose.textContent = shown.key;
      otherHash.textContent = shown.other_hash;
      otherHash.hidden = !shown.other_hash;
      for (const button of hashes.children) button.setAttribute("aria-pressed", String(button.dataset.algorithm === shown.algorithm));
      back.disabled = !shown.flip;
      if (secrets) {
        asking = false;
        secret = secrets;
        clock = message.clocks.lesson;
        kernel = message.kernel;
        ticks.restart();
      } else {
        kernel = ""; // nothing ticks in a picture of a moment
        show(message.moment.at, message.moment.digest, "");
      }
    }, setKernelTime);
    return () => {
      ticks.stop();
      link.close();
    };
  },
};
