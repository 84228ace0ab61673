// @ts-check
/**
 * What this machine must not forget when its page is loaded again: one visitor's request. Its id is
 * made when the requirements are shown; from the first tap on, the body is fixed, so that the same
 * visitor gets the same ticket whatever the network does. It is dropped when the number was left,
 * and a visit that nobody touched for a minute is nobody's.
 *
 * @typedef {object} Visit
 * @property {string} requestId
 * @property {string} service
 * @property {string} priority
 * @property {string} language
 * @property {boolean} sent
 * @property {string[]} [missing] papers that are not here, from the first tap on
 * @property {number} touchedAt
 */

const KEY = 'loket.visit';
const STALE_MILLISECONDS = 65_000;

/** @param {Visit} visit */
export function keep(visit) {
  sessionStorage.setItem(KEY, JSON.stringify({ ...visit, touchedAt: Date.now() }));
}

export function forget() {
  sessionStorage.removeItem(KEY);
}

/** @returns {Visit | null} */
export function recall() {
  const kept = sessionStorage.getItem(KEY);
  if (kept === null) return null;
  const visit = /** @type {Visit} */ (JSON.parse(kept));
  const age = Date.now() - visit.touchedAt;
  if (age >= 0 && age < STALE_MILLISECONDS) return visit;
  forget();
  return null;
}
