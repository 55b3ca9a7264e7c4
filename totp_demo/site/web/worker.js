/** Python in a worker: messages of JSON text in and out, as `totp_demo.hosts.cells.Cells` takes and gives them. */
import { ahead, bring, guard } from "./files.js";

/** @typedef {{do: "begin", language: string, cells: string[], figures: object, lock: object, utc: string, kept: string, root: string, seed?: string, files?: Record<string, ArrayBuffer>}} Begin */
/** @typedef {{do: "attempt", source: string} | {do: "kept", kept: string}} Other what is no view's message */

const FOLDER = "/progress"; // as `FOLDER` of totp_demo/learner/progress.py has it
const FILE = `${FOLDER}/progress.jsonl`;
const DRAWS = /\bqr_laboratory\b/; // a cell that needs what draws and reads pictures
const READS_ZONES = /\bZoneInfo\b/; // a cell that needs them as soon as it runs
const NEEDS_ZONES = /"do":"(zones|save-profile|answer)"/;

// Pyodide's own, beside this file once a site is made: large, so that all else goes on meanwhile.
// @ts-expect-error as said
const scripts = Promise.all([import("../../pyodide/pyodide.mjs"), import("../../pyodide/pyodide.asm.mjs")]);
scripts.catch(() => {}); // whoever waits for them is told

const fault = (/** @type {any} */ error) => postMessage({ fault: String(error?.message ?? error).slice(-2000) });

/** What pictures are drawn and read with, where a cell needs that. @param {string[]} cells @returns {Promise<object | undefined>} */
async function benchFor(cells) {
  if (!cells.some((source) => DRAWS.test(source))) return;
  try {
    const [{ bench }, wasm] = await Promise.all([import("./qr.js"), bring("zxing/reader/zxing_reader.wasm")]);
    return bench(await wasm.arrayBuffer());
  } catch (error) {
    console.error(error); // the laboratory says that there is no reader; all else goes on
  }
}

/** Give Python its time zones, late: a page opens without them. @param {any} python */
async function zones(python) {
  const all = await (await bring("python/zones.bin")).arrayBuffer();
  const head = new DataView(all).getUint32(0, true);
  const folders = new Set();
  for (const [name, from, size] of JSON.parse(new TextDecoder().decode(new Uint8Array(all, 4, head)))) {
    const folder = `/tz/${name.slice(0, Math.max(0, name.lastIndexOf("/")))}`;
    if (!folders.has(folder)) python.FS.mkdirTree(folder);
    folders.add(folder);
    python.FS.writeFile(`/tz/${name}`, new Uint8Array(all, 4 + head + from, size));
  }
  python.runPython("from totp_demo.hosts.cells import zones_came; zones_came()");
}

/** @type {(string | Other)[]} what came before Python could hear */
const early = [];
/** @type {(said: string | Other) => void} */
let receive = (said) => void early.push(said);

/** @param {Begin} begin */
async function start({ language, cells, figures, lock, utc, kept, root, seed, files }) {
  guard(root, files ?? {}, fault);
  const drawing = benchFor(cells);
  const [{ loadPyodide }, { default: createPyodideModule }] = await scripts;
  const python = await loadPyodide({
    createPyodideModule,
    indexURL: `${root}pyodide/`,
    stdLibURL: `${root}python/python.zip`,
    lockFileContents: lock,
    // Even UTC is a file; all others come late.
    fsInit: async (/** @type {any} */ system) => {
      system.mkdirTree("/tz");
      system.writeFile("/tz/UTC", Uint8Array.from(atob(utc), (char) => char.charCodeAt(0)));
      system.mkdirTree(FOLDER);
      system.writeFile(FILE, kept);
    },
    env: { PYTHONTZPATH: "/tz", HOME: "/home/pyodide", TOTP_DEMO_PROGRESS: FOLDER, TOTP_DEMO_SEED: seed ?? "" },
  });
  const { Cells } = python.pyimport("totp_demo.hosts.cells");
  const page = Cells.callKwargs(language, { send: (/** @type {string} */ text) => postMessage({ said: text }), figures: JSON.stringify(figures), script: await drawing });
  // A profile without other zones than UTC is better than none.
  const late = zones(python).catch(console.error);
  if (cells.some((source) => READS_ZONES.test(source))) await late;
  for (const source of cells) page.run(source);

  let known = kept;
  function tellProgress() {
    const now = python.FS.readFile(FILE, { encoding: "utf8" });
    if (now === known) return;
    const anew = !now.startsWith(known);
    postMessage({ kept: { more: anew ? now : now.slice(known.length), anew } });
    known = now;
  }

  /** @param {string | Other} said */
  async function hear(said) {
    if (typeof said === "string") {
      if (NEEDS_ZONES.test(said)) await late;
      page.receive(said);
      tellProgress();
    } else if (said.do === "kept") {
      // Another tab has done something.
      known = said.kept;
      python.FS.writeFile(FILE, known);
    } else if (said.do === "attempt") {
      await late;
      return postMessage({ ran: page.attempt(said.source) });
    }
    postMessage({ heard: true });
  }
  // One after the other: what waits for the zones is not overtaken.
  /** @type {Promise<unknown>} */
  let before = Promise.resolve();
  receive = (said) => {
    before = before.then(() => hear(said)).catch(fault);
  };
  postMessage({ ready: true });
  for (const said of early.splice(0)) receive(said);
}

addEventListener("message", ({ data }) => {
  if (data.do === "begin") start(data).catch(fault);
  else if (data.do === "ahead") ahead(data.root);
  else receive(data);
});
