/** Views on a page of their own: the other end of `totp_demo.hosts.page.Page`. */

/** @typedef {{view: number, name: string, sheets: string[], library: object | null, script: string, style: string, saved: object}} Opened a view, as `Page.open` gives it */
/** @typedef {{guide: Opened, screen: Opened, phone: Opened, time_window: Opened, clock_control: Opened}} Whole */
/** @typedef {(message: object) => void} Hears */

/** @typedef {{default: {render(place: {model: object, el: HTMLElement}): () => void}}} Module of a view's script */

/** @type {Set<string>} */
const styles = new Set();

/** Load a view from the texts that came with it. @param {Opened} opened @returns {Promise<Module>} */
async function fromTexts(opened) {
  if (!styles.has(opened.style)) {
    styles.add(opened.style);
    const style = document.createElement("style");
    style.textContent = opened.style;
    document.head.append(style);
  }
  const url = URL.createObjectURL(new Blob([opened.script], { type: "text/javascript" }));
  try {
    return await import(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * Begin to speak with Python.
 * @param {(text: string) => void} say takes what a view says to Python, as JSON
 * @param {(opened: Opened) => Promise<Module>} load gives the script of a view, and its style to the page
 * @param {boolean} patient whether Python is only starting yet: the page itself says so, until it `comes`
 */
export function begin(say, load = fromTexts, patient = false) {
  /** @type {Set<() => void>} */
  const parted = new Set();
  /** @type {Map<number, Set<Hears>>} */
  const views = new Map();
  /** @type {Map<number, HTMLElement>} where each stands */
  const places = new Map();
  /** @type {Set<number>} below which ones another has appeared */
  const revealed = new Set();
  /** @type {(library: object) => void} */
  let give = () => {};
  const library = new Promise((resolve) => {
    give = resolve;
  });

  /** @param {Opened} opened @param {HTMLElement} el @returns {Promise<() => void>} */
  async function put(opened, el) {
    /** @type {Record<string, any>} */
    const state = { saved: opened.saved, library, patient };
    if (opened.library) give(opened.library);
    const heard = views.get(opened.view) ?? new Set();
    views.set(opened.view, heard);
    places.set(opened.view, el);
    /** @type {Record<string, Set<Hears>>} */
    const on = { "msg:custom": new Set() };
    const hears = (/** @type {object} */ message) => {
      for (const callback of on["msg:custom"] ?? []) callback(message);
    };
    heard.add(hears);
    const again = () => {
      for (const callback of on.comm_live_update ?? []) callback({});
    };
    parted.add(again);
    // A script gets a model like the one it has in a notebook.
    const model = {
      get: (/** @type {string} */ name) => state[name],
      set: (/** @type {string} */ name, /** @type {any} */ value) => void (state[name] = value),
      send: (/** @type {object} */ content) => say(JSON.stringify({ ...content, view: opened.view })),
      on: (/** @type {string} */ name, /** @type {Hears} */ callback) => void (on[name] ??= new Set()).add(callback),
      off: (/** @type {string} */ name, /** @type {Hears} */ callback) => void on[name]?.delete(callback),
    };
    const { default: view } = await load(opened);
    const end = await view.render({ model, el });
    return () => {
      end();
      heard.delete(hears);
      parted.delete(again);
      el.remove();
    };
  }

  /** @param {HTMLElement} parent @param {string} name a class @returns {HTMLElement} */
  const box = (parent, name) => {
    const element = parent.appendChild(document.createElement("div"));
    element.className = name;
    return element;
  };

  /**
   * Put what was opened at the end of an element.
   * @param {Opened | Whole} opened
   * @param {HTMLElement} parent
   * @returns {Promise<() => void>} takes it away again
   */
  async function mount(opened, parent) {
    if ("view" in opened) return put(opened, box(parent, ""));
    const all = box(parent, "td-lesson");
    const guide = box(all, "");
    const stage = box(all, "td-stage");
    const ends = await Promise.all([
      put(opened.guide, guide),
      put(opened.screen, box(stage, "td-wide")),
      put(opened.phone, box(stage, "td-side")),
      put(opened.time_window, box(all, "")),
      put(opened.clock_control, box(all, "")),
    ]);
    return () => {
      for (const end of ends) end();
      all.remove();
    };
  }

  return {
    mount,
    /** Python has come: views ask for what is true. */
    comes() {
      for (const again of parted) again();
    },
    /** Say something that no view does. @param {object} content */
    say(content) {
      say(JSON.stringify({ ...content, view: 0, from: "page" }));
    },
    /** @param {string} text a message of Python's, as JSON @returns {any} the message */
    hear(text) {
      const message = JSON.parse(text);
      const place = places.get(message.below);
      if (place && !revealed.has(message.below)) {
        revealed.add(message.below);
        mount(message.opened, place);
      }
      for (const hears of views.get(message.view) ?? []) hears(message);
      return message;
    },
  };
}
