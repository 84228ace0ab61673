import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load, said, words } from './page.mjs';

globalThis.localStorage = { getItem: () => null, setItem() {}, removeItem() {} };
const { board, missed, newest } = await load('board/view.js');
const { sign } = await load('sign/view.js');
const { readLetter, spoken, tilesOf } = await load('kiosk/pages.js');
const { absence } = await load('shared/attendance.js');
const { waitingTime } = await load('shared/wait.js');
const { default: kioskTexts } = await load('kiosk/texts.id.js');
const { texts } = await load('shared/texts.js');

// --- the board -------------------------------------------------------------------------------------

const AT = Date.parse('2026-11-23T03:00:00Z');
const call = (ticket, counter, more = {}) => ({
  ticket,
  counter,
  counterName: `Layanan ${counter}`,
  state: 'CALLED',
  calledAt: `2026-11-23T02:5${counter}:00Z`,
  toBeHeard: true,
  ...more,
});
function hall(picture = {}, more = {}) {
  return words(
    board({
      stale: false,
      blocked: false,
      attended: false,
      missing: [],
      announced: null,
      caption: '',
      media: null,
      now: AT,
      layout: {
        rows: { style: 'line', calls: 4, historyRows: 2 },
        perRow: 2,
        tooSmall: false,
        longNumbers: false,
      },
      ...more,
      picture: {
        office: 'BP3MI',
        zone: 'Asia/Jakarta',
        zoneName: 'WIB',
        open: true,
        closedReason: null,
        opensAt: null,
        settings: { distanceMetres: 6, panelHeightMillimetres: 700 },
        calls: [],
        history: [],
        closings: [],
        waiting: { total: 0, services: [] },
        counters: [],
        announcements: [],
        trials: [],
        own: { lines: [] },
        ...picture,
      },
    }),
  );
}
const waits = (attendance, more = {}) => ({
  total: 3,
  services: [{ code: 'A', prefix: 'R', name: { id: 'Verifikasi' }, waiting: 3, attendance, ...more }],
});

test('the newest call stands large, those before it in the list', () => {
  const drawn = hall({ calls: [call('R011', 1), call('R012', 2)] });
  assert.ok(drawn.indexOf('R012') < drawn.indexOf('R011'), drawn);
  assert.equal(newest([call('R011', 1), call('R012', 2)]).ticket, 'R012');
  assert.equal(newest([]), null);
});

test('a call that is being announced is the one that stands large', () => {
  const drawn = hall(
    { calls: [call('R011', 1), call('R012', 2)] },
    { announced: { ...call('R011', 1), id: '1' } },
  );
  assert.ok(drawn.indexOf('R011') < drawn.indexOf('R012'), drawn);
});

test('who was missed and is called again is no longer among the missed', () => {
  const picture = { calls: [call('R011', 1)], history: [call('R011', 1), call('R009', 1)] };
  assert.deepEqual(
    missed(picture).map((one) => one.ticket),
    ['R009'],
  );
});

test('whoever waits for a paused loket reads that it is paused', () => {
  assert.match(hall({ waiting: waits({ state: 'PAUSED', paused: [3] }) }), /3/);
  assert.doesNotMatch(hall({ waiting: waits({ state: 'OPEN', paused: [] }) }), /dijeda|jeda/i);
  assert.match(hall({ waiting: waits({ state: 'PAUSED', paused: [3] }) }), /jeda/i);
});

test('closed by the hour, those who still wait read that they are served', () => {
  const closed = { open: false, closedReason: 'HOURS' };
  assert.match(hall({ ...closed, waiting: waits({ state: 'OPEN', paused: [] }) }), /tetap dilayani/);
  assert.doesNotMatch(hall(closed), /tetap dilayani/);
  assert.doesNotMatch(
    hall({ ...closed, closedReason: 'SUDDEN', waiting: waits({ state: 'OPEN', paused: [] }) }),
    /tetap dilayani/,
  );
});

test('a silent office is said on top of what was last known', () => {
  const drawn = said(board({ picture: null, stale: true }));
  assert.match(drawn, /board-stale/);
  assert.match(hall({ calls: [call('R011', 1)] }, { stale: true }), /R011/);
});

// --- the sign --------------------------------------------------------------------------------------

const loket = (showing, called = null) =>
  words(
    sign({
      stale: false,
      isNew: false,
      isLit: true,
      now: AT,
      picture: {
        zone: 'Asia/Jakarta',
        zoneName: 'WIB',
        counters: [{ number: 3, name: 'Re-entry', showing, call: called }],
      },
    }),
  );

test('a sign shows who is called, and without one the time', () => {
  assert.match(loket('CALLING', { ticket: 'R012', announcement: '', ageSeconds: 1 }), /R012/);
  assert.match(loket('OPEN'), /10\.00 WIB/);
});

test('a sign without a loket says what to do', () => {
  assert.notEqual(words(sign({ stale: false, now: AT, picture: { counters: [] } })), '');
});

// --- the kiosk -------------------------------------------------------------------------------------

const service = (code, ticket = true) => ({ code, ticket });

test('seven services stand on one page; of more, those without a number are on the first', () => {
  const seven = [...'ABCDEFG'].map((code) => service(code));
  assert.equal(tilesOf(seven).rest.length, 0);
  const { first, rest } = tilesOf([...seven, service('CASE', false)]);
  assert.equal(first.length, 6);
  assert.ok(first.some((one) => one.code === 'CASE'));
  assert.deepEqual(
    [...first, ...rest]
      .map((one) => one.code)
      .sort()
      .join(''),
    'ABCCASEDEFG',
  );
});

test('a letter that looks like a digit is read as the digit', () => {
  assert.deepEqual([...'oOilk'].map(readLetter), ['0', '0', '1', '1', 'K']);
  assert.equal(readLetter('U'), null);
});

test('a number is read aloud digit by digit, with what follows from where it stands', () => {
  const say = texts({ id: kioskTexts });
  const read = spoken({
    say,
    language: 'id',
    page: 'number',
    picture: null,
    service: undefined,
    found: null,
    status: null,
    ticket: {
      number: 'R018',
      desk: 'Loket Re-entry',
      print: { state: 'NOT_PRINTED', reason: 'PAPER_OUT' },
      range: { pastClosing: true },
    },
  });
  assert.deepEqual(read.slice(1, 5), ['R', 'kosong', 'satu', 'delapan']);
  assert.ok(read.includes(say('printPAPER_OUT')) && read.includes(say('pastClosing')), String(read));
});

// --- said alike on every screen --------------------------------------------------------------------

const key = (name, values = {}) => `${name} ${Object.values(values).join('-')}`.trim();

test('a waiting time is in minutes, in hours, or from the one to the other', () => {
  const said = (lowMinutes, highMinutes) => waitingTime(key, { lowMinutes, highMinutes });
  assert.equal(said(10, 25), 'range 10-25');
  assert.equal(said(20, 20), 'rangeOne 20-20');
  assert.equal(said(0, 15), 'rangeShort 0-15');
  assert.equal(said(45, 100), 'rangeToHours 45-2');
  assert.equal(said(130, 175), 'rangeHours 2-3');
});

test('that nobody calls is said, and which lokets are paused', () => {
  assert.equal(absence(key, { state: 'OPEN', paused: [] }), '');
  assert.equal(absence(key, { state: 'EMPTY', paused: [] }), 'loketNone');
  assert.equal(absence(key, { state: 'PAUSED', paused: [2, 3] }), 'loketPaused 2loketAnd3');
});
