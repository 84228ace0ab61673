// @ts-check
/**
 * A barcode scanner is a keyboard that types faster than a hand. This tells the two apart by the time
 * between keys, and says what was scanned. No document, no clock: it is told the keys and their times.
 */

/**
 * How the scanner at this computer types. `prefix` is what it sends first (up to four characters, or
 * a key such as F8; usually nothing), `suffix` what it sends last ("Enter", "Tab", or nothing, where
 * a pause ends it), `gap` the milliseconds between two of its keys that it stays below.
 *
 * @typedef {{ prefix: string, suffix: string, gap: number }} Habit
 */

/** Two keys closer than this were not pressed by a hand. */
export const BURST_MILLISECONDS = 50;

/** As scanners come out of the box. @type {Readonly<Habit>} */
export const USUAL = Object.freeze({ prefix: '', suffix: 'Enter', gap: BURST_MILLISECONDS });

/** Fewer keys in a row than this may be two hands on a keyboard. */
export const LEAST = 4;

/** No code that an office reads is longer; what is, is a scanner that runs wild. */
export const MOST = 512;

const GAPS = { least: 20, most: 200 };
const WORDS = /^(prefix|suffix|gap)$/;

/**
 * A habit as it is written in a page's address, `#scanner-prefix=F8&scanner-suffix=Tab`, over one
 * that was there before; `#scanner-usual` forgets that. Throws a `RangeError` that says what is
 * allowed.
 *
 * @param {URLSearchParams} words
 * @param {Habit} before
 * @returns {Habit}
 */
export function habitOf(words, before) {
  const habit = words.has('scanner-usual') ? { ...USUAL } : { ...before };
  for (const [name, value] of words) {
    if (!name.startsWith('scanner-') || name === 'scanner-usual') continue;
    const what = name.slice('scanner-'.length);
    if (!WORDS.test(what)) {
      throw new RangeError(`${name}: scanner-prefix, scanner-suffix, scanner-gap, scanner-usual`);
    }
    if (what === 'gap') habit.gap = gapOf(value);
    else if (what === 'prefix') habit.prefix = prefixOf(value);
    else habit.suffix = suffixOf(value);
  }
  return habit;
}

/** @param {string} value */
function gapOf(value) {
  const gap = /^\d{1,4}$/.test(value) ? Number(value) : -1;
  if (gap >= GAPS.least && gap <= GAPS.most) return gap;
  throw new RangeError(`scanner-gap=${value}: ${GAPS.least}–${GAPS.most}`);
}

/** @param {string} value */
function prefixOf(value) {
  if ((/^F\d/.test(value) ? /^F([1-9]|1[0-2])$/ : /^[!-~]{0,4}$/).test(value)) return value;
  throw new RangeError(`scanner-prefix=${value}: F1–F12, ! … ~ (0–4)`);
}

/** @param {string} value */
function suffixOf(value) {
  if (['Enter', 'Tab', ''].includes(value)) return value;
  throw new RangeError(`scanner-suffix=${value}: Enter, Tab, (kosong)`);
}

/**
 * What a key turned out to be: pressed by a hand as far as one can know yet, part of a burst that no
 * hand types, or the end of a scan. A burst of two or three keys is nobody's: neither a hand's
 * command nor a scan.
 *
 * @typedef {{ is: "hand" } | { is: "burst", keys: number } | { is: "scan", text: string }
 *   | { is: "trouble", what: Trouble }} Sign
 * @typedef {"half" | "flood" | "unreadable"} Trouble
 */

/** Takes the keys of one keyboard in their order. Holds at most `MOST` characters. */
export class Scanner {
  /** @type {Habit} */
  #habit;
  #text = '';
  /** How many keys the burst has, whatever they were. */
  #keys = 0;
  #at = -Infinity;
  #unreadable = false;
  /** Whether it began with the key that this scanner sends first. */
  #led = false;
  /** The scan's end has come; what a burst still holds, such as a second Enter, is no news. */
  #over = false;

  /** @param {Habit} [habit] */
  constructor(habit = USUAL) {
    this.#habit = habit;
  }

