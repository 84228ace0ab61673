// @ts-check
import { Problem } from 'loket/api.js';

/**
 * What the office said no to. Errors that are not the office's are programming mistakes and go on
 * to the browser's console.
 *
 * @param {unknown} problem
 * @param {Element} [section] told `session-ended` if the session is over
 * @returns {{ code: string, detail: string, errors: { path: string, message: string, words: string }[] }}
 */
export function problemOf(problem, section) {
  if (!(problem instanceof Problem)) throw problem;
  if (problem.code === 'login-needed') {
    section?.dispatchEvent(new CustomEvent('session-ended', { bubbles: true }));
  }
  const errors = Array.isArray(problem.body['errors']) ? problem.body['errors'] : [];
  return { code: problem.code, detail: problem.detail, errors };
}

/**
 * A list, whether it came bare or under its name.
 *
 * @param {any} answer
 * @param {string} name
 */
export function listOf(answer, name) {
  return Array.isArray(answer) ? answer : (answer?.[name] ?? []);
}
