// @ts-check
/**
 * The keyboard of a page on which people type, press keys that do something, and scan.
 *
 * A key acts only if a hand pressed it: not when it repeats because it is held down, and not when it
 * is part of a burst. The first key of a burst looks like any other, so each key waits for a companion
 * before it acts. No key acts while somebody types in a field or has a dialog open, and what is typed
 * into a field stays there, but for a whole scan that the page takes up itself.
 */
import { Problem, get } from './api.js';
import { Scanner, USUAL, habitOf, meaningOf } from './scanner.js';

/** @typedef {import('./scanner.js').Habit} Habit */
/** @typedef {import('./scanner.js').Meaning} Meaning */
/** @typedef {import('./scanner.js').Trouble} Trouble */

const REMEMBERED_AS = 'loket.scanner';
/** A scanner that stopped short is silent for so long; a busy machine may hand its keys over late. */
const REST_MILLISECONDS = 300;
/** The same again so soon is a scanner that still looks at the same paper. */
const AGAIN_MILLISECONDS = 1500;

/** Keys that type nothing themselves; they are no companions in a burst. */
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']);

/**
 * The habit of this computer's scanner: what the address says is remembered, and taken out of it.
 *
 * @returns {{ habit: Habit, wrong: string }} `wrong` names what was not understood, and what is allowed
 */
export function scannerHere() {
  const words = new URLSearchParams(location.hash.slice(1));
  const meant = [...words.keys()].filter((name) => name.startsWith('scanner-'));
  const before = remembered();
  if (meant.length === 0) return { habit: before, wrong: '' };
  let habit = before;
  let wrong = '';
  try {
    habit = habitOf(words, before);
    localStorage.setItem(REMEMBERED_AS, JSON.stringify(habit));
  } catch (failure) {
    if (!(failure instanceof RangeError)) throw failure;
    wrong = failure.message;
  }
  for (const name of meant) words.delete(name);
  const rest = String(words);
  history.replaceState(null, '', location.pathname + location.search + (rest ? `#${rest}` : ''));
  return { habit, wrong };
}

/** @returns {Habit} */
function remembered() {
  try {
    const { prefix, suffix, gap } = JSON.parse(localStorage.getItem(REMEMBERED_AS) ?? '{}');
    const words = { prefix, suffix, gap };
    const known = Object.entries(words).filter(([, value]) => value !== undefined);
    return habitOf(
      new URLSearchParams(known.map(([name, value]) => [`scanner-${name}`, String(value)])),
      USUAL,
    );
  } catch {
    return { ...USUAL };
  }
}

/** @param {EventTarget | null} target */
export function isTypingField(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  if (!(target instanceof HTMLInputElement)) return false;
  return !['checkbox', 'radio', 'button', 'submit', 'reset'].includes(target.type);
}

/** @param {EventTarget | null} target */
function activatesByItself(target) {
  return target instanceof HTMLElement && target.closest('button, a[href], summary') !== null;
}

/**
 * The page's side of its keyboard.
 *
 * @typedef {object} Page
 * @property {(event: KeyboardEvent) => (() => void) | null} press what to do for a key that a hand
 *   pressed, or null if it means nothing here
 * @property {() => boolean} blocked true while no key may act: a dialog is open, or nobody is logged in
 * @property {(meaning: Meaning, field: HTMLElement | null) => boolean | null} scan takes up what was
 *   scanned; `field` is where somebody was typing meanwhile. True: it does not belong into that
 *   field, which becomes as it was. False: it stays there, and nothing is sent off. Null: this page
 *   wants no scans now
 * @property {(what: Trouble) => void} trouble a scan that was none; not told of a field's
 */

/** Listens to the keyboard of one page. */
export class Keyboard {
  /** @type {Page} */
  #page;
  /** @type {Scanner} */
  #scanner;
  #gap;
  /** @type {number | undefined} */
  #waiting;
  /** @type {number | undefined} */
  #resting;
  /** What a field held before the first key of a burst. @type {Kept | null} */
  #kept = null;
  #last = { text: '', at: -Infinity, taken: /** @type {boolean | null} */ (null) };
  /** @type {(event: KeyboardEvent) => void} */
  #listener = (event) => this.#key(event);

