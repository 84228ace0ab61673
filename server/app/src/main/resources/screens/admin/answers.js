// @ts-check
import { Problem } from 'loket/api.js';

/**
 * What the office said no to. Errors that are not the office's are programming mistakes and go on
 * to the browser's console.
 *
 * @param {unknown} problem
 * @param {Element} [section] told `session-ended` if the session is over
 */
export function problemOf(problem, section) {
  if (!(problem instanceof Problem)) throw problem;
  if (problem.code === 'login-needed') {
    section?.dispatchEvent(new CustomEvent('session-ended', { bubbles: true }));
  }
  return { code: problem.code, detail: problem.detail, errors: problem.body.errors ?? [] };
}
