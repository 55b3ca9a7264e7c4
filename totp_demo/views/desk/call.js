/** One call at the desk: what was said, what can be asked and done, the replies, the debrief. */
import { answerBox, button, field, form } from "../base/controls.js";
import { fill, h, say, setOrRemove, uid } from "../base/elements.js";

/** @typedef {import("../base/live.js").Live<import("../protocol.js").DeskView>} Desk */
/** @typedef {import("../protocol.js").CallShown} CallShown */
/** @typedef {import("../protocol.js").DeskGroup} DeskGroup */
/** @typedef {import("../protocol.js").Turn} Turn */

/** A double click counts once: asked twice, a question takes its time twice. @param {MouseEvent} event */
const once = (event) => event.detail < 2;

/**
 * Buttons of a group; each keeps its place and the focus while its words change.
 * @param {DeskGroup["choices"]} choices @param {(id: string) => void} press
 */
function chips(choices, press) {
  const made = choices.map(({ id }) => {
    const label = h("span", {});
    const done = h("span", { class: "td-desk-done" });
    return { label, done, element: h("button", { type: "button", class: "td-chip", "data-about": id, onclick: (/** @type {MouseEvent} */ event) => once(event) && press(id) }, label, done) };
  });
  return {
    element: h("div", { class: "td-chips" }, ...made.map(({ element }) => element)),
    /** @param {DeskGroup["choices"]} now @param {string} asked what a chip says that was pressed before */
    draw(now, asked) {
      for (const [i, { label, done, element }] of made.entries()) {
        say(label, now[i]?.label);
        say(done, now[i]?.done ? ` ✓ ${asked}` : "");
        element.classList.toggle("td-chip-done", !!now[i]?.done);
      }
    },
  };
}

/** A list to choose from, in groups. @param {string} cls */
function picker(cls) {
  const select = h("select", { class: cls });
  const first = h("option", { value: "" });
  /** @type {HTMLOptionElement[]} */
  let options = [];
  /** @type {HTMLOptGroupElement[]} */
  let groups = [];
  return {
    select,
    /** @param {DeskGroup[]} now @param {string} choose */
    draw(now, choose) {
      if (!groups.length) {
        groups = now.map(({ choices }) => h("optgroup", {}, ...choices.map(({ id }) => h("option", { value: id }))));
        select.replaceChildren(first, ...groups);
        options = groups.flatMap((group) => [...group.querySelectorAll("option")]);
      }
      say(first, choose);
      for (const [i, group] of groups.entries()) group.label = now[i]?.title ?? "";
      const labels = now.flatMap(({ choices }) => choices);
      for (const [i, option] of options.entries()) say(option, labels[i]?.label);
    },
  };
}

