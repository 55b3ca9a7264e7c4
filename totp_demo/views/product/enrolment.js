/** The MFA dialog: QR code, secret for manual configuration, code box, Cancel and Enable. */
import { button, form } from "../base/controls.js";
import { countdown } from "../base/countdown.js";
import { h, picture, plain } from "../base/elements.js";
import { codeEntry } from "./code_entry.js";
import { timeUp } from "./time_up.js";

/** @typedef {import("../protocol.js").Screen} Screen */

/** @param {import("../base/live.js").Live<Screen>} live */
export function enrolmentPage(live) {
  const { word, send } = live;
  const heading = h("h3", { tabindex: "-1" }, word("dialog_title"));
  // In the picture's place on a page that is on its own: the style sheet shows it there only.
  const away = h("p", { class: "td-qr-away" }, word("qr_away"));
  const qr = h("div", { class: "td-qr" }, away);
  const secret = h("code", { class: "td-secret" });
  const secretBox = h("div", {}, h("p", { class: "td-hint" }, word("secret_hint")), secret);
  const showSecret = button("td-link td-show-secret", word("show_secret"), () => openSecret(!open));
  let open = false;
  /** @param {boolean} now */
  function openSecret(now) {
    open = now;
    secretBox.hidden = !open;
    showSecret.setAttribute("aria-expanded", String(open));
  }
  const entry = codeEntry(live, { label: word("verify_code"), hint: word("no_spaces") });
  const warning = timeUp(live, () => entry.control.focus());
  const end = countdown(live, warning.update);
  const cancel = () => send({ do: "cancel" });
  const left = h("div", { class: "td-stack td-scan-side" }, qr, showSecret, secretBox);
  let shownQr = "";
  /** @type {string | null} */
  let key = null;
  return {
    element: h("div", { class: "td-page td-stack td-dialog", role: "group", "aria-label": word("dialog_title"), onkeydown: (event) => {
      if (event.key === "Escape" && !event.isComposing) cancel();
    } },
      heading, h("p", { class: "td-soft" }, word("instruction")),
      h("div", { class: "td-enrol" }, left, form("", () => send({ do: "confirm", code: entry.control.value }),
        warning.element, entry.element, entry.answer.element,
        h("div", { class: "td-row td-row-end" }, button("td-button td-cancel", word("cancel"), cancel),
          h("button", { type: "submit", class: "td-button td-go td-enable" }, word("enable")))))),
    heading,
    clocks: () => [...entry.beside.clocks(), ...end.clocks()],
    /** @param {number} kernelNow */
    tick(kernelNow) {
      entry.beside.tick(kernelNow);
      end.tick(kernelNow);
    },
    /** @param {Screen["shown"]} shown @param {Screen["private"] | null} secrets */
    update(shown, secrets) {
      const isOpen = shown.open === "enrolment";
      entry.beside.update(isOpen ? secrets?.phone : null);
      // A picture of a moment counts nothing down.
      end.update(isOpen ? secrets?.left : null);
      left.hidden = shown.part === "code";
      entry.update(shown.enrolment.answer);
      if (shown.enrolment.key !== key) {
        // Another enrolment, or none: what was typed and opened belongs to the one before.
        key = shown.enrolment.key;
        entry.control.value = "";
        openSecret(false);
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
