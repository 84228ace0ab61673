import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load, said, words } from './page.mjs';

await load('shared/day.js');
const { spell } = await load('shared/day.js');
const LoketDay = customElements.get('loket-day');

function shown(clock, mayAnswer = true) {
  const banner = new LoketDay();
  Object.assign(banner, {
    mayAnswer,
    clock: {
      state: 'ASKED',
      day: '2026-11-23',
      clock: '2026-11-24',
      before: '2026-11-20',
      left: null,
      numbers: [],
      ...clock,
    },
  });
  return banner.render();
}

test('a day is written in full', () => {
  assert.equal(spell('2026-11-23'), 'Senin, 23 November 2026');
});

test('a clock that was moved is asked about, with both days in words', () => {
  const drawn = shown({ state: 'MOVED' });
  assert.match(words(drawn), /dari Jumat, 20 November 2026 ke Selasa, 24 November 2026/);
  assert.match(said(drawn), /data-testid="day-yes"[\s\S]*data-testid="day-no"/);
});

test('who may not answer is told and not asked', () => {
  assert.doesNotMatch(said(shown({}, false)), /<button/);
});

test('who has another number since is named', () => {
  const numbers = [
    { was: 'R001', now: 'R014' },
    { was: '', now: 'P002' },
  ];
  assert.match(words(shown({ numbers })), /Nomor yang berubah: R001 menjadi R014\./);
});

test('a state of a newer office is told as over, and never as an empty banner', () => {
  assert.match(words(shown({ state: 'SOMETHING_NEW', left: '2026-11-22' })), /Minggu, 22 November 2026/);
});
