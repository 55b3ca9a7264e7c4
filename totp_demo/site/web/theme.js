// Before anything is drawn: light or dark, as the reader's system is, and as it changes.
const light = matchMedia("(prefers-color-scheme: dark)");
const wear = () => {
  document.documentElement.dataset.jpThemeLight = String(!light.matches);
};
light.addEventListener("change", wear);
wear();
