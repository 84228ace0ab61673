// Loads the modules of pages into Node, each check in a process of its own.
import { register } from 'node:module';

register('./hooks.mjs', import.meta.url);

const HOMES = {
  shared: 'server/app',
  console: 'server/app',
  ikm: 'server/app',
  kiosk: 'kiosk',
  survey: 'kiosk',
  board: 'counter-display',
  sign: 'counter-display',
};

/** `load('board/view.js')` @param {string} module */
export function load(module) {
  const home = HOMES[module.split('/')[0]];
  return import(new URL(`../../../../../${home}/src/main/resources/screens/${module}`, import.meta.url));
}

/** What a drawing says: its words and what stands in its tags, as the browser would get it. */
export function said(drawn) {
  if (Array.isArray(drawn)) return drawn.map(said).join('');
  if (drawn?.strings) {
    return drawn.strings
      .map((text, place) => text + (place < drawn.values.length ? said(drawn.values[place]) : ''))
      .join('');
  }
  return ['symbol', 'function', 'object', 'undefined'].includes(typeof drawn) ? '' : String(drawn);
}

/** The words alone, in one line. */
export const words = (drawn) =>
  said(drawn)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** A clock and timers that stand still until the check moves them. */
export function standingClock(at = 1_000_000) {
  const clock = { now: at, timers: [] };
  let last = 0;
  const add = (does, after, every) => {
    clock.timers.push({ id: ++last, at: clock.now + (after ?? 0), does, every });
    return last;
  };
  const drop = (id) => (clock.timers = clock.timers.filter((one) => one.id !== id));
  globalThis.setTimeout = (does, after) => add(does, after);
  globalThis.setInterval = (does, after) => add(does, after, after);
  globalThis.clearTimeout = globalThis.clearInterval = drop;
  performance.now = () => clock.now;
  Date.now = () => clock.now;
  /** Lets time pass, and everything happen that falls into it. @param {number} milliseconds */
  clock.pass = async (milliseconds) => {
    const end = clock.now + milliseconds;
    for (;;) {
      await settle();
      const [next] = clock.timers.filter((one) => one.at <= end).sort((a, b) => a.at - b.at || a.id - b.id);
      if (!next) break;
      clock.now = Math.max(clock.now, next.at);
      if (next.every) next.at += next.every;
      else drop(next.id);
      next.does();
    }
    clock.now = end;
    await settle();
  };
  return clock;
}

const immediate = setImmediate;
/** What is already on its way arrives. */
export async function settle() {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => immediate(resolve));
}
