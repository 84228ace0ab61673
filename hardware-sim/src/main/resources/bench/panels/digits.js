// @ts-check
import { make, say } from '../make.js';
import { texts } from '../texts.id.js';
import { countedWithBytes, hosts } from './bus.js';

/** @typedef {import('../device.js').Device} Device */

/** A row of LED digits: what a person over the loket reads. */
export class Panel {
  title = texts.digits;
  look = 'digitbox';
  lamps = hosts;
  figures = countedWithBytes;

  constructor() {
    this.row = make('div', { class: 'digits', 'aria-hidden': 'true' });
    this.words = make('p', { class: 'digitwords', 'data-testid': 'digits' });
    this.body = [this.row, this.words];
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
