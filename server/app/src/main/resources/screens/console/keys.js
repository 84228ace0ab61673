// @ts-check
/** The officer's keys: which key asks for what. When one acts, `loket/keyboard.js` decides. */

/**
 * @typedef {"callNext" | "recall" | "start" | "finish" | "noShow" | "pause" | "undo" | "find"
 *   | "leave" | "silentHelp" | "keys" | "step" | "incomplete"} Action
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
  { action: 'step', character: 'd', shown: 'D', numpad: 'Numpad4', numpadShown: '4' },
  { action: 'incomplete', character: 'b', shown: 'B', numpad: 'Numpad6', numpadShown: '6' },
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
