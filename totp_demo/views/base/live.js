/**
 * What all live views are: they draw what is saved at once, ask Python for the rest, draw again at each
 * message, and run their clocks meanwhile. A page without a kernel, or whose kernel is gone, gets no
 * answer: it goes back to the picture of a moment, and says so.
 */
import { uid, Word } from "./elements.js";
import { offline } from "./offline.js";
import { settle } from "./page.js";
import { setKernelTime, ticker } from "./ticking.js";

/** @typedef {import("./elements.js").Text} Text */
/** @typedef {import("./ticking.js").Rhythm} Rhythm */
/** @typedef {{get(name: string): any, set(name: string, value: any): void, send(content: object): void,
 *   on(name: string, callback: Function): void, off(name: string, callback: Function): void}} Model */
/** @typedef {import("../protocol.js").Word} Action what a view says */
/** @typedef {import("../protocol.js").Message<any, any, any, any>} Told what a view is told, in four parts */
/**
 * @template {Told} M
 * @typedef {Extract<keyof M["shown"]["t"], string>} Key of a view's texts
 */
/**
 * What a view is given.
 * @template {Told} M
 * @typedef {object} Live
 * @property {HTMLElement} el the view's own element
 * @property {M} message the last one
 * @property {M["shown"]} shown what may be saved, as it is now
 * @property {M["private"] | null} secret what may not; null in the picture of a moment
 * @property {M["moment"]} moment
 * @property {M["clocks"]} clocks they tick; there are none in the picture of a moment
 * @property {(key: Key<M>) => Word} word one of its texts
 * @property {(content: Action) => void} send
 * @property {() => void} ask asks for all anew, and once only until it has come
 * @property {() => void} again draws this moment again, between two messages
 */
/**
 * What a view makes of it.
 * @template {Told} M
 * @typedef {object} Parts
 * @property {Node} element
 * @property {(shown: M["shown"], secret: M["private"] | null) => void} [draw] of each message, and of the picture
 * @property {() => Rhythm[]} [clocks] when it has something else to show, between two messages
 * @property {(kernelNow: number) => void} [tick] shows it
 * @property {(moment: M["moment"]) => void} [still] shows the picture of a moment instead
 * @property {() => void} [resized]
 * @property {() => void} [stop]
 */

/**
 * Keep the keys pressed in a view from JupyterLab, which takes "d d" on a button for "delete the cell" and
 * stops Enter in a text box from sending its form. What goes with Ctrl or Cmd, such as saving, stays its own; but
 * for Enter, which presses a button with them, too, and would run the cell besides.
 * @param {HTMLElement} root
 */
const keepKeys = (root) =>
  root.addEventListener("keydown", (event) => {
    if ((!event.ctrlKey && !event.metaKey) || event.key === "Enter") event.stopPropagation();
  });

/** What says something to Python for each view that is open, in the order in which they were opened. */
const open = new Set();
// What a teacher asks of a whole class comes from another script of the page: one view passes it on.
addEventListener("totp-demo-say", (event) => {
  for (const send of open) {
    send(/** @type {CustomEvent} */ (event).detail);
    break;
  }
});

const UNHEARD = new Set(["hello", "time", "bye"]); // a reader has not asked for these, and misses no answer

/**
 * A script's view, for a host.
 * @template {Told} M
 * @param {(live: Live<M>) => Parts<M>} build makes its elements, once
 */
export const liveView = (build) => ({
  /** @param {{model: Model, el: HTMLElement}} place @returns {() => void} ends it */
  render({ model, el }) {
    el.classList.add("td");
    const me = uid();
    let closed = false;
    let asking = false;
    let kernel = ""; // nothing ticks in the picture of a moment
    let language = "";
    /** @type {[string, (text: Text) => void][]} */
    const places = [];
    /** @type {M} */
    let now = model.get("saved");
    /** @param {Action} content */
    const send = (content) => {
      if (closed) return; // a timer of a view that is gone
      try {
        model.send({ ...content, from: me });
        if (!UNHEARD.has(content.do)) lone.waits();
      } catch {
        lone.doubts(); // the kernel is gone
      }
    };
    const hello = () => send({ do: "hello", t0: performance.now() });
    const again = () => (kernel ? ticks?.restart() : parts.still?.(now.moment));
    /** @type {Live<M>} */
    const live = {
      el,
      get message() { return now; },
      get shown() { return now.shown; },
      get secret() { return kernel ? now.private : null; },
      get moment() { return now.moment; },
      get clocks() { return now.clocks; },
      word: (key) => new Word((set) => {
        places.push([key, set]);
        set(now.shown.t[key] ?? "");
      }),
      send,
      ask() {
        if (!asking) hello();
        asking = true;
      },
      again,
    };
    const parts = build(live);
    el.append(parts.element);
    const { tick } = parts;
    const ticks = tick && ticker({ kernel: () => kernel, clocks: parts.clocks ?? (() => []), tick, ask: hello });
    /** @param {M} next @param {string} from which kernel, if any */
    function draw(next, from) {
      now = next;
      kernel = from;
      parts.draw?.(next.shown, live.secret);
      again();
      // What has been spoken goes: it is not said again in another language.
      if (next.shown.language !== language) for (const spoken of el.querySelectorAll(".td-spoken")) spoken.textContent = "";
      language = next.shown.language;
      el.lang = language;
      for (const [key, set] of places) set(next.shown.t[key] ?? "");
      settle(el, next.shown);
    }
    const drawSaved = () => draw(model.get("saved"), "");
    drawSaved();
    const lone = offline(el, () => now.moment, drawSaved, !!model.get("patient"));
    /** @param {M} message */
    const heard = (message) => {
      if (!message || (message.to && message.to !== me)) return;
      if (ticks) setKernelTime(message, () => send({ do: "time", t0: performance.now() }));
      if (!message.shown) return;
      lone.ends();
      asking = false;
      // What may be saved is kept where a saved notebook looks for it; the kernel is told nothing.
      model.set("saved", { shown: message.shown, moment: message.moment });
      draw(message, message.kernel);
    };
    // The kernel tells its news only to views that a page shows.
    const bye = () => send({ do: "bye" });
    /** @param {PageTransitionEvent} event */
    const back = (event) => event.persisted && hello();
    // JupyterLab's word that a kernel is restarted; whether one answers still is found out by asking.
    const parted = () => {
      lone.doubts();
      hello();
    };
    model.on("msg:custom", heard);
    model.on("comm_live_update", parted);
    window.addEventListener("pagehide", bye);
    window.addEventListener("pageshow", back);
    keepKeys(el);
    const resized = parts.resized && new ResizeObserver(parts.resized);
    resized?.observe(el);
    open.add(send);
    lone.begins();
    hello();
    return () => {
      open.delete(send);
      resized?.disconnect();
      ticks?.stop();
      parts.stop?.();
      lone.ends();
      window.removeEventListener("pagehide", bye);
      window.removeEventListener("pageshow", back);
      model.off("msg:custom", heard);
      model.off("comm_live_update", parted);
      bye();
      closed = true;
    };
  },
});
