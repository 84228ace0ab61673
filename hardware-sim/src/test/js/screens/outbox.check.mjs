import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { load, standingClock } from './page.mjs';

const clock = standingClock();
globalThis.localStorage = { getItem: () => null, setItem() {}, removeItem() {} };

/** What the browser keeps, also over a reload. */
let kept = new Map();
let place = 0;
const soon = (event, wish, result) => {
  queueMicrotask(() => {
    wish.result = result;
    wish[event]?.();
  });
  return wish;
};
const store = {
  add: (one) => kept.set(++place, structuredClone(one)),
  delete: (key) => kept.delete(key),
  getAll: () => soon('onsuccess', {}, [...kept.values()]),
  getAllKeys: () => soon('onsuccess', {}, [...kept.keys()]),
};
const database = {
  createObjectStore() {},
  transaction: () => soon('oncomplete', { objectStore: () => store }),
};
globalThis.indexedDB = { open: () => soon('onsuccess', {}, database) };

const { openOutbox } = await load('survey/outbox.js');

/** @type {{ url: string, body: Record<string, unknown> }[]} */
let sent = [];
/** @type {(body: Record<string, unknown>) => number} 0: no answer */
let office = () => 200;
globalThis.fetch = async (url, { body } = {}) => {
  if (body === undefined) {
    return { ok: true, status: 200, text: async () => '{"questions":[{"key":"WAKTU"}]}' };
  }
  sent.push({ url, body: JSON.parse(body) });
  const status = office(JSON.parse(body));
  if (status === 0) throw new TypeError('line cut');
  return { ok: status < 400, status, text: async () => (status < 400 ? '' : '{"code":"survey-closed"}') };
};

beforeEach(() => {
  kept = new Map();
  sent = [];
  office = () => 200;
});

const answers = (token, more = {}) => ({
  token,
  requestId: `2026-11-23-${token}`,
  answers: { WAKTU: 4 },
  profile: { AGE: 'UNDER_25' },
  questionnaire: '1',
  ...more,
});

async function open(isReady = () => true) {
  const told = { refused: 0 };
  const opening = openOutbox({ isReady, changed() {}, refused: () => told.refused++ });
  await clock.pass(0);
  return { box: await opening, told };
}

/** What the respondent was told, and when. */
async function handOver(box, token, words, more = {}, patience = 2000) {
  let outcome = 'nothing yet';
  box.keep(answers(token, more), words, patience).then((told) => (outcome = told));
  await clock.pass(patience);
  return outcome;
}

test('what the office takes is gone from the tablet', async () => {
  const { box } = await open();
  assert.equal(await handOver(box, 'a', 'Baik'), 'taken');
  assert.deepEqual([sent[0].body.comment, sent[0].body.answers], ['Baik', { WAKTU: 4 }]);
  assert.deepEqual([kept.size, box.waiting], [0, 0]);
});

test('without a line the respondent is thanked, and the answers go when it is back, under their id', async () => {
  office = () => 0;
  const { box } = await open();
  assert.equal(await handOver(box, 'a', 'Baik'), 'waits');
  assert.deepEqual([kept.size, box.waiting], [1, 1]);
  office = () => 200;
  await clock.pass(120_000);
  assert.equal(box.waiting, 0);
  assert.deepEqual(new Set(sent.map((one) => one.body.requestId)), new Set(['2026-11-23-a']));
});

test('a reload loses the free words alone, and none of them was ever put down', async () => {
  office = () => 0;
  const before = await open();
  await handOver(before.box, 'a', 'nama saya Siti');
  assert.doesNotMatch(JSON.stringify([...kept.values()]), /Siti/);
  before.box.database = null;
  clock.timers = [];
  office = () => 200;
  sent = [];
  const after = await open();
  assert.equal(after.box.waiting, 1);
  after.box.wake();
  await clock.pass(2000);
  assert.deepEqual([after.box.waiting, sent.at(-1).body.comment], [0, '']);
});

test('what the office will never take is not sent for ever, and counted if somebody was thanked', async () => {
  office = () => 0;
  const { box, told } = await open();
  await handOver(box, 'a', '');
  office = () => 410;
  await clock.pass(120_000);
  assert.deepEqual([box.waiting, kept.size, told.refused], [0, 0, 1]);
  assert.equal(await handOver(box, 'b', ''), 'closed');
  assert.equal(told.refused, 1, 'whoever still stands there is told');
});

test('answers that waited name the questionnaire that they were asked with, and keep their choices', async () => {
  office = () => 429;
  const { box } = await open();
  await handOver(box, 'a', '');
  office = () => 200;
  sent = [];
  await clock.pass(120_000);
  const { questionnaire, profile } = sent.at(-1).body;
  assert.deepEqual([box.waiting, questionnaire, profile], [0, '1', { AGE: 'UNDER_25' }]);
});

test('an office that does not know what was asked gets the answers to what it asks itself', async () => {
  office = ({ questionnaire }) => (questionnaire === undefined ? 200 : 422);
  const { box } = await open();
  assert.equal(await handOver(box, 'a', '', { answers: { WAKTU: 4, KEAMANAN: 1 } }), 'taken');
  const { requestId, ...rest } = sent.at(-1).body;
  assert.deepEqual(rest, { answers: { WAKTU: 4 } });
});

test('nothing is sent before the office knows this tablet', async () => {
  const { box } = await open(() => false);
  assert.equal(await handOver(box, 'a', ''), 'waits');
  assert.equal(sent.length, 0);
});
