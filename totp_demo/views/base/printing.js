/** Printing a part of a page, on a sheet of its own. */
import { h } from "./elements.js";

/**
 * Print something alone, below its title, whatever page it is on.
 *
 * It goes into a frame that nobody sees. Its sheet is made in the frame: a policy that forbids style
 * elements allows that.
 * @param {string} title what stands above it, and what a printer or a PDF is told
 * @param {Node[]} parts what is printed; they are not used elsewhere
 * @param {string} css its style
 * @param {string} language theirs
 */
export function printed(title, parts, css, language) {
  const frame = h("iframe", { class: "td-printing", title, "aria-hidden": "true", tabindex: "-1" });
  Object.assign(frame.style, { position: "fixed", inset: "0 auto auto 0", width: "0", height: "0", border: "0" });
  frame.addEventListener("load", async () => {
    const inside = /** @type {(Window & typeof globalThis) | null} */ (frame.contentWindow);
    const page = frame.contentDocument;
    if (!inside || !page) return;
    const sheet = new inside.CSSStyleSheet();
    sheet.replaceSync(css);
    page.adoptedStyleSheets = [sheet];
    page.title = title;
    page.documentElement.lang = language;
    page.body.append(page.adoptNode(h("main", {}, h("h1", {}, title), ...parts)));
    // A picture that cannot be read is left out, and the rest printed.
    await Promise.allSettled([...page.images].map((each) => each.decode()));
    inside.addEventListener("afterprint", () => frame.remove(), { once: true });
    inside.focus();
    inside.print();
  }, { once: true });
  document.body.append(frame);
}
