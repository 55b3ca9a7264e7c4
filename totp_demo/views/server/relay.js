/** A phishing relay in three lanes, move by move. */
import { button, segments } from "../base/controls.js";
import { fill, h, say } from "../base/elements.js";
import { liveView } from "../base/live.js";

const LANES = /** @type {const} */ (["victim", "attacker", "server"]);
const PLAYS = /** @type {const} */ (["code", "passkey"]);

export default liveView((/** @type {import("../base/live.js").Live<import("../protocol.js").Relay>} */ live) => {
  const { word } = live;
  /** @type {typeof PLAYS[number]} */
  let play = "code";
  let at = 1;
  const goTo = (/** @type {number} */ next) => {
    at = Math.min(Math.max(1, next), live.shown.plays[play].length);
    draw();
  };
  const plays = segments({ label: word("plays"), values: PLAYS, words: (name) => live.shown.t[name], set: (name) => { play = name; goTo(1); } });
  const back = button("td-button td-relay-back", word("back"), () => goTo(at - 1));
  const next = button("td-button td-go td-relay-next", word("next"), () => goTo(at + 1));
  const again = button("td-button td-relay-again", word("again"), () => goTo(1));
  const moves = h("ol", { class: "td-moves", "aria-label": word("moves") });
  const end = h("p", { class: "td-relay-end" });
  const said = h("p", { class: "td-visually-hidden", role: "status", "aria-live": "polite" });
  function draw() {
    const { t } = live.shown;
    const all = live.shown.plays[play];
    plays.update(play);
    moves.replaceChildren(...all.slice(0, at).map((move, i) => h("li", {
      class: `td-move td-move-${move.who} ${move.kind ? `td-move-${move.kind}` : ""} ${i === at - 1 ? "td-move-now" : ""}` },
      h("b", {}, t[move.who]), " ", h("span", { class: "td-move-time" }, fill(t.at, { seconds: move.at })), " ",
      h("span", { class: "td-move-text" }, move.text))));
    const done = at === all.length;
    const ending = !done ? "" : play === "code" ? t.end_code : t.end_passkey;
    end.textContent = ending;
    // Each move is read out as it comes, the last one with the end.
    const last = all[at - 1];
    if (last) say(said, `${t[last.who]}: ${last.text} ${ending}`);
    // A button that goes out hands the keys on, so that they are not lost.
    const focused = document.activeElement;
    back.disabled = at === 1;
    next.disabled = done;
    if (focused === next && done) again.focus();
    if ((focused === back || focused === again) && at === 1) next.focus();
  }
  return {
    element: h("section", { class: "td-card td-relay", "aria-label": word("title") },
      h("div", { class: "td-relay-head" }, h("h3", { class: "td-title" }, word("title")), plays.element),
      h("div", { class: "td-lanes", "aria-hidden": "true" }, ...LANES.map((who) => h("div", { class: "td-lane-head", "aria-hidden": "true" }, word(who)))), moves, end, said,
      h("div", { class: "td-row" }, back, next, again)),
    draw,
  };
});
