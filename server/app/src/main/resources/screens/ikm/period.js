// @ts-check
/**
 * The periods of a survey: quarter, semester, year (skm.md 2.6), or any two days. Days are plain
 * `yyyy-MM-dd` texts in the office's zone; both ends belong to the period.
 */

/** @typedef {"Q1" | "Q2" | "Q3" | "Q4" | "S1" | "S2" | "Y" | "DAYS"} Kind */
/** @typedef {{ kind: Kind, year: number, from: string, to: string }} Period */

/** First and last month of each kind. @type {Record<Exclude<Kind, "DAYS">, [number, number]>} */
const MONTHS = {
  Q1: [1, 3],
  Q2: [4, 6],
  Q3: [7, 9],
  Q4: [10, 12],
  S1: [1, 6],
  S2: [7, 12],
  Y: [1, 12],
};

/** @type {readonly Kind[]} */
export const KINDS = ['Q1', 'Q2', 'Q3', 'Q4', 'S1', 'S2', 'Y', 'DAYS'];

/** @param {Exclude<Kind, "DAYS">} kind @param {number} year @returns {Period} */
export function periodOf(kind, year) {
  const [first, last] = MONTHS[kind];
  const lastDay = new Date(Date.UTC(year, last, 0)).getUTCDate();
  return { kind, year, from: day(year, first, 1), to: day(year, last, lastDay) };
}

/** The quarter in which a day lies. @param {string} today `yyyy-MM-dd` @returns {Period} */
export function quarterOf(today) {
  const [year, month] = today.split('-').map(Number);
  const kind = /** @type {Exclude<Kind, "DAYS">} */ (`Q${Math.ceil(month / 3)}`);
  return periodOf(kind, year);
}

/** The quarter that ended last before that day. @param {string} from `yyyy-MM-dd` @returns {Period} */
export function quarterBefore(from) {
  const [year, month] = from.split('-').map(Number);
  const quarter = Math.ceil(month / 3) - 1;
  if (quarter === 0) return periodOf('Q4', year - 1);
  return periodOf(/** @type {Exclude<Kind, "DAYS">} */ (`Q${quarter}`), year);
}

/** The named period between two days, or DAYS. @param {string} from @param {string} to @returns {Period} */
export function periodBetween(from, to) {
  const year = Number(from.slice(0, 4));
  for (const kind of KINDS) {
    if (kind === 'DAYS') continue;
    const named = periodOf(kind, year);
    if (named.from === from && named.to === to) return named;
  }
  return { kind: 'DAYS', year, from, to };
}

/** @param {string} text */
export function isDay(text) {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** The day at the office. @param {string} zone @param {number} now milliseconds since 1970 */
export function today(zone, now) {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(now);
}

/** @param {number} year @param {number} month @param {number} dayOfMonth */
function day(year, month, dayOfMonth) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  return `${year}-${two(month)}-${two(dayOfMonth)}`;
}
