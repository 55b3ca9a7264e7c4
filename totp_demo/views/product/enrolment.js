/** The MFA dialog: QR code, secret for manual configuration, code box, Cancel and Enable. */
import { h, picture, plain } from "../base/dom.js";
import { codeEntry } from "./code_entry.js";
import { timeUp } from "../base/time_up.js";

/** @typedef {import("../base/dom.js").Shown} Shown */

/** @param {(content: object) => void} send @param {() => import("../base/dom.js").Link} link */
export function enrolmentPage(send, link) {
  const heading = h("h3", { text: "dialog_title", tabindex: "-1" });
  // In the picture's place on a page that is on its own: the style sheet shows it there only.
  const away = h("p", { class: "td-qr-away", text: "qr_away" });
  const qr = h("div", { class: "td-qr" }, away);
  const secret = h("code", { class: "td-secret" });
  const secretBox = h("div", { hidden: true }, h("p", { class: "td-hint", text: "secret_hint" }), secret);
  const showSecret = h("button", { type: "button", class: "td-link td-show-secret", text: "show_secret", "aria-expanded": "false",
    onclick: () => {
      secretBox.hidden = !secretBox.hidden;
      showSecret.setAttribute("aria-expanded", String(!secretBox.hidden));
    } });
  const entry = codeEntry({ text: "verify_code", hint: "no_spaces" }, link);
  const warning = timeUp(send, () => entry.control.focus());
  const form = h("form", { class: "td-stack", novalidate: true, autocomplete: "off", onsubmit: (event) => {
    event.preventDefault();
    send({ do: "confirm", code: entry.control.value });
  } },
    warning.element, entry.element, entry.answer.element,
    h("div", { class: "td-row td-row-end" },
      h("button", { type: "button", class: "td-button td-cancel", text: "cancel", onclick: () => send({ do: "cancel" }) }),
      h("button", { type: "submit", class: "td-button td-go td-enable", text: "enable" })));
  const left = h("div", { class: "td-stack td-scan-side" }, qr, showSecret, secretBox);
  const element = h("div", { class: "td-page td-stack td-dialog", role: "group", label: "dialog_title", onkeydown: (event) => {
    if (event.key === "Escape" && !event.isComposing) send({ do: "cancel" });
  } },
    heading, h("p", { class: "td-soft", text: "instruction" }),
    h("div", { class: "td-enrol" }, left, form));
  let shownQr = "";
  let key = null;
  return {
    element, heading,
    stop: () => entry.beside.stop(),
    /** @param {number | null} seconds left, by the server's clock @param {number} more how often more can be asked for @param {Record<string, any>} t */
    runsOut: (seconds, more, t) => warning.update(seconds, more, t),
    /** @param {Shown} shown @param {Record<string, any> | null} secrets @param {import("../base/dom.js").Message} message */
    update(shown, secrets, message) {
      entry.beside.update((shown.open === "enrolment" && secrets?.phone) || null, message);
      left.hidden = shown.part === "code";
      entry.update(shown.enrolment.answer);
      if (shown.enrolment.key !== key) {
        // Another enrolment, or none: what was typed and opened belongs to the one before.
        key = shown.enrolment.key;
        entry.control.value = "";
        secretBox.hidden = true;
        showSecret.setAttribute("aria-expanded", "false");
      }
      // A page that is on its own again holds nothing that may not be saved.
      if ((secrets?.qr ?? "") !== shownQr) {
        shownQr = secrets?.qr ?? "";
        qr.replaceChildren(shownQr ? picture(shownQr) : away);
        secret.replaceChildren(...(secrets?.secret?.match(/.{1,4}/g) ?? []).map((group) => h("span", {}, group)));
      }
      const drawing = qr.querySelector("svg");
      drawing?.style.setProperty("--modules", drawing.getAttribute("viewBox")?.split(" ")[2] ?? "");
      drawing?.setAttribute("role", "img");
      drawing?.setAttribute("aria-label", plain(shown.t.qr_alt));
    },
  };
}
