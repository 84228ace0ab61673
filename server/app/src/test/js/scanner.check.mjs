// What a scanner types is told from what a hand types, and what it means, without a browser.
// usage: node scanner.check.mjs <scanner.js>; prints what failed, exits 1 if anything did.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const code = readFileSync(process.argv[2], 'utf8');
const { LEAST, MOST, Scanner, USUAL, habitOf, meaningOf } = await import(
  'data:text/javascript;base64,' + Buffer.from(code).toString('base64')
);

const TOKEN = 'AbCdEfGhIjKlMnOpQrSt-_';
const FAST = 8;
const HAND = 90;

/** A keyboard on which the test types; each step says how long after the one before. */
function keyboard(habit = USUAL) {
  const scanner = new Scanner(habit);
  let at = 1000;
  return {
    scanner,
    key: (name, after) => scanner.key(name, (at += after)),
    type: (text, pace) => [...text].map((one) => scanner.key(one, (at += pace))),
    /** A whole scan after a pause, and what its last key brought. */
    scan(text, end = ['Enter']) {
      at += 1000;
      const signs = [...text, ...end].map((one) => scanner.key(one, (at += FAST)));
      return signs.find((one) => one.is === 'scan' || one.is === 'trouble') ?? signs.at(-1);
    },
    rest: () => scanner.rest((at += 300)),
  };
}

