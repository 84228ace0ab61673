// @ts-check
import { figure, make, number, say } from '../make.js';
import { texts } from '../texts.id.js';

/** @typedef {import('../device.js').Device} Device */

const COLUMNS = 20;

/** A sign of two lines of 20 characters: its glass, cell by cell, as a person over the loket sees it. */
export class Panel {
  title = texts.glass;
  look = 'glassbox';

  constructor() {
    /** @type {Element[][]} */
    this.cells = [0, 1].map(() => Array.from({ length: COLUMNS }, () => make('i')));
    this.lines = this.cells.map((cells) =>
      make('div', { class: 'glassline', 'aria-hidden': 'true' }, ...cells),
    );
    this.words = make('p', { class: 'only-heard', 'data-testid': 'glass' });
    this.glass = make('div', { class: 'glass' }, ...this.lines, this.words);
    this.label = make('p', { class: 'glasslabel' });
    this.body = [this.glass, this.label];
  }

  /** @param {Record<string, any>} state @returns {[string, string][]} */
  lamps(state) {
    return [
      [state.hosts > 0 ? '' : 'idle', state.hosts > 0 ? texts.connectedHost : texts.noHost],
      [state.stringMode ? 'caution' : '', state.stringMode ? texts.stringMode : texts.plainMode],
    ];
  }

  /** @param {Record<string, any>} state */
  figures(state) {
    return [
      ...figure(texts.brightness, `${number.format(state.brightness)} / 4`),
      ...figure(texts.hosts, number.format(state.hosts)),
      ...figure(texts.pieces, number.format(state.requests)),
      make('dt', { class: 'wide' }, texts.lastBytes),
      make('dd', { class: 'wide hex' }, state.lastRequest || texts.noBytes),
    ];
  }

  /** @param {Device} device */
  show({ state }) {
    const [column, row] = state.cursor;
    [state.upper, state.lower].forEach((line, y) => {
      this.cells[y].forEach((cell, x) => {
        say(cell, line[x] === ' ' ? '\u00a0' : line[x]);
        cell.classList.toggle('cursor', column === x + 1 && row === y + 1);
      });
    });
    this.glass.setAttribute('class', `glass bright${state.brightness}`);
    say(this.words, `${state.upper.trim()} / ${state.lower.trim()}`);
    say(this.label, state.label);
  }
}
