// @ts-check
// The words of one call, as clips to play and as a caption to read. The same rule as
// id.loket.display.Phrase, which says why; phrases.json keeps the two equal.

const DIGITS = [
  'kosong', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan',
];
const HIGHEST_COUNTER = 999;
const WORD = 50;
const PART = 150;
const COMMA = 240;

/**
 * @typedef {{clip: string, pauseMilliseconds: number}} Step
 * @typedef {{steps: Step[], caption: string}} Phrase
 */

/**
 * @param {{prefix: string, digits: string, counter: number, counterName: string, recall: boolean}} call
 * @returns {Phrase}
 */
export function phrase(call) {
  const digits = [...call.digits].map((digit) => DIGITS[Number(digit)]);
  const loket = number(call.counter);
  const name = call.counterName.trim();

  /** @type {Step[]} */
  const steps = [];
  if (call.recall) steps.push(step('panggilan-ulang', COMMA));
  steps.push(step('nomor-antrean', PART));
  steps.push(step('huruf-' + call.prefix.toLowerCase(), COMMA));
  steps.push(...words(digits));
  steps.push(step('silakan-ke-loket', WORD));
  steps.push(...words(loket));
  if (slug(name)) steps.push(step(slug(name), COMMA));

  const start = call.recall ? 'Panggilan ulang, nomor antrean ' : 'Nomor antrean ';
  const caption =
    `${start}${call.prefix}, ${digits.join(' ')}, silakan ke loket ${loket.join(' ')}` +
    (name ? `, ${name}` : '');
  return { steps, caption };
}

/** The clip's name of a written text. @param {string} written */
export function slug(written) {
  return written.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '').toLowerCase();
}

/** A number from 1 to 999 in words. @param {number} value @returns {string[]} */
export function number(value) {
  if (!Number.isInteger(value) || value < 1 || value > HIGHEST_COUNTER) {
    throw new RangeError(`loket ${value}: 1 to ${HIGHEST_COUNTER} is allowed`);
  }
  const result = [];
  if (value >= 200) result.push(DIGITS[Math.floor(value / 100)], 'ratus');
  else if (value >= 100) result.push('seratus');
  const rest = value % 100;
  if (rest === 10) result.push('sepuluh');
  else if (rest === 11) result.push('sebelas');
  else if (rest > 11 && rest < 20) result.push(DIGITS[rest - 10], 'belas');
  else {
    if (rest >= 20) result.push(DIGITS[Math.floor(rest / 10)], 'puluh');
    if (rest % 10 > 0) result.push(DIGITS[rest % 10]);
  }
  return result;
}

/** @param {string} clip @param {number} pauseMilliseconds @returns {Step} */
function step(clip, pauseMilliseconds) {
  return { clip, pauseMilliseconds };
}

/** @param {string[]} list @returns {Step[]} */
function words(list) {
  return list.map((word, i) => step(word, i < list.length - 1 ? WORD : COMMA));
}
