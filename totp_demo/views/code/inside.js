/** Inside one code: the bytes on the way from the time to the digits, and what one flipped bit does. */
import { button, pauseButton, segments } from "../base/controls.js";
import { fill, h, uid } from "../base/elements.js";
import { liveView } from "../base/live.js";
import { codePart, fillParts, setCode, speaker, spelled } from "../base/spoken.js";
import { clockText, codeAt, shownBy } from "../base/ticking.js";
import { bitButtons, bits, counterBytes, derive, hex, hexes, ones } from "./inside_bits.js";
import { walk } from "./inside_walk.js";

/** @typedef {import("../protocol.js").Inside} Inside */
/** @typedef {import("../base/live.js").Live<Inside>} Live */
/** @typedef {import("./inside_bits.js").Derivation} Derivation */

/** A row of bytes, each in a cell with its place below. @param {string} name */
function row(name) {
  const element = h("div", { class: `td-bytes ${name}` });
  return {
    element,
    /**
     * @param {number[]} bytes
     * @param {(i: number) => {marks?: string, sign?: string, below?: string}} [about] what is special of a byte
     */
    draw(bytes, about = () => ({})) {
      element.dataset.count = String(bytes.length);
      element.replaceChildren(...bytes.map((byte, i) => {
        const { marks = "", sign = "", below = String(i) } = about(i);
        const [high = "", low = ""] = hex(byte);
        return h("span", { class: `td-byte ${marks}` }, h("span", { class: "td-byte-sign" }, sign),
          h("span", { class: "td-byte-hex" }, h("span", {}, high), h("span", { class: "td-low" }, low)), h("span", { class: "td-byte-place" }, below));
      }));
    },
  };
}

/** @param {Derivation} d @param {number} i @returns {{marks?: string, sign?: string}} how a byte of its digest is marked */
function marksOf(d, i) {
  if (i === d.bytes.length - 1) return { marks: "td-byte-last", sign: "◆" };
  return i >= d.offset && i < d.offset + 4 ? { marks: "td-byte-picked", sign: "▼" } : {};
}

/** The drawing: one stage below the other. @param {Live} live */
function drawing({ word }) {
  /**
   * One stage of the way: its name, what comes out, and how.
   * @param {"time" | "step" | "counter" | "digest" | "offset" | "four" | "cleared" | "number" | "code"} key @param {...(Node | string)} parts
   */
  const stage = (key, ...parts) => {
    const note = h("p", { class: "td-stage-note" });
    return { note, element: h("div", { class: `td-stage-row td-stage-${key}` }, h("p", { class: "td-stage-name" }, word(key)), h("div", { class: "td-stage-value" }, ...parts, note)) };
  };
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
    stages,
    /** @param {Inside["shown"]} shown @param {number} now @param {number} left seconds */
    tick(shown, now, left) {
      const { t, period } = shown;
      time.textContent = String(Math.floor(now));
      stages.time.note.textContent = fill(t.time_note, { time: clockText(now) });
      stages.step.note.textContent = fill(t.step_note, { time: Math.floor(now), period, left });
    },
    /** @param {Inside["shown"]} shown @param {Derivation} d */
    draw(shown, d) {
      const { t, digits } = shown;
      step.textContent = String(d.step);
      counter.draw(counterBytes(d.other));
      digest.draw(d.bytes, (i) => marksOf(d, i));
      const from = (/** @type {number} */ i) => ({ marks: "td-byte-picked", below: String(d.offset + i) });
      four.draw(d.four, from);
      cleared.draw(d.cleared, from);
      offset.textContent = String(d.offset);
      const number = String(d.number).padStart(digits, "0");
      front.textContent = number.slice(0, -digits);
      rest.textContent = number.slice(-digits);
      setCode(code, d.code);
      const first = d.four[0] ?? 0;
      const notes = {
        counter: t.counter_note,
        digest: fill(t.digest_note, { hash: shown.hash, count: d.bytes.length }),
        offset: fill(t.offset_note, { nibble: d.offset.toString(16), offset: d.offset }),
        four: fill(t.four_note, { offset: d.offset, end: d.offset + 3 }),
        cleared: fill(first > 127 ? t.cleared_note : t.cleared_same, { before: bits(first), after: bits(first & 127) }),
        number: t.number_note,
        code: fill(t.code_note, { modulus: new Intl.NumberFormat(shown.language).format(10 ** digits), digits }),
      };
      for (const [key, words] of Object.entries(notes)) stages[/** @type {keyof typeof notes} */ (key)].note.textContent = words;
      element.setAttribute("aria-label", fill(t.label, { step: d.step, offset: d.offset, number: d.number, code: spelled(d.code) }));
    },
  };
}

