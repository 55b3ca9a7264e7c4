/** The warning that an enrolment is about to run out, with more time for whoever asks. */
import { button } from "../base/controls.js";
import { fill, h, say } from "../base/elements.js";
import { isSpeaker } from "../base/spoken.js";

const SOON = 120; // seconds before the end
const NEAR = 20;

/**
 * @param {{shown: {t: Record<"time_left" | "time_given" | "time_last" | "time_soon" | "time_end", string>},
 *   word(key: "time_more"): import("../base/elements.js").Word, send(content: {do: "more-time"}): void}} live
 * @param {() => void} goOn takes the keyboard along when the button goes
 */
export function timeUp(live, goOn) {
  const words = h("p", { class: "td-time-words", role: "status", "aria-live": "off" });
  const left = h("span", { class: "td-soft td-time-left" });
  const more = button("td-button td-slim td-more-time", live.word("time_more"), () => live.send({ do: "more-time" }), { hidden: true });
  const element = h("div", { class: "td-time-up" }, words, left, more);
  /** @type {number | null} */
  let had = null; // how often more time could be asked for
  let given = false;
  return {
    element,
    /** @param {number | null} seconds that are left @param {import("../base/countdown.js").Left | null} all */
    update(seconds, all) {
      const { t } = live.shown;
      const times = all?.more ?? 0;
      given = seconds !== null && seconds > SOON && (given || (had !== null && times < had));
      had = seconds === null ? null : times;
      const warns = seconds !== null && seconds <= SOON;
      const text = given ? t.time_given : !warns ? "" : !times ? t.time_last : seconds > NEAR ? t.time_soon : t.time_end;
      element.classList.toggle("td-time-shown", text !== "");
      left.textContent = warns ? fill(t.time_left, { minutes: Math.floor(seconds / 60), seconds: seconds % 60 }) : "";
      const offered = warns && times > 0;
      const held = document.activeElement === more;
      more.hidden = !offered;
      if (held && !offered && seconds !== null) goOn();
      // Several dialogs of a page count the same time.
      words.setAttribute("aria-live", isSpeaker(words, ".td-time-words") ? "polite" : "off");
      say(words, text);
    },
  };
}
