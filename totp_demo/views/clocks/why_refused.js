/** Why was it refused? A box for a code, the diagnosis below it, and the time window that shows it. */
import { answerBox, field, form } from "../base/controls.js";
import { h } from "../base/elements.js";
import { liveView } from "../base/live.js";
import { axis, NARROW, USUAL } from "./axis.js";

/** @typedef {import("../protocol.js").FindingShown} FindingShown */

export default liveView((/** @type {import("../base/live.js").Live<import("../protocol.js").WhyRefused>} */ live) => {
  const { word, send } = live;
  const entry = field({ label: word("code"), hint: word("hint"), name: "code", cls: "td-why-code" });
  const answer = answerBox();
  const explain = h("button", { type: "submit", class: "td-button td-go td-explain" }, word("explain"));
  const drawing = axis();
  const picture = h("div", { class: "td-why-window", hidden: true }, h("h4", {}, word("axis")), drawing.element);
  const first = h("dl", { class: "td-finding" });
  const list = h("ol", { class: "td-others" });
  const others = h("details", { hidden: true }, h("summary", {}, word("others")), list);
  const items = (/** @type {string[]} */ texts) => h("ul", {}, ...texts.map((text) => h("li", {}, text)));
  /** @param {FindingShown} finding */
  const reasons = ({ evidence, confirm }) => [
    h("dt", {}, live.shown.t.evidence), h("dd", {}, items(evidence)), h("dt", {}, live.shown.t.confirm), h("dd", {}, confirm),
  ];
  /** @param {FindingShown} finding */
  const whole = (finding) => [...reasons(finding), h("dt", {}, live.shown.t.fix), h("dd", {}, finding.fix)];
  function paint() {
    const scene = live.secret?.scene ?? null;
    picture.hidden = !scene;
    if (!scene) return;
    const room = drawing.element.clientWidth || USUAL;
    const shows = room < NARROW ? Math.min(scene.shows, scene.window + 1) : scene.shows;
    drawing.draw({ now: scene.at, phone: scene.phone, period: scene.period, window: scene.window, shows, room,
      codeOf: (step) => scene.codes[step - scene.first] ?? "", lastStep: scene.last_step, typed: scene.typed, t: live.shown.t,
      label: `${live.shown.t.axis}. ${live.shown.answer?.title ?? ""}` });
  }
  return {
    element: h("section", { class: "td-card td-why-refused", "aria-label": word("title") },
      h("h3", { class: "td-title" }, word("title")),
      form("td-why-form", () => send({ do: "explain", code: entry.control.value }), entry.element, h("div", { class: "td-row" }, explain)),
      answer.element, picture, first, others),
    draw(shown) {
      answer.show(shown.answer);
      entry.refused(shown.answer?.kind === "no" ? answer.element : null);
      const [likeliest, ...rest] = shown.findings;
      // What to do stands in the answer already.
      first.replaceChildren(...(likeliest ? reasons(likeliest) : []));
      first.hidden = !likeliest;
      list.replaceChildren(...rest.map((finding) => h("li", { "data-cause": finding.cause }, h("b", {}, finding.title), h("dl", { class: "td-finding" }, ...whole(finding)))));
      others.hidden = !rest.length;
      paint();
    },
    resized: paint,
  };
});
