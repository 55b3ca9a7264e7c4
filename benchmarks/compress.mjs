/**
 * Writes each file of a folder a second time, compressed with Brotli, as web hosts keep them. What is
 * there already stays as it is.
 *
 * node compress.mjs FOLDER QUALITY: from 0, fast, to 11, small.
 */
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";

const compress = promisify(zlib.brotliCompress);
const [folder = "", quality = "11"] = process.argv.slice(2);
const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: Number(quality) };
/** @param {string} file */
const write = async (file) => fs.writeFileSync(`${file}.br`, await compress(fs.readFileSync(file), { params }));
const names = fs.readdirSync(folder, { recursive: true }).map((name) => path.join(folder, String(name)));
const files = names.filter((name) => fs.statSync(name).isFile() && !name.endsWith(".br") && !fs.existsSync(`${name}.br`));
await Promise.all(files.map(write));
