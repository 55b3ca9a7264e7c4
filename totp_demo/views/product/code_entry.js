/** The box for a code: as the real screen has it, with the phone's code above it and the answer below. */
import { answerBox, field } from "../base/controls.js";
import { codeBeside } from "./code_beside.js";

/**
 * @param {import("../base/live.js").Live<import("../protocol.js").Screen>} live
 * @param {{label: import("../base/elements.js").Word, hint: import("../base/elements.js").Word}} options
 */
export function codeEntry(live, options) {
  // No maxlength and no filter: whoever pastes a secret or types a space is told so, not corrected.
  const entry = field({ ...options, name: "code", autocomplete: "one-time-code", cls: "td-code-entry" });
  entry.control.setAttribute("inputmode", "numeric");
  const answer = answerBox();
  // Above the box, where the keyboard of a telephone does not cover it.
  const beside = codeBeside(live);
  entry.element.insertBefore(beside.element, entry.control);
  return {
    element: entry.element,
    control: entry.control,
    answer,
    beside,
    /** @param {import("../base/controls.js").Answer | null} said */
    update(said) {
      answer.show(said);
      entry.refused(said?.kind === "no" && said.field === "code" ? answer.element : null);
    },
  };
}
