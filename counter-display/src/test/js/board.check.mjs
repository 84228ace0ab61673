// The board's announcing and its layout, without a browser.
// usage: node board.check.mjs <board folder>; prints what failed, exits 1 if anything did.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from './load.mjs';

const folder = process.argv[2];
const { Announcements } = await load(join(folder, 'announcements.js'));
const { arrange, letters } = await load(join(folder, 'layout.js'));

const SETTINGS = { chime: true, voice: true, minShowSeconds: 6 };
const call = (id, digits, counter) => ({
  id,
  ticket: 'R' + digits,
  prefix: 'R',
  digits,
  counter,
  counterName: '',
  recall: false,
  calledAt: '',
});
const picture = (announcements, settings = {}, calls = []) => ({
  announcements,
  calls,
  settings: { ...SETTINGS, ...settings },
});

/** A board whose loudspeaker obeys the test. */
function hall({ audible = true, memory = new Map() } = {}) {
  const log = [];
  const hall = { log, memory, audible, failAcks: false };
  const sound = {
    get state() {
      return hall.audible ? 'ON' : 'BLOCKED';
    },
    async learn(languages) {
      hall.learnt = languages;
    },
    wordings: (languages) => languages.filter((one) => one !== 'xx').map((one) => [one, wording(one)]),
    async play(steps, volume) {
      if (!hall.audible) return false;
      hall.volume = volume;
      log.push('play ' + steps.map((step) => step.clip).join(' '));
      await turn();
      log.push('end');
      return true;
    },
  };
  hall.board = new Announcements({
    sound,
    show: async (announcement) => void log.push('show ' + (announcement?.ticket ?? '-')),
    acknowledge: async (id, stage) => {
      if (hall.failAcks) throw new Error('lost');
      log.push(`${stage} ${id}`);
    },
    wait: async (milliseconds) => {
      log.push('wait ' + milliseconds);
    },
    memory: {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
    },
  });
  return hall;
}

const wording = (language) => JSON.parse(readFileSync(join(folder, 'clips', language, 'words.json'), 'utf8'));
const turn = () => new Promise((resolve) => setImmediate(resolve));
const only = (log, ...starts) => log.filter((line) => starts.some((start) => line.startsWith(start)));