/** @param {Derivation} d @param {Derivation} other @param {number} i @returns {number} how many bits of a byte differ */
const changedBits = (d, other, i) => ones((d.bytes[i] ?? 0) ^ (other.bytes[i] ?? 0));

/** The digest with the bit flipped, byte under byte with how much has changed; the sentence beside it says the same. @param {Live} live */
function otherDigest({ word }) {
  const bytes = row("td-other-bytes");
  const element = h("div", { class: "td-other", "aria-hidden": "true" }, h("p", { class: "td-stage-name" }, word("flipped")), bytes.element,
    h("p", { class: "td-stage-note" }, word("changed_note")));
  return {
    element,
    /** @param {Derivation} d @param {Derivation | null} other */
    draw(d, other) {
      element.hidden = !other;
      if (!other) return;
      bytes.draw(other.bytes, (i) => {
        const count = changedBits(d, other, i);
        const { marks = "", sign = "" } = marksOf(other, i);
        return { marks: `${marks} ${count ? "td-byte-changed" : ""}`, sign, below: String(count) };
      });
    },
  };
}

/** The same as text: what a screen reader reads, and what can be copied. @param {Live} live */
function table(live) {
  const { word } = live;
  const body = h("tbody", {});
  const extra = h("th", { scope: "col" }, word("flipped"));
  const time = h("td", {});
  const element = h("div", { class: "td-inside-scroll", tabindex: "0", role: "region", "aria-label": word("as_table") }, h("table", { class: "td-values" },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, word("what")), h("th", { scope: "col" }, word("value")), extra)), body));
  const cells = (/** @type {Derivation} */ of) => ({ step: String(of.step), counter: hexes(counterBytes(of.other)), digest: hexes(of.bytes), offset: String(of.offset),
    four: hexes(of.four), cleared: hexes(of.cleared), number: String(of.number), code: codePart(of.code) });
  return {
    element,
    /** @param {number} now */
    tick(now) {
      time.textContent = String(Math.floor(now));
    },
    /** @param {Derivation} d @param {Derivation | null} other */
    draw(d, other) {
      extra.hidden = !other;
      const two = other && cells(other);
      const line = (/** @type {"time" | keyof ReturnType<typeof cells>} */ key, /** @type {Node} */ value, /** @type {Node | string} */ flipped) =>
        h("tr", {}, h("th", { scope: "row" }, live.shown.t[key]), value, two ? h("td", {}, flipped) : null);
      body.replaceChildren(line("time", time, ""), ...Object.entries(cells(d)).map(([name, value]) => {
        const key = /** @type {keyof ReturnType<typeof cells>} */ (name);
        return line(key, h("td", {}, value), two?.[key] ?? "");
      }));
    },
  };
}

