/** The end of an enrolment, waited for in the browser by the server's clock. */
import { moment, slept } from "./ticking.js";

const LATE = 0.05; // real seconds after the end at which the kernel is asked to look
const FINEST = 0.2; // real seconds between two pictures of a clock that runs fast
const NAP = 30; // real seconds after which a page that nobody looks at finds out whether it was asleep

/**
 * Count an enrolment down and, once, when it has run out, have the kernel look.
 * @param {() => import("./dom.js").Link} link
 * @param {(seconds: number | null) => void} [show] is given the seconds left, whenever they change, if anybody looks;
 *   null while nothing runs out
 * @returns {{update(left: {seconds: number, rate: number} | null): void, stop(): void}}
 */
export function expiry(link, show) {
  let timer = 0;
  let left = null;
  let begun = 0;
  let awake = moment();
  function run() {
    clearTimeout(timer);
    if (!left) return show?.(null);
    if (slept(awake)) {
      awake = moment();
      link().hello();
    }
    const seconds = left.seconds - ((performance.now() - begun) / 1000) * left.rate;
    show?.(Math.max(0, Math.ceil(seconds)));
    if (seconds <= 0 && left.rate > 0) {
      left = null;
      link().send({ do: "look" });
      return;
    }
    if (left.rate <= 0) return;
    const end = seconds / left.rate + LATE;
    const wait = show && !document.hidden ? Math.min(end, Math.max(FINEST, (seconds % 1 || 1) / left.rate)) : Math.min(end, NAP);
    timer = window.setTimeout(run, wait * 1000);
  }
  // A page that was asleep has lost count.
  const seen = () => {
    if (left && !document.hidden) link().hello();
  };
  document.addEventListener("visibilitychange", seen);
  return {
    update(now) {
      left = now;
      begun = performance.now();
      awake = moment();
      run();
    },
    stop() {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
    },
  };
}
