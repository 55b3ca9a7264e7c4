/** A simulated phone with an authenticator app: its accounts, their codes and the seconds left. */
import { answerBox, button, field, form, pauseButton } from "../base/controls.js";
import { copyCode } from "../base/copying.js";
import { fill, h, say } from "../base/elements.js";
import { liveView } from "../base/live.js";
import { setCode, speaker, spelled } from "../base/spoken.js";
import { clockText, codeAt, shownBy } from "../base/ticking.js";

/** @typedef {import("../protocol.js").PhoneView} PhoneView */
/** @typedef {import("../base/live.js").Live<PhoneView>} Live */
/** @typedef {import("../protocol.js").Entry & {period: number}} Entry */

const RING = 2 * Math.PI * 16;

/** One account of the list. @param {Live} live @param {(key: "copied" | "copy_by_hand") => void} copied */
function row(live, copied) {
  const { word, send } = live;
  const name = h("bdi", {});
  const unknown = h("p", { class: "td-entry-unknown" });
  const code = h("span", { class: "td-code" });
  const seconds = h("svg:text", { x: 20, y: 24, "text-anchor": "middle", class: "td-ring-text" });
  const arc = h("svg:circle", { cx: 20, cy: 20, r: 16, class: "td-ring-arc", transform: "rotate(-90 20 20)" });
  const ring = h("svg:svg", { width: 40, height: 40, viewBox: "0 0 40 40", "aria-hidden": "true" },
    h("svg:circle", { cx: 20, cy: 20, r: 16, class: "td-ring" }), arc, seconds);
  const left = h("span", { class: "td-visually-hidden" });
  const countdown = h("span", { class: "td-countdown", role: "timer" }, ring, left);
  /** @type {Entry} */
  let entry;
  let value = "";
  const copy = button("td-small td-copy", word("copy"), async () => copied(await copyCode(value, code)));
  const remove = button("td-small td-delete", word("delete"), () => send({ do: "delete-entry", id: entry.id }));
  const element = h("li", { class: "td-entry" }, h("div", { class: "td-entry-main" }, h("small", { class: "td-entry-name" }, name), code, unknown), countdown,
    h("div", { class: "td-entry-tools" }, copy, remove));
  return {
    element,
    /** @param {Entry} next */
    set(next) {
      entry = next;
      const text = [next.issuer, next.account].filter(Boolean).join(" · ");
      say(name, text);
      say(unknown, next.unknown);
      unknown.hidden = !next.unknown;
      copy.setAttribute("aria-label", fill(live.shown.t.copy_of, { name: text }));
      remove.setAttribute("aria-label", fill(live.shown.t.delete_of, { name: text }));
    },
    /** @param {string} now the code, or "" @param {number | null} secondsLeft */
    show(now, secondsLeft) {
      value = now;
      setCode(code, value);
      seconds.textContent = secondsLeft === null ? "" : String(secondsLeft);
      left.textContent = secondsLeft === null ? "" : fill(live.shown.t.seconds_left, { seconds: secondsLeft });
      const part = secondsLeft === null ? 0 : secondsLeft / entry.period;
      arc.setAttribute("stroke-dasharray", `${(RING * part).toFixed(1)} ${RING.toFixed(1)}`);
      element.classList.toggle("td-ending", secondsLeft !== null && secondsLeft <= 5);
    },
  };
}

/** The form for a key typed by hand. @param {Live} live @param {() => void} close */
function byHand({ word, send, shown: { limits } }, close) {
  const account = field({ label: word("account"), name: "account" });
  const secret = field({ label: word("key"), hint: word("key_hint"), name: "key" });
  // The first value is the usual one, which a select shows by itself.
  const select = (/** @type {"algorithm" | "digits" | "period"} */ name, /** @type {(string | number)[]} */ values, unit = "") =>
    field({ label: word(name), name, input: h("select", {}, ...values.map((value) => new Option(`${value}${unit}`, String(value)))) });
  const [algorithm, digits, period] = [select("algorithm", limits.algorithms), select("digits", limits.digits), select("period", limits.periods, " s")];
  const settings = [algorithm, digits, period];
  const values = () => JSON.stringify([account, secret, ...settings].map(({ control }) => control.value));
  let sent = ""; // what was in the boxes when it was sent off
  const element = form("td-by-hand-form", () => {
    sent = values();
    send({ do: "add-by-hand", account: account.control.value, secret: secret.control.value, algorithm: algorithm.control.value,
      digits: Number(digits.control.value), period: Number(period.control.value) });
  }, account.element, secret.element,
    h("details", {}, h("summary", {}, word("other_settings")),
      h("div", { class: "td-stack td-hand-settings" }, ...settings.map((one) => one.element), h("p", { class: "td-hint" }, word("settings_hint")))),
    h("div", { class: "td-row" },
      h("button", { type: "submit", class: "td-button td-go td-add" }, word("add")),
      button("td-button td-close", word("close"), close)));
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) close();
  });
  return {
    element,
    first: account.control,
    secret,
    /** @returns {boolean} whether there is nothing in the boxes but what has been sent */
    isSent: () => sent === values(),
    clear() {
      account.control.value = secret.control.value = "";
      for (const { control } of settings) control.selectedIndex = 0;
    },
  };
}

