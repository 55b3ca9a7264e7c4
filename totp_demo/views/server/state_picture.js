/** The states of two-factor authentication as a picture: where we are, and how we came there. */
import { countdown } from "../base/countdown.js";
import { fill, h, say, uid } from "../base/elements.js";
import { liveView } from "../base/live.js";

/** @typedef {import("../protocol.js").StatePicture} StatePicture */
/** @typedef {import("../protocol.js").StateName} State */
/** @typedef {{view: string, boxes: Record<State, number[]>, arrows: [string[], string, number, number, number][],
 *   texts: [string, number, number, string, number][]}} Layout */

const NARROW = 640; // pixels below which the picture stands upright
const SIGNS = { off: "○", pending: "◐", on: "●", locked: "■" };
const LINE = 16; // between the lines of a label

/**
 * @template T
 * @param {Record<string, number>} boxes @param {(name: string, at: number) => T[]} each
 */
const along = (boxes, each) => Object.entries(boxes).flatMap(([name, at]) => each(name, at));

/**
 * Where everything is. A box: centre, width, height. An arrow: its line, and its head's place and angle.
 * A text: the arrow it belongs to, its place, anchor, and the width it may take.
 */
/** @type {Layout} */
const LYING = {
  view: "0 0 760 322",
  boxes: { off: [110, 136, 140, 62], pending: [380, 136, 140, 62], on: [650, 136, 140, 62], locked: [380, 288, 680, 52] },
  arrows: [
    [["enable"], "M180 124 H302", 310, 124, 0],
    [["cancel", "expire", "give-up"], "M310 148 H188", 180, 148, 180],
    [["right"], "M450 136 H572", 580, 136, 0],
    [["disable", "reset"], "M630 105 C630 16 110 16 110 97", 110, 105, 90],
    [["wrong"], "M362 105 C346 66 414 66 401 98", 399, 105, 106],
    [["sign-in"], "M662 105 C650 66 718 66 702 98", 700, 105, 106],
    ...along({ off: 110, pending: 380, on: 650 }, (name, x) => /** @type {Layout["arrows"]} */ ([
      [[`lock-${name}`], `M${x - 12} 167 V254`, x - 12, 262, 90],
      [[`unlock-${name}`], `M${x + 12} 262 V175`, x + 12, 167, -90],
    ])),
  ],
  texts: [
    ["enable", 241, 114, "middle", 106], ["cancel", 245, 168, "middle", 120], ["expire", 245, 184, "middle", 120], ["give-up", 245, 200, "middle", 120],
    ["right", 515, 126, "middle", 120], ["disable", 366, 28, "end", 160], ["reset", 394, 28, "start", 160],
    ["wrong", 380, 66, "middle", 110], ["sign-in", 690, 66, "middle", 120],
    ...along({ off: 110, pending: 380, on: 650 }, (name, x) => /** @type {Layout["texts"]} */ ([
      [`lock-${name}`, x - 20, 226, "end", 90], [`unlock-${name}`, x + 20, 226, "start", 120],
    ])),
  ],
};
/** @type {Layout} */
const UPRIGHT = {
  view: "0 0 360 470",
  boxes: { off: [136, 56, 112, 56], pending: [136, 226, 112, 56], on: [136, 396, 112, 56], locked: [315, 226, 90, 396] },
  arrows: [
    [["enable"], "M118 84 V190", 118, 198, 90],
    [["cancel", "expire", "give-up"], "M150 198 V92", 150, 84, -90],
    [["right"], "M150 254 V360", 150, 368, 90],
    [["disable", "reset"], "M80 396 H14 V56 H72", 80, 56, 0],
    [["wrong"], "M80 214 C46 202 46 250 73 239", 80, 237, -14],
    [["sign-in"], "M112 424 C106 456 166 456 160 431", 159, 424, -95],
    ...along({ off: 56, pending: 226, on: 396 }, (name, y) => /** @type {Layout["arrows"]} */ ([
      [[`lock-${name}`], `M192 ${y - 10} H262`, 270, y - 10, 0],
      [[`unlock-${name}`], `M270 ${y + 10} H200`, 192, y + 10, 180],
    ])),
  ],
  texts: [
    ["enable", 110, 116, "end", 86], ["cancel", 158, 122, "start", 110], ["expire", 158, 138, "start", 110], ["give-up", 158, 154, "start", 110],
    ["right", 158, 318, "start", 100], ["disable", 22, 320, "start", 120], ["reset", 22, 338, "start", 120],
    ["wrong", 22, 266, "start", 60], ["sign-in", 136, 462, "middle", 200],
    ...along({ off: 56, pending: 226, on: 396 }, (name, y) => /** @type {Layout["texts"]} */ ([
      [`lock-${name}`, 264, y - 32, "end", 70], [`unlock-${name}`, 264, y + 44, "end", 110],
    ])),
  ],
};
const WIDE = 7; // pixels that a letter takes

