/** A simulated phone with an authenticator app: its accounts, their codes and the seconds left. */
import { copyCode } from "../base/copying.js";
import { answerBox, connect, field, fill, h, markRefused, say } from "../base/dom.js";
import { pauseButton } from "../base/pause.js";
import { setCode, speaker, spelled } from "../base/spoken.js";
import { clockText, codeAt, setKernelTime, shownBy, ticker } from "../base/ticking.js";

/** @typedef {{id: string, issuer: string, account: string, digits: number, period: number, first: number, base: number,
 *   codes: string}} Entry codes of the steps from `first` on, in one string; `base` was the step when they were sent */

const RING = 2 * Math.PI * 16;

/** One account of the list. */
function row(send, copied) {
  const name = h("small", { class: "td-entry-name" });
  const code = h("span", { class: "td-code" });
  const seconds = h("svg:text", { x: 20, y: 24, "text-anchor": "middle", class: "td-ring-text" });
  const arc = h("svg:circle", { cx: 20, cy: 20, r: 16, class: "td-ring-arc", transform: "rotate(-90 20 20)" });
  const ring = h("svg:svg", { width: 40, height: 40, viewBox: "0 0 40 40", "aria-hidden": "true" },
    h("svg:circle", { cx: 20, cy: 20, r: 16, class: "td-ring" }), arc, seconds);
  const left = h("span", { class: "td-visually-hidden" });
  const countdown = h("span", { class: "td-countdown", role: "timer" }, ring, left);
  let entry = null;
  let value = "";
  const copy = h("button", { type: "button", class: "td-small td-copy", text: "copy", onclick: async () => copied(await copyCode(value, code)) });
  const remove = h("button", { type: "button", class: "td-small td-delete", text: "delete",
    onclick: () => send({ do: "delete-entry", id: entry.id }) });
  const element = h("li", { class: "td-entry" }, h("div", { class: "td-entry-main" }, name, code), countdown,
    h("div", { class: "td-entry-tools" }, copy, remove));
  return {
    element,
    /** @param {Entry} next */
    set(next) {
      entry = next;
      const text = [next.issuer, next.account].filter(Boolean).join(" · ");
      if (name.textContent !== text) name.replaceChildren(h("bdi", {}, text));
    },
    /** @param {string} now the code, or "" @param {number | null} secondsLeft @param {Record<string, any>} t */
    show(now, secondsLeft, t) {
      value = now;
      setCode(code, value);
      seconds.textContent = secondsLeft === null ? "" : String(secondsLeft);
      left.textContent = secondsLeft === null ? "" : fill(t.seconds_left, { seconds: secondsLeft });
      const part = secondsLeft === null ? 0 : secondsLeft / entry.period;
      arc.setAttribute("stroke-dasharray", `${(RING * part).toFixed(1)} ${RING.toFixed(1)}`);
      element.classList.toggle("td-ending", secondsLeft !== null && secondsLeft <= 5);
      copy.setAttribute("aria-label", fill(t.copy_of, { name: name.textContent }));
      remove.setAttribute("aria-label", fill(t.delete_of, { name: name.textContent }));
      return now;
    },
  };
}

/** The form for a key typed by hand. */
function byHand(send, close) {
  const account = field({ text: "account", name: "account" });
  const secret = field({ text: "key", hint: "key_hint", name: "key" });
  // The first value is the usual one, which a select shows by itself.
  const select = (text, values) => field({ text, name: text, input: h("select", {}, ...values.map((value) => new Option(value, parseInt(value, 10) || value))) });
  const settings = { algorithm: select("algorithm", ["SHA1", "SHA256", "SHA512"]), digits: select("digits", ["6", "7", "8"]),
    period: select("period", ["30 s", "10 s", "60 s"]) };
  const boxes = [account.control, secret.control, ...Object.values(settings).map(({ control }) => control)];
  const values = () => JSON.stringify(boxes.map(({ value }) => value));
  let sent = ""; // what was in the boxes when it was sent off
  const form = h("form", { class: "td-stack td-by-hand-form", hidden: true, novalidate: true, autocomplete: "off", onkeydown: (event) => {
    if (event.key === "Escape" && !event.isComposing) close();
  }, onsubmit: (event) => {
    event.preventDefault();
    sent = values();
    send({ do: "add-by-hand", account: account.control.value, secret: secret.control.value, algorithm: settings.algorithm.control.value,
      digits: Number(settings.digits.control.value), period: Number(settings.period.control.value) });
  } }, account.element, secret.element,
    h("details", {}, h("summary", { text: "other_settings" }),
      h("div", { class: "td-stack td-hand-settings" }, ...Object.values(settings).map(({ element }) => element), h("p", { class: "td-hint", text: "settings_hint" }))),
    h("div", { class: "td-row" },
      h("button", { type: "submit", class: "td-button td-go td-add", text: "add" }),
      h("button", { type: "button", class: "td-button td-close", text: "close", onclick: close })));
  return {
    element: form,
    first: account.control,
    secret: secret.control,
    /** @returns {boolean} whether there is nothing in the boxes but what has been sent */
    isSent: () => sent === values(),
    clear() {
      account.control.value = secret.control.value = "";
      for (const { control } of Object.values(settings)) control.selectedIndex = 0;
    },
  };
}

