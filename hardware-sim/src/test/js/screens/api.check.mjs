import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { load, standingClock } from './page.mjs';

const clock = standingClock(Date.parse('2026-11-23T17:30:00Z'));
globalThis.localStorage = { getItem: () => null, setItem() {}, removeItem() {} };
const { Problem, get, post, requestId, serviceDay } = await load('shared/api.js');

/** What the office answers, one after the other. @type {(() => unknown)[]} */
let answers = [];
let asked = [];
globalThis.fetch = async (url, { method, body }) => {
  asked.push({ url, method, body });
  return answers.shift()();
};
const answer = (status, body) => () => ({ ok: status < 400, status, text: async () => body });
const cut = () => {
  throw new TypeError('line cut');
};

beforeEach(() => {
  asked = [];
});

/** What came of it, however long it took. */
async function came(promise) {
  const caught = promise.then(
    (value) => ({ value }),
    (problem) => ({ problem }),
  );
  await clock.pass(60_000);
  return caught;
}

test('a refusal is told with its code at once, and not asked again', async () => {
  answers = [answer(409, '{"code":"nobody-waiting","detail":"R"}')];
  const { problem } = await came(post('counters/3/call-next', { requestId: 'a' }));
  assert.ok(problem instanceof Problem);
  assert.deepEqual([problem.status, problem.code, problem.detail], [409, 'nobody-waiting', 'R']);
  assert.equal(asked.length, 1);
});

test('a reply that was lost is asked for again with the very same body', async () => {
  answers = [cut, answer(502, '<html>'), answer(200, '{"number":"R012"}')];
  const { value } = await came(post('tickets', { requestId: 'a', service: 'REENTRY' }));
  assert.equal(value.number, 'R012');
  assert.deepEqual(new Set(asked.map((one) => one.body)), new Set(['{"requestId":"a","service":"REENTRY"}']));
});

test('an office that can not write says so, and a dead line is a dead line', async () => {
  answers = Array.from({ length: 4 }, () => answer(503, '{"code":"not-written","detail":"disk"}'));
  assert.equal((await came(post('tickets', {}))).problem.code, 'not-written');
  answers = Array.from({ length: 4 }, () => cut);
  const { problem } = await came(get('me'));
  assert.deepEqual([problem.status, problem.code], [0, 'offline']);
});

test('what a proxy says instead of the office has a code of its own', async () => {
  answers = [answer(413, '<html>too large</html>')];
  assert.equal((await came(get('me'))).problem.code, 'http-413');
});

test('an id carries the day of the office, which is not that of the machine', () => {
  assert.equal(serviceDay('Asia/Jakarta'), '2026-11-24');
  assert.match(requestId(), /^2026-11-24-[A-Za-z0-9_-]{16,40}$/);
  assert.notEqual(requestId(), requestId());
});
