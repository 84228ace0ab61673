// @ts-check
import { Problem } from './api.js';

/**
 * A form that asks the office.
 *
 * @typedef {object} Asking
 * @property {boolean} busy
 * @property {string} trouble
 * @property {(problem: Problem) => void} refused says why it was not done
 */

/**
 * Asks, while the form is busy and says nothing; what the office refuses is told by the form.
 *
 * @param {Asking} form
 * @param {() => Promise<void>} question
 */
export async function asking(form, question) {
  form.busy = true;
  form.trouble = '';
  try {
    await question();
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    form.refused(failure);
  } finally {
    form.busy = false;
  }
}
