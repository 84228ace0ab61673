// @ts-check
/**
 * What the server says about this console, as it comes over `/api/v1/console/live`. Only types and
 * small questions about one picture; the order of the queue is the server's business.
 */

/** @typedef {{ number: number, name: string, services: string[], officer: string | null,
 *   officerName: string | null, state: "FREE" | "OPEN" | "PAUSED", waiting: number }} Counter */

/** @typedef {{ state: string, reason: string }} Print */

/** @typedef {{ id: string, number: string, service: string, serviceName: Record<string, string>,
 *   requirements: Record<string, string[]>, promise: Record<string, string>, priority: string,
 *   state: "CALLED" | "SERVING", issuedAt: string, calledAt: string, startedAt: string | null,
 *   calls: number, print: Print | null, why: string }} Current */

/** @typedef {{ id: string, number: string, service: string, priority: string, issuedAt: string,
 *   why: string }} Waiting */

/** @typedef {{ boards: number, received: number, shown: number, spoken: number,
 *   trouble: null | "NO_BOARD" | "NOT_RECEIVED" | "SOUND_BLOCKED" }} Hall */

/** @typedef {{ number: number, name: string,
 *   services: { code: string, prefix: string | null, name: Record<string, string> }[],
 *   state: "OPEN" | "PAUSED", current: Current | null, next: Waiting[], waiting: number,
 *   hall: Hall | null, recall: { allowed: boolean, at: string | null, left: number },
 *   noShow: { allowed: boolean, at: string | null, callsNeeded: number, untold: boolean },
 *   undo: { what: string, number: string | null, until: string } | null,
 *   button: { code: string, at: string } | null,
 *   directed: { serviceName: Record<string, string>, at: string }[] }} Mine */

/** @typedef {{ priorityRatio: number, priorityCapMinutes: number, maxCalls: number,
 *   recallSpacingSeconds: number, noShowAfterCalls: number, noShowSpacingSeconds: number,
 *   undoSeconds: number }} Rules */

/** @typedef {{ version: number, now?: string, zone: string, zoneName: string, day: string,
 *   open: boolean, closedReason: string | null,
 *   counters: Counter[], mine: Mine | null,
 *   missed: { id: string, number: string, service: string, at: string }[],
 *   devices: { name: string, device: string, kind: string, state: string, health: string }[],
 *   printTrouble: { id: string, number: string, state: string, reason: string }[],
 *   helpCalls: { id: string, from: string, counter: number | null }[],
 *   rules: Rules }} Picture */

/** @typedef {import("./keys.js").Action} Action */

/**
 * The one next sensible action: the biggest button.
 *
 * @param {Mine} mine
 * @returns {"callNext" | "start" | "finish" | "pause"} `pause` opens a paused counter
 */
export function nextAction(mine) {
  if (mine.current?.state === 'SERVING') return 'finish';
  if (mine.current?.state === 'CALLED') return 'start';
  return mine.state === 'PAUSED' ? 'pause' : 'callNext';
}

/**
 * The ticket that a typed number means: `R018`, `r 18`, or `18` where the counter has one prefix.
 *
 * @param {string} typed
 * @param {Mine} mine
 * @returns {string | null} the number as it stands on the slip
 */
export function numberOf(typed, mine) {
  const parts = /^([A-Z])?0*([1-9]\d{0,3})$/.exec(typed.toUpperCase().replace(/[\s-]/g, ''));
  if (parts === null) return null;
  const prefixes = [...new Set(mine.services.map((one) => one.prefix).filter((one) => one))];
  const prefix = parts[1] ?? (prefixes.length === 1 ? prefixes[0] : null);
  return prefix ? prefix + parts[2].padStart(3, '0') : null;
}

/**
 * The id of a ticket that stands in no list of the picture: service day, prefix, serial.
 *
 * @param {string} number
 * @param {string} day
 */
export function idOf(number, day) {
  return `${day}-${number[0]}-${Number(number.slice(1))}`;
}