  /**
   * @param {string} key as a keyboard event names it; no modifier, and no repeat of a key that is held
   * @param {number} at steady time in milliseconds
   * @returns {Sign}
   */
  key(key, at) {
    const burst = at - this.#at < this.#habit.gap;
    if (!burst) this.#begin();
    this.#at = at;
    this.#keys++;
    if (key === this.#habit.suffix) return this.#end(burst);
    if (key.length === 1) this.#text = this.#text.length <= MOST ? this.#text + key : this.#text;
    else if (key === this.#habit.prefix && this.#keys === 1) this.#led = true;
    else this.#unreadable = true;
    return burst ? { is: 'burst', keys: this.#keys } : { is: 'hand' };
  }

  /**
   * Nothing has come for a while: a scanner without a suffix has ended, one with a suffix has stopped
   * short.
   *
   * @param {number} at
   * @returns {Sign | null} null if no scan was under way
   */
  rest(at) {
    if (this.#over || this.#keys < LEAST || at - this.#at < this.#habit.gap) return null;
    if (this.#habit.suffix === '') return this.#whole();
    this.#over = true;
    return { is: 'trouble', what: this.#text.length > MOST ? 'flood' : 'half' };
  }

  #begin() {
    this.#text = '';
    this.#keys = 0;
    this.#unreadable = false;
    this.#led = false;
    this.#over = false;
  }

  /** @param {boolean} burst @returns {Sign} */
  #end(burst) {
    if (!burst) return { is: 'hand' };
    if (this.#over || this.#keys <= LEAST) return { is: 'burst', keys: this.#keys };
    return this.#whole();
  }

  /** @returns {Sign} */
  #whole() {
    this.#over = true;
    const { prefix } = this.#habit;
    if (this.#text.length > MOST) return { is: 'trouble', what: 'flood' };
    const first = isKey(prefix) ? '' : prefix;
    const led = isKey(prefix) ? this.#led : this.#text.startsWith(first);
    if (this.#unreadable || !led) return { is: 'trouble', what: 'unreadable' };
    return { is: 'scan', text: this.#text.slice(first.length) };
  }
}

/** @param {string} prefix */
const isKey = (prefix) => /^F\d{1,2}$/.test(prefix);

/**
 * What a scanned text means. A ticket is found by the `token` of its slip's QR, by its short `code`
 * or by its `number`; where a text may be either, both are there. The receipt of a worksheet names its
 * ticket as a slip does. A `berkas` is the code of a list of
 * what was missing. Of a NIK the page learns what
 * looks wrong about it; that is a warning, and no judgement.
 *
 * @typedef {{ kind: "ticket", token: string | null, code: string | null, number: string | null }
 *   | { kind: "berkas", berkas: string }
 *   | { kind: "nik", nik: string, doubts: Doubt[] } | { kind: "unknown" }} Meaning
 * @typedef {"region" | "birth" | "serial"} Doubt
 */

/** The letters of a short code: none that is taken for a digit. */
const CODE = /^[0-9A-HJKMNP-TV-Z]{5}$/;

/** @param {string} text @returns {Meaning} */
export function meaningOf(text) {
  // What some scanners put before it to say which kind of code it was.
  const plain = text.trim().replace(/^\][A-Za-z]\d/, '');
  const token = tokenOf(plain);
  if (token !== null) return { kind: 'ticket', token, code: null, number: null };
  const berkas = coded(plain, 'berkas');
  if (berkas !== null) return { kind: 'berkas', berkas };
  if (/^\d{16}$/.test(plain)) return { kind: 'nik', nik: plain, doubts: doubtsOf(plain) };
  const letters = plain.toUpperCase().replace(/[\s-]/g, '');
  const parts = /^([A-Z])0*([1-9]\d{0,3})$/.exec(letters);
  const number = parts && letters.length >= 4 ? parts[1] + parts[2].padStart(3, '0') : null;
  const code = letters.replace(/O/g, '0').replace(/[IL]/g, '1');
  if (CODE.test(code)) return { kind: 'ticket', token: null, code, number };
  return number === null ? { kind: 'unknown' } : { kind: 'ticket', token: null, code: null, number };
}

/** With Caps Lock on, a scanner's capitals and small letters are the other way round. @param {string} text */
function tokenOf(text) {
  const straight = /^HTTPS?:/.test(text) ? swapCase(text) : text;
  const lembar = coded(text, 'lembar');
  if (lembar !== null) return lembar;
  return /^https?:\/\/[^/\s]+(?:\/[^/\s]+)*\/t\/([\w-]{22})\/?$/i.exec(straight)?.[1] ?? null;
}

/** The same of a paper of ours: the list of what was missing, or a receipt. @param {string} text @param {'berkas' | 'lembar'} what */
function coded(text, what) {
  const straight = text.startsWith(`${what.toUpperCase()}:`) ? swapCase(text) : text;
  const [kind, code] = straight.split(':');
  return kind === what && code !== undefined && /^[\w-]{22}$/.test(code) ? code : null;
}

/** @param {string} text */
const swapCase = (text) =>
  text.replace(/[a-z]/gi, (one) => (one < 'a' ? one.toLowerCase() : one.toUpperCase()));

/**
 * The first two digits of the places where a NIK is made out; 99 is nowhere.
 *
 * @type {readonly [number, number][]}
 */
const PROVINCES = [
  [11, 19],
  [21, 21],
  [31, 36],
  [51, 53],
  [61, 65],
  [71, 76],
  [81, 82],
  [91, 97],
];

/** Region (6), day of birth (2, a woman's with 40 added), month, year, serial (4). @param {string} nik */
function doubtsOf(nik) {
  /** @type {Doubt[]} */
  const doubts = [];
  const province = Number(nik.slice(0, 2));
  const day = Number(nik.slice(6, 8)) % 40;
  const month = Number(nik.slice(8, 10));
  if (!PROVINCES.some(([first, last]) => first <= province && province <= last)) {
    doubts.push('region');
  }
  if (Number(nik.slice(6, 8)) > 71 || day < 1 || day > 31 || month < 1 || month > 12) {
    doubts.push('birth');
  }
  if (nik.endsWith('0000')) doubts.push('serial');
  return doubts;
}
