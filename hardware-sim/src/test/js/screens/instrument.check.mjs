import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './page.mjs';

const {
  addQuestion,
  addUnsur,
  dropUnsur,
  fraction,
  missing,
  named,
  quarterFrom,
  sumOfWeights,
  weighEqually,
} = await load('ikm/instrument.js');

const KEYS = ['PERSYARATAN', 'WAKTU', 'BIAYA'];
const standard = () => ({
  version: 'standard',
  unsur: KEYS.map((key) => ({ key, name: key, weight: '1/3', questions: [key] })),
  questions: KEYS.map((key) => ({ key, text: { id: key, en: key }, answers: [] })),
  profile: [],
});

test('weights are summed exactly, as a person writes them', () => {
  assert.equal(sumOfWeights(standard()), '1');
  const own = standard();
  own.unsur[0].weight = '0,11';
  assert.equal(sumOfWeights(own), '233/300');
  for (const wrong of ['', 'x', '1/0', '-1/3', '1/3/3', '1,5,5']) assert.equal(fraction(wrong), null, wrong);
  own.unsur[0].weight = 'x';
  assert.equal(sumOfWeights(own), null);
  weighEqually(own);
  assert.equal(sumOfWeights(own), '1');
});

test('a new unsur is called by its name, and by another where that was used before', () => {
  const own = standard();
  addUnsur(own);
  addUnsur(own);
  own.unsur[3].name = 'Keamanan & kenyamanan';
  own.unsur[4].name = '2. Waktu';
  addQuestion(own, own.unsur[3], []);
  own.unsur[3].weight = ' 0,5 ';

  const { unsur, questions } = named(own, ['WAKTU_U2']);

  assert.deepEqual(
    unsur.slice(3).map((one) => [one.key, ...one.questions]),
    [
      ['KEAMANAN_KENYAMANAN', 'KEAMANAN_KENYAMANAN', 'KEAMANAN_KENYAMANAN_2'],
      ['WAKTU_U3', 'WAKTU_U3'],
    ],
  );
  assert.equal(unsur[3].weight, '0.5');
  assert.deepEqual(
    questions.map((one) => one.key),
    [...KEYS, 'KEAMANAN_KENYAMANAN', 'KEAMANAN_KENYAMANAN_2', 'WAKTU_U3'],
  );
});

test('one more question stands below those of its unsur, under a key that meant nothing before', () => {
  const own = standard();
  addQuestion(own, own.unsur[1], ['WAKTU_2']);
  assert.deepEqual(
    own.questions.map((one) => one.key),
    ['PERSYARATAN', 'WAKTU', 'WAKTU_3', 'BIAYA'],
  );
  dropUnsur(own, own.unsur[1]);
  assert.deepEqual(
    own.questions.map((one) => one.key),
    ['PERSYARATAN', 'BIAYA'],
  );
  assert.deepEqual(
    missing(own, standard()).map((one) => one.key),
    ['WAKTU'],
  );
});

test('the next quarter begins on its first day', () => {
  assert.equal(quarterFrom('2026-11-24'), '2027-01-01');
  assert.equal(quarterFrom('2026-10-01'), '2026-10-01');
  assert.equal(quarterFrom('2026-04-02'), '2026-07-01');
});