export default liveView((/** @type {Live} */ live) => {
  const { word, send } = live;
  let { added, round } = live.shown;
  let words = 0;
  const pause = pauseButton(live);
  const time = h("span", { class: "td-phone-time" });
  const list = h("ul", { class: "td-entries", "aria-label": word("entries") });
  const empty = h("p", { class: "td-empty" }, word("empty"));
  const spoken = speaker();
  const answer = answerBox();
  const hand = byHand(live, () => openHand(false));
  const scan = h("button", { type: "button", class: "td-scan", "aria-label": word("scan"), onclick: () => send({ do: "scan" }) },
    h("span", { "aria-hidden": "true" }, "+"));
  const keep = button("td-button td-slim td-keep", word("keep"), () => send({ do: "overwrite", yes: false }));
  const question = h("div", { class: "td-phone-asks", role: "group", "aria-label": word("ask") }, h("p", { class: "td-phone-question" }, word("ask")), h("p", { class: "td-hint" }, word("ask_hint")),
    h("div", { class: "td-row" }, button("td-button td-slim td-overwrite", word("overwrite"), () => send({ do: "overwrite", yes: true })), keep));
  let asked = false;
  const undo = button("td-link td-undo", word("undo"), () => send({ do: "undo" }), { hidden: true });
  const typeKey = button("td-link td-by-hand", word("by_hand"), () => openHand(!handOpen));
  const app = h("select", { class: "td-app", onchange: () => { send({ do: "app", id: app.value }); } },
    ...live.shown.apps.map(([id, name]) => new Option(name, id)));
  const note = h("p", { class: "td-phone-note" });
  /** @type {Map<string, ReturnType<typeof row>>} */
  const rows = new Map();
  let handOpen = false;
  /** @param {boolean} open */
  function openHand(open) {
    const held = hand.element.contains(document.activeElement);
    handOpen = open;
    hand.element.hidden = !open;
    typeKey.setAttribute("aria-expanded", String(open));
    if (open) hand.first.focus();
    else if (held) typeKey.focus();
  }
  openHand(false);
  /** A word of the view's own, where the kernel need not be asked. @param {"copied" | "copy_by_hand"} key */
  const sayWord = (key) => answer.show({ kind: "note", title: live.shown.t[key], detail: "", serial: `own-${++words}` });
  let last = "";
  /** @param {Entry[]} entries @returns {ReturnType<typeof row>[]} one for each */
  function drawRows(entries) {
    const ids = new Set(entries.map((entry) => entry.id));
    for (const [id, old] of rows) {
      if (ids.has(id)) continue;
      // Who deletes an entry with the keyboard goes on where the next one can be added.
      if (old.element.contains(document.activeElement)) scan.focus();
      old.element.remove();
      rows.delete(id);
    }
    list.hidden = !entries.length;
    empty.hidden = entries.length > 0;
    return entries.map((entry, i) => {
      const one = rows.get(entry.id) ?? row(live, sayWord);
      rows.set(entry.id, one);
      one.set(entry);
      // Moved only where it must: whatever is put in anew loses the focus.
      if (list.children[i] !== one.element) list.insertBefore(one.element, list.children[i] ?? null);
      return one;
    });
  }
  return {
    element: h("section", { class: "td-phone", "aria-label": word("phone") }, h("div", { class: "td-glass" },
      h("div", { class: "td-status" }, time, h("span", { "aria-hidden": "true" }, "▂▄▆")),
      h("div", { class: "td-app-bar" }, h("h3", { class: "td-title" }, word("app_title")), scan),
      answer.element, question, undo, list, empty, h("div", { class: "td-hand" }, typeKey, hand.element),
      spoken.element, h("div", { class: "td-note" }, field({ label: word("app"), name: "app", input: app }).element, h("div", { class: "td-note-time" }, note, pause.element)))),
    draw(shown, secret) {
      if (shown.added !== added) {
        // What is typed for a further key stays, unless the whole lesson begins again.
        if (round !== shown.round || hand.isSent()) {
          hand.clear();
          openHand(false);
        }
        ({ added, round } = shown);
      }
      pause.update();
      answer.show(shown.answer);
      const answering = question.contains(document.activeElement);
      question.hidden = !shown.asks;
      // The app stops for its answer: so does the reader who has just added something here.
      if (shown.asks && !asked && live.el.contains(document.activeElement)) keep.focus();
      if (!shown.asks && answering) scan.focus();
      asked = shown.asks;
      if (!shown.undo && document.activeElement === undo) scan.focus();
      undo.hidden = !shown.undo;
      hand.secret.refused(shown.answer?.kind === "no" && handOpen ? answer.element : null);
      app.value = shown.app;
      say(note, shown.note);
      if (secret) drawRows(secret.entries);
    },
    clocks: () => (live.secret?.entries.length ? live.secret.entries : [{ period: 30 }]).map(({ period }) => ({ clock: live.clocks.phone, period })),
    tick(kernelNow) {
      const { secret, shown, clocks: { phone } } = live;
      if (!secret) return;
      const now = shownBy(phone, kernelNow);
      time.textContent = `${clockText(now)} UTC`;
      const codes = secret.entries.map((entry) => {
        const step = Math.floor(now / entry.period);
        const { code, low } = codeAt(entry, step);
        if (low) live.ask();
        rows.get(entry.id)?.show(code, Math.ceil((step + 1) * entry.period - now - 1e-6));
        return { id: entry.id, name: entry.issuer || entry.account, code };
      });
      // Spoken when a code is new, not when something else is; codes that fly past are not.
      const news = JSON.stringify(codes.map(({ id, code }) => [id, code]));
      if (news === last) return;
      last = news;
      spoken.say(phone.rate <= 1 ? codes.map(({ name, code }) => fill(shown.t.spoken, { name, code: spelled(code) })).join(" ") : "");
    },
    still(moment) {
      for (const [i, one] of drawRows(moment.entries).entries()) one.show(moment.entries[i]?.code ?? "", null);
      time.textContent = `${clockText(moment.at)} UTC`;
    },
  };
});
