// @ts-check
/**
 * Talking to the office: JSON over fetch, refusals as `Problem`, and the retry of a reply that was
 * lost. A command is sent again with exactly the same body, so that its `requestId` makes the
 * office give the same answer and never act twice.
 *
 * A path without a leading slash is below `/api/v1/`.
 */

import { now as serverNow } from './clock.js';
import { proof, prove } from './key.js';
import { forgetWitness } from './witness.js';

const TRIES = 4;
const PATIENCE_MILLISECONDS = 8000;

/** How an answer is read, and how long it is waited for. */
const WORDS = {
  patience: PATIENCE_MILLISECONDS,
  /** @param {Response} reply */
  read: async (reply) => {
    const text = await reply.text();
    return text === '' ? null : JSON.parse(text);
  },
};
const FILE = {
  patience: 60_000,
  /** @param {Response} reply */
  read: (reply) => reply.blob(),
};

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** @import { Delete, Device, Get, Post, Problem as Refusal, Put } from 'loket-api' */

/** @typedef {Exclude<import('loket-api').ScreenKind, 'STATION'>} ScreenKind what a page is enrolled as */

/** The office said no, or could not be reached (`status` 0, `code` "offline"). */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {string} code stable kebab-case, for choosing a sentence
   * @param {string} detail
   * @param {Partial<Refusal>} [body] the whole problem, for its further members
   */
  constructor(status, code, detail, body = {}) {
    super(`${status} ${code}: ${detail}`);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.body = body;
  }
}

export const get = /** @type {Get} */ ((/** @type {string} */ path) => ask('GET', path));

export const post = /** @type {Post} */ (
  (/** @type {string} */ path, /** @type {object} */ body = {}) => ask('POST', path, body)
);

export const put = /** @type {Put} */ (
  (/** @type {string} */ path, /** @type {object} */ body) => ask('PUT', path, body)
);

export const del = /** @type {Delete} */ ((/** @type {string} */ path) => ask('DELETE', path));

/**
 * A file that the office draws, such as a PDF, which may take its time.
 *
 * @param {string} path @param {object} body
 * @returns {Promise<Blob>}
 */
export const postForFile = (path, body) => ask('POST', path, body, FILE);

/** @param {string} path */
export const address = (path) => (path.startsWith('/') ? path : `/api/v1/${path}`);

/**
 * A new id for one intention of one person at this screen. Keep it until the answer was seen. The
 * time in it lets the server's file grow at its end: a wholly random one would touch another page
 * of it at each tap.
 *
 * @param {string} [day] yyyy-MM-dd in the office's zone
 */
export const requestId = (day = serviceDay()) =>
  `${day}-${Math.floor(serverNow()).toString(36)}${random(14)}`;

/**
 * The same for what must not tell when it was sent.
 *
 * @param {string} [day] yyyy-MM-dd in the office's zone
 */
export const timelessId = (day = serviceDay()) => `${day}-${random(22)}`;

/** @param {number} length in characters of 6 bits each */
function random(length) {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => ALPHABET[byte & 63]).join('');
}

/**
 * The day at the office, which need not be the day of the machine's own zone.
 *
 * @param {string} [zone] an IANA name such as Asia/Jakarta
 * @param {Date} [now]
 */
export function serviceDay(zone = 'Asia/Jakarta', now = new Date(serverNow())) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(now);
  /** @param {string} type */
  const of = (type) => parts.find((part) => part.type === type)?.value;
  return `${of('year')}-${of('month')}-${of('day')}`;
}

/**
 * Enrols this screen when its address carries `#enrol=CODE`, and takes the code out of the address
 * first, so that neither the history nor a reload uses it again.
 *
 * @param {ScreenKind} kind what this page needs
 * @returns {Promise<Device | null>} the device, or null when the address carries no code
 */
