import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './page.mjs';

const { isDay, periodBetween, periodOf, quarterOf, today } = await load('ikm/period.js');

test('a quarter ends with its last day, a leap year or not', () => {
  assert.deepEqual(periodOf('Q1', 2028), { kind: 'Q1', year: 2028, from: '2028-01-01', to: '2028-03-31' });
  assert.equal(periodOf('S1', 2026).to, '2026-06-30');
  assert.equal(quarterOf('2026-11-23').kind, 'Q4');
});

test('days that are a period are known by its name, others are days', () => {
  assert.equal(periodBetween('2026-07-01', '2026-12-31').kind, 'S2');
  assert.equal(periodBetween('2026-07-01', '2026-12-30').kind, 'DAYS');
});

test('today is the day at the office', () => {
  const late = Date.parse('2026-11-23T16:30:00Z');
  assert.equal(today('Asia/Jakarta', late), '2026-11-23');
  assert.equal(today('Asia/Jayapura', late), '2026-11-24');
});

test('what is no day is seen', () => {
  assert.deepEqual(['2026-11-23', '2026-13-01', '23-11-2026', ''].map(isDay), [true, false, false, false]);
});