  /** @param {Page} page @param {Habit} [habit] */
  constructor(page, habit = USUAL) {
    this.#page = page;
    this.#scanner = new Scanner(habit);
    this.#gap = habit.gap;
  }

  listen() {
    window.addEventListener('keydown', this.#listener, { capture: true });
  }

  stop() {
    window.removeEventListener('keydown', this.#listener, { capture: true });
    window.clearTimeout(this.#waiting);
    window.clearTimeout(this.#resting);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (MODIFIERS.has(event.key) || event.isComposing) return;
    const activates = (event.key === 'Enter' || event.key === ' ') && activatesByItself(event.target);
    if (event.repeat) {
      if (activates) event.preventDefault();
      return;
    }
    window.clearTimeout(this.#waiting);
    window.clearTimeout(this.#resting);
    const sign = this.#scanner.key(event.key, event.timeStamp);
    const field = isTypingField(event.target) ? /** @type {HTMLElement} */ (event.target) : null;
    if (sign.is === 'hand') this.#kept = kept(field);
    this.#resting = window.setTimeout(() => this.#rest(field), REST_MILLISECONDS);
    if (sign.is === 'scan') this.#scanned(sign.text, field, event);
    else if (field === null) this.#outside(sign, activates, event);
  }

  /** @param {import('./scanner.js').Sign} sign @param {boolean} activates @param {KeyboardEvent} event */
  #outside(sign, activates, event) {
    if (sign.is !== 'hand') {
      // A scanner ends its line with Enter, which would press whatever button has the focus.
      event.preventDefault();
      if (sign.is === 'trouble') this.#page.trouble(sign.what);
      return;
    }
    if (activates || this.#page.blocked()) return;
    const act = this.#page.press(event);
    if (act === null) return;
    event.preventDefault();
    this.#waiting = window.setTimeout(act, this.#gap);
  }

  /** @param {HTMLElement | null} field */
  #rest(field) {
    const sign = this.#scanner.rest(performance.now());
    if (sign?.is === 'scan') this.#scanned(sign.text, field, null);
    else if (sign?.is === 'trouble' && field === null) this.#page.trouble(sign.what);
  }

  /** @param {string} text @param {HTMLElement | null} field @param {KeyboardEvent | null} end */
  #scanned(text, field, end) {
    const now = performance.now();
    const again = text === this.#last.text && now - this.#last.at < AGAIN_MILLISECONDS;
    const taken = again ? this.#last.taken : this.#page.scan(meaningOf(text), field);
    this.#last = { text, at: now, taken };
    if (taken === null) return;
    end?.preventDefault();
    end?.stopPropagation();
    if (taken && field !== null && this.#kept?.field === field) putBack(this.#kept);
  }
}

/** @typedef {{ field: HTMLInputElement | HTMLTextAreaElement, value: string, from: number | null,
 *   to: number | null }} Kept */

/** @param {HTMLElement | null} field @returns {Kept | null} */
function kept(field) {
  const keeps = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (!keeps) return null;
  return { field, value: field.value, from: field.selectionStart, to: field.selectionEnd };
}

/** @param {Kept} kept */
function putBack({ field, value, from, to }) {
  field.value = value;
  if (from !== null) field.setSelectionRange(from, to);
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/**
 * The ticket that was scanned, as the office knows it now; null if it knows none. A number alone is
 * looked up by the page, in what it shows.
 *
 * @param {{ token: string | null, code: string | null }} scanned
 * @returns {Promise<import('loket-api').Status | null>}
 */
export async function ticketOf({ token, code }) {
  if (token === null && code === null) return null;
  try {
    return await (token !== null ? get(`status/${token}`) : get(`status/by-code/${code}`));
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 404) return null;
    throw failure;
  }
}
