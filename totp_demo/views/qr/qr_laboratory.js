/** The QR laboratory: settings, the picture that they give, and what a real reader says of it. */
import { answerBox, choice, connect, field, fill, h, plural, slider, uid } from "../base/dom.js";

/** @typedef {import("../base/dom.js").Shown} Shown */

const LEVELS = ["L", "M", "Q", "H"];
const THEMES = ["white-page", "dark-page", "inverted", "transparent"];
const LENGTHS = ["usual", "parameters", "names", "accents"];

export default {
  render({ model, el }) {
    el.classList.add("td");
    let shown = model.get("saved").shown;
    const send = (content) => link.send(content);
    const set = (name) => (value) => send({ do: "trial", [name]: value });
    const words = (name) => (count) => plural(shown.t[name], count, shown.language);
    const select = (name, values) => field({ text: name, name, input: h("select", { class: `td-lab-${name}`, onchange: (event) => set(name)(event.target.value) },
      ...values.map((value) => h("option", { value, text: value }))) });
    const level = choice({ label: "correction", values: LEVELS, words: String, set: set("correction") });
    const losses = h("p", { class: "td-soft td-small-text" });
    const theme = select("theme", THEMES);
    const length = select("length", LENGTHS);
    const sliders = {
      pixels: slider({ text: "pixels", min: 1, max: 10, step: 1, words: words("pixels_words"), set: set("pixels") }),
      border: slider({ text: "border", min: 0, max: 4, step: 1, words: words("border_words"), set: set("border") }),
      dirt: slider({ text: "dirt", min: 0, max: 20, step: 1, words: (count) => fill(shown.t.dirt_words, { count }), set: set("dirt") }),
      blur: slider({ text: "blur", min: 0, max: 4, step: 0.5,
        words: (count) => plural(shown.t.blur_words, count, shown.language).replace(String(count), new Intl.NumberFormat(shown.language).format(count)), set: set("blur") }),
    };
    const stain = uid();
    const finder = h("input", { type: "checkbox", id: stain, class: "td-lab-finder", onchange: () => set("finder")(finder.checked) });
    const seed = h("button", { type: "button", class: "td-button td-lab-seed", text: "seed", onclick: () => set("seed")(shown.seed + 1) });
    const image = h("img", { class: "td-lab-picture", alt: "" });
    const hidden = h("p", { class: "td-soft", text: "hidden" });
    const answer = answerBox();
    const facts = h("dl", { class: "td-facts", label: "facts" });
    el.append(h("section", { class: "td-card td-qr-view td-qr-laboratory", label: "title" }, h("h3", { text: "title" }),
      h("div", { class: "td-beside-picture" },
        h("div", { class: "td-stack" }, h("div", { class: "td-scroll td-lab-frame", tabindex: "0", role: "region", label: "frame" }, image, hidden), answer.element, facts),
        h("div", { class: "td-stack td-lab-settings" },
          h("div", {}, level.element, losses), sliders.pixels.element, sliders.border.element, theme.element, sliders.dirt.element,
          h("div", { class: "td-row" }, seed, h("span", { class: "td-pick" }, finder, h("label", { for: stain, text: "finder" }))),
          sliders.blur.element, length.element,
          h("div", {}, h("button", { type: "button", class: "td-button td-lab-reset", text: "reset", onclick: () => send({ do: "well-drawn" }) }))))));
    const link = connect(model, el, (next, secrets) => {
      shown = next;
      const { t } = shown;
      level.update(shown.correction);
      losses.textContent = fill(t.losses, { level: shown.correction, share: shown.losses[shown.correction] });
      for (const [name, control] of Object.entries(sliders)) control.update(shown[name]);
      theme.control.value = shown.theme;
      length.control.value = shown.length;
      finder.checked = shown.finder;
      seed.disabled = !shown.dirt;
      if (secrets) image.src = secrets.picture;
      image.hidden = !secrets?.picture;
      hidden.hidden = Boolean(secrets);
      image.alt = fill(t.picture, { verdict: shown.answer.title });
      answer.show(shown.answer);
      facts.replaceChildren(...shown.facts.flatMap(([name, text]) => [h("dt", {}, name), h("dd", {}, text)]));
    });
    return () => link.close();
  },
};
