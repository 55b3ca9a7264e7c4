/** The button that stops the lesson's time beside what ticks, and lets it run again. */
import { h, say } from "./elements.js";

/** @param {(content: object) => void} send */
export function pauseButton(send) {
  let paused = false;
  const button = h("button", { type: "button", class: "td-button td-slim td-pause", onclick: () => send({ do: paused ? "clock-run" : "clock-stop" }) });
  return {
    element: button,
    /** @param {import("./elements.js").Shown} shown */
    update(shown) {
      paused = shown.paused;
      button.dataset.t = paused ? "run" : "pause";
      say(button, shown.t[button.dataset.t]);
    },
  };
}
