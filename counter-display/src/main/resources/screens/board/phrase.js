// @ts-check
// The words of one call, as clips to play and as a caption to read. The same rule as
// id.loket.display.Wording, which says why; phrases.json keeps the two equal. What is said in a
// language stands in words.json beside its clips.

const HIGHEST_COUNTER = 999;
const WORD = 50;
const PART = 150;
const COMMA = 240;
/** The set whose clips bear no folder in their names. */
export const FIRST = 'id';

/**
 * @typedef {{clip: string, pauseMilliseconds: number}} Step
 * @typedef {{steps: Step[], caption: string}} Phrase
 * @typedef {{name: string, again: string, ticket: string, letter: string, counter: string,
 *   names: boolean, test: string, testCaption: string, digits: string[],
 *   numbers: Record<string, string>}} Wording
 */

/**
 * What is said while more calls wait to be spoken: without what the board shows as well.
 *
 * @param {Wording} wording
 * @returns {Wording}
 */
export const brief = (wording) => ({ ...wording, ticket: '', names: false });

/**
 * @param {string} language the folder of its clips
 * @param {Wording} wording
 * @param {{prefix: string, digits: string, counter: number, counterName: string, recall: boolean}} call
 * @returns {Phrase}
 */
export function phrase(language, wording, call) {
  const spelled = [...call.digits].map((digit) => wording.digits[Number(digit)]);
  const loket = number(wording, call.counter);
  const name = wording.names ? call.counterName.trim() : '';

  /** @type {(text: string, pause: number) => Step} */
  const step = (text, pauseMilliseconds) => ({ clip: clip(language, text), pauseMilliseconds });
  /** @type {(list: string[]) => Step[]} */
  const words = (list) => list.map((word, i) => step(word, i < list.length - 1 ? WORD : COMMA));

  /** @type {Step[]} */
  const steps = [];
  if (call.recall) steps.push(step(wording.again, COMMA));
  if (wording.ticket) steps.push(step(wording.ticket, PART));
  steps.push(step(wording.letter.replace('{letter}', call.prefix.toLowerCase()), COMMA));
  steps.push(...words(spelled));
  steps.push(step(wording.counter, WORD));
  steps.push(...words(loket));
  if (slug(name)) steps.push(step(name, COMMA));

  const caption =
    (call.recall ? `${wording.again}, ` : '') +
    `${wording.ticket ? `${wording.ticket} ` : ''}${call.prefix}, ${spelled.join(' ')}, ${wording.counter} ${loket.join(' ')}` +
    (name ? `, ${name}` : '');
  return { steps, caption: caption[0].toUpperCase() + caption.slice(1) };
}

/** What is said where nobody is called. @param {string} language @param {Wording} wording @returns {Phrase} */
export function test(language, wording) {
  return {
    steps: [{ clip: clip(language, wording.test), pauseMilliseconds: COMMA }],
    caption: wording.testCaption,
  };
}

/** @param {string} language @param {string} text */
function clip(language, text) {
  return (language === FIRST ? '' : `${language}/`) + slug(text);
}

/** The clip's name of a written text. @param {string} written */
export function slug(written) {
  return written
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
}

/** A number from 1 to 999 in words. @param {Wording} wording @param {number} value @returns {string[]} */
export function number(wording, value) {
  if (!Number.isInteger(value) || value < 1 || value > HIGHEST_COUNTER) {
    throw new RangeError(`loket ${value}: 1 to ${HIGHEST_COUNTER} is allowed`);
  }
  const whole = wording.numbers[value];
  if (whole) return whole.split(' ');
  const part = value % (value > 100 ? 100 : 10);
  if (value < 10 || !wording.numbers[value - part]) {
    throw new RangeError(`loket ${value}: has no words in ${wording.name}`);
  }
  return [...number(wording, value - part), ...number(wording, part)];
}