export default {
  render({ model, el }) {
    el.classList.add("td");
    const send = (content) => link.send(content);
    let shown = model.get("saved").shown;
    let secret = null;
    let clock = null;
    let { added, round } = shown;
    let words = 0;
    const pause = pauseButton(send);
    const time = h("span", { class: "td-phone-time" });
    const list = h("ul", { class: "td-entries", label: "entries" });
    const empty = h("p", { class: "td-empty", text: "empty" });
    const spoken = speaker();
    const answer = answerBox();
    const hand = byHand(send, () => openHand(false));
    const scan = h("button", { type: "button", class: "td-scan", label: "scan", onclick: () => send({ do: "scan" }) },
      h("span", { "aria-hidden": "true" }, "+"));
    const undo = h("button", { type: "button", class: "td-link td-undo", text: "undo", hidden: true, onclick: () => send({ do: "undo" }) });
    const typeKey = h("button", { type: "button", class: "td-link td-by-hand", text: "by_hand", "aria-expanded": "false",
      onclick: () => openHand(hand.element.hidden) });
    const app = field({ text: "app", name: "app", input: h("select", { class: "td-app", onchange: (event) => send({ do: "app", id: event.target.value }) }) });
    const note = h("p", { class: "td-phone-note" });
    el.append(h("section", { class: "td-phone", label: "phone" }, h("div", { class: "td-glass" },
      h("div", { class: "td-status" }, time, h("span", { "aria-hidden": "true" }, "▂▄▆")),
      h("div", { class: "td-app-bar" }, h("h3", { class: "td-title", text: "app_title" }), scan),
      answer.element, undo, list, empty, h("div", { class: "td-hand" }, typeKey, hand.element),
      spoken.element, h("div", { class: "td-note" }, app.element, h("div", { class: "td-note-time" }, note, pause.element)))));
    /** @type {Map<string, ReturnType<typeof row>>} */
    const rows = new Map();
    function openHand(open) {
      const held = hand.element.contains(document.activeElement);
      hand.element.hidden = !open;
      typeKey.setAttribute("aria-expanded", String(open));
      if (open) hand.first.focus();
      else if (held) typeKey.focus();
    }
    /** A word of the view's own, where the kernel need not be asked. @param {string} key */
    const word = (key) => answer.show({ kind: "note", title: shown.t[key], detail: "", serial: --words });
    let asking = false;
    let kernel = "";
    let last = "";
    /** @param {number} kernelNow */
    function tick(kernelNow) {
      const now = shownBy(clock, kernelNow);
      time.textContent = `${clockText(now)} UTC`;
      const codes = secret.entries.map((entry) => {
        const step = Math.floor(now / entry.period);
        const { code, low } = codeAt(entry, step);
        if (low && !asking) {
          asking = true;
          link.hello();
        }
        return rows.get(entry.id)?.show(code, Math.ceil((step + 1) * entry.period - now - 1e-6), shown.t) ?? "";
      });
      // Spoken when a code is new, not when something else is; codes that fly past are not.
      const news = JSON.stringify(secret.entries.map(({ id }, i) => [id, codes[i]]));
      if (news === last) return;
      last = news;
      if (clock.rate <= 1)
        spoken.say(secret.entries.map((entry, i) => fill(shown.t.spoken, { name: entry.issuer || entry.account, code: spelled(codes[i]) })).join(" "));
      else spoken.say("");
    }
    const ticks = ticker({
      kernel: () => kernel,
      clocks: () => (secret ? (secret.entries.length ? secret.entries : [{ period: 30 }]).map(({ period }) => ({ clock, period })) : []),
      tick, ask: () => link.hello(),
    });
    /** @param {Entry[]} entries */
    function drawRows(entries) {
      const ids = new Set(entries.map((entry) => entry.id));
      for (const [id, old] of rows) {
        if (ids.has(id)) continue;
        // Who deletes an entry with the keyboard goes on where the next one can be added.
        if (old.element.contains(document.activeElement)) scan.focus();
        old.element.remove();
        rows.delete(id);
      }
      entries.forEach((entry, i) => {
        if (!rows.has(entry.id)) rows.set(entry.id, row(send, word));
        const one = rows.get(entry.id);
        one.set(entry);
        // Moved only where it must: whatever is put in anew loses the focus.
        if (list.children[i] !== one.element) list.insertBefore(one.element, list.children[i] ?? null);
      });
      list.hidden = !entries.length;
      empty.hidden = entries.length > 0;
    }
    const link = connect(model, el, (next, secrets, message) => {
      shown = next;
      if (shown.added !== added) {
        // What is typed for a further key stays, unless the whole lesson begins again.
        if (round !== shown.round || hand.isSent()) {
          hand.clear();
          openHand(false);
        }
        ({ added, round } = shown);
      }
      pause.update(shown);
      answer.show(shown.answer);
      if (!shown.undo && document.activeElement === undo) scan.focus();
      undo.hidden = !shown.undo;
      markRefused(hand.secret, shown.answer?.kind === "no" && !hand.element.hidden, answer.element);
      if (!app.control.options.length) app.control.append(...shown.apps.map(([id, name]) => new Option(name, id)));
      app.control.value = shown.app;
      say(note, shown.note);
      if (secrets) {
        asking = false;
        secret = secrets;
        clock = message.clocks.phone;
        kernel = message.kernel;
        drawRows(secret.entries);
        ticks.restart();
      } else {
        kernel = ""; // nothing ticks in a picture of a moment
        drawRows(message.moment.entries);
        for (const entry of message.moment.entries) rows.get(entry.id).show(entry.code, null, shown.t);
        time.textContent = `${clockText(message.moment.at)} UTC`;
      }
    }, setKernelTime);
    return () => {
      ticks.stop();
      link.close();
    };
  },
};
