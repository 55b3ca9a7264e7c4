// Begins the worker of a single file: its scripts are put in front, and Python's own come with the first message.
/** @type {[string, string][]} */
const scripts = /** @type {any} */ (globalThis).SCRIPTS;
/** @type {Record<string, string>} */
const shelf = {};
/** @param {string} name @param {string} text */
function put(name, text) {
  const whole = text.replace(/"shelf:([^"]+)"/g, (_, other) => `"${shelf[other]}"`);
  shelf[name] = URL.createObjectURL(new Blob([whole], { type: "text/javascript" }));
}
/** @type {MessageEvent} */
const { data } = await new Promise((resolve) => addEventListener("message", resolve, { once: true }));
for (const [name, file] of Object.entries(data.files)) if (name.endsWith(".mjs")) put(name, new TextDecoder().decode(file));
for (const [name, text] of scripts) put(name, text);
await import(shelf["site/web/worker.js"] ?? "");
dispatchEvent(new MessageEvent("message", { data }));
export {};
