// @ts-check
// What a sign shows of its loket at a moment. Pure, so that it can be tried without a browser.

/** So long after a call its number blinks; the same figure as of the signs on a cable. */
export const BLINK_MILLISECONDS = 10_000;

/** Lit and dark for so long: once a second. */
const HALF_MILLISECONDS = 500;

/** @typedef {import('loket-api').SignPicture['counters'][number]} Counter */

/** Remembers since when the call that is shown now is a call. */
export class Calls {
  #announcement = '';
  #since = -Infinity;

  /**
   * Another announcement is another call, however old it is already.
   *
   * @param {Counter | null} counter
   * @param {number} now in milliseconds of the computer's steady time
   */
  hear(counter, now) {
    const call = counter?.call ?? null;
    if (call && call.announcement !== this.#announcement) this.#since = now - call.ageSeconds * 1000;
    this.#announcement = call?.announcement ?? '';
  }

  /** @param {Counter} counter @param {number} now */
  isNew(counter, now) {
    return counter.showing === 'CALLING' && now - this.#since < BLINK_MILLISECONDS;
  }

  /** A new call begins lit. @param {Counter} counter @param {number} now */
  isLit(counter, now) {
    return !this.isNew(counter, now) || Math.floor((now - this.#since) / HALF_MILLISECONDS) % 2 === 0;
  }
}
