import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './page.mjs';

const { dayOfWeek, inLanguage, listed, texts, timeOfDay } = await load('shared/texts.js');

test('a sentence is filled in, and in a language that lacks it said in Indonesian', () => {
  const say = texts(
    { id: { hello: 'Halo {name}', only: 'Hanya {n} orang' }, en: { hello: 'Hello {name}' } },
    'en',
  );
  assert.equal(say('hello', { name: 'Budi' }), 'Hello Budi');
  assert.equal(say('only', { n: 0 }), 'Hanya 0 orang');
});

test('a sentence that nobody wrote, and a gap that nobody filled, are seen', () => {
  const say = texts({ id: { hello: 'Halo {name}' } });
  assert.equal(say('bye'), 'bye');
  assert.equal(say('hello'), 'Halo {name}');
});

test('what a visitor fills in is not taken for a gap', () => {
  const say = texts({ id: { hello: 'Halo {name} {n}' } });
  assert.equal(say('hello', { name: '{n}', n: 1 }), 'Halo {n} 1');
});

test('a time is written as the office writes it', () => {
  assert.equal(timeOfDay('2026-11-23T06:05:00Z', 'Asia/Jakarta', 'WIB'), '13.05 WIB');
  assert.equal(timeOfDay('2026-11-23T06:05:00Z', 'Asia/Jayapura', 'WIT', 'en'), '15:05 WIT');
});

test('a day is that of the zone', () => {
  assert.equal(dayOfWeek('2026-11-22T18:00:00Z', 'Asia/Jakarta'), 'Senin, 23 November');
});

test('names that begin alike say it once', () => {
  assert.equal(listed(['Kiosk 1: lampu loket 1', 'Kiosk 1: lampu loket 2']), 'Kiosk 1: lampu loket 1, 2');
  assert.equal(listed(['Kiosk 1', 'TV 2']), 'Kiosk 1, TV 2');
});

test('a text of the catalogue without English is said in Indonesian, and none as nothing', () => {
  assert.equal(inLanguage({ id: 'Paspor' }, 'en'), 'Paspor');
  assert.equal(inLanguage(null, 'en'), '');
});
