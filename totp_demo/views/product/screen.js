/** The simulated product's screen: ribbon, top bar with the user's menu, and the page that is open. */
import { answerBox, connect, h, hasReader, languageSwitch, say } from "../base/dom.js";
import { profilePage } from "./profile_form.js";
import { enrolmentPage } from "./enrolment.js";
import { expiry } from "../base/expiry.js";
import { signInPage } from "./sign_in.js";
import { setKernelTime } from "../base/ticking.js";

/** @typedef {import("../base/dom.js").Shown} Shown */

function homePage() {
  const heading = h("h3", { text: "welcome", tabindex: "-1" });
  const state = h("span", { class: "td-state" });
  const open = h("p", { class: "td-soft", text: "home_hint" });
  const answer = answerBox();
  const element = h("section", { class: "td-page td-stack" }, heading, answer.element, open,
    h("p", { class: "td-row" }, h("span", { text: "mfa" }), state));
  return {
    element, heading,
    /** @param {Shown} shown */
    update(shown) {
      state.dataset.state = shown.state;
      say(state, shown.t.state);
      answer.show(shown.sign_in.answer);
    },
  };
}

/** The user's name, its picture or initials, and the menu below it (WAI-ARIA menu button). */
function userMenu(send) {
  const id = `td-menu-${Math.random().toString(36).slice(2, 8)}`;
  const face = h("span", { class: "td-face", "aria-hidden": "true" });
  const name = h("bdi", { class: "td-user-name" });
  const button = h("button", { type: "button", class: "td-user-menu", "aria-haspopup": "menu", "aria-expanded": "false",
    "aria-controls": id, onclick: () => toggle(menu.hidden), onkeydown: (event) => {
      if (event.key === "ArrowDown") { event.preventDefault(); toggle(true); }
    } }, face, name, h("span", { "aria-hidden": "true" }, "▾"));
  const item = (cls, text, action) => h("button", { type: "button", role: "menuitem", tabindex: "-1", class: `td-menu-item ${cls}`, text,
    onclick: () => { toggle(false); button.focus(); send({ do: action }); } });
  const items = [item("td-edit-profile", "edit_profile", "open-profile"), item("td-home", "home", "open-home"),
    item("td-sign-out", "sign_out", "sign-out")];
  const menu = h("div", { class: "td-menu", role: "menu", id, hidden: true, label: "user_menu" }, ...items);
  const element = h("div", { class: "td-who" }, button, menu);
  function toggle(open) {
    menu.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) items[0].focus();
  }
  menu.addEventListener("keydown", (event) => {
    const at = items.indexOf(/** @type {any} */ (document.activeElement));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      items[(to + items.length) % items.length].focus();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      toggle(false);
      button.focus();
    } else if (event.key === "Tab") toggle(false);
  });
  element.addEventListener("focusout", (event) => {
    if (!menu.hidden && event.relatedTarget && !element.contains(/** @type {any} */ (event.relatedTarget))) toggle(false);
  });
  // Where nothing takes the focus, as on a page's blank parts, a press outside closes it.
  const outside = (event) => {
    if (!menu.hidden && !element.contains(event.target)) toggle(false);
  };
  document.addEventListener("pointerdown", outside);
  return {
    element,
    /** @returns {boolean} whether the menu is open */
    isOpen: () => !menu.hidden,
    stop: () => document.removeEventListener("pointerdown", outside),
    /** @param {Shown} shown @param {Record<string, any> | null} secret */
    update(shown, secret) {
      element.hidden = !shown.signed_in;
      name.textContent = shown.user.name;
      if (secret?.picture) face.replaceChildren(h("img", { src: secret.picture, alt: "" }));
      else if (secret || !face.firstChild) face.textContent = shown.user.initials;
    },
  };
}

/** @param {Element | null} element @param {Element} root @returns {boolean} whether an element of a view can be seen */
const isSeen = (element, root) => element !== null && root.contains(element) && element.getClientRects().length > 0;

export default {
  render({ model, el }) {
    el.classList.add("td");
    /** @param {object} content */
    const send = (content) => link.send(content);
    const language = languageSwitch(send);
    const menu = userMenu(send);
    const next = h("p", { class: "td-next", "aria-live": "off" });
    const shut = h("p", { text: "closed", tabindex: "-1" });
    const closed = h("div", { class: "td-page td-closed" }, shut, h("p", { class: "td-soft", text: "closed_hint" }));
    const pages = { home: homePage(), profile: profilePage(send), enrolment: enrolmentPage(send, () => link), "sign-in": signInPage(send, () => link) };
    const card = h("section", { class: "td-card td-screen", label: "screen" },
      h("div", { class: "td-ribbon" }, h("span", { text: "ribbon" }), language.element),
      h("div", { class: "td-top" }, h("strong", { lang: "en" }, "Documentation Hub"), menu.element),
      h("div", { class: "td-coach" }, h("span", { class: "td-sign", "aria-hidden": "true" }, "➜"), next),
      closed, ...Object.values(pages).map((page) => page.element));
    el.append(card);
    let open = "";
    let inside = null;
    let more = 0; // how often an enrolment can still be given more time
    let t = {};
    const end = expiry(() => link, (seconds) => pages.enrolment.runsOut(seconds, more, t));
    const link = connect(model, el, (shown, secret, message) => {
      const before = open;
      const signedIn = inside;
      open = shown.open;
      inside = shown.signed_in;
      const wasHere = el.contains(document.activeElement);
      language.update(shown);
      language.element.hidden = !shown.switch;
      menu.update(shown, secret);
      // Each part of the screen says it: it is spoken in the one that the reader is in.
      next.setAttribute("aria-live", hasReader(el) ? "polite" : "off");
      if (next.textContent !== shown.next) next.textContent = shown.next;
      closed.hidden = open !== "";
      for (const [name, page] of Object.entries(pages)) {
        page.element.hidden = name !== open;
        // A page that is closed is drawn too: what it must no longer hold leaves it then.
        page.update(shown, secret, message);
      }
      t = shown.t;
      more = secret?.left?.more ?? 0;
      // A picture of a moment counts nothing down.
      end.update(secret && open === "enrolment" ? secret.left : null);
      // A reader at the keyboard is taken along to what stands now in the place of what was there.
      const turned = before !== open || (open === "sign-in" && signedIn !== inside);
      const lost = wasHere && !isSeen(document.activeElement, el);
      if (wasHere && signedIn !== null && (turned || lost))
        // Before the reader can do anything in what is new, and once its texts are set: a focus that moved
        // later would take away a box that is being typed into. A menu that is open keeps the focus.
        queueMicrotask(() => menu.isOpen() || (open ? pages[open].heading : shut).focus());
    }, setKernelTime);
    return () => {
      end.stop();
      menu.stop();
      for (const page of Object.values(pages)) page.stop?.();
      link.close();
    };
  },
};
