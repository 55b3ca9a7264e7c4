/** What a page does differently where it is one of many on a host, or a single file; this is the host. */

/** The folder that all files of the site are below. */
export const ROOT = new URL("../..", import.meta.url).href;

/** @typedef {import("../../hosts/page.js").Opened} Opened */
/** @typedef {import("../../hosts/page.js").Module} Module */

/** @returns {Promise<{fresh: Worker, files: Record<string, ArrayBuffer>}>} a worker, and what it is to be given */
export async function newWorker() {
  const page = /** @type {{totpDemoAhead?: Worker | null}} */ (globalThis);
  const begun = page.totpDemoAhead;
  page.totpDemoAhead = null;
  return { fresh: begun ?? new Worker(new URL("worker.js", import.meta.url), { type: "module" }), files: {} };
}

/** Load the script of a view, and have the page wear its style sheets. @param {Opened} opened @returns {Promise<Module>} */
export async function load(opened) {
  await Promise.all(opened.sheets.map(wear));
  return import(`${ROOT}views/${opened.name}`);
}

/** @param {string} name of a style sheet of the views @returns {Promise<void> | void} */
function wear(name) {
  const href = `${ROOT}views/${name}`;
  const links = /** @type {HTMLLinkElement[]} */ ([...document.querySelectorAll("link[rel=stylesheet]")]);
  if (links.some((link) => link.href === href)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  return new Promise((resolve) => {
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
}

/** @param {string} code @returns {string} the address of this page in a language */
const addressOf = (code) => /** @type {HTMLAnchorElement} */ (document.querySelector(`[data-language="${code}"]`)).href;

/** @param {string} code @returns {Promise<Document>} this page in another language */
export async function otherPage(code) {
  const answer = await fetch(addressOf(code));
  if (!answer.ok) throw new Error(String(answer.status));
  const other = new DOMParser().parseFromString(await answer.text(), "text/html");
  history.replaceState(null, "", addressOf(code));
  return other;
}

/**
 * Have the site kept for a visit without a network, this page in all languages first; where that is not
 * possible, it is not.
 * @param {string[]} files that this page needs besides what all need
 */
export async function keepForLater(files) {
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  try {
    await navigator.serviceWorker.register(`${ROOT}sw.js`);
    const { active } = await navigator.serviceWorker.ready;
    const pictures = [...document.images].map(({ src }) => src).filter((src) => !src.startsWith("data:"));
    const pages = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("[data-language]")]).map(({ href }) => href);
    const besides = files.map((name) => ROOT + name);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => performance.mark("site-kept");
    active?.postMessage([...pages, ...pictures, ...besides], [port2]);
  } catch (error) {
    console.info(error);
  }
}