const tests = {
  async threeCallsAtOnceAreShownAndSpokenOneAfterAnother() {
    const h = hall();
    const first = h.board.hear(picture([call('1', '011', 1), call('2', '012', 2)]));
    h.board.hear(picture([call('1', '011', 1), call('2', '012', 2), call('3', '013', 3)]));
    await first;
    assert.deepEqual(only(h.log, 'show', 'end'), [
      'show R011',
      'end',
      'show R012',
      'end',
      'show R013',
      'end',
      'show -',
    ]);
    assert.deepEqual(only(h.log, 'SPOKEN', 'SHOWN'), [
      'SHOWN 1',
      'SPOKEN 1',
      'SHOWN 2',
      'SPOKEN 2',
      'SHOWN 3',
      'SPOKEN 3',
    ]);
    assert.deepEqual(only(h.log, 'wait'), ['wait 6000', 'wait 6000', 'wait 6000']);
    assert.deepEqual(only(h.log, 'RECEIVED'), ['RECEIVED 1', 'RECEIVED 2', 'RECEIVED 3']);
  },

  async aCallIsSaidInEachLanguageAfterOneChimeAndAsLoudAsTheOfficeWants() {
    const h = hall();
    await h.board.hear(picture([call('1', '012', 3)], { languages: ['id', 'xx', 'en'], volume: 60 }));
    assert.deepEqual(only(h.log, 'play'), [
      'play chime nomor-antrean huruf-r kosong satu dua silakan-ke-loket tiga en/ticket-number' +
        ' en/letter-r en/zero en/one en/two en/please-go-to-counter en/three',
    ]);
    assert.equal(h.volume, 60);
    assert.deepEqual(h.learnt, ['id', 'xx', 'en']);
  },

  async whileOthersWaitACallIsSaidInFewerWordsAndTheLastInAll() {
    const h = hall();
    await h.board.hear(picture([call('1', '011', 1), call('2', '012', 2), call('3', '013', 3)]));
    assert.deepEqual(only(h.log, 'play'), [
      'play chime huruf-r kosong satu satu silakan-ke-loket satu',
      'play chime huruf-r kosong satu dua silakan-ke-loket dua',
      'play chime nomor-antrean huruf-r kosong satu tiga silakan-ke-loket tiga',
    ]);
  },

  async aCallTakenBackIsNeitherShownNorSpoken() {
    const h = hall();
    const first = h.board.hear(picture([call('1', '011', 1), call('2', '012', 2)]));
    h.board.hear(picture([call('1', '011', 1)]));
    await first;
    assert.deepEqual(only(h.log, 'show'), ['show R011', 'show -']);
  },

  async aCallThatAnotherBoardSpokeFirstIsStillSpokenHere() {
    const h = hall();
    const first = h.board.hear(picture([call('1', '011', 1), call('2', '012', 2)]));
    h.board.hear(picture([], {}, [{ ticket: 'R012', counter: 2, toBeHeard: true }]));
    await first;
    assert.deepEqual(only(h.log, 'SPOKEN'), ['SPOKEN 1', 'SPOKEN 2']);
  },

  async aCallThatIsStillCalledButTooOldIsNotSpokenLate() {
    const h = hall();
    const first = h.board.hear(picture([call('1', '011', 1), call('2', '012', 2)]));
    h.board.hear(picture([], {}, [{ ticket: 'R012', counter: 2, toBeHeard: false }]));
    await first;
    assert.deepEqual(only(h.log, 'SPOKEN'), ['SPOKEN 1']);
  },

  async aTestCallWaitsItsTurnAndSaysThatItIsOne() {
    const h = hall();
    await h.board.hear({ ...picture([call('1', '011', 1)]), trials: [{ id: 'uji-1' }] });
    await h.board.hear({ ...picture([]), trials: [{ id: 'uji-1' }] });
    assert.deepEqual(only(h.log, 'play'), [
      'play chime nomor-antrean huruf-r kosong satu satu silakan-ke-loket satu',
      'play chime uji-coba-suara',
    ]);
    assert.deepEqual(only(h.log, 'SPOKEN'), ['SPOKEN 1', 'SPOKEN uji-1']);
  },

  async aTestCallThatIsOverIsNotShownLate() {
    const h = hall();
    const first = h.board.hear({ ...picture([call('1', '011', 1)]), trials: [{ id: 'uji-1' }] });
    h.board.hear(picture([call('1', '011', 1)]));
    await first;
    assert.deepEqual(only(h.log, 'SPOKEN'), ['SPOKEN 1']);
  },

  async chimeAndVoiceAreSwitchedIndependently() {
    const h = hall();
    await h.board.hear(picture([call('1', '011', 1)], { voice: false }));
    await h.board.hear(picture([call('2', '012', 2)], { chime: false }));
    await h.board.hear(picture([call('3', '013', 3)], { chime: false, voice: false }));
    assert.deepEqual(only(h.log, 'play'), [
      'play chime',
      'play nomor-antrean huruf-r kosong satu dua silakan-ke-loket dua',
    ]);
    assert.deepEqual(only(h.log, 'SPOKEN', 'SHOWN'), [
      'SHOWN 1',
      'SPOKEN 1',
      'SHOWN 2',
      'SPOKEN 2',
      'SHOWN 3',
    ]);
  },

  async blockedSoundShowsTheCallAndSpeaksItWhenItIsBack() {
    const h = hall({ audible: false });
    await h.board.hear(picture([call('1', '011', 1)]));
    await h.board.hear(picture([call('1', '011', 1)]));
    assert.deepEqual(only(h.log, 'SPOKEN', 'SHOWN'), ['SHOWN 1']);
    h.audible = true;
    await h.board.speakAgain();
    assert.deepEqual(only(h.log, 'SPOKEN', 'SHOWN'), ['SHOWN 1', 'SPOKEN 1']);
  },

  async aReloadSpeaksNothingAgainButTellsTheOfficeAgain() {
    const before = hall();
    await before.board.hear(picture([call('1', '011', 1)]));
    const after = hall({ memory: before.memory });
    await after.board.hear(picture([call('1', '011', 1)]));
    assert.deepEqual(only(after.log, 'play', 'SPOKEN'), ['SPOKEN 1']);
  },

  async anAnswerThatWasLostIsToldWithTheNextPicture() {
    const h = hall();
    h.failAcks = true;
    await h.board.hear(picture([call('1', '011', 1)]));
    await turn();
    h.failAcks = false;
    await h.board.hear(picture([call('1', '011', 1)]));
    assert.deepEqual(only(h.log, 'SPOKEN', 'play').slice(1), ['SPOKEN 1']);
  },

  async aCallWithoutWordsDoesNotStopTheNext() {
    const h = hall();
    const error = console.error;
    console.error = () => {};
    await h.board.hear(picture([call('1', '011', 5000), call('2', '012', 2)]));
    console.error = error;
    assert.deepEqual(only(h.log, 'SPOKEN'), ['SPOKEN 2']);
  },

  lettersAreAtLeastFiveMillimetresAMetre() {
    for (const distanceMetres of [4, 6, 8]) {
      for (const [width, height] of [
        [1920, 1080],
        [1080, 1920],
        [3840, 2160],
      ]) {
        const hall = { width, height, distanceMetres, panelHeightMillimetres: 1000, capRatio: 0.67 };
        const { unit, tooSmall } = letters(hall);
        const capMillimetres = (unit * hall.capRatio * hall.panelHeightMillimetres) / height;
        assert.ok(tooSmall || capMillimetres >= distanceMetres * 5, JSON.stringify({ ...hall, unit }));
      }
    }
    const far = {
      width: 1920,
      height: 1080,
      distanceMetres: 20,
      panelHeightMillimetres: 500,
      capRatio: 0.67,
    };
    assert.equal(letters(far).tooSmall, true);
  },

  everyCurrentCallStandsOnTheBoardWithARowOfHistory() {
    for (let calls = 1; calls <= 10; calls++) {
      const {
        style,
        calls: shown,
        historyRows,
      } = arrange({
        rows: 8,
        calls,
        history: 4,
        perRow: 2,
        namesFit: true,
      });
      assert.equal(shown, calls);
      assert.ok(historyRows >= 1, `${calls} calls: ${historyRows} rows of history`);
      assert.equal(style, calls <= 5 ? 'line' : 'short');
    }
  },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
  } catch (failure) {
    failed++;
    console.log(`${name}: ${failure.message}`);
  }
}
console.log(`${Object.keys(tests).length} checks, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
