import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load, standingClock } from './page.mjs';

const clock = standingClock();
const listeners = {};
globalThis.localStorage = { getItem: () => null, setItem() {}, removeItem() {} };
globalThis.document = {
  visibilityState: 'visible',
  addEventListener: (name, does) => (listeners[name] = does),
  removeEventListener() {},
};
globalThis.window = globalThis.document;
let refusal = { status: 200 };
globalThis.fetch = async () => ({ ...refusal, json: async () => refusal.body ?? {} });

/** The connections that the page has opened, the newest last. */
let lines = [];
globalThis.EventSource = class {
  static CLOSED = 2;
  readyState = 1;
  heard = {};
  constructor(url) {
    this.url = url;
    lines.push(this);
  }
  addEventListener(name, does) {
    this.heard[name] = does;
  }
  close() {
    this.closed = true;
  }
  say(name, data) {
    this.heard[name]({ data: JSON.stringify(data) });
  }
  break(state = 0) {
    this.readyState = state;
    this.heard.error();
  }
};
const { live } = await load('shared/live.js');

function follow() {
  lines = [];
  const log = [];
  const topic = live('hall/live', {
    onPicture: (picture) => log.push(picture.name),
    onStale: () => log.push('stale'),
    onFresh: () => log.push('fresh'),
    onDenied: (problem) => log.push(`denied ${problem.code}`),
  });
  return { log, topic, open: () => lines.filter((one) => !one.closed) };
}

test('the picture is shown, and five silent seconds are told once', async () => {
  const { log, topic } = follow();
  lines[0].say('picture', { name: 'hall' });
  await clock.pass(4900);
  lines[0].say('beat', {});
  await clock.pass(4900);
  assert.deepEqual(log, ['fresh', 'hall']);
  await clock.pass(30_000);
  assert.deepEqual(log, ['fresh', 'hall', 'stale']);
  topic.close();
});

test('a line that was cut is opened again by itself, and there are never two', async () => {
  const { log, topic, open } = follow();
  lines[0].say('picture', { name: 'before' });
  lines[0].break();
  await clock.pass(1000);
  assert.equal(open().length, 1);
  assert.ok(lines.length > 1, 'opened again');
  lines.at(-1).say('picture', { name: 'after' });
  assert.deepEqual(log, ['fresh', 'before', 'after']);
  topic.close();
  await clock.pass(60_000);
  assert.equal(open().length, 0, 'none is opened after it was closed');
});

test('a screen that is not let in is told why', async () => {
  refusal = { status: 401, body: { code: 'device-needed' } };
  const { log, topic } = follow();
  lines[0].break(2);
  await clock.pass(100);
  assert.deepEqual(log, ['denied device-needed']);
  topic.close();
  refusal = { status: 200 };
});

test('a phone that wakes up asks at once', async () => {
  const { topic, open } = follow();
  listeners.visibilitychange();
  assert.equal(lines.length, 2);
  assert.equal(open().length, 1, 'and hangs up before');
  topic.close();
});
