// @ts-check
import { Problem, get, post, put, requestId } from 'loket/api.js';
import { spell } from 'loket/day.js';
import { problemOf } from './answers.js';
import { say } from './words.js';

/** @typedef {Omit<import('loket-api').CatalogueImport, "requestId">} Wish */

/**
 * Brings a catalogue into force; where only a person can know whether that is right, asks.
 *
 * @param {Wish} wish
 * @returns {Promise<void>}
 */
export async function adopt(wish) {
  try {
    await put('catalogue', { requestId: requestId(), ...wish });
  } catch (problem) {
    const code = problem instanceof Problem ? problem.code : '';
    if (code === 'zone-with-people' && window.confirm(say('catalogueZone'))) {
      return adopt({ ...wish, confirmZone: true });
    }
    if (code === 'day-unsure' && (await dayIsRight())) return adopt(wish);
    throw problem;
  }
}

/** Whether the person says so, and the server was told. */
async function dayIsRight() {
  try {
    const { day } = await get('day');
    if (!window.confirm(say('catalogueDay', { day: spell(day) ?? day }))) return false;
    await post('day/answer', { requestId: requestId(day), right: true });
    return true;
  } catch (problem) {
    problemOf(problem); // What is no answer of the office is a fault of ours.
    return false;
  }
}
