/** A question and a place for its answer: choices, a box, things to be put in order, or places to point at. */
import { field } from "../base/controls.js";
import { fill, h, say, setOrRemove, uid } from "../base/elements.js";
import { speaker } from "../base/spoken.js";

/** @typedef {import("../protocol.js").Asking} Asking */
/** @typedef {"question" | "your_answer" | "why" | "up" | "down" | "moved"} Keys */
/** @typedef {{shown: {asking: Asking, t: Record<string, any>}, word(key: Keys): import("../base/elements.js").Word}} Live */

/** Radio buttons. @param {[string, string][]} choices */
function radios(choices) {
  const name = uid();
  const all = choices.map(([value]) => ({ input: h("input", { type: "radio", name, value }), text: h("span", {}) }));
  return {
    element: h("div", { class: "td-choices" }, ...all.map(({ input, text }) => h("label", { class: "td-pick" }, input, text))),
    value: () => all.find(({ input }) => input.checked)?.input.value ?? "",
    /** @param {[string, string][]} now */
    draw(now) {
      for (const [i, { text }] of all.entries()) say(text, now[i]?.[1] ?? "");
    },
  };
}

/** Things to be put in order, each with two buttons that move it. @param {Live} live */
function inOrder(live) {
  const news = speaker();
  const list = h("ol", { class: "td-order" });
  let order = live.shown.asking.choices.map(([key]) => key);
  const label = (/** @type {string} */ key) => live.shown.asking.choices.find(([each]) => each === key)?.[1] ?? "";
  /** @param {string} key @param {number} by @param {Event} event */
  function move(key, by, { currentTarget: pressed }) {
    const from = order.indexOf(key);
    const to = from + by;
    if (to < 0 || to >= order.length) return;
    order = order.filter((each) => each !== key);
    order.splice(to, 0, key);
    draw();
    /** @type {HTMLElement} */ (pressed).focus();
    news.say(fill(live.shown.t.moved, { text: label(key), place: to + 1, count: order.length }));
  }
  const rows = new Map(order.map((key) => {
    const text = h("span", { class: "td-order-text" });
    const up = h("button", { type: "button", class: "td-button td-slim", onclick: (event) => move(key, -1, event) }, "↑");
    const down = h("button", { type: "button", class: "td-button td-slim", onclick: (event) => move(key, 1, event) }, "↓");
    return [key, { element: h("li", {}, text, h("span", { class: "td-order-moves" }, up, down)), text, up, down }];
  }));
  function draw() {
    list.replaceChildren();
    for (const [place, key] of order.entries()) {
      const row = rows.get(key);
      if (!row) continue;
      say(row.text, label(key));
      row.up.setAttribute("aria-label", fill(live.shown.t.up, { text: label(key) }));
      row.down.setAttribute("aria-label", fill(live.shown.t.down, { text: label(key) }));
      // Marked, and not disabled: who has moved something all the way keeps the focus.
      setOrRemove(row.up, "aria-disabled", place === 0 ? "true" : null);
      setOrRemove(row.down, "aria-disabled", place === order.length - 1 ? "true" : null);
      list.append(row.element);
    }
  }
  return { element: h("div", {}, list, news.element), value: () => order.join(","), draw };
}

/** Places in a row, or on a drawing; each is a button, and one is pressed. @param {Live} live */
function places(live) {
  const [side, path] = live.shown.asking.drawing;
  let picked = "";
  const buttons = live.shown.asking.places.map(({ name, text, box }) => {
    const element = h("button", { type: "button", class: "td-place", "aria-pressed": "false", onclick: () => pick(name) }, box ? null : h("span", {}, text));
    if (box) for (const [i, property] of ["left", "top", "width", "height"].entries()) element.style.setProperty(property, `${(box[i] ?? 0) * 100}%`);
    return { name, element };
  });
  /** @param {string} name */
  function pick(name) {
    picked = name;
    for (const { name: each, element } of buttons) element.setAttribute("aria-pressed", String(each === name));
  }
  const drawing = side ? h("svg:svg", { viewBox: `0 0 ${side} ${side}`, "aria-hidden": "true", "shape-rendering": "crispEdges" },
    h("svg:rect", { width: side, height: side, fill: "#fff" }), h("svg:path", { d: path, fill: "#000" })) : null;
  const element = h("div", { class: side ? "td-places td-places-drawn" : "td-places" }, drawing, ...buttons.map((each) => each.element));
  return {
    element,
    value: () => picked,
    draw() {
      for (const [i, { element: each }] of buttons.entries()) each.setAttribute("aria-label", live.shown.asking.places[i]?.label ?? "");
    },
  };
}

/** A box to type into. @param {Live} live */
function box(live) {
  const typed = field({ label: live.word("your_answer"), name: "answer", cls: "td-answer-entry" });
  return { element: typed.element, value: () => typed.control.value, draw() {}, refused: typed.refused };
}

/**
 * What a reader answers a question with.
 * @param {Live} live @param {string} title the id of the question
 */
export function asks(live, title) {
  const { kind, choices, reasons } = live.shown.asking;
  const typed = kind === "text" ? box(live) : null;
  const main = typed ?? (kind === "order" ? inOrder(live) : kind === "place" ? places(live) : radios(choices));
  const why = reasons.length ? radios(reasons) : null;
  const whyTitle = uid();
  const because = why ? h("fieldset", { class: "td-stack", "aria-labelledby": whyTitle }, h("p", { class: "td-question", id: whyTitle }, live.word("why")), why.element) : null;
  const fieldset = h("fieldset", { class: "td-stack", "aria-labelledby": title },
    h("p", { class: "td-question", id: title }, live.word("question")), main.element, because);
  return {
    element: fieldset,
    /** @returns {string} as `judge` takes it; nothing where nothing was answered */
    value() {
      const given = main.value();
      if (!why) return given;
      return given && why.value() ? `${given},${why.value()}` : "";
    },
    draw() {
      main.draw(live.shown.asking.choices);
      why?.draw(live.shown.asking.reasons);
    },
    /** @param {boolean} done whether the answer stands, and only the question is left to read */
    settled(done) {
      main.element.hidden = done;
      if (because) because.hidden = done;
    },
    /** @param {HTMLElement | null} answer that refuses what was answered */
    refused(answer) {
      if (typed) typed.refused(answer);
      else setOrRemove(fieldset, "aria-describedby", answer?.id ?? null);
    },
  };
}
