/** What a view says and does while no kernel answers its page. */
import { h, setOrRemove } from "./elements.js";

const MOMENT = 2500; // milliseconds without an answer after which a page takes it that there is no kernel
const RUN = 20000; // the same for a view that a kernel has just made: it may run the cells that follow first
const PATIENCE = 5000; // milliseconds that a kernel may take over what a reader asked before the page says so
const CONTROLS = "button, input, select, textarea";
/**
 * The note that is spoken: every view has its own to be seen, and one of a page speaks.
 * @type {Element | null}
 */
let spoken = null;
const MOVING = "input[type=range], input[type=radio], input[type=checkbox], select";

/**
 * A note, and controls that are marked and do nothing; what opens and closes by itself still does. A kernel
 * that was there and keeps a reader waiting is busy as a rule: there is a note for that, and all goes on.
 * @param {HTMLElement} root
 * @param {() => Partial<import("../protocol.js").Notes>} moment what was saved of it
 * @param {() => void} drawSaved go back to the picture of a moment
 * @param {boolean} patient whether the page itself says what is waited for, and for how long
 */
export function offline(root, moment, drawSaved, patient) {
  const note = h("p", { class: "td-moment", "aria-live": "off" });
  root.prepend(note);
  let alone = false;
  let timer = 0;
  /** @param {Event} event */
  const refuse = (event) => {
    const control = /** @type {Element} */ (event.target).closest(CONTROLS);
    if (!alone || !(control || event.type === "submit")) return;
    // What moves under the hand, before any change is told, is held; the keyboard goes on to the next control.
    if (/down$/.test(event.type) && (!control?.matches(MOVING) || /** @type {KeyboardEvent} */ (event).key === "Tab")) return;
    event.preventDefault();
    event.stopPropagation();
    // Whoever clicks or sends is told why nothing happens, wherever on the page.
    if (event.type !== "click" && event.type !== "submit") return;
    spoken = note;
    note.setAttribute("aria-live", "polite");
    note.replaceChildren(h("span", {}, moment().note ?? ""));
    note.scrollIntoView({ block: "nearest" });
  };
  for (const type of ["click", "submit", "change", "pointerdown", "mousedown", "keydown"]) root.addEventListener(type, refuse, true);
  const sayAll = (/** @type {string} */ text) => {
    if (!spoken?.isConnected) spoken = note;
    note.setAttribute("aria-live", spoken === note ? "polite" : "off");
    note.textContent = text;
  };
  const hush = () => {
    if (spoken === note) spoken = null;
    if (note.textContent) note.textContent = "";
  };
  const mark = () => {
    root.classList.toggle("td-alone", alone);
    if (alone) sayAll(moment().note ?? "");
    else hush();
    for (const control of root.querySelectorAll(CONTROLS)) {
      setOrRemove(control, "aria-disabled", alone ? "true" : null);
    }
  };
  const after = (/** @type {number} */ patience, /** @type {() => void} */ then) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      timer = 0;
      then();
    }, patience);
  };
  const sayBusy = () => sayAll(moment().busy ?? "");
  const giveUp = () => {
    alone = true;
    drawSaved();
    mark();
  };
  return {
    /** Whether there is a kernel is in doubt: it has to answer within a moment. */
    doubts() {
      if (!alone && !patient) after(MOMENT, giveUp);
    },
    /** The view has just come onto the page. */
    begins() {
      if (patient) return;
      const age = Date.now() / 1000 - (moment().made ?? 0);
      if (Math.abs(age) * 1000 > RUN) return after(MOMENT, giveUp);
      after(PATIENCE, () => {
        sayBusy();
        after(RUN - PATIENCE, giveUp);
      });
    },
    /** A reader has asked for something. */
    waits() {
      if (!timer && !alone && !patient) after(PATIENCE, sayBusy);
    },
    /** The kernel has answered, or the view is gone. */
    ends() {
      clearTimeout(timer);
      timer = 0;
      if (alone) {
        alone = false;
        mark();
      } else hush();
    },
  };
}
