// @ts-check
/**
 * A live topic: the whole picture on connect and at each change, and a beat in between. This keeps
 * one EventSource at a time and never two: the old one is closed before a new one is opened, and
 * reconnecting is ours, because a browser gives up for good after an answer such as 502 and
 * reconnects in step with every other screen after a power cut.
 */
import { Problem, address } from './api.js';
import { hear } from './clock.js';
import { prove } from './key.js';
import { witness, withWitness } from './witness.js';

const SILENCE_MILLISECONDS = 5000;
const FIRST_PAUSE_MILLISECONDS = 400;
const LONGEST_PAUSE_MILLISECONDS = 5000;
const DENIED_PAUSE_MILLISECONDS = 20000;

/**
 * @template Shown
 * @typedef {object} Listener
 * @property {(picture: Shown) => void} onPicture the whole picture, each time it changed
 * @property {() => void} [onStale] nothing was heard for five seconds; called once
 * @property {() => void} [onFresh] the topic speaks again, or for the first time; called once
 * @property {(problem: Problem) => void} [onDenied] the office refuses the topic to this screen
 */

/**
 * @template {string} Topic
 * @param {Topic} url
 * @param {Listener<import('loket-api').Picture<Topic>>} listener
 * @returns {{close: () => void}}
 */
export function live(url, listener) {
  const topic = address(url);
  /** @type {EventSource | null} */
  let source = null;
  let closed = false;
  let fresh = false;
  let stale = false;
  let pauseLength = FIRST_PAUSE_MILLISECONDS;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let silence;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let giveUp;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let next;

  function open() {
    shut();
    if (closed) return;
    giveUp = setTimeout(() => {
      shut();
      again(pauseLength);
    }, SILENCE_MILLISECONDS);
    source = new EventSource(withWitness(topic));
    source.addEventListener('picture', (event) => {
      heard();
      pauseLength = FIRST_PAUSE_MILLISECONDS;
      const picture = JSON.parse(/** @type {MessageEvent} */ (event).data);
      hear(picture.now);
      listener.onPicture(picture);
    });
    source.addEventListener('beat', (event) => {
      const beat = JSON.parse(/** @type {MessageEvent} */ (event).data);
      hear(beat.now);
      witness(beat.state);
      heard();
    });
    source.addEventListener('error', () => {
      const refused = source?.readyState === EventSource.CLOSED;
      shut();
      if (refused) ask();
      else again(pauseLength);
    });
  }

  function shut() {
    clearTimeout(next);
    clearTimeout(giveUp);
    source?.close();
    source = null;
  }

  function heard() {
    clearTimeout(giveUp);
    waitForSilence();
    stale = false;
    if (fresh) return;
    fresh = true;
    listener.onFresh?.();
  }

  /** Runs from the last sign of life, however often the connection was tried since. */
  function waitForSilence() {
    clearTimeout(silence);
    silence = setTimeout(() => {
      fresh = false;
      if (!stale) {
        stale = true;
        listener.onStale?.();
      }
      if (source) {
        shut();
        again(pauseLength);
      }
    }, SILENCE_MILLISECONDS);
  }

  /** @param {number} milliseconds */
  function again(milliseconds) {
    if (closed) return;
    clearTimeout(next);
    next = setTimeout(open, milliseconds * (0.5 + Math.random()));
    pauseLength = Math.min(pauseLength * 2, LONGEST_PAUSE_MILLISECONDS);
  }

  /** EventSource hides the status: asks once by fetch whether the office refuses this screen. */
  async function ask() {
    const watch = new AbortController();
    const timer = setTimeout(() => watch.abort(), SILENCE_MILLISECONDS);
    try {
      const reply = await fetch(topic, {
        cache: 'no-store',
        headers: { Accept: 'text/event-stream' },
        signal: watch.signal,
      });
      if (reply.status < 400 || reply.status >= 500) {
        watch.abort();
        again(pauseLength);
        return;
      }
      const body = await reply.json().catch(() => ({}));
      if (body?.code === 'proof-needed' && (await prove())) {
        again(pauseLength);
        return;
      }
      if (closed) return;
      clearTimeout(silence);
      fresh = false;
      listener.onDenied?.(
        new Problem(reply.status, body?.code ?? `http-${reply.status}`, body?.detail ?? '', body),
      );
      again(DENIED_PAUSE_MILLISECONDS);
    } catch {
      again(pauseLength);
    } finally {
      clearTimeout(timer);
    }
  }

  /** A phone that wakes up in a pocket asks at once instead of waiting for its own timers. */
  function wake() {
    if (document.visibilityState === 'visible' && !fresh && !closed) open();
  }

  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', wake);
  waitForSilence();
  open();

  return {
    close() {
      closed = true;
      clearTimeout(silence);
      shut();
      document.removeEventListener('visibilitychange', wake);
      window.removeEventListener('online', wake);
    },
  };
}
