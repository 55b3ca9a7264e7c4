// Starts Python's worker before the page has been read, and has it ask for what is large: place.js hands
// it over once the page knows what Python is to do. A worker that breaks meanwhile is not handed over.
const site = new URL("../..", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
const begun = new Worker(`${site}site/web/worker.js`, { type: "module" });
begun.onerror = () => {
  /** @type {any} */ (globalThis).totpDemoAhead = null;
};
begun.postMessage({ do: "ahead", root: site });
/** @type {any} */ (globalThis).totpDemoAhead = begun;
