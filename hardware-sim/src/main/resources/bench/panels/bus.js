// @ts-check
import { figure, make, number } from '../make.js';
import { texts } from '../texts.id.js';

/** What every device on a line of many tells of that line. */

/** Whether somebody has called it. @param {Record<string, any>} state @returns {[string, string][]} */
export const hosts = (state) => [state.hosts > 0 ? ['', texts.connectedHost] : ['idle', texts.noHost]];

/** @param {Record<string, any>} state */
export const counted = (state) => [
  ...figure(texts.unit, number.format(state.unit)),
  ...figure(texts.hosts, number.format(state.hosts)),
  ...figure(texts.requests, number.format(state.requests)),
];

/** The same, with the bytes that it was sent last. @param {Record<string, any>} state */
export const countedWithBytes = (state) => [
  ...counted(state),
  make('dt', { class: 'wide' }, texts.lastRequest),
  make('dd', { class: 'wide hex' }, state.lastRequest || texts.noBytes),
];
