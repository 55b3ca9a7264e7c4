/** The decision tree: a nested list, and a button that prints it on one page. */
import { button } from "../base/controls.js";
import { h, say } from "../base/elements.js";
import { liveView } from "../base/live.js";
import { printed } from "../base/printing.js";

/** One page of A4, a question and what to do side by side. */
const SHEET = `@page { size: A4; margin: 7mm }
body { margin: 0; font: 7pt/1.15 "Liberation Sans", Arial, sans-serif; color: #000 }
h1 { margin: 0; font-size: 13pt } p { margin: 1mm 0 }
ol { margin: 0; padding: 0; list-style-position: inside } ul { margin: 0; padding: 0; list-style: none }
strong { font-size: 8.4pt } ol > li { margin-top: .9mm } ol > li::marker { font-weight: bold; font-size: 8.4pt }
ul li { display: grid; grid-template-columns: 46fr 54fr; gap: 3mm; padding: .4mm 0 .4mm 3mm; border-top: .2mm solid #999 }`;

export default liveView((/** @type {import("../base/live.js").Live<import("../protocol.js").DecisionTree>} */ live) => {
  const { word } = live;
  const rows = live.shown.branches.map(({ questions }) => ({
    symptom: h("strong", {}),
    questions: questions.map(() => ({ ask: h("span", {}), yes: h("b", {}), done: h("span", {}) })),
  }));
  const list = h("ol", { class: "td-tree" }, ...rows.map((row) => h("li", {}, row.symptom,
    h("ul", {}, ...row.questions.map(({ ask, yes, done }) => h("li", {}, ask, h("span", { class: "td-tree-do" }, yes, " ", done)))))));
  function print() {
    const { t, language } = live.shown;
    printed(t.title, [h("p", {}, t.how_to), list.cloneNode(true)], SHEET, language);
  }
  return {
    element: h("section", { class: "td-card td-decision-tree", "aria-label": word("title") }, h("h3", { class: "td-title" }, word("title")),
      h("p", {}, word("how_to")), list, h("div", { class: "td-row" }, button("td-button td-print", word("print"), print))),
    draw(shown) {
      for (const [i, { symptom, questions }] of rows.entries()) {
        const branch = shown.branches[i];
        if (!branch) continue;
        say(symptom, branch.symptom);
        for (const [j, { ask, yes, done }] of questions.entries()) {
          say(ask, branch.questions[j]?.ask ?? "");
          say(yes, shown.t.yes);
          say(done, branch.questions[j]?.do ?? "");
        }
      }
    },
  };
});
