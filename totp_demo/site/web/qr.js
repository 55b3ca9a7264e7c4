/** Drawing and reading QR codes for Python on a page: `totp_demo.hosts.in_browser.Script`. */
// @ts-expect-error npm's zxing-wasm, beside this file once a site is made
import { BINARIZERS, CHARACTER_SETS, defaultReaderOptions, EAN_ADD_ON_SYMBOLS, encodeFormats, prepareZXingModule, TEXT_MODES } from "../../zxing/reader/index.js";
import { draw } from "./sheet.js";

const OPTIONS = {
  ...defaultReaderOptions,
  formats: encodeFormats(["QRCode"]),
  // As it was written: the reader's default marks control characters for people to see.
  textMode: TEXT_MODES.indexOf("Plain"),
  binarizer: BINARIZERS.indexOf("LocalAverage"),
  eanAddOnSymbol: EAN_ADD_ON_SYMBOLS.indexOf("Ignore"),
  characterSet: CHARACTER_SETS.indexOf("Unknown"),
};

/** @param {ArrayBuffer} wasmBinary of zxing_reader.wasm @returns {Promise<object>} what Python draws and reads with */
export async function bench(wasmBinary) {
  const zxing = await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  /** @param {Uint8Array} bytes @param {(place: number) => any} read */
  function given(bytes, read) {
    const place = zxing._malloc(bytes.length);
    try {
      zxing.HEAPU8.set(bytes, place);
      const found = read(place);
      return Array.from({ length: found.size() }, (_, i) => found.get(i));
    } finally {
      zxing._free(place);
    }
  }
  const texts = (/** @type {any[]} */ found) => JSON.stringify(found.map(({ text }) => text));
  return {
    /** @param {string} sheet */
    draw(sheet) {
      const { width, greys } = draw(JSON.parse(sheet));
      return {
        width,
        greys: () => greys,
        texts: (/** @type {boolean} */ tryInvert) => texts(given(greys, (place) => zxing.readBarcodesFromPixmap(place, width, width, { ...OPTIONS, tryInvert }))),
      };
    },
    /** @param {string} file in hexadecimal @param {boolean} tryInvert */
    textsOfFile(file, tryInvert) {
      const bytes = Uint8Array.from(file.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
      try {
        const found = given(bytes, (place) => zxing.readBarcodesFromImage(place, bytes.length, { ...OPTIONS, tryInvert, returnErrors: false }));
        return found.some(({ error }) => error) ? "null" : texts(found);
      } catch {
        return "null";
      }
    },
  };
}
