// @ts-check
/**
 * Stands between a screen and the office. The office is always asked first, so that nobody gets an
 * older program than it has; only where it does not answer, the page is given from the files that
 * were kept when it last did, all of one moment. Answers of the API pass by: nothing that the
 * office has said is ever kept, nor an address with a question mark, which may be a visitor's own.
 */
/**
 * What a worker has besides what pages have; TypeScript knows only one of the two at a time.
 *
 * @typedef {object} Happening
 * @property {(done: Promise<unknown>) => void} waitUntil
 * @property {(reply: Promise<Response>) => void} respondWith
 * @property {Request} request
 * @property {string} clientId
 * @property {string} resultingClientId
 * @property {{ folder: string, files: string[] }} data
 * @typedef {object} Served
 * @property {(kind: string, does: (event: Happening) => void) => void} addEventListener
 * @property {() => Promise<void>} skipWaiting
 * @property {Location} location
 */
const worker = /** @type {Served} */ (/** @type {unknown} */ (self));

const NAME = 'loket-shell';
/** So long the office has for the first byte of a page. */
const PATIENCE_MILLISECONDS = 5000;
/** What a proxy of the house says when the office does not answer. */
const AWAY = [502, 503, 504];

/** Pages that came from here, and their files: the two never come from different programs. @type {Map<string, Cache>} */
const given = new Map();

worker.addEventListener('install', () => worker.skipWaiting());

worker.addEventListener('message', (event) => {
  event.waitUntil(keep(event.data.folder, event.data.files));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = request.method === 'GET' && url.origin === worker.location.origin && url.search === '';
  if (!ours || url.pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(page(event, url.pathname));
  else if (given.has(event.clientId)) event.respondWith(part(event));
});

/** @param {Happening} event @param {string} path */
async function page(event, path) {
  try {
    const reply = await Promise.race([fetch(event.request), late()]);
    if (AWAY.includes(reply.status)) throw new Error(`${reply.status}`);
    return reply;
  } catch {
    for (const name of await names(path)) {
      const cache = await caches.open(name);
      const found = await cache.match(path);
      if (found) {
        given.set(event.resultingClientId, cache);
        return found;
      }
    }
    return Response.error();
  }
}

/** @param {Happening} event */
async function part(event) {
  const found = await given.get(event.clientId)?.match(new URL(event.request.url).pathname);
  return found ?? fetch(event.request);
}

/** @returns {Promise<never>} */
function late() {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('no answer')), PATIENCE_MILLISECONDS);
  });
}

/**
 * Puts the files of a page in the place of those before. The page itself comes last: without it
 * the others count for nothing.
 *
 * @param {string} folder
 * @param {string[]} files
 */
async function keep(folder, files) {
  const before = await names(folder);
  const cache = await caches.open(`${NAME} ${folder} ${Date.now()}`);
  for (const file of files) {
    await cache.put(file, await asked(file));
  }
  await cache.put(folder, await marked(await asked(folder)));
  await Promise.all(before.map((name) => caches.delete(name)));
}

/** The newest first. @param {string} folder */
async function names(folder) {
  const all = await caches.keys();
  return all
    .filter((name) => name.startsWith(`${NAME} ${folder} `))
    .sort()
    .reverse();
}

/** @param {string} path */
async function asked(path) {
  const reply = await fetch(path, { cache: 'no-cache' });
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
  return reply;
}

/** So that the page knows where it came from. @param {Response} reply */
async function marked(reply) {
  const text = await reply.text();
  return new Response(text.replace('<html', '<html data-kept'), {
    status: reply.status,
    headers: reply.headers,
  });
}
