/** The QR laboratory: settings, the picture that they give, and what a real reader says of it. */
import { answerBox, button, choice, field, slider } from "../base/controls.js";
import { fill, h, plural, uid } from "../base/elements.js";
import { liveView } from "../base/live.js";

export default liveView((/** @type {import("../base/live.js").Live<import("../protocol.js").QrLaboratory>} */ live) => {
  const { word, send, shown: { limits } } = live;
  const set = (/** @type {Partial<import("../protocol.js").TrialWord>} */ trial) => send({ do: "trial", ...trial });
  const words = (/** @type {"pixels_words" | "border_words" | "blur_words"} */ name) => (/** @type {number} */ count) => plural(live.shown.t[name], count, live.shown.language);
  /** @param {"theme" | "length"} name @param {string[]} values */
  const select = (name, values) => {
    const input = h("select", { class: `td-lab-${name}`, onchange: () => { set({ [name]: input.value }); } },
      ...values.map((value) => h("option", { value }, word(/** @type {keyof typeof live.shown.t} */ (value)))));
    return field({ label: word(name), name, input });
  };
  const bounds = ([min, max] = [0, 0]) => ({ min, max, step: 1 });
  const level = choice({ label: word("correction"), values: limits.levels, words: String, set: (correction) => set({ correction }) });
  const losses = h("p", { class: "td-soft td-small-text" });
  const theme = select("theme", limits.themes);
  const length = select("length", limits.lengths);
  const pixels = slider({ label: word("pixels"), ...bounds(limits.pixels), words: words("pixels_words"), set: (pixels) => set({ pixels }) });
  const border = slider({ label: word("border"), ...bounds(limits.border), words: words("border_words"), set: (border) => set({ border }) });
  const dirt = slider({ label: word("dirt"), ...bounds(limits.dirt), words: (count) => fill(live.shown.t.dirt_words, { count }), set: (dirt) => set({ dirt }) });
  const blur = slider({ label: word("blur"), ...bounds(limits.blur), step: 0.5, set: (blur) => set({ blur }),
    words: (count) => words("blur_words")(count).replace(String(count), new Intl.NumberFormat(live.shown.language).format(count)) });
  const stain = uid();
  const finder = h("input", { type: "checkbox", id: stain, class: "td-lab-finder", onchange: () => { set({ finder: finder.checked }); } });
  const seed = button("td-button td-lab-seed", word("seed"), () => set({ seed: live.shown.seed + 1 }));
  const image = h("img", { class: "td-lab-picture", alt: "" });
  const hidden = h("p", { class: "td-soft" }, word("hidden"));
  const answer = answerBox();
  const facts = h("dl", { class: "td-facts", "aria-label": word("facts") });
  return {
    element: h("section", { class: "td-card td-qr-view td-qr-laboratory", "aria-label": word("title") }, h("h3", {}, word("title")),
      h("div", { class: "td-beside-picture" },
        h("div", { class: "td-stack" }, h("div", { class: "td-scroll td-lab-frame", tabindex: "0", role: "region", "aria-label": word("frame") }, image, hidden), answer.element, facts),
        h("div", { class: "td-stack td-lab-settings" },
          h("div", {}, level.element, losses), pixels.element, border.element, theme.element, dirt.element,
          h("div", { class: "td-row" }, seed, h("span", { class: "td-pick" }, finder, h("label", { for: stain }, word("finder")))),
          blur.element, length.element,
          h("div", {}, button("td-button td-lab-reset", word("reset"), () => send({ do: "well-drawn" })))))),
    draw(shown, secret) {
      const { t } = shown;
      level.update(shown.correction);
      losses.textContent = fill(t.losses, { level: shown.correction, share: shown.losses[shown.correction] });
      pixels.update(shown.pixels);
      border.update(shown.border);
      dirt.update(shown.dirt);
      blur.update(shown.blur);
      theme.control.value = shown.theme;
      length.control.value = shown.length;
      finder.checked = shown.finder;
      seed.disabled = !shown.dirt;
      if (secret) image.src = secret.picture;
      image.hidden = !secret?.picture;
      hidden.hidden = Boolean(secret);
      image.alt = fill(t.picture, { verdict: shown.answer.title });
      answer.show(shown.answer);
      facts.replaceChildren(...shown.facts.flatMap(([name, text]) => [h("dt", {}, name), h("dd", {}, text)]));
    },
  };
});