export async function enrolFromHash(kind) {
  const code = new URLSearchParams(location.hash.slice(1)).get('enrol');
  if (!code) return null;
  history.replaceState(null, '', location.pathname + location.search);
  return enrol(code, kind);
}

/**
 * @param {string} code
 * @param {ScreenKind} kind a code for another kind is refused with `wrong-kind`, and not used up
 * @returns {Promise<Device>} the device
 */
export async function enrol(code, kind) {
  forgetWitness();
  const answer = await post('enrol', { code: code.trim().toUpperCase(), kind, ...(await bound()) });
  return answer.device;
}

/**
 * @param {string} user
 * @param {string} password
 * @returns {Promise<import('loket-api').Person>} who is logged in
 */
export async function logIn(user, password) {
  const answer = await post('session', { user, password, ...(await bound()) });
  return answer.person;
}

/** What ties a token to this browser; nothing where it has no key, and nothing older offices know. */
async function bound() {
  const signed = await proof().catch(() => null);
  return signed === null ? {} : { proof: signed };
}

/**
 * The answer is what the description of the API says, and taken as that.
 *
 * @template T
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @param {typeof WORDS | typeof FILE} [how]
 * @returns {Promise<T>}
 */
async function ask(method, path, body, how = WORDS) {
  const sent = body === undefined ? undefined : JSON.stringify(body);
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(method, address(path), sent, how);
    } catch (failure) {
      if (failure instanceof Problem && !(attempt < TRIES && (await mayAgain(failure)))) throw failure;
      if (failure instanceof Problem) continue;
      if (attempt === TRIES) throw given(failure);
      await pause(250 * 2 ** attempt * (0.7 + Math.random() * 0.6));
    }
  }
}

/**
 * Whether the office only wanted to know that this is the browser to which the token was given. A
 * lost answer is asked for again like any other.
 *
 * @param {Problem} refusal
 */
async function mayAgain(refusal) {
  return refusal.code === 'proof-needed' && (await prove().catch(() => false));
}

/** The office, or a proxy before it, can't do it now. */
class NotNow extends Error {
  /** @param {string} message @param {Problem} why */
  constructor(message, why) {
    super(message);
    this.why = why;
  }
}

/**
 * What is told when no attempt was answered. The office may know for certain that nothing was done.
 *
 * @param {unknown} failure the last one
 */
function given(failure) {
  const nothingDone = failure instanceof NotNow && failure.why.code === 'not-written';
  return nothingDone
    ? new Problem(0, 'not-written', failure.why.detail)
    : new Problem(0, 'offline', String(failure));
}

/**
 * One attempt. Throws a `Problem` when the office answered no, anything else when its answer was
 * lost on the way, be it cut short or eaten by a server that was just starting again.
 *
 * @param {string} method
 * @param {string} url
 * @param {string | undefined} sent
 * @param {typeof WORDS | typeof FILE} how
 */
async function once(method, url, sent, how) {
  const watch = new AbortController();
  const timer = setTimeout(() => watch.abort(), how.patience);
  try {
    const reply = await fetch(url, {
      method,
      body: sent,
      cache: 'no-store',
      credentials: 'same-origin',
      signal: watch.signal,
      headers:
        sent === undefined
          ? { Accept: 'application/json' }
          : { Accept: 'application/json', 'Content-Type': 'application/json' },
    });
    if (reply.ok) return await how.read(reply);
    const text = await reply.text();
    if (reply.status === 502 || reply.status === 503 || reply.status === 504) {
      throw new NotNow(`${url}: ${reply.status}`, problemOf(reply.status, text));
    }
    throw problemOf(reply.status, text);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {number} status @param {string} text */
function problemOf(status, text) {
  /** @type {Partial<Refusal>} */
  let body = {};
  try {
    body = JSON.parse(text) ?? {};
  } catch {
    body = {};
  }
  return new Problem(status, body.code ?? `http-${status}`, body.detail ?? body.title ?? '', body);
}

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
