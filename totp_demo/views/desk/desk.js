/** The help desk: three ways to begin, the queue, the call that is on, and how a shift went. */
import { button, field } from "../base/controls.js";
import { fill, h, say } from "../base/elements.js";
import { liveView } from "../base/live.js";
import { call } from "./call.js";

const LONGEST = 60; // characters of a name

export default liveView((/** @type {import("../base/live.js").Live<import("../protocol.js").DeskView>} */ live) => {
  const { word, send } = live;
  /** Where the focus goes once the answer has come to what the reader has pressed. */
  let then = "";
  const heading = h("h3", { class: "td-title", tabindex: "-1" }, word("title"));

  const drawn = h("option", { value: "-1" }, word("drawn"));
  const kinds = h("select", { class: "td-desk-kind" });
  const which = field({ label: word("which"), name: "kind", input: kinds });
  let playing = false;
  const begin = (/** @type {"watch" | "practice" | "test"} */ way, /** @type {3 | 6} */ size = 6) => {
    then = "call";
    playing = way === "watch";
    send({ do: "begin-shift", way, kind: way === "test" ? -1 : Number(kinds.value), size });
  };
  const goOn = button("td-button td-go td-desk-go-on", word("go_on"), () => {
    then = "call";
    send({ do: "back-to-desk" });
  });
  const start = h("div", { class: "td-card td-desk-start td-stack" }, h("p", {}, word("about")), h("p", { class: "td-desk-rule" }, word("rule")), which.element,
    h("div", { class: "td-row" }, goOn,
      button("td-button td-desk-watch", word("watch"), () => begin("watch")), button("td-button td-desk-practice", word("practice"), () => begin("practice")),
      button("td-button td-desk-short", word("short"), () => begin("test", 3)), button("td-button td-desk-shift", word("shift"), () => begin("test"))));

  const lines = h("ol", { class: "td-desk-lines" });
  const queue = h("nav", { class: "td-card td-desk-queue", "aria-label": word("queue") }, h("h4", {}, word("queue")), lines,
    button("td-button td-slim td-desk-leave", word("leave"), () => {
      then = "start";
      send({ do: "leave-desk" });
    }));
  const take = (/** @type {number} */ number) => {
    then = "call";
    send({ do: "take-call", number });
  };

  let at = -1;
  /** Keep the call that is on in sight: on a narrow screen the queue is one line that scrolls. @param {number} number */
  function follow(number) {
    const row = /** @type {HTMLElement | undefined} */ (lines.children[number]);
    if (number === at || !row?.offsetWidth) return;
    at = number;
    const { left, right } = lines.getBoundingClientRect();
    const seen = row.getBoundingClientRect();
    if (seen.left < left || seen.right > right) lines.scrollLeft += seen.left - left;
  }

  let timer = 0;
  let timed = "";
  const caption = h("p", { class: "td-desk-caption", role: "status", "aria-live": "polite" });
  const place = h("span", { class: "td-soft" });
  const play = button("td-button td-slim td-desk-play", "", () => {
    playing = !playing;
    go();
  });
  const step = button("td-button td-slim td-desk-step", word("step"), () => {
    playing = false;
    go();
    send({ do: "advance" });
  });
  const scene = h("div", { class: "td-desk-scene", role: "group", "aria-label": word("controls") }, caption, h("div", { class: "td-row" }, play, step, place));
  /** Wait for as long as a caption is read, then have it happen. */
  function go() {
    clearTimeout(timer);
    say(play, playing ? live.shown.t.pause : live.shown.t.play);
    if (playing && live.shown.scene) timer = window.setTimeout(() => send({ do: "advance" }), live.shown.scene.seconds * 1000);
  }

  const on = call(live, () => {
    const left = live.shown.queue.findIndex(({ points }) => points === null);
    if (left >= 0) return take(left);
    then = "result";
    return send({ do: "back-to-desk" });
  });
  const desk = h("div", { class: "td-desk-grid" }, queue, h("div", { class: "td-stack" }, scene, on.element));

  const score = h("p", { class: "td-desk-score", tabindex: "-1" });
  const words = h("p", {});
  const results = h("tbody", {});
  const named = field({ label: word("name"), hint: word("name_hint"), name: "name", cls: "td-desk-name" });
  named.control.maxLength = LONGEST;
  const save = (/** @type {"json" | "csv"} */ as) => send({ do: "save-results", name: named.control.value.trim(), form: as });
  const result = h("div", { class: "td-card td-desk-start td-stack" }, h("h4", {}, word("results")), score, words,
    h("table", { class: "td-desk-parts" }, results), named.element,
    h("div", { class: "td-row" }, button("td-button td-desk-json", word("json"), () => save("json")), button("td-button td-desk-csv", word("csv"), () => save("csv")),
      button("td-button td-go td-desk-again", word("again"), () => {
        then = "start";
        send({ do: "leave-desk" });
      })));
  let saved = 0;
  /** @param {import("../protocol.js").ResultsFile} file */
  function download(file) {
    saved = file.serial;
    const url = URL.createObjectURL(new Blob([file.text], { type: file.name.endsWith("json") ? "application/json" : "text/csv" }));
    h("a", { href: url, download: file.name }).click();
    URL.revokeObjectURL(url);
  }

  /** @param {import("../protocol.js").QueueLine} line */
  const worth = (line) => (line.points === null ? "" : `, ${fill(String(live.shown.t.points), { points: line.points })}`);

  return {
    element: h("section", { class: "td-desk", "aria-label": word("title") }, heading, start, desk, result),
    draw(shown, secret) {
      const { t } = shown;
      start.hidden = shown.stage !== "start";
      desk.hidden = shown.stage !== "call";
      result.hidden = shown.stage !== "result";
      goOn.hidden = !shown.going_on;
      const choices = shown.kinds.flatMap(({ choices: each }) => each);
      which.element.hidden = choices.length < 2;
      if (kinds.options.length !== choices.length + 1) kinds.replaceChildren(drawn, ...choices.map(({ id }) => h("option", { value: id })));
      for (const [i, { label }] of choices.entries()) say(/** @type {Element} */ (kinds.options[i + 1]), label);

      if (lines.children.length !== shown.queue.length) {
        at = -1;
        lines.replaceChildren(...shown.queue.map((_line, i) => h("li", {}, h("button", { type: "button", onclick: () => take(i) },
          h("b", {}), h("span", { class: "td-soft" }), h("span", { class: "td-desk-tag" })))));
      }
      for (const [i, line] of shown.queue.entries()) {
        const row = /** @type {HTMLElement} */ (lines.children[i]?.firstElementChild);
        const [subject, who, state] = row.children;
        if (subject) say(subject, line.subject);
        if (who) say(who, line.who);
        const is = { waiting: `○ ${t.waiting}`, on: `● ${t.on}`, well: `✓ ${t.well}`, badly: `✕ ${t.badly}` }[line.state];
        if (state) say(state, `${is}${worth(line)}`);
        row.dataset.state = line.state;
        row.setAttribute("aria-current", String(i === shown.number));
      }
      if (shown.stage === "call") follow(shown.number);
      if (results.children.length !== shown.queue.length) {
        results.replaceChildren(...shown.queue.map((_line, i) => h("tr", {},
          h("th", { scope: "row" }, h("button", { type: "button", class: "td-link td-desk-read", onclick: () => take(i) })), h("td", {}))));
      }
      for (const [i, line] of shown.queue.entries()) {
        const [subject, points] = results.children[i]?.children ?? [];
        if (subject?.firstElementChild) say(subject.firstElementChild, line.subject);
        if (points) say(points, `${line.state === "well" ? "✓" : "✕"} ${line.points ?? 0} / 100`);
      }

      const watched = !!shown.scene;
      scene.hidden = !watched;
      say(caption, shown.scene?.caption ?? "");
      say(place, shown.scene ? fill(String(t.place), { number: shown.scene.number, count: shown.scene.count }) : "");
      const now = shown.scene ? `${shown.number} ${shown.scene.number}` : "";
      if (now !== timed) {
        timed = now;
        if (!watched && shown.stage === "call") playing = false;
        go();
      } else say(play, playing ? t.pause : t.play);
      if (shown.call) on.draw(shown.call, watched);
      say(score, shown.result ? `${shown.result.passed ? "✓" : "✕"} ${fill(String(t.points), { points: shown.result.points })}` : "");
      say(words, shown.result?.words);
      if (secret?.file && secret.file.serial !== saved) download(secret.file);
      if (then === "call" && shown.stage === "call") on.focus();
      else if (then === "start" && shown.stage === "start") heading.focus();
      else if (then === "result" && shown.stage === "result") score.focus();
      else return;
      then = "";
    },
    stop: () => clearTimeout(timer),
  };
});
