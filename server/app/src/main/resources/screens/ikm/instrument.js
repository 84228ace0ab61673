// @ts-check
/** The unsur of a questionnaire that is typed: added, dropped, weighed. */

/** @import { Questionnaire } from 'loket-api' */
/** @typedef {Questionnaire['unsur'][number]} Unsur */
/** @typedef {Questionnaire['questions'][number]} Question */
/** @typedef {{ up: bigint, down: bigint }} Fraction */

/** What an unsur is called until its name says its key. */
const UNNAMED = 'BARU__';
const MOST_LETTERS = 32;

/** @param {bigint} a @param {bigint} b @returns {bigint} */
const divisor = (a, b) => (b === 0n ? a : divisor(b, a % b));

/** Exactly what is written, `1/9` or `0,2`; null if that is no weight: one of 0 counts for nothing. @param {string} written @returns {Fraction | null} */
export function fraction(written) {
  const found = /^\s*(\d{1,6})(?:\/(\d{1,6})|[.,](\d{1,9}))?\s*$/.exec(written);
  if (found === null) return null;
  const [, whole = '0', below, decimals = ''] = found;
  const down = below === undefined ? 10n ** BigInt(decimals.length) : BigInt(below);
  const up = BigInt(below === undefined ? whole + decimals : whole);
  return up === 0n || down === 0n ? null : { up, down };
}

/** Of all weights, in lowest terms; null if one of them is none. @param {Questionnaire} of @returns {string | null} */
export function sumOfWeights(of) {
  let sum = /** @type {Fraction} */ ({ up: 0n, down: 1n });
  for (const one of of.unsur) {
    const weight = fraction(one.weight);
    if (weight === null) return null;
    sum = { up: sum.up * weight.down + weight.up * sum.down, down: sum.down * weight.down };
  }
  const by = divisor(sum.up, sum.down);
  return sum.down === by ? String(sum.up / by) : `${sum.up / by}/${sum.down / by}`;
}

/** @param {Questionnaire} of */
export function weighEqually(of) {
  for (const one of of.unsur) one.weight = `1/${of.unsur.length}`;
}

/** @param {string} key @returns {Question} */
const blank = (key) => ({
  key,
  text: { id: '', en: '' },
  answers: [1, 2, 3, 4].map((value) => ({ value, text: { id: '', en: '' } })),
});

/** An unsur with a question, its key to be had from its name. @param {Questionnaire} of @returns {string} what it is called until then */
export function addUnsur(of) {
  let number = 1;
  while (of.unsur.some((one) => one.key === UNNAMED + number)) number++;
  const key = UNNAMED + number;
  of.unsur.push({ key, name: '', weight: '0', questions: [key] });
  of.questions.push(blank(key));
  return key;
}

/** One of the regulation's nine that was left out, under its own key. @param {Questionnaire} of @param {Questionnaire} standard @param {Unsur} unsur */
export function putBack(of, standard, unsur) {
  of.unsur.push({ ...structuredClone(unsur), weight: '0' });
  of.questions.push(
    ...structuredClone(standard.questions.filter((one) => unsur.questions.includes(one.key))),
  );
}

/** One more question of an unsur, below the others. @param {Questionnaire} of @param {Unsur} unsur @param {string[]} used keys that had a meaning before @returns {string} its key */
export function addQuestion(of, unsur, used) {
  let number = 2;
  while (
    used.includes(`${unsur.key}_${number}`) ||
    of.questions.some((one) => one.key === `${unsur.key}_${number}`)
  )
    number++;
  const key = `${unsur.key}_${number}`;
  const last = of.questions.findIndex((one) => one.key === unsur.questions.at(-1));
  of.questions.splice(last + 1, 0, blank(key));
  unsur.questions.push(key);
  return key;
}

/** @param {Questionnaire} of @param {Unsur} unsur @param {string} key */
export function dropQuestion(of, unsur, key) {
  unsur.questions = unsur.questions.filter((one) => one !== key);
  of.questions = of.questions.filter((one) => one.key !== key);
}

/** @param {Questionnaire} of @param {Unsur} unsur */
export function dropUnsur(of, unsur) {
  of.questions = of.questions.filter((one) => !unsur.questions.includes(one.key));
  of.unsur = of.unsur.filter((one) => one !== unsur);
}

/**
 * As it is put in force: new unsur have keys of their names, weights a point.
 *
 * @param {Questionnaire} typed
 * @param {string[]} used keys that had a meaning before
 * @returns {Questionnaire}
 */
export function named(typed, used) {
  const all = structuredClone(typed);
  for (const one of all.unsur) {
    one.weight = one.weight.trim().replace(',', '.');
    if (!one.key.startsWith(UNNAMED)) continue;
    const key = keyOf(one.name, [...used, ...all.unsur.flatMap((its) => [its.key, ...its.questions])]);
    for (const question of all.questions) {
      if (one.questions.includes(question.key)) question.key = question.key.replace(one.key, key);
    }
    one.questions = one.questions.map((its) => its.replace(one.key, key));
    one.key = key;
  }
  return all;
}

/** @param {string} name @param {string[]} used */
function keyOf(name, used) {
  const letters = name
    .normalize('NFD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^[^A-Z]+|_+$/g, '')
    .slice(0, MOST_LETTERS - 6);
  const begin = letters === '' ? 'UNSUR' : letters;
  let key = begin;
  for (let number = 2; used.includes(key); number++) key = `${begin}_U${number}`;
  return key;
}

/** Whether answers to one can't be counted as answers to the other. @param {Questionnaire} one @param {Questionnaire} other */
export const differ = (one, other) => JSON.stringify(one.unsur) !== JSON.stringify(other.unsur);

/** Those of the regulation's nine that are not asked. @param {Questionnaire} of @param {Questionnaire} standard @returns {Unsur[]} */
export const missing = (of, standard) =>
  standard.unsur.filter((nine) => of.unsur.every((one) => one.key !== nine.key));

/** The first day of the quarter that begins on or after a day. @param {string} day `yyyy-MM-dd` */
export function quarterFrom(day) {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const begun = (month - 1) % 3 === 0 && date === 1;
  const next = begun ? month : (Math.floor((month - 1) / 3) + 1) * 3 + 1;
  return next > 12 ? `${year + 1}-01-01` : `${year}-${String(next).padStart(2, '0')}-01`;
}
