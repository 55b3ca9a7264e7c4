/**
 * The files that Python comes from. Where one does not come, or is refused, this is said at once: Pyodide
 * itself would wait for ever.
 */

const network = globalThis.fetch;
let root = "";
/** @type {Record<string, ArrayBuffer>} */
let own = {};

/** @param {string} name below the site's folder @returns {string} */
const typeOf = (name) => (name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream");

/** Bring a file of the site. @param {string} name @returns {Promise<Response>} */
export async function bring(name) {
  const type = typeOf(name);
  if (own[name]) return new Response(own[name], { headers: { "content-type": type } });
  const answer = await network(root + name);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  // Some hosts do not know what a .wasm file is, and browsers go by what the host says.
  const right = type !== "application/wasm" || answer.headers.get("content-type")?.startsWith(type);
  return right ? answer : new Response(answer.body, { headers: { "content-type": type } });
}

/**
 * Have everything of Pyodide's come through `bring`, and its failures told.
 * @param {string} folder the site's, or what stands for it in one single file
 * @param {Record<string, ArrayBuffer>} files what the page has brought itself, by their names in that folder
 * @param {(error: unknown) => void} fault
 */
export function guard(folder, files, fault) {
  root = folder;
  own = files;
  /** @type {<T extends unknown[], R>(work: (...given: T) => Promise<R>) => (...given: T) => Promise<R>} */
  const told = (work) => async (...given) => {
    try {
      return await work(...given);
    } catch (error) {
      fault(error);
      throw error;
    }
  };
  globalThis.fetch = told((what, ...rest) => {
    const url = what instanceof Request ? what.url : String(what);
    return url.startsWith(root) ? bring(url.slice(root.length)) : network(what, ...rest);
  });
  const machine = /** @type {any} */ (WebAssembly);
  for (const name of ["instantiate", "instantiateStreaming"]) machine[name] = told(machine[name].bind(machine));
}
