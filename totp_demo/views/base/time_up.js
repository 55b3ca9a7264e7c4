/** The warning that an enrolment is about to run out, with more time for whoever asks. */
import { fill, h, say } from "./elements.js";
import { isSpeaker } from "./spoken.js";

const SOON = 120; // seconds before the end
const NEAR = 20;

/** @param {(content: object) => void} send @param {() => void} goOn takes the keyboard along when the button goes */
export function timeUp(send, goOn) {
  const words = h("p", { class: "td-time-words", role: "status", "aria-live": "off" });
  const left = h("span", { class: "td-soft td-time-left" });
  const more = h("button", { type: "button", class: "td-button td-slim td-more-time", text: "time_more", hidden: true, onclick: () => send({ do: "more-time" }) });
  const element = h("div", { class: "td-time-up" }, words, left, more);
  let had = null; // how often more time could be asked for
  let given = false;
  return {
    element,
    /** @param {number | null} seconds that are left @param {number} times more can be asked for @param {Record<string, any>} t */
    update(seconds, times, t) {
      if (seconds === null) had = null;
      given = seconds !== null && seconds > SOON && (given || (had !== null && times < had));
      if (seconds !== null) had = times;
      const warns = seconds !== null && seconds <= SOON;
      const key = given ? "time_given" : !warns ? "" : !times ? "time_last" : seconds > NEAR ? "time_soon" : "time_end";
      element.classList.toggle("td-time-shown", key !== "");
      left.textContent = warns ? fill(t.time_left, { minutes: Math.floor(seconds / 60), seconds: seconds % 60 }) : "";
      const offered = warns && times > 0;
      const held = document.activeElement === more;
      more.hidden = !offered;
      if (held && !offered && seconds !== null) goOn();
      // Several dialogs of a page count the same time.
      words.setAttribute("aria-live", isSpeaker(words, ".td-time-words") ? "polite" : "off");
      say(words, key ? t[key] : "");
    },
  };
}
