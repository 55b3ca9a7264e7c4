/** The final check: one question after the other, a result by page, a certificate that prints. */
import { answerBox, button, field, form } from "../base/controls.js";
import { h, say, uid } from "../base/elements.js";
import { liveView } from "../base/live.js";
import { printed } from "../base/printing.js";
import { asks } from "./asking.js";

const LONGEST = 80; // characters of a name
const SHEET = `@page { size: A4 landscape; margin: 20mm }
body { margin: 0; font: 15pt/1.5 "Liberation Sans", Arial, sans-serif; color: #000; text-align: center }
main { border: .7mm solid #000; padding: 18mm 22mm; display: grid; gap: 8mm }
h1 { margin: 0; font-size: 30pt; font-weight: 600 } p { margin: 0 }
.name { font-size: 24pt; overflow-wrap: anywhere } .small { font-size: 10pt; margin-top: 8mm }`;

/** @returns {string} today where the reader is, such as "2026-11-26" */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((each) => String(each).padStart(2, "0")).join("-");
}

/** @param {string} day such as "2026-11-26" @param {string} language */
function longDay(day, language) {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long" }).format(new Date(year, month - 1, date));
}

export default liveView((/** @type {import("../base/live.js").Live<import("../protocol.js").FinalCheckView>} */ live) => {
  const { word, send } = live;
  /** Where the focus goes once an answer has come to what the reader has pressed. */
  let then = "";

  const goOn = button("td-button td-go td-go-on", "", () => next());
  const begin = (/** @type {2 | 4} */ each) => {
    then = "question";
    send({ do: "begin-check", each });
  };
  const start = h("div", { class: "td-stack" }, h("p", {}, word("about")),
    h("div", { class: "td-exercise-buttons" }, goOn,
      button("td-button td-begin-short", word("short"), () => begin(2)), button("td-button td-begin", word("whole"), () => begin(4))));

  const where = h("p", { class: "td-check-where", tabindex: "-1" });
  const place = h("div", {});
  const answer = answerBox();
  const rightAnswer = h("p", { class: "td-predicted" });
  const because = h("p", {});
  const readOn = h("p", { class: "td-soft" });
  const solution = h("div", { class: "td-check-solution" }, h("h4", {}, word("right_answer")), rightAnswer, because, readOn);
  const check = h("button", { type: "submit", class: "td-button td-go td-check" }, word("check"));
  const nextOne = button("td-button td-go td-next", word("next"), () => next());
  const question = form("td-check-question", () => {
    if (live.shown.answer && live.shown.answer.kind !== "note") return; // it stands
    then = "answered";
    send({ do: "answer", text: asked?.value() ?? "" });
  }, where, place, answer.element, solution,
    h("div", { class: "td-exercise-buttons" }, check, nextOne, button("td-button td-anew", word("anew"), () => {
      then = "start";
      send({ do: "check-anew" });
    })));
  /** @type {ReturnType<typeof asks> | null} */
  let asked = null;
  let name = "";
  function next() {
    then = "question";
    send({ do: "next-question", day: today() });
  }

  const score = h("p", { class: "td-check-score", tabindex: "-1" });
  const advice = h("p", {});
  const rows = live.shown.result.pages.map(({ page }) => {
    const cells = { title: h("th", { scope: "row" }), right: h("td", {}) };
    return { page, cells, element: h("tr", {}, ...Object.values(cells)) };
  });
  const table = h("table", { class: "td-check-table" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, word("page")), h("th", { scope: "col" }, word("right")))),
    h("tbody", {}, ...rows.map(({ element }) => element)));
  const named = field({ label: word("your_name"), hint: word("name_hint"), name: "name", required: true, cls: "td-certified" });
  named.control.maxLength = LONGEST;
  const certificate = form("td-certificate", () => {
    const { t, language, result } = live.shown;
    const who = named.control.value.trim();
    named.fault(who ? "" : t.name_missing);
    if (!who) {
      named.control.focus();
      return;
    }
    const parts = [h("p", { class: "name" }, who), h("p", {}, result.certified), h("p", {}, longDay(result.day, language)), h("p", { class: "small" }, t.on_own)];
    printed(t.head, parts, SHEET, language);
  }, h("h4", {}, word("certificate")), named.element, h("div", {}, h("button", { type: "submit", class: "td-button td-go td-print" }, word("print"))));
  const result = h("div", { class: "td-stack" }, h("h4", {}, word("result")), score, advice, table, certificate,
    h("div", {}, button("td-button td-again", word("anew"), () => {
      then = "start";
      send({ do: "check-anew" });
    })));

  return {
    element: h("section", { class: "td-card td-exercise td-final-check", "aria-label": word("title") }, h("h3", { class: "td-title" }, word("title")), start, question, result),
    draw(shown) {
      start.hidden = shown.stage !== "start";
      question.hidden = shown.stage !== "asking";
      result.hidden = shown.stage !== "result";
      say(goOn, shown.going_on);
      goOn.hidden = !shown.going_on;
      if (shown.name !== name) {
        name = shown.name;
        asked = name ? asks(live, uid()) : null;
        place.replaceChildren(...(asked ? [asked.element] : []));
      }
      asked?.draw();
      say(where, shown.where);
      answer.show(shown.answer);
      const done = !!shown.answer && shown.answer.kind !== "note";
      for (const each of place.querySelectorAll("input, button")) /** @type {HTMLInputElement} */ (each).disabled = done;
      check.hidden = done;
      nextOne.hidden = !done;
      solution.hidden = !shown.right_answer;
      say(rightAnswer, shown.right_answer);
      say(because, shown.because);
      say(readOn, shown.read_on);
      say(score, shown.result.score);
      say(advice, shown.result.advice);
      certificate.hidden = !shown.result.passed || !shown.result.day;
      for (const [i, { cells }] of rows.entries()) {
        const page = shown.result.pages[i];
        if (!page) continue;
        say(cells.title, `${page.page} · ${page.title}`);
        say(cells.right, `${page.right === page.asked ? "✓" : "→"} ${page.right} / ${page.asked}`);
      }
      if (then === "answered" && done) nextOne.focus();
      else if (then === "question" && shown.stage === "asking" && !shown.answer) where.focus();
      else if (then === "question" && shown.stage === "result") score.focus();
      else if (then === "start" && shown.stage === "start") /** @type {HTMLElement} */ (start.querySelector("button:not([hidden])")).focus();
      else if (!(then === "answered" && shown.answer)) return;
      then = "";
    },
  };
});
