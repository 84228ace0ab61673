// @ts-check
// How large the letters of the board must be, and how many rows then fit.

/** A capital letter has to be at least this part of the reading distance: 5 mm a metre. */
const CAP_PER_DISTANCE = 1 / 200;
/** Of the short side: smaller letters would only leave the board empty, larger ones do not fit. */
const SMALLEST = 0.056;
const LARGEST = 0.08;

/**
 * @param {{width: number, height: number, distanceMetres: number, panelHeightMillimetres: number,
 *   capRatio: number}} hall  pixels of the window; capRatio: capital height per font size
 * @returns {{unit: number, tooSmall: boolean}} the smallest font size in pixels; tooSmall if the
 *   panel cannot carry it
 */
export function letters(hall) {
  const pixelsPerMillimetre = hall.height / hall.panelHeightMillimetres;
  const cap = hall.distanceMetres * 1000 * CAP_PER_DISTANCE * pixelsPerMillimetre;
  const wanted = cap / hall.capRatio;
  const side = Math.min(hall.width, hall.height);
  const unit = Math.ceil(Math.min(Math.max(wanted, side * SMALLEST), side * LARGEST));
  return { unit, tooSmall: unit < Math.floor(wanted) };
}

/**
 * @typedef {'line' | 'tall' | 'short'} Style  line: number, loket and name on one row; tall: the
 *   name on a row of its own; short: no name, several in a row
 * @typedef {{style: Style, calls: number, historyRows: number}} Rows
 */

/**
 * Chooses how calls are written, so that each current call stands on the board and at least one row
 * of history with its heading is left.
 *
 * @param {{rows: number, calls: number, history: number, perRow: number, namesFit: boolean}} room
 *   rows: how many fit; calls, history: how many there are; perRow: short ones side by side
 * @returns {Rows}
 */
export function arrange(room) {
  const history = room.history > 0 ? 2 : 0;
  const forCalls = Math.max(1, room.rows - 1 - history);
  const wanted = room.calls;
  /** @param {Style} style @param {number} calls @param {number} used */
  const result = (style, calls, used) => ({
    style,
    calls,
    historyRows: Math.max(0, room.rows - (wanted > 0 ? 1 : 0) - used - 1),
  });
  if (room.namesFit && wanted <= forCalls) return result('line', wanted, wanted);
  if (wanted * 2 <= forCalls) return result('tall', wanted, wanted * 2);
  const used = Math.min(forCalls, Math.ceil(wanted / room.perRow));
  return result('short', Math.min(wanted, used * room.perRow), used);
}

/** Capital height per font size of the page's own typeface, measured. @returns {number} */
export function capRatio() {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return 0.67;
  pen.font = `700 100px ${getComputedStyle(document.body).fontFamily}`;
  const height = pen.measureText('H').actualBoundingBoxAscent / 100;
  return height > 0.5 && height < 0.9 ? height : 0.67;
}
