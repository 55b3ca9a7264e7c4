/** The teacher's page: how the class stands, and what is asked of all. Texts are set as texts. */

/** @typedef {{here: number, steps: number[], learners: {name: string, step: number, page: string, wrong: number}[], troubles: {question: string, count: number}[]}} State */

const OFTEN = 2000; // milliseconds between two looks
const by = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @type {Record<string, string>} */
const t = JSON.parse(by("texts").textContent ?? "{}");
const fill = (/** @type {string} */ text, /** @type {Record<string, unknown>} */ values) => text.replace(/\{(\w+)\}/g, (_whole, name) => String(values[name] ?? ""));

/** @param {string} tag @param {...(string | Node)} children */
function h(tag, ...children) {
  const element = document.createElement(tag);
  element.append(...children);
  return element;
}

/** @param {State} state */
function draw(state) {
  by("here").textContent = state.here ? fill(t.here ?? "", { count: state.here }) : (t.nobody ?? "");
  const names = state.steps.map((_count, step) => (step === 0 ? t.begun : step === 7 ? t.done : fill(t.step ?? "", { step })) ?? "");
  const rows = state.steps.map((count, step) => {
    const bar = h("i");
    bar.style.inlineSize = `${state.here ? (count / state.here) * 100 : 0}%`;
    const cell = h("td", bar);
    cell.className = "bar";
    return h("tr", h("th", names[step] ?? ""), h("td", String(count)), cell);
  });
  by("steps").querySelector("tbody")?.replaceChildren(...rows);
  by("troubles").replaceChildren(...state.troubles.map(({ question, count }) => h("li", `${count} × ${question}`)));
  by("untroubled").textContent = state.troubles.length ? "" : (t.no_troubles ?? "");
  by("learners").querySelector("tbody")?.replaceChildren(...state.learners.map((each) => h("tr", h("td", each.name || (t.no_name ?? "")), h("td", names[each.step] ?? ""), h("td", each.page), h("td", String(each.wrong)))));
}

async function look() {
  try {
    const answer = await fetch(`/classroom/state?lang=${document.documentElement.lang}`);
    if (!answer.ok) throw new Error(String(answer.status));
    draw(await answer.json());
    by("lost").textContent = "";
  } catch {
    by("lost").textContent = t.lost ?? "";
  }
}

by("orders").addEventListener("click", async (event) => {
  const kind = /** @type {HTMLElement} */ (event.target).dataset.kind;
  if (!kind) return;
  const step = Number(/** @type {HTMLSelectElement} */ (by("step")).value);
  try {
    const answer = await fetch("/classroom/order", { method: "POST", body: JSON.stringify(kind === "step" ? { kind, step } : { kind }) });
    by("sent").textContent = answer.ok ? (t.sent ?? "") : (t.lost ?? "");
  } catch {
    by("sent").textContent = t.lost ?? "";
  }
});

draw(JSON.parse(by("state").textContent ?? "{}"));
setInterval(look, OFTEN);

export {};
