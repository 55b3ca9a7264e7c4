/** The simulated product's screen: ribbon, top bar with the user's menu, and the page that is open. */
import { answerBox, button as makeButton, languageSwitch } from "../base/controls.js";
import { h, say, uid } from "../base/elements.js";
import { liveView } from "../base/live.js";
import { hasReader } from "../base/spoken.js";
import { enrolmentPage } from "./enrolment.js";
import { profilePage } from "./profile_form.js";
import { signInPage } from "./sign_in.js";

/** @typedef {import("../protocol.js").Screen} Screen */
/** @typedef {import("../base/live.js").Live<Screen>} Live */

/** @param {Live} live */
function homePage({ word }) {
  const heading = h("h3", { class: "td-welcome", tabindex: "-1" }, word("welcome"));
  const state = h("span", { class: "td-state" });
  const open = h("p", { class: "td-soft" }, word("home_hint"));
  const answer = answerBox();
  const element = h("section", { class: "td-page td-stack" }, heading, answer.element, open,
    h("p", { class: "td-row" }, word("mfa"), state));
  return {
    element, heading,
    /** @param {Screen["shown"]} shown */
    update(shown) {
      state.dataset.state = shown.state;
      say(state, shown.t.state);
      answer.show(shown.sign_in.answer);
    },
  };
}

/** The user's name, its picture or initials, and the menu below it (WAI-ARIA menu button). @param {Live} live */
function userMenu({ word, send }) {
  const id = uid();
  const face = h("span", { class: "td-face", "aria-hidden": "true" });
  const name = h("bdi", { class: "td-user-name" });
  const button = h("button", { type: "button", class: "td-user-menu", "aria-haspopup": "menu", "aria-controls": id,
    onclick: () => toggle(!open), onkeydown: (event) => {
      if (event.key === "ArrowDown") { event.preventDefault(); toggle(true); }
    } }, face, name, h("span", { "aria-hidden": "true" }, "▾"));
  const item = (/** @type {string} */ cls, /** @type {"edit_profile" | "home" | "sign_out"} */ key, /** @type {"open-profile" | "open-home" | "sign-out"} */ action) =>
    makeButton(`td-menu-item ${cls}`, word(key), () => { toggle(false); button.focus(); send({ do: action }); }, { role: "menuitem", tabindex: "-1" });
  const items = [item("td-edit-profile", "edit_profile", "open-profile"), item("td-home", "home", "open-home"),
    item("td-sign-out", "sign_out", "sign-out")];
  const menu = h("div", { class: "td-menu", role: "menu", id, "aria-label": word("user_menu") }, ...items);
  const element = h("div", { class: "td-who" }, button, menu);
  let open = false;
  let picture = "";
  /** @param {boolean} now */
  function toggle(now) {
    open = now;
    menu.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) items[0]?.focus();
  }
  toggle(false);
  menu.addEventListener("keydown", (event) => {
    const at = items.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    /** @type {Record<string, number>} */
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      items[(to + items.length) % items.length]?.focus();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      toggle(false);
      button.focus();
    } else if (event.key === "Tab") toggle(false);
  });
  element.addEventListener("focusout", (event) => {
    if (open && event.relatedTarget && !element.contains(/** @type {Node} */ (event.relatedTarget))) toggle(false);
  });
  // Where nothing takes the focus, as on a page's blank parts, a press outside closes it.
  const outside = (/** @type {Event} */ event) => {
    if (open && !element.contains(/** @type {Node} */ (event.target))) toggle(false);
  };
  document.addEventListener("pointerdown", outside);
  return {
    element,
    /** @returns {boolean} whether the menu is open */
    isOpen: () => open,
    stop: () => document.removeEventListener("pointerdown", outside),
    /** @param {Screen["shown"]} shown @param {Screen["private"] | null} secret */
    update(shown, secret) {
      element.hidden = !shown.signed_in;
      name.textContent = shown.user.name;
      if (secret) picture = secret.picture ?? "";
      face.replaceChildren(picture ? h("img", { src: picture, alt: "" }) : shown.user.initials);
    },
  };
}

/** @param {Element | null} element @param {Element} root @returns {boolean} whether an element of a view can be seen */
const isSeen = (element, root) => element !== null && root.contains(element) && element.getClientRects().length > 0;

export default liveView((/** @type {Live} */ live) => {
  const { el, word } = live;
  const language = languageSwitch(live);
  const menu = userMenu(live);
  const next = h("p", { class: "td-next", "aria-live": "off" });
  const shut = h("p", { tabindex: "-1" }, word("closed"));
  const closed = h("div", { class: "td-page td-closed" }, shut, h("p", { class: "td-soft" }, word("closed_hint")));
  const [home, profile, enrolment, signIn] = [homePage(live), profilePage(live), enrolmentPage(live), signInPage(live)];
  /** @type {Record<string, typeof home | typeof profile | typeof enrolment | typeof signIn>} */
  const pages = { home, profile, enrolment, "sign-in": signIn };
  let open = "";
  /** @type {boolean | null} */
  let inside = null;
  return {
    element: h("section", { class: "td-card td-screen", "aria-label": word("screen") },
      h("div", { class: "td-ribbon" }, h("span", {}, word("ribbon")), language.element),
      h("div", { class: "td-top" }, h("strong", { lang: "en" }, "Documentation Hub"), menu.element),
      h("div", { class: "td-coach" }, h("span", { class: "td-sign", "aria-hidden": "true" }, "➜"), next),
      closed, ...Object.values(pages).map((page) => page.element)),
    draw(shown, secret) {
      const before = open;
      const signedIn = inside;
      open = shown.open;
      inside = shown.signed_in;
      const wasHere = el.contains(document.activeElement);
      language.update(shown.language);
      language.element.hidden = !shown.switch;
      menu.update(shown, secret);
      // Each part of the screen says it: it is spoken in the one that the reader is in.
      next.setAttribute("aria-live", hasReader(el) ? "polite" : "off");
      say(next, shown.next);
      closed.hidden = open !== "";
      for (const [name, page] of Object.entries(pages)) {
        page.element.hidden = name !== open;
        // A page that is closed is drawn too: what it must no longer hold leaves it then.
        page.update(shown, secret);
      }
      // A reader at the keyboard is taken along to what stands now in the place of what was there.
      const turned = before !== open || (open === "sign-in" && signedIn !== inside);
      const lost = wasHere && !isSeen(document.activeElement, el);
      if (wasHere && signedIn !== null && (turned || lost))
        // Before the reader can do anything in what is new, and once its texts are set: a focus that moved
        // later would take away a box that is being typed into. A menu that is open keeps the focus.
        queueMicrotask(() => menu.isOpen() || (pages[open]?.heading ?? shut).focus());
    },
    clocks: () => [...enrolment.clocks(), ...signIn.clocks()],
    tick(kernelNow) {
      enrolment.tick(kernelNow);
      signIn.tick(kernelNow);
    },
    stop: menu.stop,
  };
});