const tests = {
  whatAHandTypesIsAHands() {
    const keys = keyboard();
    const signs = [...keys.type('r018', HAND), keys.key('Enter', HAND)];
    assert.ok(signs.every((one) => one.is === 'hand'));
    assert.equal(keys.rest(), null);
  },
  threeKeysRolledByAFastHandAreNeitherCommandNorScan() {
    const keys = keyboard();
    keys.type('sf', 10);
    assert.deepEqual(keys.key('Enter', 10), { is: 'burst', keys: 3 });
    assert.equal(keys.rest(), null);
  },
  aScanIsHandedOverAtItsEnter() {
    assert.deepEqual(keyboard().scan('R018'), { is: 'scan', text: 'R018' });
  },
  aSecondEnterOfTheScannerIsNoKey() {
    const keys = keyboard();
    keys.scan('R018');
    assert.equal(keys.key('Enter', FAST).is, 'burst');
    assert.equal(keys.rest(), null);
  },
  aHandsKeyBeforeAndAfterAScanIsAHands() {
    const keys = keyboard();
    assert.equal(keys.key('x', HAND).is, 'hand');
    assert.deepEqual(keys.scan('R018'), { is: 'scan', text: 'R018' });
    assert.equal(keys.key('Enter', HAND).is, 'hand');
  },
  anEnterThatAHandPressesAfterAHalfScanSendsNothingOff() {
    const keys = keyboard();
    keys.type('http://10', FAST);
    assert.equal(keys.key('Enter', HAND).is, 'hand');
  },
  aHalfScanIsToldOnceAndTheNextIsUnderstood() {
    const keys = keyboard();
    keys.type('http://10.0', FAST);
    assert.deepEqual(keys.rest(), { is: 'trouble', what: 'half' });
    assert.equal(keys.rest(), null);
    assert.deepEqual(keys.scan('R018'), { is: 'scan', text: 'R018' });
  },
  aFloodIsBoundedToldAndTheNextIsUnderstood() {
    const keys = keyboard();
    keys.type('7'.repeat(100_000), 1);
    assert.deepEqual(keys.rest(), { is: 'trouble', what: 'flood' });
    assert.deepEqual(keys.scan('7'.repeat(MOST)), { is: 'scan', text: '7'.repeat(MOST) });
    assert.deepEqual(keys.scan('7'.repeat(MOST + 1)), { is: 'trouble', what: 'flood' });
    assert.deepEqual(keys.scan('R018'), { is: 'scan', text: 'R018' });
  },
  garbageIsToldAndTheNextIsUnderstood() {
    const keys = keyboard();
    assert.deepEqual(keys.scan(['R', 'Unidentified', '0', '1', '8']), { is: 'trouble', what: 'unreadable' });
    assert.deepEqual(keys.scan('R018'), { is: 'scan', text: 'R018' });
  },
  randomKeysNeverBreakItAndTheNextIsUnderstood() {
    let seed = 7;
    const dice = (sides) => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % sides;
    const names = ['Enter', 'Tab', 'F8', 'a', 'R', '0', '1', '/', 'Unidentified', 'Home', ' '];
    for (const habit of [USUAL, { ...USUAL, prefix: '~' }, { ...USUAL, suffix: '' }]) {
      const keys = keyboard(habit);
      for (let i = 0; i < 20_000; i++) keys.key(names[dice(names.length)], dice(80));
      keys.rest();
      const end = habit.suffix === '' ? [] : ['Enter'];
      const sign = keys.scan(habit.prefix + 'R018', end);
      assert.deepEqual(end.length > 0 ? sign : keys.rest(), { is: 'scan', text: 'R018' });
    }
  },
  aPrefixIsTakenAwayAndWhatLacksItIsNoScan() {
    const keys = keyboard({ ...USUAL, prefix: ']Q3' });
    assert.deepEqual(keys.scan(']Q3R018'), { is: 'scan', text: 'R018' });
    assert.deepEqual(keys.scan('R018'), { is: 'trouble', what: 'unreadable' });
    const led = keyboard({ ...USUAL, prefix: 'F8', suffix: 'Tab' });
    assert.deepEqual(led.scan(['F8', 'R', '0', '1', '8'], ['Tab']), { is: 'scan', text: 'R018' });
    assert.deepEqual(led.scan('R018', ['Tab']), { is: 'trouble', what: 'unreadable' });
  },
  aScannerWithoutSuffixEndsWithAPause() {
    const keys = keyboard({ ...USUAL, suffix: '' });
    keys.type('R018', FAST);
    assert.deepEqual(keys.rest(), { is: 'scan', text: 'R018' });
    keys.type('R01', HAND);
    assert.equal(keys.rest(), null);
  },
  aSlowScannerNeedsItsGap() {
    const slow = keyboard({ ...USUAL, gap: 120 });
    slow.type('R018', 70);
    assert.deepEqual(slow.key('Enter', 70), { is: 'scan', text: 'R018' });
  },
  aHabitIsReadFromTheAddressAndWhatIsWrongIsNamed() {
    const read = (words, before = USUAL) => habitOf(new URLSearchParams(words), before);
    const told = read('scanner-prefix=F8&scanner-suffix=Tab&scanner-gap=80&enrol=X');
    assert.deepEqual(told, { prefix: 'F8', suffix: 'Tab', gap: 80 });
    assert.deepEqual(read('scanner-gap=30', told), { prefix: 'F8', suffix: 'Tab', gap: 30 });
    assert.deepEqual(read('scanner-usual', told), { ...USUAL });
    for (const [words, what] of [
      ['scanner-gap=5', /gap=5: 20–200/],
      ['scanner-gap=abc', /gap=abc: 20–200/],
      ['scanner-suffix=Space', /suffix=Space: Enter, Tab/],
      ['scanner-prefix=F13', /F1–F12/],
      ['scanner-prefix=abcde', /0–4/],
      ['scanner-sufix=Tab', /sufix: scanner-prefix/],
    ]) {
      assert.throws(() => read(words), what);
    }
  },
  theQrOfASlipMeansItsTicket() {
    const ticket = { kind: 'ticket', token: TOKEN, code: null, number: null };
    assert.deepEqual(meaningOf(`http://antrean.example/t/${TOKEN}`), ticket);
    assert.deepEqual(meaningOf(`https://10.0.0.7:7070/loket/t/${TOKEN}/`), ticket);
    assert.deepEqual(meaningOf(`]Q3https://antrean.example/t/${TOKEN}`), ticket);
    const swapped = [...`http://antrean.example/t/${TOKEN}`]
      .map((one) => (one < 'a' ? one.toLowerCase() : one.toUpperCase()))
      .join('');
    assert.deepEqual(meaningOf(swapped), ticket, 'Caps Lock');
    assert.equal(meaningOf(`http://antrean.example/t/${TOKEN.slice(1)}`).kind, 'unknown');
    assert.equal(meaningOf(`xhttp://antrean.example/t/${TOKEN}`).kind, 'unknown');
    assert.equal(meaningOf('https://antrean.example/').kind, 'unknown');
  },
  aNumberAndAShortCodeMeanATicket() {
    const of = (text) => meaningOf(text);
    assert.deepEqual(of('R018'), { kind: 'ticket', token: null, code: null, number: 'R018' });
    assert.deepEqual(of('r-018'), { kind: 'ticket', token: null, code: null, number: 'R018' });
    assert.deepEqual(of('7K2QP'), { kind: 'ticket', token: null, code: '7K2QP', number: null });
    assert.deepEqual(of('7k2ol'), { kind: 'ticket', token: null, code: '7K201', number: null });
    assert.deepEqual(of('R1000'), { kind: 'ticket', token: null, code: 'R1000', number: 'R1000' });
  },
  ofANikItsDoubtsAreNamed() {
    const doubts = (nik) => meaningOf(nik).doubts;
    assert.equal(meaningOf('9901014107900001').kind, 'nik');
    assert.deepEqual(doubts('9901014107900001'), ['region']);
    assert.deepEqual(doubts('9901010000900000'), ['region', 'birth', 'serial']);
    assert.deepEqual(doubts('9901017513900001'), ['region', 'birth']);
    assert.equal(meaningOf('990101410790000').kind, 'unknown', 'fifteen digits');
  },
  whatIsNoneOfTheseIsUnknown() {
    for (const text of ['ADUAN/2026/0007', '8991234567890', 'halo dunia', '    ', '../../x', '<b>']) {
      assert.equal(meaningOf(text).kind, 'unknown', text);
    }
    assert.ok(LEAST === 4);
  },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
  } catch (failure) {
    failed++;
    console.error(`${name}: ${failure.message}`);
  }
}
if (failed > 0) process.exit(1);
console.log(`${Object.keys(tests).length} checks`);
