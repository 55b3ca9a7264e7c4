/** Python in a worker: messages of JSON text in and out, as `totp_demo.hosts.cells.Cells` takes and gives them. */
// @ts-expect-error these two are Pyodide's, beside this file once a site is made
import { loadPyodide } from "../pyodide/pyodide.mjs";
// @ts-expect-error the same
import createPyodideModule from "../pyodide/pyodide.asm.mjs";

/** @typedef {{do: "begin", language: string, cells: string[], figures: object, lock: object, utc: string}} Begin */

const here = new URL("..", import.meta.url).href;

/** @param {string} name @returns {Promise<ArrayBuffer>} */
async function fetched(name) {
  const answer = await fetch(here + name);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.arrayBuffer();
}

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

/** @type {string[]} what came before Python could hear */
const early = [];
/** @type {(text: string) => void} */
let receive = (text) => void early.push(text);

/** @param {Begin} begin */
async function start({ language, cells, figures, lock, utc }) {
  const python = await loadPyodide({
    createPyodideModule,
    indexURL: `${here}pyodide/`,
    stdLibURL: `${here}python/python.zip`,
    lockFileContents: lock,
    // Even UTC is a file; all others come late.
    fsInit: async (/** @type {any} */ files) => {
      files.mkdirTree("/tz");
      files.writeFile("/tz/UTC", Uint8Array.from(atob(utc), (char) => char.charCodeAt(0)));
    },
    env: { PYTHONTZPATH: "/tz", HOME: "/home/pyodide" },
  });
  const { Cells } = python.pyimport("totp_demo.hosts.cells");
  const page = Cells.callKwargs(language, { send: (/** @type {string} */ text) => postMessage({ said: text }), figures: JSON.stringify(figures) });
  for (const source of cells) page.run(source);
  const late = zones(python);
  receive = async (text) => {
    // Only these need to know of time zones.
    if (/"do":"(zones|save-profile)"/.test(text)) await late;
    page.receive(text);
  };
  postMessage({ ready: true });
  for (const text of early.splice(0)) receive(text);
}

onmessage = ({ data }) => {
  if (typeof data === "string") return receive(data);
  start(data).catch((error) => postMessage({ fault: String(error?.message ?? error).slice(-2000) }));
};