/** @param {string} text @param {number} room @param {number} spacing pixels that a reader's own style sheet adds to a letter @returns {string[]} its lines */
function wrapped(text, room, spacing) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length * (WIDE + spacing) <= room || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The drawing; it is made once for a layout and then only marked and reworded. */
function diagram() {
  const id = uid();
  const title = h("svg:title", { id });
  const svg = h("svg:svg", { class: "td-diagram", role: "img", "aria-labelledby": id });
  /** @type {Layout | null} */
  let layout = null;
  /** @param {Layout} now */
  function build(now) {
    svg.setAttribute("viewBox", now.view);
    svg.classList.toggle("td-upright", now === UPRIGHT);
    const arrows = now.arrows.map(([names, line, x, y, angle]) => ({ names, element: h("svg:g", { class: "td-arrow" },
      h("svg:path", { d: line }), h("svg:path", { class: "td-head", d: "M2 0 L-10 -6 V6 Z", transform: `translate(${x} ${y}) rotate(${angle})` })) }));
    const boxes = Object.entries(now.boxes).map(([state, [x = 0, y = 0, width = 0, height = 0]]) => {
      const words = h("svg:text", { class: "td-box-name", x, y: y + 6, "text-anchor": "middle" });
      const here = h("svg:text", { class: "td-box-now", x, y: y + 20, "text-anchor": "middle" });
      const element = h("svg:g", { class: "td-box", "data-state": state },
        h("svg:rect", { x: x - width / 2, y: y - height / 2, width, height, rx: 10 }),
        h("svg:rect", { class: "td-second", x: x - width / 2 - 5, y: y - height / 2 - 5, width: width + 10, height: height + 10, rx: 14 }), words, here);
      return { name: /** @type {State} */ (state), element, words, here, x, y, room: width };
    });
    const texts = now.texts.map(([name, x, y, anchor, room]) => ({ name, x, y, room, element: h("svg:text", { class: "td-arrow-text", "text-anchor": anchor }) }));
    svg.replaceChildren(title, ...[...arrows, ...boxes, ...texts].map(({ element }) => element));
    return { arrows, boxes, texts };
  }
  let drawn = build(LYING);
  return {
    element: svg,
    /** @param {StatePicture["shown"]} shown @param {number} room pixels */
    draw(shown, room) {
      const wanted = room < NARROW ? UPRIGHT : LYING;
      if (wanted !== layout) {
        layout = wanted;
        drawn = build(layout);
      }
      const { arrows, boxes, texts } = drawn;
      title.textContent = shown.label;
      const spacing = parseFloat(getComputedStyle(svg).letterSpacing) || 0;
      for (const box of boxes) {
        const here = box.name === shown.state;
        box.element.classList.toggle("td-box-here", here);
        const lines = wrapped(`${SIGNS[box.name]} ${shown.states[box.name]}`, box.room - 8, spacing);
        const first = box.y + (here ? -1 : 6) - ((lines.length - 1) * LINE) / 2;
        box.words.replaceChildren(...lines.map((line, i) => h("svg:tspan", { x: box.x, y: first + i * LINE }, line)));
        box.here.textContent = here ? `▲ ${shown.t.here}` : "";
        box.here.setAttribute("y", String(first + (lines.length - 1) * LINE + 21));
      }
      for (const { names, element } of arrows) {
        const taken = names.includes(shown.taken);
        element.classList.toggle("td-arrow-taken", taken);
        if (taken) svg.insertBefore(element, boxes[0]?.element ?? null);
      }
      for (const { name, x, y, room: width, element } of texts) {
        const taken = name === shown.taken;
        const lines = wrapped(`${taken ? "➜ " : ""}${shown.arrows[name]}`, width, spacing);
        // More lines than one grow upwards, away from the arrow below.
        element.replaceChildren(...lines.map((line, i) => h("svg:tspan", { x, y: y + (i - lines.length + 1) * LINE }, line)));
        element.classList.toggle("td-text-taken", taken);
      }
    },
  };
}

export default liveView((/** @type {import("../base/live.js").Live<StatePicture>} */ live) => {
  const { el, word } = live;
  const drawing = diagram();
  const now = h("b", { class: "td-now-state" });
  const meaning = h("span", {});
  const last = h("span", {});
  const left = h("p", { class: "td-soft td-left" });
  const lines = h("ul");
  // What is read out when the account moves; the countdown beside it stays quiet.
  const words = h("div", { role: "status", "aria-live": "polite" }, h("p", {}, now, " ", meaning), h("p", {}, last));
  const drawPicture = () => drawing.draw(live.shown, el.clientWidth || NARROW);
  const end = countdown(live, (seconds) => {
    left.hidden = seconds === null;
    if (seconds !== null) left.textContent = fill(live.shown.t.left, { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
  });
  return {
    element: h("section", { class: "td-card td-states", "aria-label": word("title") }, h("h3", { class: "td-title" }, word("title")), drawing.element,
      h("div", { class: "td-states-words" }, words, left, h("details", {}, h("summary", {}, word("as_text")), lines))),
    draw(shown, secret) {
      // A reader in another view is told there.
      const where = document.activeElement?.closest(".td");
      words.setAttribute("aria-live", where && where !== el ? "off" : "polite");
      say(now, shown.now);
      say(meaning, shown.meaning);
      say(last, shown.last);
      lines.replaceChildren(...shown.lines.map((line) => h("li", {}, line)));
      drawPicture();
      end.update(secret?.left);
    },
    clocks: end.clocks,
    tick: end.tick,
    resized: drawPicture,
  };
});
