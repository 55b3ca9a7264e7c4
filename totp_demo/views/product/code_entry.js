/** The box for a code: as the real screen has it, with the phone's code above it and the answer below. */
import { answerBox, field, markRefused } from "../base/dom.js";
import { codeBeside } from "./code_beside.js";

/**
 * @param {{text: string, hint?: string, autocomplete?: string}} options keys of the view's texts
 * @param {() => import("../base/dom.js").Link} link
 */
export function codeEntry({ text, hint }, link) {
  // No maxlength and no filter: whoever pastes a secret or types a space is told so, not corrected.
  const entry = field({ text, hint, name: "code", autocomplete: "one-time-code", cls: "td-code-entry" });
  entry.control.setAttribute("inputmode", "numeric");
  const answer = answerBox();
  // Above the box, where the keyboard of a telephone does not cover it.
  const beside = codeBeside(link);
  entry.element.insertBefore(beside.element, entry.control);
  return {
    element: entry.element,
    control: entry.control,
    answer,
    beside,
    /** @param {{kind: string, title: string, detail: string, field?: string} | null} said */
    update(said) {
      answer.show(said);
      markRefused(entry.control, said?.kind === "no" && said.field === "code", answer.element);
    },
  };
}
