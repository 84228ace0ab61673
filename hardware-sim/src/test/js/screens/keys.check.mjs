import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load, standingClock } from './page.mjs';

const clock = standingClock();
class HTMLElement {
  isContentEditable = false;
  closest() {
    return null;
  }
}
class HTMLInputElement extends HTMLElement {
  type = 'text';
  value = '';
  selectionStart = 0;
  selectionEnd = 0;
  setSelectionRange() {}
  dispatchEvent() {}
}
class Button extends HTMLElement {
  closest() {
    return this;
  }
}
Object.assign(globalThis, {
  HTMLElement,
  HTMLInputElement,
  HTMLTextAreaElement: class extends HTMLElement {},
  HTMLSelectElement: class extends HTMLElement {},
  localStorage: { getItem: () => null, setItem() {}, removeItem() {} },
  InputEvent: class {},
  window: {
    addEventListener: (name, does) => (press = does),
    removeEventListener() {},
    setTimeout: (...all) => setTimeout(...all),
    clearTimeout: (...all) => clearTimeout(...all),
  },
});
let press;
const { Keyboard } = await load('shared/keyboard.js');
const { meaningOf } = await load('shared/scanner.js');
const { KEY_TABLE, actionOf } = await load('console/keys.js');
const nowhere = new HTMLElement();

/** A page at which the check presses keys; `log` holds what the page was asked to do. */
function page({ blocked = false, takes = true } = {}) {
  const log = [];
  new Keyboard({
    press: ({ key }) => (key === '?' ? null : () => log.push(`act ${key}`)),
    blocked: () => blocked,
    scan: (meaning) => (log.push(`scan ${meaning.number ?? meaning.kind}`), takes),
    trouble: (what) => log.push(`trouble ${what}`),
  }).listen();
  return {
    log,
    /** Milliseconds after the key before. */
    async key(key, after = 200, more = {}) {
      await clock.pass(after);
      const event = { key, timeStamp: clock.now, target: nowhere, prevented: false, ...more };
      event.preventDefault = () => (event.prevented = true);
      event.stopPropagation = () => {};
      press(event);
      return event;
    },
  };
}

test('a key that a hand pressed acts once, a held one not again', async () => {
  const { key, log } = page();
  await key('s');
  await key('s', 500, { repeat: true });
  await clock.pass(1000);
  assert.deepEqual(log, ['act s']);
});

test('a scanned slip is no row of commands', async () => {
  const { key, log } = page();
  for (const [place, one] of [...'R018', 'Enter'].entries()) await key(one, place === 0 ? 500 : 8);
  await clock.pass(1000);
  assert.deepEqual(log, ['scan R018']);
});

test('the same slip that lies before the scanner is told once', async () => {
  const { key, log } = page();
  for (let time = 0; time < 2; time++) {
    for (const [place, one] of [...'R018', 'Enter'].entries()) await key(one, place === 0 ? 600 : 8);
  }
  await clock.pass(1000);
  assert.deepEqual(log, ['scan R018']);
});

test('nothing acts while a dialog is open or somebody types in a field', async () => {
  const asked = page({ blocked: true });
  await asked.key('s');
  await clock.pass(1000);
  assert.deepEqual(asked.log, []);
  const typing = page();
  await typing.key('s', 200, { target: new HTMLInputElement() });
  await clock.pass(1000);
  assert.deepEqual(typing.log, []);
});

test('what is scanned into a field that does not want it leaves the field as it was', async () => {
  const { key } = page();
  const field = new HTMLInputElement();
  field.value = 'Siti';
  for (const [place, one] of [...'R018', 'Enter'].entries()) {
    await key(one, place === 0 ? 500 : 8, { target: field });
    if (one.length === 1) field.value += one;
  }
  assert.equal(field.value, 'Siti');
});

test('Enter on a button presses that button, and nothing else', async () => {
  const { key, log } = page();
  const event = await key('Enter', 200, { target: new Button() });
  await clock.pass(1000);
  assert.deepEqual([event.prevented, log], [false, []]);
});

test('each of the officer keys is found by its letter and on the pad, and by no other', () => {
  for (const { action, character, numpad } of KEY_TABLE) {
    assert.equal(actionOf({ key: character, code: '' }, true), action);
    assert.equal(
      actionOf({ key: 'Unidentified', code: numpad }, true),
      action === 'callNext' ? 'callNext' : action,
    );
  }
  assert.equal(new Set(KEY_TABLE.map((one) => one.character)).size, KEY_TABLE.length);
  assert.equal(new Set(KEY_TABLE.map((one) => one.numpad)).size, KEY_TABLE.length);
});

test('the list of what was missing is known by its code, with Caps Lock on as well', () => {
  const berkas = 'aB3_-xxxxxxxxxxxxxxxxx';
  assert.deepEqual(meaningOf(`berkas:${berkas}`), { kind: 'berkas', berkas });
  assert.deepEqual(meaningOf(`BERKAS:Ab3_-${'X'.repeat(17)}`), { kind: 'berkas', berkas });
  assert.equal(meaningOf(`berkas:${berkas}x`).kind, 'unknown');
  // The receipt of a worksheet stands for the number that it belongs to.
  assert.deepEqual(meaningOf(`lembar:${berkas}`), {
    kind: 'ticket',
    token: berkas,
    code: null,
    number: null,
  });
  assert.equal(meaningOf(`lembar:${berkas}x`).kind, 'unknown');
});

test('with single keys off only Enter and Ctrl+Z act, and a browser shortcut never does', () => {
  assert.equal(actionOf({ key: 'f', code: 'KeyF' }, false), null);
  assert.equal(actionOf({ key: 'Enter', code: 'Enter' }, false), 'callNext');
  assert.equal(actionOf({ key: 'z', code: 'KeyZ', ctrlKey: true }, false), 'undo');
  assert.equal(actionOf({ key: 'f', code: 'KeyF', ctrlKey: true }, true), null);
});
