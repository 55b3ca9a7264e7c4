/** The simulated product's screen: ribbon, top bar with the user's menu, and the page that is open. */
import { connect, h, languageSwitch, say } from "./dom.js";
import { profilePage } from "./profile_form.js";
import { enrolmentPage } from "./enrolment.js";
import { expiry } from "./expiry.js";
import { signInPage } from "./sign_in.js";

/** @typedef {import("./dom.js").Shown} Shown */

/** @param {(content: object) => void} send */
function homePage(send) {
  const heading = h("h3", { text: "welcome", tabindex: "-1" });
  const state = h("span", { class: "td-state" });
  const open = h("p", { class: "td-soft", text: "home_hint" });
  const element = h("section", { class: "td-page td-stack" }, heading, open,
    h("p", { class: "td-row" }, h("span", { text: "mfa" }), state));
  return {
    element, heading,
    /** @param {Shown} shown */
    update(shown) {
      state.dataset.state = shown.state;
      say(state, shown.t.state);
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
  return {
    element,
    /** @returns {boolean} whether the menu is open */
    isOpen: () => !menu.hidden,
    /** @param {Shown} shown @param {Record<string, any> | null} secret */
    update(shown, secret) {
      element.hidden = !shown.signed_in;
      name.textContent = shown.user.name;
      if (secret?.picture) face.replaceChildren(h("img", { src: secret.picture, alt: "" }));
      else if (secret || !face.firstChild) face.textContent = shown.user.initials;
    },
  };
}

export default {
  render({ model, el }) {
    el.classList.add("td");
    /** @param {object} content */
    const send = (content) => link.send(content);
    const language = languageSwitch(send);
    const menu = userMenu(send);
    const next = h("p", { class: "td-next", role: "status", "aria-live": "polite" });
    const closed = h("div", { class: "td-page td-closed" },
      h("p", { text: "closed" }), h("p", { class: "td-soft", text: "closed_hint" }));
    const pages = { home: homePage(send), profile: profilePage(send), enrolment: enrolmentPage(send), "sign-in": signInPage(send) };
    const card = h("section", { class: "td-card td-screen", label: "screen" },
      h("div", { class: "td-ribbon" }, h("span", { text: "ribbon" }), language.element),
      h("div", { class: "td-top" }, h("strong", { lang: "en" }, "Documentation Hub"), menu.element),
      h("div", { class: "td-coach" }, h("span", { class: "td-sign", "aria-hidden": "true" }, "➜"), next),
      closed, ...Object.values(pages).map((page) => page.element));
    el.append(card);
    let open = "";
    const end = expiry(() => link);
    const link = connect(model, el, (shown, secret) => {
      const before = open;
      open = shown.open;
      language.update(shown);
      language.element.hidden = !shown.switch;
      menu.update(shown, secret);
      if (next.textContent !== shown.next) next.textContent = shown.next;
      closed.hidden = open !== "";
      for (const [name, page] of Object.entries(pages)) {
        page.element.hidden = name !== open;
        // A page that is closed is drawn too: what it must no longer hold leaves it then.
        page.update(shown, secret);
      }
      if (secret) end.update(open === "enrolment" ? secret.left : null);
      // A reader at the keyboard is taken along to the page that opened in this very view.
      if (before && open && before !== open && el.contains(document.activeElement))
        // A menu opened in the meantime keeps the focus: losing it would close it.
        requestAnimationFrame(() => menu.isOpen() || pages[open].heading.focus());
    });
    return () => {
      end.stop();
      link.close();
    };
  },
};
