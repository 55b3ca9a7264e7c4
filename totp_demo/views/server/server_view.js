/** What the server holds of the account, its event log as a table, and what an administrator can do. */
import { button } from "../base/controls.js";
import { countdown } from "../base/countdown.js";
import { h } from "../base/elements.js";
import { liveView } from "../base/live.js";
import { speaker } from "../base/spoken.js";

/** @param {string} time @returns {(Node | string)[]} its day and its time of day, each in one piece */
const apart = (time) => time.split(" ").flatMap((part) => [h("span", {}, part), " "]);

const row = (/** @type {Node} */ head, /** @type {string} */ text) => h("tr", {}, head, h("td", {}, h("bdi", {}, text)));

export default liveView((/** @type {import("../base/live.js").Live<import("../protocol.js").ServerView>} */ live) => {
  const { word, send } = live;
  const heading = h("h3", { class: "td-title", tabindex: "-1" }, word("title"));
  const kept = h("tbody");
  const events = h("tbody");
  const nothing = h("p", { class: "td-soft" }, word("nothing"));
  const older = h("p", { class: "td-soft" });
  const spoken = speaker();
  const reset = button("td-button td-reset-mfa", word("reset"), () => send({ do: "reset-mfa" }));
  const unlock = button("td-button td-open-lock", word("open_lock"), () => send({ do: "unlock" }));
  const head = (/** @type {("what" | "how" | "when" | "event")[]} */ ...columns) => h("thead", {}, h("tr", {}, ...columns.map((column) => h("th", { scope: "col" }, word(column)))));
  const log = h("div", { class: "td-scroll", tabindex: "0", role: "group", "aria-label": word("log") },
    h("table", { class: "td-log" }, h("caption", {}, word("log")), head("when", "event"), events));
  const end = countdown(live);
  /** @type {string | null} */
  let heard = null;
  return {
    element: h("section", { class: "td-card td-server", "aria-label": word("title") }, heading,
      h("table", { class: "td-kept" }, h("caption", {}, word("kept")), head("what", "how"), kept),
      h("div", { class: "td-stack td-admin", role: "group", "aria-label": word("admin") }, h("p", { class: "td-label", "aria-hidden": "true" }, word("admin")),
        h("div", { class: "td-row" }, reset, unlock), h("p", { class: "td-hint" }, word("reset_hint"))),
      log, nothing, older, spoken.element),
    draw(shown, secret) {
      kept.replaceChildren(...shown.rows.map(([what, how]) => row(h("th", { scope: "row" }, what), how)));
      events.replaceChildren(...shown.events.map(({ at, what }) => row(h("td", { class: "td-when" }, ...apart(at)), what)));
      log.hidden = !shown.events.length;
      nothing.hidden = shown.events.length > 0;
      older.textContent = shown.older;
      older.hidden = !shown.older;
      for (const [one, works] of /** @type {const} */ ([[reset, shown.can_reset], [unlock, shown.locked]])) {
        // A button that goes dead would swallow the keyboard's place.
        if (!works && document.activeElement === one) heading.focus();
        one.disabled = !works;
      }
      const newest = shown.events[0] ? `${shown.events[0].at}${shown.latest}` : "";
      if (heard !== null && heard !== newest) spoken.say(shown.latest);
      heard = newest;
      end.update(secret?.left);
    },
    clocks: end.clocks,
    tick: end.tick,
  };
});
