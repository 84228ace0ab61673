// @ts-check
/** What the page of the index says that is put together from figures and days. */
import { Problem } from 'loket/api.js';
import { staffTexts } from 'loket/staff.js';
import id from './texts.id.js';

/** @typedef {import('loket-api').Ikm['grades'][number]} Grade */

export const say = staffTexts(id);

/** `3.333` as Indonesian writes it. @param {string | null} figure */
export const comma = (figure) => (figure === null ? '–' : figure.replace('.', ','));

/** @param {string} day `yyyy-MM-dd` */
export const spelled = (day) =>
  new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day));

/** @param {string} from @param {string} to */
export const between = (from, to) => say('between', { from: spelled(from), to: spelled(to) });

/** @param {Grade} grade */
export const range = ({ lowest, highest }) => `${comma(lowest)} – ${comma(highest)}`;

/** @param {Grade} grade */
export const interval = (grade) => say('interval', { mutu: grade.mutu, range: range(grade) });

/** @param {string} kind */
export const kindOf = (kind) => say(`kind${kind}`);

/** @param {number} n */
export const commentsTitle = (n) => (n === 0 ? say('comments') : say('commentsCount', { n }));

/** @param {string} weight */
export const stepWeight = (weight) =>
  weight === '1/9'
    ? say('stepWeightNinth')
    : say(weight.includes(' ') ? 'stepWeights' : 'stepWeight', { weight });

/** @param {string} code */
export const refused = (code) => say(say.has(`refused-${code}`) ? `refused-${code}` : 'refused');

/** What the office said no with, in words. @param {unknown} problem anything else is thrown on */
export function refusal(problem) {
  if (!(problem instanceof Problem)) throw problem;
  return problem.status === 422 ? say('paperRefused', { detail: problem.detail }) : refused(problem.code);
}
