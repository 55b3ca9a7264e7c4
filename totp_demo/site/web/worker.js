/** Python in a worker: messages of JSON text in and out, as `totp_demo.hosts.cells.Cells` takes and gives them. */
// @ts-expect-error these two are Pyodide's, beside this file once a site is made
import { loadPyodide } from "../../pyodide/pyodide.mjs";
// @ts-expect-error the same
import createPyodideModule from "../../pyodide/pyodide.asm.mjs";

/** @typedef {{do: "begin", language: string, cells: string[], figures: object, lock: object, utc: string, kept: string}} Begin */

const here = new URL("../..", import.meta.url).href;
const FOLDER = "/progress"; // as `FOLDER` of totp_demo/learner/progress.py has it
const FILE = `${FOLDER}/progress.jsonl`;

/** @param {string} name @returns {Promise<ArrayBuffer>} */
async function fetched(name) {
  return (await fetch(here + name)).arrayBuffer();
}

/** Have it known when a file does not come: Pyodide would wait for it for ever. */
const ask = globalThis.fetch;
globalThis.fetch = async (...asked) => {
  try {
    const answer = await ask(...asked);
    if (answer.ok) return answer;
    throw new Error(String(answer.status));
  } catch (error) {
    postMessage({ fault: `${asked[0]}: ${error}` });
    throw error;
  }
};

/** Give Python its time zones, late: a page opens without them. @param {any} python */
async function zones(python) {
  const all = await fetched("python/zones.bin");
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

/** @type {(string | {do: "attempt", source: string})[]} what came before Python could hear */
const early = [];
/** @type {(said: string | {do: "attempt", source: string}) => void} */
let receive = (said) => void early.push(said);

/** @param {Begin} begin */
async function start({ language, cells, figures, lock, utc, kept }) {
  const python = await loadPyodide({
    createPyodideModule,
    indexURL: `${here}pyodide/`,
    stdLibURL: `${here}python/python.zip`,
    lockFileContents: lock,
    // Even UTC is a file; all others come late.
    fsInit: async (/** @type {any} */ files) => {
      files.mkdirTree("/tz");
      files.writeFile("/tz/UTC", Uint8Array.from(atob(utc), (char) => char.charCodeAt(0)));
      files.mkdirTree(FOLDER);
      files.writeFile(FILE, kept);
    },
    env: { PYTHONTZPATH: "/tz", HOME: "/home/pyodide", TOTP_DEMO_PROGRESS: FOLDER },
  });
  const { Cells } = python.pyimport("totp_demo.hosts.cells");
  const page = Cells.callKwargs(language, { send: (/** @type {string} */ text) => postMessage({ said: text }), figures: JSON.stringify(figures) });
  for (const source of cells) page.run(source);

  let known = kept;
  function tellProgress() {
    const now = python.FS.readFile(FILE, { encoding: "utf8" });
    if (now === known) return;
    const anew = !now.startsWith(known);
    postMessage({ kept: { more: anew ? now : now.slice(known.length), anew } });
    known = now;
  }
  const late = zones(python);
  receive = async (said) => {
    if (typeof said !== "string") {
      await late;
      return postMessage({ ran: page.attempt(said.source) });
    }
    // Only these may need to know of time zones.
    if (/"do":"(zones|save-profile|answer)"/.test(said)) await late;
    page.receive(said);
    tellProgress();
  };
  postMessage({ ready: true });
  tellProgress();
  for (const said of early.splice(0)) receive(said);
}

addEventListener("message", ({ data }) => {
  if (data.do === "begin") start(data).catch((error) => postMessage({ fault: String(error?.message ?? error).slice(-2000) }));
  else receive(data);
});
