// @ts-check
/** A catalogue that is being written: where things stand in it, and what two people wrote at once. */

/** @import { Json, JsonThing as Thing } from 'loket-api' */
/** @typedef {(string | number)[]} Path */

/** The lists whose things have a key, as the server compares them. @type {{ [path: string]: string }} */
const KEYS = {
  services: 'code',
  counters: 'number',
  'office.holidays': 'date',
  papers: 'name',
  decisions: 'number',
};

/** @param {Json | undefined} value @returns {value is Thing} */
const isThing = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {Json | undefined} one @param {Json | undefined} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @param {Json | undefined} whole @param {Path} path @returns {Json | undefined} */
export function valueAt(whole, path) {
  let value = whole;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else value = isThing(value) ? value[step] : undefined;
  }
  return value;
}

/**
 * The same with another value there; undefined takes away what is there.
 *
 * @param {Json | undefined} whole
 * @param {Path} path
 * @param {Json | undefined} value
 * @returns {Json}
 */
export function withAt(whole, path, value) {
  const [first, ...rest] = path;
  if (first === undefined) return value ?? null;
  if (Array.isArray(whole)) {
    return whole.map((one, i) => (i === first ? withAt(one, rest, value) : one));
  }
  const thing = isThing(whole) ? { ...whole } : {};
  if (rest.length === 0 && value === undefined) delete thing[first];
  else thing[first] = withAt(thing[first], rest, value);
  return thing;
}

/** How the server names that place, `$.services[0].name.id`. @param {Path} path */
export const placeIn = (path) =>
  path.reduce(
    (/** @type {string} */ all, step) => all + (typeof step === 'number' ? `[${step}]` : `.${step}`),
    '$',
  );

/**
 * What one person wrote, on top of what others did meanwhile. Where both changed the same place,
 * mine stands, and the place is told.
 *
 * @param {Json | undefined} base that both began with
 * @param {Json | undefined} mine
 * @param {Json | undefined} theirs
 * @param {string[]} both gets the places that both changed
 * @param {string} [path]
 * @returns {Json | undefined}
 */
export function merged(base, mine, theirs, both, path = '') {
  if (same(mine, theirs) || same(base, theirs)) return mine;
  if (same(base, mine)) return theirs;
  const key = KEYS[path];
  if (key !== undefined && Array.isArray(mine) && Array.isArray(theirs)) {
    return mergedList(key, Array.isArray(base) ? base : [], mine, theirs, both, path);
  }
  if (isThing(mine) && isThing(theirs)) {
    /** @type {Thing} */
    const all = {};
    for (const name of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
      const value = merged(
        isThing(base) ? base[name] : undefined,
        mine[name],
        theirs[name],
        both,
        below(path, name),
      );
      if (value !== undefined) all[name] = value;
    }
    return all;
  }
  both.push(path);
  return mine;
}

/** @param {string} path @param {string} name */
const below = (path, name) => (path === '' ? name : `${path}.${name}`);

/**
 * In my order; what they added stands at the end.
 *
 * @param {string} key
 * @param {Json[]} base @param {Json[]} mine @param {Json[]} theirs
 * @param {string[]} both
 * @param {string} path
 */
function mergedList(key, base, mine, theirs, both, path) {
  const named = (/** @type {Json} */ one) => String(valueAt(one, [key]));
  if ([base, mine, theirs].some((list) => new Set(list.map(named)).size < list.length)) {
    both.push(path); // Which is which can't be told.
    return mine;
  }
  const find = (/** @type {Json[]} */ list, /** @type {string} */ name) =>
    list.find((one) => named(one) === name);
  /** @type {Json[]} */
  const all = [];
  for (const name of new Set([...mine.map(named), ...theirs.map(named)])) {
    const value = merged(find(base, name), find(mine, name), find(theirs, name), both, below(path, name));
    if (value !== undefined) all.push(value);
  }
  return all;
}

/**
 * What is kept in this browser until it is in force or thrown away.
 *
 * @typedef {{ base: Thing, draft: Thing }} Kept
 */
const NAME = 'loket-catalogue-draft';

/** @returns {Kept | null} */
export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(NAME) ?? 'null');
    return isThing(found) && isThing(found.base) && isThing(found.draft) ? /** @type {Kept} */ (found) : null;
  } catch {
    return null; // What another program of another day left there is no draft.
  }
}

/** @param {Kept | null} draft */
export function keep(draft) {
  if (draft === null || same(draft.base, draft.draft)) localStorage.removeItem(NAME);
  else localStorage.setItem(NAME, JSON.stringify(draft));
}
