// @ts-check
import { brief, phrase, test as testing } from './phrase.js';

/**
 * The calls that wait for their turn on the board: shown and spoken one after another, none cut,
 * none lost, each shown for at least the minimum time. While others wait behind it, a call is said
 * in fewer words.
 *
 * A call keeps its place as long as the office wants it heard, also where another board has spoken
 * it first: this one's listeners have not heard it. A call that was taken back is dropped. What this
 * board has done survives a reload.
 *
 * @import { Announcement as Call, HallPicture } from 'loket-api'
 * @typedef {Call & { test?: boolean }} Announcement
 * @typedef {{announcement: Announcement, shown: boolean}} Item
 * @typedef {'RECEIVED' | 'SHOWN' | 'SPOKEN'} Stage
 * @typedef {object} Board
 * @property {{state: string, play: (steps: import('./phrase.js').Step[], volume?: number) => Promise<boolean>,
 *   learn: (languages: string[]) => Promise<void>,
 *   wordings: (languages: string[]) => [string, import('./phrase.js').Wording][]}} sound
 * @property {(announcement: Announcement | null, caption: string) => Promise<void>} show settles
 *   when it is on the screen; null when nothing is being announced any more
 * @property {(id: string, stage: Stage) => Promise<unknown>} acknowledge
 * @property {(milliseconds: number) => Promise<void>} wait
 * @property {Pick<Storage, 'getItem' | 'setItem'>} memory
 */

const MEMORY = 'loket.board.announced';
const REMEMBERED = 300;
const CHIME_PAUSE = 80;

/** @param {{id: string}} trial @returns {Announcement} */
const test = ({ id }) => ({
  id,
  ticket: '',
  prefix: '',
  digits: '',
  counter: 0,
  counterName: '',
  recall: false,
  calledAt: '',
  test: true,
});

export class Announcements {
  /** @param {Board} board */
  constructor(board) {
    this.board = board;
    /** @type {Item[]} */
    this.queue = [];
    /** Shown while the sound was blocked; spoken when it comes back. @type {Item[]} */
    this.unspoken = [];
    /** @type {Set<string>} */
    this.told = new Set();
    /** @type {Map<string, Stage>} */
    this.done = recall(board.memory);
    /** @type {HallPicture | null} */
    this.picture = null;
    this.running = false;
  }

  /** @param {HallPicture} picture */
  hear(picture) {
    this.picture = picture;
    for (const announcement of [...picture.announcements, ...(picture.trials ?? []).map(test)]) {
      const { id } = announcement;
      const done = this.done.get(id);
      if (done) {
        this.tell(id, done);
      } else if (!this.holds(id)) {
        this.queue.push({ announcement, shown: false });
      }
      this.tell(id, 'RECEIVED');
    }
    return this.run();
  }

  /** The sound came back: what was only shown is spoken now. */
  speakAgain() {
    this.queue.push(...this.unspoken.splice(0));
    return this.run();
  }

  async run() {
    if (this.running) return;
    this.running = true;
    for (let item = this.queue[0]; item; item = this.queue[0]) {
      try {
        if (this.stands(item)) await this.announce(item);
      } catch (failure) {
        console.error(`announcement ${item.announcement.id}`, failure); // the next ones still go out
      }
      this.queue.shift();
    }
    this.running = false;
    await this.board.show(null, '');
  }

  /** @param {Item} item */
  async announce(item) {
    const { announcement } = item;
    const { settings } = this.seen;
    const languages = settings.languages ?? ['id'];
    const rush = this.queue.some((other) => other !== item && !other.announcement.test && this.stands(other));
    await this.board.show(announcement, this.words(announcement, languages, rush)[0]?.caption ?? '');
    const least = this.board.wait(item.shown ? 0 : settings.minShowSeconds * 1000);
    item.shown = true;
    this.tell(announcement.id, 'SHOWN');

    const steps = settings.chime ? [{ clip: 'chime', pauseMilliseconds: CHIME_PAUSE }] : [];
    if (settings.voice) {
      await this.board.sound.learn(languages);
      steps.push(...this.words(announcement, languages, rush).flatMap((one) => one.steps));
    }
    if (steps.length === 0) {
      this.finish(announcement.id, 'SHOWN');
    } else if (await this.board.sound.play(steps, settings.volume ?? 100)) {
      this.finish(announcement.id, 'SPOKEN');
    } else {
      this.unspoken.push(item);
    }
    await least;
  }

  /**
   * The call in each language whose words are here, one after another; the first is shown as well.
   *
   * @param {Announcement} call @param {string[]} languages @param {boolean} rush others wait
   */
  words(call, languages, rush) {
    return this.board.sound
      .wordings(languages)
      .map(([language, wording]) =>
        call.test ? testing(language, wording) : phrase(language, rush ? brief(wording) : wording, call),
      );
  }

  /** Nothing waits before the first picture. @returns {HallPicture} */
  get seen() {
    return /** @type {HallPicture} */ (this.picture);
  }

  /** @param {Item} item */
  stands({ announcement }) {
    const { announcements, calls, trials = [] } = this.seen;
    if (announcement.test) return trials.some((one) => one.id === announcement.id);
    return (
      announcements.some((one) => one.id === announcement.id) ||
      calls.some(
        (call) =>
          call.toBeHeard && call.ticket === announcement.ticket && call.counter === announcement.counter,
      )
    );
  }

  /** @param {string} id */
  holds(id) {
    this.unspoken = this.unspoken.filter((item) => this.stands(item));
    return [...this.queue, ...this.unspoken].some((item) => item.announcement.id === id);
  }

  /** @param {string} id @param {Stage} stage */
  finish(id, stage) {
    this.done.set(id, stage);
    keep(this.board.memory, this.done);
    this.tell(id, stage);
  }

  /**
   * Tells the office once; one that did not arrive is told again with the next picture that still
   * asks for it.
   *
   * @param {string} id @param {Stage} stage
   */
  tell(id, stage) {
    const key = `${id} ${stage}`;
    if (this.told.has(key)) return;
    this.told.add(key);
    this.board.acknowledge(id, stage).catch(() => this.told.delete(key));
  }
}

/** @param {Board['memory']} memory @returns {Map<string, Stage>} */
function recall(memory) {
  try {
    return new Map(JSON.parse(memory.getItem(MEMORY) ?? '[]'));
  } catch {
    return new Map();
  }
}

/** @param {Board['memory']} memory @param {Map<string, Stage>} done */
function keep(memory, done) {
  while (done.size > REMEMBERED) done.delete(/** @type {string} */ (done.keys().next().value));
  try {
    memory.setItem(MEMORY, JSON.stringify([...done]));
  } catch {
    // A full or forbidden store costs only this: after a reload a call may be spoken once more.
  }
}
