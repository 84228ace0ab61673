import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load, words } from './page.mjs';

globalThis.InputEvent = class extends Event {};
const { LoketKeyboard } = await load('shared/letters.js');

/** A line to write on, with its keyboard. */
function line(written = '', { names = false, maxLength = 100 } = {}) {
  const field = {
    value: written,
    selectionStart: written.length,
    selectionEnd: written.length,
    maxLength,
    setRangeText(text, start, end) {
      field.value = field.value.slice(0, start) + text + field.value.slice(end);
      field.selectionStart = field.selectionEnd = start + text.length;
    },
    dispatchEvent: () => (keyboard.text = field.value),
  };
  const keyboard = new LoketKeyboard();
  Object.assign(keyboard, { text: written, names });
  keyboard.closest = () => ({ querySelector: () => field });
  const type = (...keys) => keys.forEach((key) => keyboard.press(key));
  return { field, keyboard, type };
}

test('a name begins with a capital, and so does each further word of it', () => {
  const { field, type } = line('', { names: true });
  type(...'siti', 'space', ...'aminah');
  assert.equal(field.value, 'Siti Aminah');
});

test('a sentence has a capital at its beginning and after its end', () => {
  const { field, type } = line();
  type(...'baik', '.', 'space', ...'cepat', 'space', ...'ya');
  assert.equal(field.value, 'Baik. Cepat ya');
});

test('shift is for one letter, against what the text asks as well', () => {
  const { field, type } = line();
  type('shift', 'a', 'shift', 'b', 'c');
  assert.equal(field.value, 'aBc');
});

test('erase takes the letter before, or what is marked', () => {
  const { field, type } = line('Sitii');
  type('erase');
  assert.equal(field.value, 'Siti');
  Object.assign(field, { selectionStart: 0, selectionEnd: 4 });
  type('erase');
  assert.equal(field.value, '');
  type('erase');
  assert.equal(field.value, '');
});

test('nothing is written past the end of the line', () => {
  const { field, type } = line('abc', { maxLength: 3 });
  type('d');
  assert.equal(field.value, 'abc');
});

test('the keys show what they will write, and digits are behind one key', () => {
  const { keyboard, type } = line('a');
  assert.match(words(keyboard.render()), /^q w e r t y/);
  type('shift');
  assert.match(words(keyboard.render()), /^Q W E R T Y/);
  type('layer');
  assert.match(words(keyboard.render()), /^1 2 3/);
});