export default liveView((/** @type {Live} */ live) => {
  const { word, send } = live;
  let drawn = "";
  let spokenOf = "";
  let spokenCode = "";
  const whose = h("p", { class: "td-soft td-whose" });
  const names = new Map(live.shown.hashes);
  const hashes = segments({ label: word("hash_choice"), values: [...names.keys()], words: (name) => names.get(name) ?? "", set: (algorithm) => send({ do: "hash", algorithm }) });
  const otherHash = h("p", { class: "td-other-hash" });
  const picture = drawing(live);
  const values = table(live);
  const tour = walk(live, picture.stages);
  const flippedDigest = otherDigest(live);
  const bitGrid = bitButtons(word("flip_counter"), (bit) => send({ do: "flip-counter", bit }));
  const back = button("td-button td-flip-back", word("put_back"), () => {
    send({ do: "flip-back" });
    flipSecret.focus();
  });
  const flipSecret = button("td-button td-flip-secret", word("flip_secret"), () => send({ do: "flip-secret" }));
  const result = h("p", { class: "td-avalanche" });
  const spoken = speaker();
  const pause = pauseButton(live);
  const caption = uid();
  /**
   * @param {Derivation} d @param {Derivation | null} other @param {(code: string) => Node | string} asCode
   * @returns {(Node | string)[]} what the flipped bit has done
   */
  function said(d, other, asCode) {
    const { t, flip, secret_bits: count } = live.shown;
    if (!other || !flip) return [];
    const changed = d.bytes.reduce((sum, _, i) => sum + changedBits(d, other, i), 0);
    const what = flip.of === "counter" ? fill(t.of_counter, { bit: flip.bit, step: d.step, other: other.other }) : fill(t.of_secret, { bit: flip.bit + 1, count });
    return [`${what} `, ...fillParts(t.avalanche, { changed, bits: d.bytes.length * 8, percent: Math.round((changed * 100) / (d.bytes.length * 8)), other: asCode(other.code), code: asCode(d.code) })];
  }
  /** @param {number} now @param {string} digest @param {string} flipped */
  function show(now, digest, flipped) {
    const { shown } = live;
    const { t, period, digits, flip } = shown;
    const step = Math.floor(now / period);
    picture.tick(shown, now, Math.ceil((step + 1) * period - now - 1e-6));
    values.tick(now);
    const state = JSON.stringify([step, digest, flipped]);
    if (!digest || state === drawn) return;
    drawn = state;
    const d = derive(digest, step, BigInt(step), digits);
    const bit = flip?.of === "counter" ? flip.bit : -1;
    const counter = bit < 0 ? d.other : d.other ^ (1n << BigInt(bit));
    const other = flipped ? derive(flipped, step, counter, digits) : null;
    picture.draw(shown, d);
    tour.draw(d);
    flippedDigest.draw(d, other);
    values.draw(d, other);
    bitGrid.draw(counter, bit, t.bit);
    // Spoken: the flip when it is new, and the code of each new step.
    result.replaceChildren(...said(d, other, codePart));
    const flipState = JSON.stringify(flip);
    if (flip && flipState !== spokenOf) spoken.say(said(d, other, spelled).join(""));
    else if (d.code !== spokenCode) spoken.say((live.clocks?.lesson.rate ?? 0) <= 1 ? fill(t.spoken, { code: spelled(d.code) }) : "");
    spokenOf = flipState;
    spokenCode = d.code;
  }
  return {
    element: h("section", { class: "td-card td-inside", "aria-label": word("title") },
      h("div", { class: "td-inside-head" }, h("div", {}, h("h3", { class: "td-title" }, word("title")), whose), h("div", { class: "td-row" }, hashes.element, pause.element)), otherHash,
      tour.element, picture.element, h("details", {}, h("summary", {}, word("as_table")), values.element),
      h("section", { class: "td-flip", "aria-labelledby": caption }, h("h4", { id: caption }, word("flip")),
        h("p", { class: "td-hint" }, word("flip_counter")), bitGrid.element, h("div", { class: "td-row" }, flipSecret, back), result, flippedDigest.element), spoken.element),
    draw(shown) {
      drawn = "";
      pause.update();
      whose.textContent = shown.key;
      otherHash.textContent = shown.other_hash;
      otherHash.hidden = !shown.other_hash;
      hashes.update(shown.algorithm);
      tour.update();
      back.disabled = !shown.flip;
    },
    stop: tour.stop,
    clocks: () => [{ clock: live.clocks.lesson, period: live.shown.period }],
    tick(kernelNow) {
      const { secret } = live;
      if (!secret) return;
      const { digests, flipped, first, base } = secret;
      const now = Math.max(0, shownBy(live.clocks.lesson, kernelNow));
      const at = (/** @type {string | null} */ codes) => codeAt({ digits: live.moment.digest.length, first, base, codes: codes ?? "" }, Math.floor(now / live.shown.period));
      const { code: digest, low } = at(digests);
      show(now, digest, at(flipped).code);
      if (low) live.ask();
    },
    still: ({ at, digest }) => show(at, digest, ""),
  };
});
