/**
 * The kit's extension for JupyterLab and Notebook 7: a page of the kit runs as it opens, stays at its top,
 * and shows no code unless its reader asks for it. JupyterLab loads it as it is: nothing builds it.
 */
(() => {
  /** @typedef {Record<string, Map<string, {get(): Promise<() => any>}> | any>} Scope modules that JupyterLab shares */

  const NAME = "totp-demo";
  const NARROW = 900; // pixels of a window in which the side bar would take the page's room
  const CODE = "totp-demo:code"; // what the browser keeps: "shown" where a reader wants to see code
  const RUNS = `str(not getattr(__import__("sys").modules.get("totp_demo.hosts.current"), "unstarted", lambda: True)())`;
  const WORDS = /** @type {const} */ ({
    en: {
      starting: "Starting this page …",
      changed: "You have changed this page: it does not run by itself.",
      failed: "This page could not start. Restart its kernel, then run it.",
      run: "Run this page",
      show: "Show the code",
      hide: "Hide the code",
    },
    fr: {
      starting: "Démarrage de la page…",
      changed: "Vous avez modifié cette page : elle ne s’exécute pas d’elle-même.",
      failed: "Cette page n’a pas pu démarrer. Redémarrez son noyau, puis exécutez-la.",
      run: "Exécuter la page",
      show: "Afficher le code",
      hide: "Masquer le code",
    },
  });
  const STYLE = `
    .td-bar { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; padding: 2px 12px; min-height: 34px;
      box-sizing: border-box; background: var(--jp-layout-color1); border-bottom: 1px solid var(--jp-border-color2);
      color: var(--jp-ui-font-color1); font: 13px/1.4 var(--jp-ui-font-family); overflow: hidden; }
    .td-bar button { padding: 3px 12px; min-height: 26px; border: 1px solid #6e7781; border-radius: 13px; background: transparent; color: inherit; font: inherit; cursor: pointer; }
    .td-bar button:hover { background: var(--jp-layout-color2); }
    .td-bar button:focus-visible { outline: 3px solid #0b5cad; outline-offset: 1px; }
    .td-bar [hidden] { display: none; }
    .td-page-folded .jp-CodeCell .jp-Cell-inputWrapper, .td-page-folded .jp-CodeCell .jp-InputPlaceholder { display: none; }
    .td-page-folded .jp-CodeCell .jp-OutputPrompt { visibility: hidden; }
    @media print { .td-bar { display: none; } }
  `;

  /** @type {Scope} */
  let scope = {};
  /** @param {string} module @returns {Promise<any>} */
  async function shared(module) {
    const versions = Object.values(scope[module] ?? {});
    const found = /** @type {{get(): Promise<() => any>} | undefined} */ (versions[0]);
    if (!found) throw new Error(`JupyterLab shares no ${module}`);
    return (await found.get())();
  }

  /**
   * Tells whether code has been changed: FNV-1a of 32 bits over the cells of code, as tools/notebooks.py has it.
   * @param {{cells: {cell_type: string, source: string | string[]}[]}} notebook
   */
  function fingerprint({ cells }) {
    const sources = cells.filter((cell) => cell.cell_type === "code").map(({ source }) => (Array.isArray(source) ? source.join("") : source));
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(sources.join("\0"))) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    return hash.toString(16).padStart(8, "0");
  }

  /** @param {string} text @returns {HTMLButtonElement} */
  function button(text) {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = text;
    return element;
  }

  /**
   * A page of the kit, once it is open.
   * @param {any} app @param {any} panel @param {{language?: string, code?: string, runs?: boolean}} about
   */
  async function open(app, panel, about) {
    const words = WORDS[about.language === "fr" ? "fr" : "en"];
    const { sessionContext } = panel;
    const { Widget } = await shared("@lumino/widgets");
    const bar = document.createElement("div");
    bar.className = "td-bar";
    bar.lang = about.language ?? "en";
    const note = document.createElement("span");
    note.setAttribute("role", "status");
    const run = button(words.run);
    const code = button("");
    run.hidden = true;
    bar.append(note, run, code);
    const place = new Widget({ node: bar });
    if (panel.contentHeader?.addWidget) panel.contentHeader.addWidget(place);
    else panel.toolbar.addItem(NAME, place);

    /** @param {string} text @param {string} state "starting", "ready", "changed", "off" or "failed": for style sheets and tests */
    const say = (text, state) => {
      note.textContent = text;
      bar.dataset.state = state;
    };
    /** Show each cell's code, once JupyterLab has drawn the cell: one that is not drawn yet stays behind its spinner. */
    function unfold() {
      for (const cell of panel.content.widgets) {
        if (cell.model?.type === "code") cell.ready.then(() => (cell.inputHidden = false));
      }
    }
    function fold() {
      const shown = localStorage.getItem(CODE) === "shown";
      panel.node.classList.toggle("td-page-folded", !shown);
      code.textContent = shown ? words.hide : words.show;
      code.setAttribute("aria-pressed", String(shown));
      if (shown) panel.revealed.then(unfold);
    }
    code.onclick = () => {
      localStorage.setItem(CODE, localStorage.getItem(CODE) === "shown" ? "folded" : "shown");
      fold();
    };
    addEventListener("storage", ({ key }) => key === CODE && fold());
    fold();

    let moved = false; // a reader who has gone on is not taken back to the top
    for (const type of ["wheel", "touchmove", "keydown", "pointerdown"]) panel.content.node.addEventListener(type, () => (moved = true), { passive: true });
    const toTop = () => {
      if (moved) return;
      panel.content.activeCellIndex = 0;
      panel.content.node.querySelector(".jp-WindowedPanel-outer")?.scrollTo(0, 0);
    };
    async function runAll() {
      run.hidden = true;
      say(words.starting, "starting");
      // Without a kernel, the command would ask which one it shall be.
      await sessionContext.ready;
      await sessionContext.session?.kernel?.info;
      try {
        // The command goes for the page in front.
        if (app.shell.currentWidget !== panel) app.shell.activateById(panel.id);
        const done = app.commands.execute("notebook:run-all-cells");
        toTop();
        await done;
        toTop();
        say("", "ready");
        // `totp-demo` opens the page that was saved last.
        if (!panel.isDisposed) await panel.context.save();
      } catch {
        say(words.failed, "failed");
        run.hidden = false;
      }
    }
    run.onclick = runAll;

    /** Whether the page's kernel has a lesson already: another tab runs it, or this one did before it was reloaded. */
    async function runsAlready() {
      const reply = await sessionContext.session.kernel.requestExecute({ code: "", silent: true, store_history: false, user_expressions: { runs: RUNS } }).done;
      return reply.content.user_expressions?.runs?.data?.["text/plain"]?.includes("True") ?? false;
    }
    async function begin() {
      if (about.runs === false) return say("", "off");
      if (about.code !== fingerprint(panel.content.model.toJSON())) {
        say(words.changed, "changed");
        run.hidden = false;
        return;
      }
      say(words.starting, "starting");
      await sessionContext.ready;
      await sessionContext.session?.kernel?.info;
      if (!sessionContext.session?.kernel || panel.isDisposed) return say("", "off");
      if (await runsAlready()) say("", "ready");
      else await runAll();
    }
    let restarting = false;
    sessionContext.statusChanged.connect((/** @type {any} */ _, /** @type {string} */ status) => {
      if (status === "restarting" || status === "autorestarting") restarting = true;
      else if (restarting && status === "idle") {
        restarting = false;
        // A new kernel has no lesson. Whoever restarts and runs all has one in a moment.
        setTimeout(begin, 1000);
      }
    });
    await begin();
  }

  /** @type {WeakSet<object>} */
  const seen = new WeakSet();
  /** @param {any} app @param {any} panel */
  async function look(app, panel) {
    if (!panel?.context || !panel.sessionContext || !panel.content?.model || seen.has(panel)) return;
    seen.add(panel);
    await panel.context.ready;
    const about = panel.content.model.toJSON().metadata?.totp_demo;
    if (!about) return;
    const collapse = () => innerWidth < NARROW && !app.shell.leftCollapsed && app.shell.collapseLeft?.();
    collapse();
    // JupyterLite shows its files once more, some time after it has opened the page that its address names.
    app.shell.layoutModified?.connect(collapse);
    for (const type of ["pointerdown", "keydown"]) addEventListener(type, () => app.shell.layoutModified?.disconnect(collapse), { capture: true, once: true });
    await open(app, panel, about);
  }

  const plugin = {
    id: `${NAME}:page`,
    description: "Runs a page of the kit as it opens.",
    autoStart: true,
    /** @param {any} app */
    activate(app) {
      const style = document.createElement("style");
      style.textContent = STYLE;
      document.head.append(style);
      const now = () => look(app, app.shell.currentWidget);
      // Not waited for: JupyterLab is not restored before all its extensions are active.
      app.restored.then(() => {
        app.shell.currentChanged?.connect(now);
        return now();
      });
    },
  };
  const container = {
    /** @param {Scope} given */
    async init(given) {
      scope = given;
    },
    async get() {
      return () => ({ default: plugin, __esModule: true });
    },
  };
  const all = /** @type {any} */ (window);
  all._JUPYTERLAB ??= {};
  all._JUPYTERLAB[NAME] = container;
})();
