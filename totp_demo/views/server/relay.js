/** A phishing relay in three lanes, move by move. */
import { connect, fill, h } from "../base/dom.js";

const LANES = ["victim", "attacker", "server"];
const PLAYS = ["code", "passkey"];

export default {
  render({ model, el }) {
    el.classList.add("td");
    let shown = model.get("saved").shown;
    let play = "code";
    let at = 1;
    const buttons = PLAYS.map((name) => h("button", { type: "button", onclick: () => { play = name; at = 1; draw(); } }));
    const button = (name, move) => {
      const made = h("button", { type: "button", class: `td-button td-relay-${name}`, onclick: () => { move(); draw(); } });
      made.dataset.t = name;
      return made;
    };
    const back = button("back", () => { at = Math.max(1, at - 1); });
    const next = button("next", () => { at = Math.min(shown.plays[play].length, at + 1); });
    const again = button("again", () => { at = 1; });
    next.classList.add("td-go");
    const heads = LANES.map((who) => { const head = h("div", { class: "td-lane-head", "aria-hidden": "true" }); head.dataset.t = who; return head; });
    const moves = h("ol", { class: "td-moves", label: "moves" });
    const end = h("p", { class: "td-relay-end" });
    const said = h("p", { class: "td-visually-hidden", role: "status", "aria-live": "polite" });
    el.append(h("section", { class: "td-card td-relay", label: "title" },
      h("div", { class: "td-relay-head" }, h("h3", { class: "td-title", text: "title" }), h("div", { class: "td-segments", role: "group", label: "plays" }, ...buttons)),
      h("div", { class: "td-lanes", "aria-hidden": "true" }, ...heads), moves, end, said,
      h("div", { class: "td-row" }, back, next, again)));
    function draw() {
      const { t, plays } = shown;
      buttons.forEach((one, i) => {
        one.textContent = t[PLAYS[i]];
        one.setAttribute("aria-pressed", String(PLAYS[i] === play));
      });
      moves.replaceChildren(...plays[play].slice(0, at).map((move, i) => h("li", {
        class: `td-move td-move-${move.who} ${move.kind ? `td-move-${move.kind}` : ""} ${i === at - 1 ? "td-move-now" : ""}` },
        h("b", {}, t[move.who]), " ", h("span", { class: "td-move-time" }, fill(t.at, { seconds: move.at })), " ",
        h("span", { class: "td-move-text" }, move.text))));
      const done = at === plays[play].length;
      end.textContent = done ? t[play === "code" ? "end_code" : "end_passkey"] : "";
      // Each move is read out as it comes, the last one with the end.
      const last = plays[play][at - 1];
      const words = `${t[last.who]}: ${last.text} ${end.textContent}`;
      if (said.textContent !== words) said.textContent = words;
      // A button that goes out hands the keys on, so that they are not lost.
      const focused = document.activeElement;
      back.disabled = at === 1;
      next.disabled = done;
      if (focused === next && done) again.focus();
      if ((focused === back || focused === again) && at === 1) next.focus();
    }
    const link = connect(model, el, (now) => {
      shown = now;
      draw();
    });
    return () => link.close();
  },
};
