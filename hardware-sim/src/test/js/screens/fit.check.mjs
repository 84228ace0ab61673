import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './page.mjs';

globalThis.document = { documentElement: { dataset: {} } };
const { fit } = await load('kiosk/fit.js');

/** A box of 100 pixels whose words take so many at their usual size. @param {number} high */
function box(high) {
  const classes = new Set();
  const made = {
    size: 1,
    clientHeight: 100,
    get scrollHeight() {
      return Math.round(high * this.size);
    },
    style: { setProperty: (name, value) => (made.size = Number(value)) },
    classList: { toggle: (name, on) => (on ? classes.add(name) : classes.delete(name)) },
    tabIndex: -1,
    removeAttribute: () => (made.tabIndex = -1),
    classes,
  };
  return made;
}

test('what fits keeps its size', () => {
  const short = box(80);
  fit(short);
  assert.equal(short.size, 1);
});

test('words become smaller until all of them are seen', () => {
  const long = box(150);
  fit(long);
  assert.ok(long.scrollHeight <= 101 && long.size >= 0.6, `${long.size}`);
  assert.ok(!long.classes.has('is-too-long'));
});

test('nothing becomes so small that it can not be read: it scrolls, also by keys', () => {
  const endless = box(400);
  fit(endless);
  assert.ok(endless.size >= 0.6, `${endless.size}`);
  assert.ok(endless.classes.has('is-too-long'));
  assert.equal(endless.tabIndex, 0);
});

test('a box whose words have become fewer scrolls no more', () => {
  const changed = box(400);
  fit(changed);
  Object.defineProperty(changed, 'scrollHeight', { get: () => 50 });
  fit(changed);
  assert.deepEqual([changed.size, changed.classes.size, changed.tabIndex], [1, 0, -1]);
});

test('whoever asked for large text gets it as large as there is room for', () => {
  document.documentElement.dataset.text = 'large';
  const short = box(70);
  fit(short);
  assert.ok(short.size > 1.3 && short.scrollHeight <= 101, `${short.size}`);
  delete document.documentElement.dataset.text;
});
