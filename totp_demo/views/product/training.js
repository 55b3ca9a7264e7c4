/** The procedure watched, practised and tested: what plays itself pauses for its captions, and can be paused. */
import { button } from "../base/controls.js";
import { fill, h, say } from "../base/elements.js";
import { liveView } from "../base/live.js";

const MARK = "td-shown-now";

/** Mark the part that a caption speaks of, on whatever view of the page shows it. @param {string} part */
function mark(part) {
  const shown = part ? [...document.querySelectorAll(`.${part}`)].find((each) => each.getClientRects().length) : null;
  for (const each of document.querySelectorAll(`.${MARK}`)) if (each !== shown) each.classList.remove(MARK);
  if (!shown || shown.classList.contains(MARK)) return;
  shown.classList.add(MARK);
  shown.scrollIntoView({ block: "center" });
}

export default liveView((/** @type {import("../base/live.js").Live<import("../protocol.js").TrainingView>} */ live) => {
  const { word, send } = live;
  let playing = false;
  let timer = 0;
  let scene = 0; // the one that is timed: a message about something else does not begin it again
  const said = h("p", { class: "td-training-said", role: "status", "aria-live": "polite" });
  const place = h("span", { class: "td-soft" });
  const play = button("td-button td-slim td-training-play", "", () => {
    playing = !playing;
    go();
  });
  const next = button("td-button td-slim td-training-next", word("next"), () => {
    playing = false;
    go();
    send({ do: "advance" });
  });
  const controls = h("div", { class: "td-row", role: "group", "aria-label": word("controls") }, play, next, place);
  const bar = h("div", { class: "td-training-bar" }, said, controls);
  let floating = false;
  /** Lift caption and buttons above the page: what they speak of may be screens away. @param {boolean} on */
  function float(on) {
    if (on === floating || !bar.showPopover || !bar.isConnected) return;
    floating = on;
    if (!on) bar.hidePopover();
    bar.popover = on ? "manual" : null;
    if (on) bar.showPopover();
  }
  const ways = /** @type {const} */ (["watch", "practice", "test"]).map((mode) => ({
    mode,
    element: button(`td-button td-train-${mode}`, word(mode), () => {
      playing = mode === "watch";
      send({ do: "train", mode });
    }),
  }));
  /** Wait for as long as a caption is read, then have it happen. */
  function go() {
    clearTimeout(timer);
    play.replaceChildren(playing ? live.shown.t.pause : live.shown.t.play);
    if (playing && live.shown.seconds) timer = window.setTimeout(() => send({ do: "advance" }), live.shown.seconds * 1000);
  }
  return {
    element: h("section", { class: "td-card td-training", "aria-label": word("title") }, h("h3", { class: "td-title" }, word("title")), h("p", {}, word("about")),
      h("div", { class: "td-row" }, ...ways.map(({ element }) => element)), bar),
    draw(shown, secret) {
      const watched = shown.mode === "watch" && shown.scene > 0;
      if (controls.contains(document.activeElement) && !watched) ways[1]?.element.focus();
      controls.hidden = !watched;
      float(watched && secret !== null); // nothing plays in the picture of a moment
      for (const { mode, element } of ways) element.setAttribute("aria-pressed", String(mode === shown.mode));
      said.hidden = !shown.said;
      say(said, shown.said);
      say(place, fill(shown.t.place, { scene: shown.scene, scenes: shown.scenes }));
      mark(watched ? shown.part : ""); // the part may have come after the caption
      if (scene === shown.scene) return;
      scene = shown.scene;
      go();
    },
    stop() {
      clearTimeout(timer);
      float(false);
      mark("");
    },
  };
});
