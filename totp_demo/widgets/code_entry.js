/** The box for a code: as the real screen has it, with the answer below it. */
import { answerBox, field } from "./dom.js";

/**
 * @param {{text: string, hint?: string, autocomplete?: string}} options keys of the view's texts
 */
export function codeEntry({ text, hint }) {
  // No maxlength and no filter: whoever pastes a secret or types a space is told so, not corrected.
  const entry = field({ text, hint, name: "code", autocomplete: "one-time-code", cls: "td-code-entry" });
  entry.control.setAttribute("inputmode", "numeric");
  const answer = answerBox();
  return {
    element: entry.element,
    control: entry.control,
    answer,
    /** @param {{kind: string, title: string, detail: string, field?: string} | null} said */
    update(said) {
      answer.show(said);
      if (said?.kind === "no" && said.field === "code") entry.control.setAttribute("aria-invalid", "true");
      else entry.control.removeAttribute("aria-invalid");
    },
  };
}
