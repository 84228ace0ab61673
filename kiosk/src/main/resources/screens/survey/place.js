// @ts-check
/** @import { Invitation } from 'loket-api' */

/**
 * Where a respondent is, kept for as long as the window is open, so that a tablet that is loaded
 * again goes on there. It names no person; free words are never put down.
 *
 * @typedef {object} Place
 * @property {Invitation} invitation
 * @property {string} begunBy the request with which it was begun
 * @property {string} claim empty if the office's word of it had not come
 * @property {number} until when the time to answer ends, in milliseconds since 1970
 * @property {string} requestId of the answers
 * @property {'question' | 'profile' | 'comment'} page
 * @property {number} at
 * @property {Record<string, number>} answers
 * @property {Record<string, string>} profile
 * @property {number} asked
 * @property {string} language
 *
 * @typedef {object} Kept
 * @property {string} version of the questionnaire that was asked
 * @property {Place} place
 */
const KEY = 'loket-survey-place';

/** @param {unknown} place null where nobody is */
export function keepPlace(place) {
  if (place === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(place));
}

/** @returns {Kept | null} none where another program has put it down */
export function placeBefore() {
  const kept = sessionStorage.getItem(KEY);
  const place = kept === null ? null : JSON.parse(kept);
  return place?.place === undefined ? null : place;
}
