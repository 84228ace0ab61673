// @ts-check
import { FIRST } from './phrase.js';

/**
 * The board's voice: all clips of a language are loaded once and kept decoded, so that a call is
 * spoken although the network has gone. Indonesian is loaded at the start, others when they are
 * first asked for. Plays one list of clips at a time; the caller queues.
 *
 * Says what it does: the event `loket:clip` {name} on the document at the start of each clip, and
 * `loket:clip-missing` {name} for one that does not exist.
 */

const PROBE_MILLISECONDS = 800;
/** How long the first call waits for the clips before it is only shown. */
const PATIENCE_MILLISECONDS = 5000;
/** A clip whose end is not heard of this long after it should have ended has no device to play on. */
const OVERDUE_MILLISECONDS = 2000;

export class Sound {
  /**
   * @param {string} folder with a folder for each language
   * @param {() => void} changed called when `state` or `missing` changed
   */
  constructor(folder, changed) {
    this.folder = folder;
    this.changed = changed;
    /** @type {'LOADING' | 'ON' | 'BLOCKED'} */
    this.state = 'LOADING';
    /** @type {Set<string>} */
    this.missing = new Set();
    /** @type {Map<string, AudioBuffer>} */
    this.clips = new Map();
    /** @type {Map<string, import('./phrase.js').Wording>} */
    this.words = new Map();
    /** @type {Map<string, Promise<void>>} */
    this.learning = new Map();
    /** @type {AudioContext | null} */
    this.context = null;
    /** @type {Promise<void>} */
    this.ready = Promise.resolve();
  }

  /** Loads the clips and finds out whether the browser lets them be heard. */
  start() {
    this.ready = this.open();
  }

  async open() {
    try {
      this.context = new AudioContext();
    } catch {
      this.become('BLOCKED');
      return;
    }
    this.context.addEventListener('statechange', () => this.probe());
    for (const gesture of ['click', 'keydown', 'touchend']) {
      document.addEventListener(gesture, () => this.probe());
    }
    await this.load(FIRST);
    await this.probe();
  }

  /** Until every listed clip is here: a board is often switched on before its server. @param {string} language */
  async load(language) {
    const folder = `${this.folder}/${language}`;
    for (let pause = 1000; ; pause = Math.min(pause * 2, 15000)) {
      try {
        this.words.set(language, await (await ask(`${folder}/words.json`)).json());
        const listed = /** @type {string[]} */ (await (await ask(`${folder}/clips.json`)).json());
        await Promise.all(
          listed.map((name) => this.fetch(folder, name, language === FIRST ? name : `${language}/${name}`)),
        );
        return;
      } catch {
        await wait(pause);
      }
    }
  }

  /** @param {string} folder @param {string} name @param {string} clip */
  async fetch(folder, name, clip) {
    if (this.clips.has(clip)) return;
    const bytes = await (await ask(`${folder}/${name}.wav`)).arrayBuffer();
    if (this.context) this.clips.set(clip, await this.context.decodeAudioData(bytes));
  }

  /**
   * Loads what is not here yet of these languages; settles when it is, or when a call waits no
   * longer. @param {string[]} languages
   */
  async learn(languages) {
    for (const language of languages) {
      if (!this.learning.has(language)) {
        this.learning.set(language, language === FIRST ? this.ready : this.load(language));
      }
      await Promise.race([this.learning.get(language), wait(PATIENCE_MILLISECONDS)]);
    }
  }

  /** Those whose words are here. @param {string[]} languages @returns {[string, import('./phrase.js').Wording][]} */
  wordings(languages) {
    return languages.flatMap((language) => {
      const wording = this.words.get(language);
      return wording ? [/** @type {[string, import('./phrase.js').Wording]} */ ([language, wording])] : [];
    });
  }

  /** Asks the browser for sound, and believes only what it then does. */
  async probe() {
    const context = this.context;
    if (!context || this.clips.size === 0) return;
    if (context.state !== 'running') {
      // Without a gesture this promise never settles in Chromium.
      await Promise.race([context.resume().catch(() => {}), wait(PROBE_MILLISECONDS)]);
    }
    this.become(context.state === 'running' ? 'ON' : 'BLOCKED');
  }

  /**
   * @param {import('./phrase.js').Step[]} steps
   * @param {number} [volume] in percent
   * @returns {Promise<boolean>} true when the last clip has ended; false if no sound came out
   */
  async play(steps, volume = 100) {
    if (this.state === 'LOADING') await Promise.race([this.ready, wait(PATIENCE_MILLISECONDS)]);
    if (this.state !== 'ON') return false;
    for (const { clip, pauseMilliseconds } of steps) {
      const buffer = this.clips.get(clip);
      if (!buffer) {
        this.note(clip);
        continue;
      }
      document.dispatchEvent(new CustomEvent('loket:clip', { detail: { name: clip } }));
      if (!(await this.one(buffer, volume))) {
        this.become('BLOCKED');
        return false;
      }
      await wait(pauseMilliseconds);
    }
    return true;
  }

  /** @param {AudioBuffer} buffer @param {number} volume @returns {Promise<boolean>} */
  one(buffer, volume) {
    const context = /** @type {AudioContext} */ (this.context);
    return new Promise((resolve) => {
      const source = context.createBufferSource();
      const overdue = setTimeout(() => resolve(false), buffer.duration * 1000 + OVERDUE_MILLISECONDS);
      source.addEventListener('ended', () => {
        clearTimeout(overdue);
        resolve(true);
      });
      source.buffer = buffer;
      const gain = context.createGain();
      gain.gain.value = volume / 100;
      source.connect(gain).connect(context.destination);
      source.start();
    });
  }

  /** @param {string} clip */
  note(clip) {
    if (this.missing.has(clip)) return;
    this.missing.add(clip);
    document.dispatchEvent(new CustomEvent('loket:clip-missing', { detail: { name: clip } }));
    this.changed();
  }

  /** @param {'ON' | 'BLOCKED'} state */
  become(state) {
    if (this.state === state) return;
    this.state = state;
    this.changed();
  }
}

/** @param {string} url */
async function ask(url) {
  const reply = await fetch(url);
  if (!reply.ok) throw new Error(`${url}: ${reply.status}`);
  return reply;
}

/** @param {number} milliseconds @returns {Promise<void>} */
export function wait(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
