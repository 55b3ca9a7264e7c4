// Begins a page that is a single file: puts its scripts, which come as texts, where they can be loaded from.
/** @type {Record<string, string>} */
const shelf = {};
/** @type {any} */ (globalThis).totpDemoShelf = shelf;
/** @type {[string, string][]} */
const scripts = JSON.parse(document.getElementById("scripts")?.textContent ?? "[]");
for (const [name, text] of scripts) {
  const whole = text.replace(/"shelf:([^"]+)"/g, (_, other) => `"${shelf[other]}"`);
  shelf[name] = URL.createObjectURL(new Blob([whole], { type: "text/javascript" }));
}
import(shelf["site/web/start.js"] ?? "");
export {};
