/** A figure and, below it, what it shows in words. */
import { h } from "../base/elements.js";
import { liveView } from "../base/live.js";

export default liveView((/** @type {import("../base/live.js").Live<import("../protocol.js").FigureView>} */ { word }) => {
  const picture = h("img", {});
  const words = h("p", {});
  return {
    // The frame scrolls on a narrow page, where the figure's letters would be too small: keys must reach it.
    // No landmark: a page has several figures of this name, and each is known by its words.
    element: h("figure", { class: "td-card td-figure", "aria-label": word("title") },
      h("div", { class: "td-figure-frame", tabindex: "0", role: "group", "aria-label": word("title") }, picture),
      h("details", {}, h("summary", {}, word("in_words")), words)),
    draw(shown) {
      if (picture.getAttribute("src") !== shown.picture) picture.setAttribute("src", shown.picture);
      picture.alt = shown.words;
      words.textContent = shown.words;
    },
  };
});
