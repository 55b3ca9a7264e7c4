/** What the server holds of the account, its event log as a table, and what an administrator can do. */
import { connect, h } from "../base/dom.js";
import { expiry } from "../base/expiry.js";
import { speaker } from "../base/spoken.js";

/** @param {string} time @returns {(Node | string)[]} its day and its time of day, each in one piece */
const apart = (time) => time.split(" ").flatMap((part) => [h("span", {}, part), " "]);

/** @param {HTMLElement} body @param {string[][]} rows @param {string} first the kind of each row's first cell */
function fillRows(body, rows, first) {
  body.replaceChildren(...rows.map(([head, text]) =>
    h("tr", {}, h(first, first === "th" ? { scope: "row" } : { class: "td-when" }, ...(first === "th" ? [head] : apart(head))),
      h("td", {}, h("bdi", {}, text)))));
}

export default {
  render({ model, el }) {
    el.classList.add("td");
    const send = (content) => link.send(content);
    const heading = h("h3", { class: "td-title", text: "title", tabindex: "-1" });
    const kept = h("tbody");
    const events = h("tbody");
    const nothing = h("p", { class: "td-soft", text: "nothing" });
    const older = h("p", { class: "td-soft" });
    const spoken = speaker();
    const reset = h("button", { type: "button", class: "td-button td-reset-mfa", text: "reset", onclick: () => send({ do: "reset-mfa" }) });
    const unlock = h("button", { type: "button", class: "td-button td-open-lock", text: "open_lock", onclick: () => send({ do: "unlock" }) });
    const log = h("table", { class: "td-log" }, h("caption", { text: "log" }),
      h("thead", {}, h("tr", {}, h("th", { scope: "col", text: "when" }), h("th", { scope: "col", text: "event" }))), events);
    el.append(h("section", { class: "td-card td-server", label: "title" }, heading,
      h("table", { class: "td-kept" }, h("caption", { text: "kept" }),
        h("thead", {}, h("tr", {}, h("th", { scope: "col", text: "what" }), h("th", { scope: "col", text: "how" }))), kept),
      h("div", { class: "td-stack td-admin", role: "group", label: "admin" }, h("p", { class: "td-label", text: "admin", "aria-hidden": "true" }),
        h("div", { class: "td-row" }, reset, unlock), h("p", { class: "td-hint", text: "reset_hint" })),
      h("div", { class: "td-scroll", tabindex: "0", role: "group", label: "log" }, log), nothing, older, spoken.element));
    const end = expiry(() => link);
    let heard = null;
    const link = connect(model, el, (shown, secrets) => {
      fillRows(kept, shown.rows, "th");
      fillRows(events, shown.events.map(({ at, what }) => [at, what]), "td");
      log.parentElement.hidden = !shown.events.length;
      nothing.hidden = shown.events.length > 0;
      older.textContent = shown.older;
      older.hidden = !shown.older;
      for (const [button, works] of [[reset, shown.can_reset], [unlock, shown.locked]]) {
        // A button that goes dead would swallow the keyboard's place.
        if (!works && document.activeElement === button) heading.focus();
        button.disabled = !works;
      }
      const newest = shown.events[0] ? `${shown.events[0].at}${shown.latest}` : "";
      if (heard !== null && heard !== newest) spoken.say(shown.latest);
      heard = newest;
      if (secrets) end.update(secrets.left);
    });
    return () => {
      end.stop();
      link.close();
    };
  },
};
