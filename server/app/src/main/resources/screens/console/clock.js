// @ts-check
import { hear, now } from 'loket/clock.js';

/**
 * The server's time, for deadlines in a picture (undo, recall, no-show), which are server times.
 * Every picture says what time it is there (`now`); only if a picture doesn't, the Date header of an
 * answer is asked, which is a whole second and so up to a second late.
 */
export class ServerClock {
  /** @param {string | undefined} at the time at the server, ISO-8601 @returns {boolean} */
  set(at) {
    return hear(at);
  }

  /** @returns {Promise<void>} */
  async askHeader() {
    const answer = await fetch('/api/v1/me', { credentials: 'same-origin', cache: 'no-store' });
    const date = answer.headers.get('Date');
    if (date !== null) this.set(new Date(date).toISOString());
  }

  /** Milliseconds since 1970 at the server. */
  now() {
    return now();
  }

  /** Whole seconds from now until then, rounded up; 0 if it is past. @param {string} then */
  secondsUntil(then) {
    return Math.max(0, Math.ceil((Date.parse(then) - this.now()) / 1000));
  }

  /** Whole seconds since then; 0 if it is still to come. @param {string} then */
  secondsSince(then) {
    return Math.max(0, Math.floor((this.now() - Date.parse(then)) / 1000));
  }
}

/** `4:07`, and `1:04:07` from an hour on. @param {number} seconds */
export function spell(seconds) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** `14.05`, as Indonesian writes the time of day. @param {number} time @param {string} zone */
export function timeOfDay(time, zone) {
  return new Intl.DateTimeFormat('id-ID', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(time);
}
