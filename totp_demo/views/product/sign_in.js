/** Signing in with e-mail, password and code; and what a signed-in reader sees in its place. */
import { answerBox, field, h, markRefused } from "../base/dom.js";
import { codeEntry } from "./code_entry.js";

/** @typedef {import("../base/dom.js").Shown} Shown */

/** @param {(content: object) => void} send @param {() => import("../base/dom.js").Link} link */
export function signInPage(send, link) {
  const heading = h("h3", { text: "sign_in_title", tabindex: "-1" });
  const email = field({ type: "text", text: "email", name: "email", autocomplete: "off", hint: "sign_in_hint" });
  email.control.setAttribute("inputmode", "email");
  const password = field({ type: "password", text: "password", name: "password", autocomplete: "off" });
  const entry = codeEntry({ text: "mfa_code", hint: "sign_in_code_hint" }, link);
  const unlock = h("button", { type: "button", class: "td-button td-unlock", text: "unlock", onclick: () => send({ do: "unlock" }) });
  const form = h("form", { class: "td-stack td-sign-in-form", novalidate: true, autocomplete: "off", onsubmit: (event) => {
    event.preventDefault();
    send({ do: "sign-in", email: email.control.value, password: password.control.value, code: entry.control.value });
  } },
    email.element, password.element, entry.element, entry.answer.element,
    h("div", { class: "td-row" },
      h("button", { type: "submit", class: "td-button td-go td-sign-in", text: "sign_in" }), unlock));
  const signOut = h("button", { type: "button", class: "td-button td-sign-out-here", text: "sign_out", onclick: () => send({ do: "sign-out" }) });
  const said = answerBox();
  const inside = h("div", { class: "td-stack" }, said.element, h("p", { text: "signed_in" }), h("div", {}, signOut));
  const element = h("section", { class: "td-page td-stack" }, heading, form, inside);
  return {
    element, heading,
    stop: () => entry.beside.stop(),
    /** @param {Shown} shown @param {Record<string, any> | null} secrets @param {import("../base/dom.js").Message} message */
    update(shown, secrets, message) {
      if (shown.signed_in) for (const box of [email, password, entry]) box.control.value = "";
      form.hidden = shown.signed_in;
      inside.hidden = !shown.signed_in;
      unlock.hidden = shown.state !== "locked";
      entry.update(shown.sign_in.answer);
      said.show(shown.sign_in.answer);
      const wrong = shown.sign_in.answer?.kind === "no" && shown.sign_in.answer.field === "password";
      for (const box of [email, password]) markRefused(box.control, wrong, entry.answer.element);
      entry.beside.update((shown.open === "sign-in" && secrets?.phone) || null, message);
    },
  };
}
