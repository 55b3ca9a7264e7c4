/** The end of an enrolment, waited for by the server's clock. */
import { shownBy } from "./ticking.js";

/** @typedef {import("../protocol.js").Left} Left */

const WHOLE = 600; // seconds: its clock has a boundary at the end, and none on the way, which would hurry a clock that runs fast

/**
 * Count an enrolment down and, once, when it has run out, have the kernel look.
 * @param {{message: {now: number}, send(content: {do: "look"}): void}} live
 * @param {(seconds: number | null, left: Left | null) => void} [show] is given the seconds left; null while nothing runs out
 */
export function countdown(live, show = () => {}) {
  /** @type {Left | null} */
  let left = null;
  /** @type {import("./ticking.js").Ticking | null} */
  let clock = null; // it shows 0 at the end
  return {
    clocks: () => (clock ? [{ clock, period: WHOLE }] : []),
    /** @param {Left | null | undefined} now */
    update(now) {
      left = now ?? null;
      clock = left && { at: live.message.now, now: -left.seconds, rate: left.rate };
      if (!left) show(null, left);
    },
    /** @param {number} kernelNow */
    tick(kernelNow) {
      if (!clock) return;
      const seconds = -shownBy(clock, kernelNow);
      show(Math.max(0, Math.ceil(seconds)), left);
      if (seconds > 0 || clock.rate <= 0) return;
      clock = null;
      live.send({ do: "look" });
    },
  };
}
