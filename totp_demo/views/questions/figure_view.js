/** A figure and, below it, what it shows in words. */
import { connect, h } from "../base/dom.js";

export default {
  render({ model, el }) {
    el.classList.add("td");
    const picture = h("img", {});
    const words = h("p", {});
    // The frame scrolls on a narrow page, where the figure's letters would be too small: keys must reach it.
    // No landmark: a page has several figures of this name, and each is known by its words.
    el.append(h("figure", { class: "td-card td-figure", label: "title" },
      h("div", { class: "td-figure-frame", tabindex: "0", role: "group", label: "title" }, picture),
      h("details", {}, h("summary", { text: "in_words" }), words)));
    const link = connect(model, el, (shown) => {
      if (picture.getAttribute("src") !== shown.picture) picture.setAttribute("src", shown.picture);
      picture.setAttribute("alt", shown.words);
      words.textContent = shown.words;
    });
    return () => link.close();
  },
};
