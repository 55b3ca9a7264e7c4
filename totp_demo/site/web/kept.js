/** What a reader has done, kept in this browser: lines of JSON, as `totp_demo.learner.progress` writes them. */

const NAME = "totp-demo:progress";

/** @returns {string} what is kept; nothing where the browser keeps nothing */
export function kept() {
  try {
    return localStorage.getItem(NAME) ?? "";
  } catch {
    return "";
  }
}

/**
 * Keep what has come. Another tab may have kept something meanwhile: it stays.
 * @param {{more: string, anew: boolean}} news lines that are new; whether all before them is to be forgotten
 * @returns {boolean} whether the browser keeps it
 */
export function keep({ more, anew }) {
  try {
    localStorage.setItem(NAME, anew ? more : kept() + more);
    return true;
  } catch {
    return false;
  }
}
