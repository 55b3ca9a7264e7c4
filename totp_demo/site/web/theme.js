// Before anything is drawn: that scripts run, and light or dark, as the reader's system is, and as it changes.
const page = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const wear = () => {
  page.dataset.jpThemeLight = String(!dark.matches);
};
dark.addEventListener("change", wear);
wear();
// A browser without modules runs this script and no other.
if ("noModule" in HTMLScriptElement.prototype) page.dataset.siteScripts = "run";
// A script that does not come cannot say so itself.
addEventListener("error", ({ target }) => {
  if (target instanceof HTMLScriptElement) page.dataset.siteScripts = "failed";
}, true);
