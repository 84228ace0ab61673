// @ts-check
/**
 * The server's time. The clock of the computer under a screen may be hours or years off, so no
 * screen shows it: every picture and every beat says what time it is at the server, and in between
 * time is counted by what has passed.
 */

/** What `performance.now()` was when it was midnight of 1970 at the server; null if nobody said. */
/** @type {number | null} */
let beginning = null;

/**
 * The server has said what time it is.
 *
 * @param {string | undefined | null} at ISO-8601
 * @returns {boolean} whether that was a time
 */
export function hear(at) {
  const time = Date.parse(at ?? '');
  if (Number.isNaN(time)) return false;
  beginning = performance.now() - time;
  return true;
}

/** Milliseconds since 1970 at the server; by this computer until the server was heard. */
export const now = () => (beginning === null ? Date.now() : performance.now() - beginning);
