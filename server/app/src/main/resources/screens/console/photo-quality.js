// @ts-check
/**
 * Simple, honest measures of a picture before it becomes somebody's photo: whether it is light and
 * sharp enough, and whether something other than the wall stands in the middle. They know no face
 * and decide nothing: they are hints for the officer.
 *
 * @typedef {{ width: number, height: number, data: Uint8ClampedArray | Uint8Array }} Pixels RGBA
 * @typedef {{ light: number, sharpness: number, wall: number, share: number, left: number,
 *   top: number }} Measures
 * @typedef {'DARK' | 'BRIGHT' | 'BLURRED' | 'RESTLESS_WALL' | 'NOBODY' | 'FAR' | 'NEAR' | 'LEFT'
 *   | 'RIGHT' | 'HIGH' | 'LOW'} Hint
 */

/** All is measured on a picture of this width, so that the figures mean the same at every size. */
export const WIDTH = 160;

/** A pixel is not the wall when it differs by so much, of 255 each in red, green and blue. */
const OTHER = 60;

const DARK = 40;
const BRIGHT = 215;
const BLURRED = 25;
const RESTLESS = 30;

/** Of the picture's area: an empty chair, and what head and shoulders fill at arm's length. */
const NOBODY = 0.06;
const FAR = 0.14;
const NEAR = 0.62;

/** Below it is the desk's edge, or the camera's own writing. */
const FLOOR = 0.92;

/** How far the middle of the person may be from where it should be, in parts of the picture. */
const OFF = 0.09;

/** @param {Pixels} picture @returns {Measures} */
export function measure(picture) {
  const { width } = picture;
  const height = Math.floor(picture.height * FLOOR);
  const wall = wallOf(picture);
  let share = 0;
  let left = 0;
  let top = height;
  let light = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!differs(picture, x, y, wall.colour)) continue;
      share++;
      left += x;
      light += luma(picture, x, y);
      top = Math.min(top, rowIsPerson(picture, y, wall.colour) ? y : top);
    }
  }
  const pixels = width * height;
  return {
    light: share > pixels * NOBODY ? light / share : meanLight(picture),
    sharpness: sharpnessOf(picture),
    wall: wall.unrest,
    share: share / pixels,
    left: share === 0 ? 0.5 : left / share / width,
    top: top / picture.height,
  };
}

/** What the officer may want to mend first; at most three. @param {Measures} seen @returns {Hint[]} */
export function hintsOf(seen) {
  /** @type {Hint[]} */
  const hints = [];
  if (seen.light < DARK) hints.push('DARK');
  else if (seen.light > BRIGHT) hints.push('BRIGHT');
  if (seen.share < NOBODY) return [...hints, 'NOBODY'];
  if (seen.sharpness < BLURRED) hints.push('BLURRED');
  if (seen.left < 0.5 - OFF) hints.push('LEFT');
  else if (seen.left > 0.5 + OFF) hints.push('RIGHT');
  if (seen.share < FAR) hints.push('FAR');
  else if (seen.share > NEAR) hints.push('NEAR');
  else if (seen.top > 0.35) hints.push('LOW');
  else if (seen.top < 0.03) hints.push('HIGH');
  if (seen.wall > RESTLESS) hints.push('RESTLESS_WALL');
  return hints.slice(0, 3);
}

/**
 * The wall's colour and how even it is, from the two upper corners.
 *
 * @param {Pixels} picture
 */
function wallOf(picture) {
  const side = Math.max(1, Math.floor(picture.width / 8));
  /** @type {number[][]} */
  const channels = [[], [], []];
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      for (const at of [x, picture.width - 1 - x]) {
        const i = 4 * (y * picture.width + at);
        for (let c = 0; c < 3; c++) channels[c].push(picture.data[i + c]);
      }
    }
  }
  const colour = channels.map((values) => [...values].sort((a, b) => a - b)[values.length >> 1]);
  const unrest = Math.max(
    ...channels.map((values, c) => Math.sqrt(mean(values.map((value) => (value - colour[c]) ** 2)))),
  );
  return { colour, unrest };
}

/** @param {Pixels} picture @param {number} x @param {number} y @param {number[]} colour */
function differs(picture, x, y, colour) {
  const i = 4 * (y * picture.width + x);
  let sum = 0;
  for (let c = 0; c < 3; c++) sum += Math.abs(picture.data[i + c] - colour[c]);
  return sum > OTHER;
}

/** A row with more than a stray hair of somebody in it. @param {Pixels} picture @param {number} y @param {number[]} colour */
function rowIsPerson(picture, y, colour) {
  let count = 0;
  for (let x = 0; x < picture.width; x += 4) count += differs(picture, x, y, colour) ? 1 : 0;
  return count * 4 > picture.width / 10;
}

/** @param {Pixels} picture @param {number} x @param {number} y */
function luma(picture, x, y) {
  const i = 4 * (y * picture.width + x);
  return 0.299 * picture.data[i] + 0.587 * picture.data[i + 1] + 0.114 * picture.data[i + 2];
}

/** @param {Pixels} picture */
function meanLight(picture) {
  let sum = 0;
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) sum += luma(picture, x, y);
  }
  return sum / (picture.width * picture.height);
}

/**
 * The variance of the Laplacian over the middle of the picture (Pech-Pacheco and others, 2000).
 *
 * @param {Pixels} picture
 */
function sharpnessOf(picture) {
  const { width, height } = picture;
  const values = [];
  for (let y = Math.floor(height / 6); y < Math.floor((height * 5) / 6); y++) {
    for (let x = Math.floor(width / 4); x < Math.floor((width * 3) / 4); x++) {
      if (x < 1 || y < 1 || x >= width - 1 || y >= height - 1) continue;
      values.push(
        luma(picture, x - 1, y) +
          luma(picture, x + 1, y) +
          luma(picture, x, y - 1) +
          luma(picture, x, y + 1) -
          4 * luma(picture, x, y),
      );
    }
  }
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** 2));
}

/** @param {number[]} values */
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
