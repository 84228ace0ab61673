// @ts-check
/** How it is said that nobody calls a service's visitors now: alike on every screen. */

/** @import { Attendance } from 'loket-api' */

/**
 * @param {(key: string, values?: Record<string, string | number>) => string} say knows `loketPaused`,
 *   `loketAnd` and `loketNone`
 * @param {Attendance | null | undefined} attendance of its service; none from an office of before
 * @returns {string} empty while somebody calls
 */
export function absence(say, attendance) {
  if (!attendance || attendance.state === 'OPEN') return '';
  if (attendance.state === 'EMPTY') return say('loketNone');
  return say('loketPaused', { n: attendance.paused.join(say('loketAnd')) });
}
