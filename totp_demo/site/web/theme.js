// Before anything is drawn: that scripts run, and light or dark, as the reader's system is or as they chose here.
const page = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const COLOURS = "totp-demo:colours";
let chosen = "";
try {
  chosen = localStorage.getItem(COLOURS) ?? "";
} catch {
  // A browser that keeps nothing has the system's colours.
}
const wear = () => {
  const now = chosen || (dark.matches ? "dark" : "light");
  page.dataset.jpThemeLight = String(now !== "dark");
  for (const button of document.querySelectorAll("[data-colours]")) button.setAttribute("aria-pressed", String(button.getAttribute("data-colours") === now));
};
dark.addEventListener("change", wear);
addEventListener("DOMContentLoaded", wear);
addEventListener("beforeprint", () => {
  page.dataset.jpThemeLight = "true";
});
addEventListener("afterprint", wear);
addEventListener("site-words", wear); // the buttons are others, in another language
addEventListener("click", ({ target }) => {
  const colours = target instanceof Element ? target.getAttribute("data-colours") : null;
  if (!colours) return;
  chosen = colours;
  wear();
  try {
    localStorage.setItem(COLOURS, chosen);
  } catch {
    // It holds for this page.
  }
});
wear();
// A browser without modules runs this script and no other.
if ("noModule" in HTMLScriptElement.prototype) page.dataset.siteScripts = "run";
// A script that does not come cannot say so itself. Without ahead.js, which is no module, a page only takes longer.
addEventListener("error", ({ target }) => {
  if (target instanceof HTMLScriptElement && target.type === "module") page.dataset.siteScripts = "failed";
}, true);
