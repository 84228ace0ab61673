// @ts-check
/** How a waiting time is said: the same arithmetic on every screen, in each one's own words. */

/** @typedef {import('loket-api').Range} Range */

/** From so many minutes on nobody plans by the minute. */
const HOURS_FROM = 90;
const HOUR = 60;

/**
 * In minutes, in hours, or from the one to the other.
 *
 * @param {(key: string, values: Record<string, number>) => string} say knows `range`, `rangeOne`,
 *   `rangeShort` and, for hours, `rangeHours`, `rangeHour`, `rangeShortHours`, `rangeToHours`
 * @param {Range} range
 */
export function waitingTime(say, { lowMinutes: low, highMinutes: high }) {
  if (high < HOURS_FROM) {
    return say(low === high ? 'rangeOne' : low === 0 ? 'rangeShort' : 'range', { low, high });
  }
  const hours = Math.ceil(high / HOUR);
  if (low < HOUR) return say(low === 0 ? 'rangeShortHours' : 'rangeToHours', { low, high: hours });
  const least = Math.floor(low / HOUR);
  return say(least === hours ? 'rangeHour' : 'rangeHours', { low: least, high: hours });
}
