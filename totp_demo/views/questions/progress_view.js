/** What the learner has done, page by page; a button that saves it as a file, and one that forgets it. */
import { button } from "../base/controls.js";
import { h, say } from "../base/elements.js";
import { liveView } from "../base/live.js";
import { speaker } from "../base/spoken.js";

export default liveView((/** @type {import("../base/live.js").Live<import("../protocol.js").ProgressView>} */ live) => {
  const { word, send } = live;
  const step = h("p", {});
  const kept = h("p", { class: "td-soft" });
  const news = speaker();
  const rows = live.shown.pages.map(({ page }) => {
    const cells = { title: h("th", { scope: "row" }), tried: h("td", {}), right: h("td", {}) };
    return { page, cells, element: h("tr", {}, ...Object.values(cells)) };
  });
  const table = h("table", { class: "td-progress-table" },
    h("thead", {}, h("tr", {}, 
      h("th", { scope: "col" }, word("page")), h("th", { scope: "col" }, word("tried")), h("th", { scope: "col" }, word("right")))),
    h("tbody", {}, ...rows.map(({ element }) => element)));
  function save() {
    const url = URL.createObjectURL(new Blob([live.shown.file], { type: "application/jsonl" }));
    const link = h("a", { href: url, download: "totp-demo-progress.jsonl" });
    link.click();
    URL.revokeObjectURL(url);
  }
  const ask = (/** @type {boolean} */ on) => {
    question.hidden = !on;
    (on ? no : forget).focus();
  };
  const forget = button("td-button", word("forget"), () => ask(true));
  const no = button("td-button", word("no"), () => ask(false));
  const question = h("div", { class: "td-row", hidden: true, role: "group", "aria-label": word("sure") }, h("p", {}, word("sure")),
    button("td-button td-forget-all", word("yes"), () => {
      send({ do: "forget" });
      news.say(live.shown.t.forgotten);
      ask(false);
    }), no);
  return {
    element: h("section", { class: "td-card td-progress", "aria-label": word("title") }, h("h3", { class: "td-title" }, word("title")), step,
      h("div", { class: "td-scroll", tabindex: "0", role: "region", "aria-label": word("title") }, table), kept,
      h("div", { class: "td-row" }, button("td-button td-save-progress", word("save"), save), forget), question, news.element),
    draw(shown) {
      say(step, shown.step);
      say(kept, shown.kept);
      for (const [i, { cells }] of rows.entries()) {
        const done = shown.pages[i];
        if (!done) continue;
        const whole = done.right === done.asked;
        say(cells.title, `${done.page} · ${done.title}`);
          say(cells.tried, `${done.tried} / ${done.asked}`);
        say(cells.right, whole ? `✓ ${done.right} (${shown.t.all_done})` : String(done.right));
      }
    },
  };
});
