// @ts-check
/**
 * The key of this browser at this office: made once, kept where no script can take it out again, and
 * proved to the office whenever it asks. A token that is copied to another computer is worth nothing
 * there. Browsers allow it over https and on the server itself; elsewhere there is none.
 */

/** @import { KeyProof } from 'loket-api' */

const FILE = 'loket-key';
const STORE = 'keys';
const OWN = 'own';
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };

/** One at a time, however many requests were refused. @type {Promise<boolean> | null} */
let underWay = null;

/** Asks for a challenge and signs it; null where this browser has no key. @returns {Promise<KeyProof | null>} */
export async function proof() {
  const key = await own();
  if (key === null) return null;
  const reply = await fetch('/api/v1/key/challenge', { cache: 'no-store', credentials: 'same-origin' });
  if (!reply.ok) return null;
  const { challenge } = await reply.json();
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    key.privateKey,
    new TextEncoder().encode(challenge),
  );
  const shown = await crypto.subtle.exportKey('spki', key.publicKey);
  return { key: base64url(shown), challenge, signature: base64url(signature) };
}

/**
 * Holds the key from now on. A key to which nothing belongs any more takes the cookies away, so that
 * the next request is told to enrol or to log in.
 *
 * @returns {Promise<boolean>} whether what was refused may be asked again
 */
export function prove() {
  underWay ??= proveOnce().finally(() => {
    underWay = null;
  });
  return underWay;
}

async function proveOnce() {
  const signed = await proof();
  if (signed === null) return false;
  const reply = await fetch('/api/v1/key/proof', {
    method: 'POST',
    cache: 'no-store',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(signed),
  });
  return reply.ok || reply.status === 403;
}

/** @returns {Promise<CryptoKeyPair | null>} */
async function own() {
  if (!globalThis.crypto?.subtle || !globalThis.indexedDB) return null;
  try {
    const file = await opened();
    const known = await answered(file.transaction(STORE).objectStore(STORE).get(OWN));
    const key = known ?? (await made(file));
    file.close();
    return key;
  } catch {
    // A browser that keeps nothing has no key either.
    return null;
  }
}

/** Two pages that begin at once take the same. @param {IDBDatabase} file @returns {Promise<CryptoKeyPair>} */
async function made(file) {
  const fresh = await crypto.subtle.generateKey(ALGORITHM, false, ['sign']);
  const store = file.transaction(STORE, 'readwrite').objectStore(STORE);
  const known = await answered(store.get(OWN));
  if (known) return known;
  await answered(store.put(fresh, OWN));
  return fresh;
}

/** @returns {Promise<IDBDatabase>} */
function opened() {
  const opening = indexedDB.open(FILE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  return answered(opening);
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function answered(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {ArrayBuffer} bytes */
function base64url(bytes) {
  const text = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
