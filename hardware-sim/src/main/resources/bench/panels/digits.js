// @ts-check
import { figure, make, number, say } from '../make.js';
import { texts } from '../texts.id.js';

/** @typedef {import('../device.js').Device} Device */

/** A row of LED digits: what a person over the loket reads. */
export class Panel {
  title = texts.digits;
  look = 'digitbox';

  constructor() {
    this.row = make('div', { class: 'digits', 'aria-hidden': 'true' });
    this.words = make('p', { class: 'digitwords', 'data-testid': 'digits' });
    this.body = [this.row, this.words];
  }

  /** @param {Record<string, any>} state @returns {[string, string][]} */
  lamps(state) {
    return [
      [state.hosts > 0 ? '' : 'idle', state.hosts > 0 ? texts.connectedHost : texts.noHost],
    ];
  }

  /** @param {Record<string, any>} state */
  figures(state) {
    return [
      ...figure(texts.unit, number.format(state.unit)),
      ...figure(texts.hosts, number.format(state.hosts)),
      ...figure(texts.requests, number.format(state.requests)),
      make('dt', { class: 'wide' }, texts.lastRequest),
      make('dd', { class: 'wide hex' }, state.lastRequest || texts.noBytes),
    ];
  }

  /** @param {Device} device */
  show({ state }) {
    /** @type {string} */
    const shown = state.shown;
    while (this.row.childElementCount < shown.length) this.row.append(make('i'));
    while (this.row.childElementCount > shown.length) this.row.lastElementChild?.remove();
    [...shown].forEach((one, x) => say(this.row.children[x], one === ' ' ? '\u00a0' : one));
    say(this.words, `${state.label}: ${shown.trim() || texts.digitsDark}`);
  }
}
