/**
 * The files that Python comes from. Where one does not come, or is refused, this is said at once: Pyodide
 * itself would wait for ever.
 */

const network = globalThis.fetch;
const WASM = "pyodide/pyodide.asm.wasm";
const ZIP = "python/python.zip";
let root = "";
/** @type {Record<string, ArrayBuffer>} */
let own = {};

/** @param {string} name below the site's folder @returns {string} */
const typeOf = (name) => (name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream");

/** @type {Map<string, Promise<Response>>} files that have been asked for, and not been brought yet */
const asked = new Map();
/** @type {WeakMap<Response, Promise<WebAssembly.Module>>} what is being compiled from an answer already */
const compiled = new WeakMap();

/**
 * Ask for what is large before anything has to be known, and compile Python as it comes.
 * @param {string} folder the site's
 */
export function ahead(folder) {
  root = folder;
  const module = WebAssembly.compileStreaming(ask(WASM));
  const stands = new Response(); // for the answer that is being read
  compiled.set(stands, module);
  asked.set(WASM, Promise.resolve(stands));
  asked.set(ZIP, ask(ZIP));
  for (const each of [module, ...asked.values()]) each.catch(() => {}); // whoever needs it is told
}

/** Bring a file of the site. @param {string} name @returns {Promise<Response>} */
export async function bring(name) {
  const type = typeOf(name);
  if (own[name]) return new Response(own[name], { headers: { "content-type": type } });
  const answer = asked.get(name) ?? ask(name);
  asked.delete(name);
  return answer;
}

/** @param {string} name below the site's folder @returns {Promise<Response>} */
async function ask(name) {
  const type = typeOf(name);
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
  const { instantiate, instantiateStreaming } = machine;
  machine.instantiate = told(instantiate.bind(machine));
  machine.instantiateStreaming = told(async (/** @type {Promise<Response>} */ source, /** @type {object} */ imports) => {
    const answer = await source;
    const module = await compiled.get(answer);
    return module ? { module, instance: await instantiate(module, imports) } : instantiateStreaming(answer, imports);
  });
}
