/** A view on a page of its own: its script gets a model like the one it has in a notebook. */

/** @typedef {{view: number, script: string, style: string, saved: object}} Opened what `Page.open` gives */

/**
 * Put a view into an element.
 * @param {Opened} opened
 * @param {HTMLElement} el
 * @param {(text: string) => void} say takes what the view says to Python, as JSON
 * @returns {Promise<(message: object) => void>} takes each message of Python's for this view
 */
export async function mount(opened, el, say) {
  /** @type {Record<string, any>} */
  const state = { saved: opened.saved };
  /** @type {Map<string, Set<Function>>} */
  const heard = new Map();
  const model = {
    get: (/** @type {string} */ name) => state[name],
    set: (/** @type {string} */ name, /** @type {any} */ value) => void (state[name] = value),
    send: (/** @type {object} */ content) => say(JSON.stringify({ ...content, view: opened.view })),
    on(/** @type {string} */ name, /** @type {Function} */ callback) {
      heard.set(name, (heard.get(name) ?? new Set()).add(callback));
    },
    off: (/** @type {string} */ name, /** @type {Function} */ callback) => void heard.get(name)?.delete(callback),
  };
  const style = document.createElement("style");
  style.textContent = opened.style;
  document.head.append(style);
  const url = URL.createObjectURL(new Blob([opened.script], { type: "text/javascript" }));
  const { default: view } = await import(url);
  URL.revokeObjectURL(url);
  view.render({ model, el });
  return (message) => {
    for (const callback of heard.get("msg:custom") ?? []) callback(message);
  };
}