/** @param {Desk} live @param {() => void} going what is called when the reader leaves the call */
export function call(live, going) {
  const { word, send } = live;
  let shownLanguage = "";
  let shownTurns = 0;
  let built = false;
  let number = -1;
  const subject = h("h4", { class: "td-desk-subject", tabindex: "-1" });
  const who = h("span", { class: "td-soft" });
  const identity = h("span", { class: "td-desk-tag" });
  const used = h("i", {});
  const bar = h("span", { class: "td-desk-bar", "aria-hidden": "true" }, used);
  const time = h("span", { class: "td-desk-time" });
  const talk = h("div", { class: "td-desk-talk", role: "log", tabindex: "0", "aria-label": word("talk") });
  const outcome = answerBox();

  const asks = h("div", { class: "td-desk-asks" });
  /** @type {{title: HTMLElement, chips: ReturnType<typeof chips>}[]} */
  let groups = [];
  const looksPlace = h("div", {});
  /** @type {ReturnType<typeof chips> | null} */
  let looks = null;
  const ask = (/** @type {string} */ about) => send({ do: "inquire", about });
  const causes = picker("td-desk-cause");
  const cause = field({ label: word("cause"), name: "cause", input: causes.select });
  causes.select.addEventListener("change", () => {
    if (causes.select.value) send({ do: "name-cause", cause: causes.select.value });
  });
  const deeds = picker("td-desk-deed");
  const deed = field({ label: word("deed"), name: "deed", input: deeds.select });
  const act = form("td-desk-act", () => send({ do: "do-about", deed: deeds.select.value }), cause.element, deed.element,
    h("div", {}, h("button", { type: "submit", class: "td-button td-go td-desk-do", onclick: (/** @type {MouseEvent} */ event) => once(event) || event.preventDefault() }, word("do"))));
  const hint = h("p", { class: "td-desk-hint", role: "status", "aria-live": "polite" });
  const hints = h("div", { class: "td-row" }, button("td-button td-slim td-desk-ask-hint", word("hint"), () => send({ do: "desk-hint" })), hint);
  const work = h("div", { class: "td-stack td-desk-work" },
    h("section", { "aria-label": word("asks") }, h("h4", {}, word("asks")), asks),
    h("section", { "aria-label": word("looks") }, h("h4", {}, word("looks")), looksPlace), act, hints);

  const offered = h("div", { class: "td-stack" });
  const group = uid();
  const replies = form("td-desk-replies", () => {
    const picked = /** @type {HTMLInputElement | null} */ (offered.querySelector("input:checked"));
    if (picked) send({ do: "send-reply", number: Number(picked.value) });
    else /** @type {HTMLElement | null} */ (offered.querySelector("input"))?.focus();
  }, h("fieldset", {}, h("legend", { class: "td-desk-legend", tabindex: "-1" }, word("replies")), offered),
    h("div", {}, h("button", { type: "submit", class: "td-button td-go td-desk-send" }, word("send"))));
  const debrief = h("section", { class: "td-desk-debrief td-stack", "aria-label": word("debrief") });
  const next = button("td-button td-go td-desk-next", "", () => going());
  let ended = false;
  let replied = false;

  /** @param {Turn} turn */
  function said(turn) {
    const { t } = live.shown;
    const by = { caller: live.shown.call?.who ?? "", you: String(t.you), desk: String(t.desk) }[turn.by];
    const rows = turn.log.map((row) => h("tr", { class: row.refused ? "td-desk-refused" : "" },
      h("td", {}, row.time), h("td", {}, `${row.refused ? "✕ " : ""}${row.text}`)));
    const log = rows.length ? h("table", { class: "td-desk-log" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, String(t.time_at)), h("th", { scope: "col" }, String(t.event)))), h("tbody", {}, ...rows)) : null;
    const [first, ...others] = turn.said;
    return h("div", { class: `td-turn td-turn-${turn.by}` }, h("b", { class: "td-turn-by" }, by),
      h("div", { lang: turn.lang }, ...[first ?? "", ...others].map((line) => h("p", {}, line))),
      turn.meant.length ? h("div", { class: "td-turn-meant", lang: live.shown.language }, ...turn.meant.map((line) => h("p", {}, line))) : null, log);
  }

  /** @param {CallShown} now */
  function drawTalk(now) {
    const same = shownLanguage === live.shown.language && number === live.shown.number && shownTurns <= now.talk.length;
    const fresh = same ? now.talk.slice(shownTurns) : now.talk;
    if (!same) talk.replaceChildren();
    for (const turn of fresh) talk.append(said(turn));
    if (fresh.length) talk.scrollTop = talk.scrollHeight;
    shownLanguage = live.shown.language;
    shownTurns = now.talk.length;
  }

  /** @param {CallShown} now */
  function drawReplies(now) {
    replies.hidden = !now.replies.length;
    const inputs = [...offered.querySelectorAll("input")];
    if (inputs.length !== now.replies.length) {
      offered.replaceChildren(...now.replies.map((_text, i) => {
        const id = uid();
        return h("div", { class: "td-desk-reply" }, h("input", { type: "radio", name: group, value: i, id }), h("label", { for: id }));
      }));
    }
    for (const [i, label] of [...offered.querySelectorAll("label")].entries()) say(label, now.replies[i]);
  }

  /** @param {CallShown} now */
  function drawDebrief(now) {
    const worth = now.debrief;
    debrief.hidden = !worth;
    if (!worth) return;
    const { t } = live.shown;
    const items = (/** @type {string[]} */ lines) => lines.map((line) => h("li", {}, line));
    debrief.replaceChildren(
      h("h4", { tabindex: "-1", class: `td-desk-title ${worth.well ? "td-desk-well" : "td-desk-badly"}` },
        `${worth.well ? "✓" : "✕"} ${worth.title} ${fill(String(t.points), { points: worth.points })}`),
      ...(worth.harms.length ? [h("div", { class: "td-say td-say-no" }, h("div", {}, h("b", {}, String(t.harms)), h("ul", {}, ...items(worth.harms))))] : []),
      h("table", { class: "td-desk-parts" }, h("tbody", {}, ...worth.parts.map((part) => h("tr", {}, h("th", { scope: "row" }, part.label), h("td", {}, `${part.got} / ${part.most}`))))),
      h("dl", {}, h("dt", {}, String(t.it_was)), h("dd", {}, worth.cause),
        ...(worth.named ? [h("dt", {}, String(t.you_named)), h("dd", {}, worth.named)] : []),
        ...(worth.evidence.length ? [h("dt", {}, String(t.evidence)), h("dd", {}, h("ul", {}, ...items(worth.evidence)))] : []),
        h("dt", {}, String(t.way)), h("dd", {}, h("ol", {}, ...items(worth.way))),
        h("dt", {}, String(t.model)), ...worth.replies.map((reply) => h("dd", { lang: reply.lang, class: "td-desk-letter" }, reply.text))));
  }

  return {
    element: h("section", { class: "td-card td-desk-call" },
      h("div", { class: "td-desk-head" }, subject, who, identity, h("span", { class: "td-desk-clock" }, bar, time)),
      talk, outcome.element, work, replies, debrief, h("div", { class: "td-row" }, next)),
    /** @param {CallShown} now @param {boolean} watched */
    draw(now, watched) {
      if (!built) {
        built = true;
        groups = now.asks.map(({ choices }, i) => {
          const title = h("summary", {});
          const made = chips(choices, ask);
          asks.append(h("details", { open: i === 0 }, title, made.element));
          return { title, chips: made };
        });
        looks = chips(now.looks, ask);
        looksPlace.append(looks.element);
      }
      const { t } = live.shown;
      const another = number !== live.shown.number;
      drawTalk(now);
      say(subject, now.subject);
      say(who, `${now.who}, ${now.by_mail ? t.by_mail : t.by_phone}`);
      say(identity, { unchecked: t.unchecked, proved: t.proved, unproven: t.unproven }[now.identity]);
      identity.dataset.state = now.identity;
      const words = fill(String(t.time), { time: now.time, budget: now.budget });
      say(time, words);
      used.style.inlineSize = `${Math.min(100, now.share * 100)}%`;
      bar.classList.toggle("td-desk-over", now.share > 1);
      outcome.show(now.outcome);
      for (const [i, each] of groups.entries()) {
        say(each.title, now.asks[i]?.title);
        each.chips.draw(now.asks[i]?.choices ?? [], String(t.asked));
      }
      looks?.draw(now.looks, String(t.done));
      causes.draw(now.causes, String(t.choose));
      deeds.draw(now.deeds, String(t.choose));
      if (another || document.activeElement !== causes.select) causes.select.value = now.cause;
      if (another) deeds.select.value = "";
      const focused = work.contains(document.activeElement);
      work.hidden = watched || now.ended;
      hints.hidden = live.shown.way !== "practice";
      say(hint, live.shown.hint);
      drawReplies(now);
      drawDebrief(now);
      const last = live.shown.queue.every(({ points }) => points !== null);
      next.hidden = !now.debrief;
      say(next, last ? t.result : t.next);
      setOrRemove(debrief, "data-points", now.debrief ? String(now.debrief.points) : null);
      // Focus goes where the call goes on.
      if (!another && now.ended && !ended && focused) /** @type {HTMLElement} */ (replies.querySelector("legend")).focus();
      if (!another && now.debrief && !replied && !watched) /** @type {HTMLElement} */ (debrief.querySelector("h4")).focus();
      ended = now.ended;
      replied = !!now.debrief;
      number = live.shown.number;
    },
    focus: () => subject.focus(),
  };
}
