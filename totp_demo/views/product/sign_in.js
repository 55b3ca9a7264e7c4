/** Signing in with e-mail, password and code; and what a signed-in reader sees in its place. */
import { answerBox, button, field, form } from "../base/controls.js";
import { h } from "../base/elements.js";
import { codeEntry } from "./code_entry.js";

/** @typedef {import("../protocol.js").Screen} Screen */

/** @param {import("../base/live.js").Live<Screen>} live */
export function signInPage(live) {
  const { word, send } = live;
  const heading = h("h3", { tabindex: "-1" }, word("sign_in_title"));
  const email = field({ label: word("email"), name: "email", hint: word("sign_in_hint") });
  email.control.setAttribute("inputmode", "email");
  const password = field({ type: "password", label: word("password"), name: "password" });
  const entry = codeEntry(live, { label: word("mfa_code"), hint: word("sign_in_code_hint") });
  const unlock = button("td-button td-unlock", word("unlock"), () => send({ do: "unlock" }));
  const outside = form("td-sign-in-form", () => send({ do: "sign-in", email: email.control.value, password: password.control.value, code: entry.control.value }),
    email.element, password.element, entry.element, entry.answer.element,
    h("div", { class: "td-row" }, h("button", { type: "submit", class: "td-button td-go td-sign-in" }, word("sign_in")), unlock));
  // Several screens of a page could show this form: what was typed in one stays in it.
  const elsewhere = h("div", { class: "td-stack" }, h("p", {}, word("elsewhere")),
    h("div", {}, button("td-button td-come-here", word("come_here"), () => send({ do: "come-here" }))));
  const said = answerBox();
  const inside = h("div", { class: "td-stack" }, said.element, h("p", {}, word("signed_in")),
    h("div", {}, button("td-button td-sign-out-here", word("sign_out"), () => send({ do: "sign-out" }))));
  return {
    element: h("section", { class: "td-page td-stack" }, heading, elsewhere, outside, inside), heading,
    clocks: entry.beside.clocks,
    tick: entry.beside.tick,
    /** @param {Screen["shown"]} shown @param {Screen["private"] | null} secrets */
    update(shown, secrets) {
      if (shown.signed_in) for (const box of [email, password, entry]) box.control.value = "";
      elsewhere.hidden = !shown.elsewhere;
      outside.hidden = shown.signed_in || shown.elsewhere;
      inside.hidden = !shown.signed_in;
      unlock.hidden = shown.state !== "locked";
      const { answer } = shown.sign_in;
      entry.update(answer);
      said.show(answer);
      const wrong = answer?.kind === "no" && answer.field === "password";
      for (const box of [email, password]) box.refused(wrong ? entry.answer.element : null);
      entry.beside.update(shown.open === "sign-in" && !shown.elsewhere ? secrets?.phone : null);
    },
  };
}
