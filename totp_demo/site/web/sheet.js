/** A spoilt QR code as a picture: what Pillow does elsewhere, for `totp_demo.qr.sheet.Sheet`. */

/** @typedef {{rows: string[], pixels: number, spots: [number, number, number, number][], blur: number}} Sheet rows in hexadecimal, a byte a module */

const PASSES = 3; // of a box, which together are a Gaussian blur as good as Pillow's

/** @param {Sheet} sheet @returns {{width: number, greys: Uint8Array}} a byte for each pixel, row by row */
export function draw({ rows, pixels, spots, blur }) {
  const width = rows.length * pixels;
  /** @type {Uint8Array} */
  let greys = new Uint8Array(width * width);
  for (let y = 0; y < width; y++) {
    const row = rows[Math.floor(y / pixels)] ?? "";
    for (let x = 0; x < width; x++) {
      const at = 2 * Math.floor(x / pixels);
      greys[y * width + x] = Number.parseInt(row.slice(at, at + 2), 16);
    }
  }
  for (const [left, top, radius, grey] of spots) {
    for (let y = Math.max(0, Math.floor(top - radius)); y <= Math.min(width - 1, top + radius); y++) {
      const half = Math.sqrt(radius ** 2 - (y - top) ** 2) || 0;
      greys.fill(grey, y * width + Math.max(0, Math.round(left - half)), y * width + Math.min(width, Math.round(left + half) + 1));
    }
  }
  if (blur) {
    const radius = boxRadius(blur);
    for (let turn = 0; turn < 2; turn++) {
      for (let pass = 0; pass < PASSES; pass++) for (let y = 0; y < width; y++) box(greys.subarray(y * width, (y + 1) * width), radius);
      greys = turned(greys, width);
    }
  }
  return { width, greys };
}

/** The radius of boxes that come to a Gaussian blur: Gwosdek and others, SSVM 2011. @param {number} sigma */
function boxRadius(sigma) {
  const square = sigma ** 2 / PASSES;
  const whole = Math.floor((Math.sqrt(12 * square + 1) - 1) / 2);
  return whole + ((2 * whole + 1) * (whole * (whole + 1) - 3 * square)) / (6 * (square - (whole + 1) ** 2));
}

/** Blur a line by a box; its ends go on beyond it. @param {Uint8Array} line @param {number} radius */
function box(line, radius) {
  const before = line.slice();
  const end = line.length - 1;
  const whole = Math.floor(radius);
  const edge = radius - whole;
  const at = (/** @type {number} */ i) => before[Math.min(end, Math.max(0, i))] ?? 0;
  let sum = 0;
  for (let i = -whole; i <= whole; i++) sum += at(i);
  for (let i = 0; i <= end; i++) {
    line[i] = Math.round((sum + edge * (at(i - whole - 1) + at(i + whole + 1))) / (2 * radius + 1));
    sum += at(i + whole + 1) - at(i - whole);
  }
}

/** @param {Uint8Array} greys of a square @param {number} width @returns {Uint8Array} rows as columns */
function turned(greys, width) {
  const other = new Uint8Array(greys.length);
  for (let y = 0; y < width; y++) for (let x = 0; x < width; x++) other[x * width + y] = greys[y * width + x] ?? 0;
  return other;
}
