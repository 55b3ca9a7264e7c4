/** A clock that is wrong, in words. */

/**
 * @param {number} seconds by which a clock is ahead
 * @param {Record<"clock_right" | "clock_fast" | "clock_slow", string>} t
 * @returns {string} in words
 */
export function skewText(seconds, t) {
  const whole = Math.abs(Math.round(seconds));
  if (!whole) return t.clock_right;
  const size = whole < 120 ? `${whole} s` : `${Math.floor(whole / 60)} min${whole % 60 ? ` ${whole % 60} s` : ""}`;
  return (seconds > 0 ? t.clock_fast : t.clock_slow).replace("{size}", size);
}
