// @ts-check
/**
 * Answers on their way. Each is put down before it is sent, so that the respondent can be thanked
 * whatever the line does, and goes when the office has taken it. What waits is sent by itself, the
 * oldest first and each with the request id that it always had, also after a reload.
 *
 * What is put down names no person: a token, a request id, the choices, and of which questionnaire
 * they are. Free words are never put down: they wait in memory, and a reload loses them alone.
 *
 * Known limit: the browser's own files may hold what was taken until the browser tidies them.
 */
import { Problem, get, post } from 'loket/api.js';

const NAME = 'loket-survey';
const STORE = 'answers';
const FIRST_PAUSE_MILLISECONDS = 2000;
const LONGEST_PAUSE_MILLISECONDS = 60000;
/** Many tablets get their line back at the same moment. */
const AFTER_A_CUT_MILLISECONDS = 1000;

/** The office will never take it: spent, unknown or too late, or not as it is meant to be. */
const NEVER = [400, 404, 410, 413, 422];
/** What is true of all that waits, and not of this answer alone. */
const NOBODY_NOW = [0, 401, 403, 429];

/**
 * @typedef {object} Sent
 * @property {string} token
 * @property {string} requestId
 * @property {string} [begunBy] with what it was begun, where the office's word of it did not come
 * @property {Record<string, number>} answers by question
 * @property {Record<string, string>} profile choices of the questionnaire
 * @property {string} questionnaire its version
 * @property {boolean} [tooFast] whether it was answered faster than it can be read, where that was seen
 *
 * @typedef {'taken' | 'closed' | 'waits'} Outcome
 *
 * @typedef {object} Owner
 * @property {() => boolean} isReady whether the office knows this tablet; nothing is sent before
 * @property {() => void} changed there is more or less that waits
 * @property {() => void} refused the office does not take what somebody was thanked for
 */

/**
 * @param {Owner} owner
 * @returns {Promise<Outbox | null>} null where the browser keeps nothing
 */
export async function openOutbox(owner) {
  try {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { autoIncrement: true });
    const outbox = new Outbox(await done(opening), owner);
    await outbox.look();
    return outbox;
  } catch {
    return null;
  }
}

class Outbox {
  /** @param {IDBDatabase} database @param {Owner} owner */
  constructor(database, owner) {
    this.database = database;
    this.owner = owner;
    /** Free words by request id. @type {Map<string, string>} */
    this.words = new Map();
    /** Who still stands before the page, by request id. @type {Map<string, (o: Outcome) => void>} */
    this.asking = new Map();
    /** @type {Set<string>} */
    this.tokens = new Set();
    this.running = false;
    this.once = false;
    this.pauseLength = FIRST_PAUSE_MILLISECONDS;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  get waiting() {
    return this.tokens.size;
  }

  /**
   * Puts answers down and sends them.
   *
   * @param {Sent} sent
   * @param {string} words
   * @param {number} patience milliseconds until it is told that they wait
   * @returns {Promise<Outcome>}
   */
  async keep(sent, words, patience) {
    const task = this.database.transaction(STORE, 'readwrite', { durability: 'strict' });
    task.objectStore(STORE).add(sent);
    await ended(task);
    this.words.set(sent.requestId, words);
    this.tokens.add(sent.token);
    this.owner.changed();
    return new Promise((resolve) => {
      const tell = (/** @type {Outcome} */ outcome) => {
        this.asking.delete(sent.requestId);
        resolve(outcome);
      };
      this.asking.set(sent.requestId, tell);
      setTimeout(() => tell('waits'), patience);
      this.run();
    });
  }

  /** The line is back. */
  wake() {
    if (this.waiting === 0) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.run(), Math.random() * AFTER_A_CUT_MILLISECONDS);
  }

  /** Sends what waits, one after the other; and again later, as long as something waits. */
  async run() {
    this.once = true;
    if (this.running) return;
    this.running = true;
    clearTimeout(this.timer);
    try {
      while (this.once) {
        this.once = false;
        await this.sendAll();
      }
    } finally {
      this.running = false;
      if (this.waiting > 0) {
        this.timer = setTimeout(() => this.run(), this.pauseLength * (0.5 + Math.random()));
        this.pauseLength = Math.min(this.pauseLength * 2, LONGEST_PAUSE_MILLISECONDS);
      }
    }
  }

  async sendAll() {
    for (const [key, sent] of await this.look()) {
      if (!this.owner.isReady()) return;
      try {
        await this.send(sent);
        await this.forget(key, sent, 'taken');
        this.pauseLength = FIRST_PAUSE_MILLISECONDS;
      } catch (failure) {
        if (!(failure instanceof Problem)) throw failure;
        if (NEVER.includes(failure.status)) await this.forget(key, sent, 'closed');
        if (NOBODY_NOW.includes(failure.status)) return;
      }
    }
  }

  /** @param {Sent} sent */
  async send(sent) {
    const path = `surveys/${encodeURIComponent(sent.token)}/answers`;
    const { requestId, answers, begunBy } = sent;
    const bare = { requestId, ...(begunBy ? { begunBy } : {}) };
    const whole = {
      ...bare,
      answers,
      questionnaire: sent.questionnaire,
      ...(Object.keys(sent.profile).length > 0 ? { profile: sent.profile } : {}),
      ...(sent.tooFast === undefined ? {} : { tooFast: sent.tooFast }),
      comment: this.words.get(sent.requestId) ?? '',
    };
    try {
      await post(path, whole);
    } catch (failure) {
      // An office that was put back may not know what it asked; it has what it asks itself.
      if (!(failure instanceof Problem) || failure.status !== 422) throw failure;
      const { questions } = await get('surveys/questionnaire');
      const asked = questions.map((one) => one.key).filter((key) => key in answers);
      await post(path, { ...bare, answers: Object.fromEntries(asked.map((key) => [key, answers[key]])) });
    }
  }

  /** @param {IDBValidKey} key @param {Sent} sent @param {Outcome} outcome */
  async forget(key, sent, outcome) {
    const task = this.database.transaction(STORE, 'readwrite');
    task.objectStore(STORE).delete(key);
    await ended(task);
    this.words.delete(sent.requestId);
    this.tokens.delete(sent.token);
    const tell = this.asking.get(sent.requestId);
    if (tell) tell(outcome);
    else if (outcome === 'closed') this.owner.refused();
    this.owner.changed();
  }

  /** All that waits, the oldest first. @returns {Promise<[IDBValidKey, Sent][]>} */
  async look() {
    const store = this.database.transaction(STORE).objectStore(STORE);
    const [keys, all] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    this.tokens = new Set(all.map((/** @type {Sent} */ one) => one.token));
    return keys.map((key, place) => [key, all[place]]);
  }
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @param {IDBTransaction} task @returns {Promise<void>} */
const ended = (task) =>
  new Promise((resolve, reject) => {
    task.oncomplete = () => resolve();
    task.onabort = () => reject(task.error);
  });
