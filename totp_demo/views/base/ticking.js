/**
 * Time in the browser, by the kernel's clock.
 *
 * The kernel says once what time it is; from then on the browser's own monotonic clock counts. Whether a
 * laptop's clock is right does not matter, and the kernel has nothing to do while codes tick.
 */

/** @typedef {import("../protocol.js").Ticking} Ticking */

/** @typedef {{clock: Ticking, period: number}} Rhythm a clock, and the seconds after which something is new */
/** @typedef {{offset: number, doubt: number, here: number, wall: number, tries: number[], asking: boolean, sleeps: number}} Anchor */

/**
 * Where the kernel's clock stands against performance.now(), for each kernel of this page.
 * @type {Map<string, Anchor>}
 */
const anchors = new Map();
const ASLEEP = 2; // seconds by which two clocks may part before the page counts as having slept

const GOOD = 0.001; // seconds of doubt that are good enough
const TRIES = [100, 300, 700, 1500, 3000]; // milliseconds between questions while the doubt is larger

/**
 * Take the time that a message of the kernel's tells. Of two, the one with the smaller doubt is kept,
 * unless it is old. While the doubt is large (a page that loads answers late), a few small messages
 * ask again; then it is quiet.
 * @param {import("../protocol.js").Told} message
 * @param {() => void} ask
 */
export function setKernelTime({ kernel, now, t0 }, ask) {
  const here = performance.now() / 1000;
  const doubt = t0 === undefined || t0 === null ? Infinity : (here - t0 / 1000) / 2;
  const before = anchors.get(kernel);
  const woke = before !== undefined && slept(before);
  let anchor = before;
  // Two quartz clocks drift apart by some 50 microseconds a second at worst.
  if (!before || !anchor || before.doubt + (here - before.here) * 5e-5 > doubt || woke) {
    const tries = before && !woke ? before.tries : [...TRIES];
    const sleeps = (before?.sleeps ?? 0) + (woke ? 1 : 0);
    const offset = now - here + (doubt === Infinity ? 0 : doubt);
    anchor = { offset, doubt, here, wall: Date.now() / 1000, tries, asking: before?.asking ?? false, sleeps };
    anchors.set(kernel, anchor);
  }
  if (anchor.doubt <= GOOD || anchor.asking || !anchor.tries.length) return;
  anchor.asking = true;
  setTimeout(() => {
    const latest = anchors.get(kernel);
    if (latest) latest.asking = false;
    ask();
  }, anchor.tries.shift());
}

/** @param {{here: number, wall: number}} anchor @returns {boolean} whether the machine was asleep since then */
const slept = (anchor) =>
  Math.abs(Date.now() / 1000 - anchor.wall - (performance.now() / 1000 - anchor.here)) > ASLEEP;

/** @param {string} kernel @returns {number | null} the kernel's time now, Unix seconds */
function kernelTime(kernel) {
  const anchor = anchors.get(kernel);
  return anchor ? performance.now() / 1000 + anchor.offset : null;
}

/** @param {string} kernel @returns {boolean} whether the time must be asked for again */
const isStale = (kernel) => {
  const anchor = anchors.get(kernel);
  return !anchor || slept(anchor);
};

/** @param {Ticking} clock @param {number} kernelNow @returns {number} what that clock shows, Unix seconds */
export const shownBy = (clock, kernelNow) => clock.now + (kernelNow - clock.at) * clock.rate;

const ENOUGH = 0.75; // of what was sent ahead may be used up before more is asked for
const FINEST = 0.2; // real seconds between two pictures of a clock that runs fast
const SHORTEST = 0.02; // real seconds a timer waits at the least
const PATIENCE = 10; // real seconds before an unanswered question is asked again

/**
 * Call back at each second and at each boundary of a time step of the given clocks, and at once. One
 * timer; none at all while all clocks are stopped or the page is hidden.
 * @param {{kernel(): string, clocks(): Rhythm[], tick(kernelNow: number): void, ask(): void}} options
 *   `ask` is called when the time has become doubtful: shown again, or awake
 * @returns {{restart(): void, stop(): void}}
 */
export function ticker({ kernel, clocks, tick, ask }) {
  let timer = 0;
  let ended = false;
  let asked = -Infinity;
  /** @type {number | null} */
  let sleeps = null; // as many as this view knows of: another's question has told the time, but not what else is new
  function askOnce() {
    if (performance.now() / 1000 - asked < PATIENCE) return;
    asked = performance.now() / 1000;
    ask();
  }
  function run() {
    clearTimeout(timer);
    const now = kernelTime(kernel());
    if (ended || now === null) return;
    const count = anchors.get(kernel())?.sleeps ?? 0;
    if (isStale(kernel()) || (sleeps !== null && sleeps !== count)) askOnce();
    sleeps = count;
    tick(now);
    if (document.hidden) return;
    let wait = Infinity;
    for (const { clock, period } of clocks()) {
      if (clock.rate <= 0) continue;
      const shown = shownBy(clock, now);
      const second = (Math.floor(shown + 1e-4) + 1 - shown) / clock.rate;
      const boundary = (Math.floor(shown / period + 1e-6) + 1) * period - shown;
      wait = Math.min(wait, Math.max(second, FINEST), boundary / clock.rate);
    }
    // Half a millisecond late: a timer that fires early would show the old code and have to come again.
    if (wait < Infinity) timer = window.setTimeout(run, Math.max(wait, SHORTEST) * 1000 + 0.5);
  }
  const seen = () => {
    if (document.hidden) return clearTimeout(timer);
    askOnce();
    run();
  };
  document.addEventListener("visibilitychange", seen);
  return {
    restart: run,
    stop() {
      ended = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
    },
  };
}

/** @param {number} seconds Unix seconds @returns {string} hours, minutes and seconds of UTC */
export const clockText = (seconds) => new Date(Math.floor(seconds) * 1000).toISOString().slice(11, 19);

/**
 * Where a code stands among those that were sent ahead.
 * @param {Omit<import("../protocol.js").Codes, "period">} sent
 * @param {number} step
 * @returns {{code: string, low: boolean}} the code, or "" where it was not sent; and whether to ask for more
 */
export function codeAt(sent, step) {
  const at = (step - sent.first) * sent.digits;
  const end = sent.first + sent.codes.length / sent.digits;
  return {
    code: at < 0 ? "" : sent.codes.slice(at, at + sent.digits),
    low: step < sent.first || (step - sent.base) / (end - sent.base) >= ENOUGH,
  };
}

/** @param {string} code @returns {string} in two groups, as apps show it */
export const grouped = (code) => (code.length % 2 ? code : `${code.slice(0, code.length / 2)} ${code.slice(code.length / 2)}`);
