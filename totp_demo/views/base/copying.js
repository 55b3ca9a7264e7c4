/** Copying a code. */

/**
 * Put a code on the clipboard; where a page may not, select it for the keyboard.
 * @param {string} code @param {HTMLElement} element that shows it
 * @returns {Promise<"copied" | "copy_by_hand">} the key of what to say
 */
export async function copyCode(code, element) {
  try {
    await navigator.clipboard.writeText(code);
    return "copied";
  } catch {
    // Without a secure page there is no clipboard. The gap between the groups is not to be copied.
    element.textContent = code;
    getSelection()?.selectAllChildren(element);
    return "copy_by_hand";
  }
}
