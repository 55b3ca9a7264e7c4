/**
 * Makes the zip of compiled modules that a page loads: what of the standard library the kit uses, the
 * kit itself, and the libraries it needs. Python's bytecode is of one version only, so the Python that
 * will read it compiles it: Pyodide, here in Node.
 *
 * node compile.mjs PYODIDE FILES WALK OUT: a folder; JSON of names and base64; a Python program that uses
 * whatever a page uses; the zip.
 */
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide = "", files = "", walk = "", out = ""] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.join(pyodide, "pyodide.mjs")).href);
// Without the columns of each instruction, a quarter less is sent: nobody sees a traceback's carets there.
const env = { PYTHONTZPATH: "/app/tz", HOME: "/home/pyodide", PYTHONNODEBUGRANGES: "1" };
const python = await loadPyodide({ indexURL: pyodide, env });
for (const [name, content] of Object.entries(JSON.parse(fs.readFileSync(files, "utf8")))) {
  python.FS.mkdirTree(path.posix.dirname(`/app/${name}`));
  python.FS.writeFile(`/app/${name}`, Buffer.from(content, "base64"));
}
for (const program of [walk, path.join(import.meta.dirname, "compile.py")]) {
  try {
    python.runPython(fs.readFileSync(program, "utf8"));
  } catch (error) {
    // Node would print all of Pyodide along with it, which is one line.
    console.error(/** @type {Error} */ (error).message);
    process.exit(1);
  }
}
fs.writeFileSync(out, python.FS.readFile("/out.zip"));
