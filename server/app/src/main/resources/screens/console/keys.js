// @ts-check
/**
 * The officer's keys.
 *
 * A key acts only if a hand pressed it: not when it repeats because it is held down, and not when
 * it is part of a burst, because a barcode scanner types like a keyboard, only faster than 50 ms a
 * key. The first key of a burst looks like any other, so each key waits 50 ms for a companion
 * before it acts. A key does nothing while somebody types in a field or has a dialog open.
 */

/** Two keys closer than this were not pressed by a hand. */
export const BURST_MILLISECONDS = 50;

/**
 * @typedef {"callNext" | "recall" | "start" | "finish" | "noShow" | "pause" | "undo" | "find"
 *   | "leave" | "silentHelp" | "keys"} Action
 */

/**
 * One row of the key table. `character` is what the key types; `numpad` is the key of the numeric
 * pad, by its place, so that it works with NumLock off too.
 *
 * @typedef {{ action: Action, character: string, shown: string, numpad: string,
 *   numpadShown: string }} KeyRow
 */

/** @type {readonly KeyRow[]} */
export const KEY_TABLE = Object.freeze([
  {
    action: 'callNext',
    character: 'Enter',
    shown: 'Enter',
    numpad: 'NumpadEnter',
    numpadShown: 'Enter',
  },
  { action: 'start', character: 's', shown: 'S', numpad: 'Numpad1', numpadShown: '1' },
  { action: 'finish', character: 'f', shown: 'F', numpad: 'Numpad2', numpadShown: '2' },
  { action: 'noShow', character: 'x', shown: 'X', numpad: 'Numpad3', numpadShown: '3' },
  { action: 'recall', character: 'r', shown: 'R', numpad: 'Numpad0', numpadShown: '0' },
  { action: 'pause', character: 'p', shown: 'P', numpad: 'Numpad5', numpadShown: '5' },
  { action: 'undo', character: 'u', shown: 'U', numpad: 'NumpadDecimal', numpadShown: '.' },
  { action: 'find', character: '/', shown: '/', numpad: 'NumpadDivide', numpadShown: '/' },
  { action: 'silentHelp', character: 'h', shown: 'H', numpad: 'NumpadSubtract', numpadShown: '−' },
  { action: 'leave', character: 'l', shown: 'L', numpad: 'Numpad7', numpadShown: '7' },
  { action: 'keys', character: '?', shown: '?', numpad: 'NumpadMultiply', numpadShown: '*' },
]);

/**
 * What a key press asks for, if it is one of ours.
 *
 * @param {{ key: string, code: string, ctrlKey?: boolean, altKey?: boolean, metaKey?: boolean }} press
 * @param {boolean} singleKeys false if the officer has switched single-character keys off; Enter
 *   and Ctrl+Z stay, since they type no character (WCAG 2.1.4)
 * @returns {Action | null}
 */
export function actionOf(press, singleKeys) {
  if (press.altKey || press.metaKey) return null;
  if (press.ctrlKey) return press.key.toLowerCase() === 'z' ? 'undo' : null;
  if (press.key === 'Enter') return 'callNext';
  if (!singleKeys) return null;
  const row = press.code.startsWith('Numpad')
    ? KEY_TABLE.find((one) => one.numpad === press.code)
    : KEY_TABLE.find((one) => one.character === press.key.toLowerCase());
  return row ? row.action : null;
}

/** Keys that type nothing themselves; they are no companions in a burst. */
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']);

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

/** Listens to the keyboard of one page and hands over the presses that were made by a hand. */
export class Keyboard {
  /** @type {number} */
  #lastPress = -Infinity;
  /** @type {number | undefined} */
  #waiting;
  /** @type {(event: KeyboardEvent) => void} */
  #listener = (event) => this.#press(event);

  /**
   * @param {{ press: (event: KeyboardEvent) => (() => void) | null, blocked: () => boolean }} desk
   *   `press` answers what to do for a key, or null if the key means nothing here; `blocked` is
   *   true while a dialog is open
   */
  constructor(desk) {
    this.desk = desk;
  }

  listen() {
    window.addEventListener('keydown', this.#listener, { capture: true });
  }

  stop() {
    window.removeEventListener('keydown', this.#listener, { capture: true });
    window.clearTimeout(this.#waiting);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (MODIFIERS.has(event.key)) return;
    const activates =
      (event.key === 'Enter' || event.key === ' ') && activatesByItself(event.target);
    if (event.repeat) {
      if (activates) event.preventDefault();
      return;
    }
    const burst = event.timeStamp - this.#lastPress < BURST_MILLISECONDS;
    this.#lastPress = event.timeStamp;
    window.clearTimeout(this.#waiting);
    if (isTypingField(event.target)) return;
    if (burst) {
      // A scanner ends its line with Enter, which would press whatever button has the focus.
      event.preventDefault();
      return;
    }
    if (activates || this.desk.blocked()) return;
    const act = this.desk.press(event);
    if (act === null) return;
    event.preventDefault();
    this.#waiting = window.setTimeout(act, BURST_MILLISECONDS);
  }
}
