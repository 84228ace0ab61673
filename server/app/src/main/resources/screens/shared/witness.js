// @ts-check
/**
 * The newest state of the office that this screen has heard of, kept over a reload and told when a
 * topic is opened: an office that was put back to an older state learns from its screens that it is.
 */

const KEY = 'loket.seen';

/** Kept here where the browser has no storage. @type {string} */
let seen = stored();

function stored() {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

/** @param {string | undefined} state as a beat tells it; an older server tells none */
export function witness(state) {
  if (!state || state === seen) return;
  seen = state;
  try {
    localStorage.setItem(KEY, state);
  } catch {
    // It is known until the page is left.
  }
}

/** This screen belongs to another office from now on, or to none. */
export function forgetWitness() {
  seen = '';
  try {
    localStorage.removeItem(KEY);
  } catch {
    // There was none.
  }
}

/** @param {string} topic */
export function withWitness(topic) {
  if (!seen) return topic;
  return `${topic}${topic.includes('?') ? '&' : '?'}seen=${encodeURIComponent(seen)}`;
}
