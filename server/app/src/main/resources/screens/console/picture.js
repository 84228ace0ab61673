// @ts-check
/**
 * What the server says about this console, as it comes over `/api/v1/console/live`. Only types and
 * small questions about one picture; the order of the queue is the server's business.
 */

/** @typedef {import('loket-api').ConsolePicture} Picture */
/** @typedef {import('loket-api').MyCounter} Mine */
/** @typedef {import('loket-api').CurrentVisit} Current */
/** @typedef {Picture['counters'][number]} Counter */
/** @typedef {Mine['next'][number]} Waiting */

/** @typedef {import("./keys.js").Action} Action */

/**
 * The one next sensible action: the biggest button.
 *
 * @param {Mine} mine
 * @returns {"callNext" | "start" | "finish" | "pause"} `pause` opens a paused counter
 */
export function nextAction(mine) {
  if (mine.current?.state === 'SERVING') return 'finish';
  if (mine.current?.state === 'CALLED') return 'start';
  return mine.state === 'PAUSED' ? 'pause' : 'callNext';
}

/**
 * The ticket that a typed number means: `R018`, `r 18`, or `18` where the counter has one prefix.
 *
 * @param {string} typed
 * @param {Mine} mine
 * @returns {string | null} the number as it stands on the slip
 */
export function numberOf(typed, mine) {
  const parts = /^([A-Z])?0*([1-9]\d{0,3})$/.exec(typed.toUpperCase().replace(/[\s-]/g, ''));
  if (parts === null) return null;
  const prefixes = [...new Set(mine.services.map((one) => one.prefix).filter((one) => one))];
  const prefix = parts[1] ?? (prefixes.length === 1 ? prefixes[0] : null);
  return prefix ? prefix + parts[2].padStart(3, '0') : null;
}

/**
 * The id of a ticket that stands in no list of the picture: service day, prefix, serial.
 *
 * @param {string} number
 * @param {string} day
 */
export function idOf(number, day) {
  return `${day}-${number[0]}-${Number(number.slice(1))}`;
}
