/**
 * Cells that their reader can change and run. They run in a Python of their own: a loop without end costs
 * nothing of the lesson, and is ended.
 */

const LONGEST = 10000; // milliseconds that a cell may run for
const STARTING = 60000; // and that its Python may take to come

/**
 * @typedef {{said: (key: string) => string, python: () => Worker, begin: object}} Around
 *   said: a text of the page's; python: a new worker; begin: what it is begun with
 */

/** Give a cell a box to change it in. @param {HTMLElement} place @param {Around} around */
export function changeable(place, { said, python, begin }) {
  const details = /** @type {HTMLElement} */ (place.closest("details"));
  const shown = /** @type {HTMLElement} */ (details.querySelector(".site-source"));
  const output = /** @type {HTMLElement} */ (details.nextElementSibling);
  const source = place.dataset.source ?? "";
  const box = document.createElement("textarea");
  box.value = source;
  box.rows = source.split("\n").length + 1;
  box.spellcheck = false;
  box.autocapitalize = "off";
  const run = document.createElement("button");
  const again = document.createElement("button");
  const note = document.createElement("p");
  note.setAttribute("role", "status");
  run.type = again.type = "button";
  const word = () => {
    box.setAttribute("aria-label", said("code"));
    run.textContent = said("run");
    again.textContent = said("as_it_was");
  };
  word();
  shown.hidden = true;
  place.append(box, run, again, note);

  /** @type {Worker | null} */
  let worker = null;
  let limit = 0;
  const end = () => {
    clearTimeout(limit);
    worker?.terminate();
    worker = null;
    run.disabled = false;
  };
  const show = (/** @type {string} */ text) => {
    output.textContent = text;
    output.hidden = !text;
  };
  const wait = (/** @type {number} */ longest, /** @type {string} */ key) => {
    clearTimeout(limit);
    limit = window.setTimeout(() => {
      end();
      note.textContent = said(key);
    }, longest);
  };
  function start() {
    if (run.disabled) return;
    run.disabled = true;
    note.textContent = said("running");
    worker = python();
    const mine = worker;
    worker.onmessage = ({ data }) => {
      if (mine !== worker) return;
      if (data.ready) {
        wait(LONGEST, "endless");
        mine.postMessage({ do: "attempt", source: box.value });
      } else if (data.ran !== undefined || data.fault) {
        end();
        note.textContent = said("ran");
        show(data.ran ?? data.fault);
      }
    };
    worker.onerror = () => {
      end();
      note.textContent = said("failed");
    };
    wait(STARTING, "failed");
    worker.postMessage(begin);
  }
  run.addEventListener("click", start);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) start();
  });
  again.addEventListener("click", () => {
    box.value = source;
    box.focus();
  });
  return word;
}
