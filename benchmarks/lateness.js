/**
 * Note when each new code comes on the page, in milliseconds of the wall clock.
 * @param {string} selector the element that shows the code
 */
(selector) => {
  const wall = () => performance.timeOrigin + performance.now();
  const codeNow = () => (document.querySelector(selector)?.textContent ?? "").replace(/\D/g, "");
  let last = codeNow();
  const seen = (window.benchmarkSeen = []);
  new MutationObserver(() => {
    const at = wall();
    const code = codeNow();
    if (code && code !== last) seen.push([at, (last = code)]);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  /** By how much performance's clock has parted from the wall's: the median of many looks, to a tenth. */
  window.benchmarkClockError = () => {
    const errors = Array.from({ length: 501 }, () => Date.now() + 0.5 - wall());
    return errors.sort((a, b) => a - b)[250];
  };
}
