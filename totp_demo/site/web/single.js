/** The place of a page that is a single file: everything is in it, packed, and nothing is asked for. */

/** @typedef {import("./place.js").Opened} Opened */
/** @typedef {import("./place.js").Module} Module */

/** Names a folder that does not exist: what would be asked for there is in the file. */
export const ROOT = "http://totp-demo.invalid/";

/** @type {Record<string, string>} where each script of the page can be loaded from; put there by single_start.js */
const shelf = /** @type {any} */ (globalThis).totpDemoShelf;

/** @param {Element} part @returns {Promise<ArrayBuffer>} the file that is packed in it */
function unpacked(part) {
  const packed = atob(part.textContent ?? "");
  const bytes = Uint8Array.from(packed, (char) => char.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/** @returns {Promise<{fresh: Worker, files: Record<string, ArrayBuffer>}>} a worker, and what it is to be given */
export async function newWorker() {
  // From a file, only a worker that is its own address is let in.
  const script = document.getElementById("worker")?.textContent ?? "";
  const fresh = new Worker(`data:text/javascript;base64,${script.trim()}`, { type: "module" });
  const parts = [...document.querySelectorAll("[data-file]")].map(async (part) => [part.getAttribute("data-file"), await unpacked(part)]);
  return { fresh, files: Object.fromEntries(await Promise.all(parts)) };
}

/** Load the script of a view; the page wears all style sheets already. @param {Opened} opened @returns {Promise<Module>} */
export const load = async (opened) => import(shelf[`views/${opened.name}`] ?? "");

/** @param {string} code @returns {Promise<Document>} this page in another language */
export async function otherPage(code) {
  const text = document.getElementById(`page-${code}`)?.textContent ?? '""';
  return new DOMParser().parseFromString(JSON.parse(text), "text/html");
}

/** There is nothing to keep: the file is all there is. */
export async function keepForLater() {}
