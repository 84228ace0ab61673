// @ts-check
import { make, say } from '../make.js';
import { texts } from '../texts.id.js';
import { countedWithBytes, hosts } from './bus.js';

/** @typedef {import('../device.js').Device} Device */
/** @typedef {{coil: number, label: string, lit: boolean, blinks: boolean}} Lamp */

/** A relay board with a lamp on each of its coils. */
export class Panel {
  title = texts.lamps;
  look = 'lampboard';
  lamps = hosts;
  figures = countedWithBytes;

  constructor() {
    this.board = make('ul', { class: 'bulbs' });
    this.body = [this.board];
    /** @type {Map<number, {element: Element, words: Element}>} */
    this.bulbs = new Map();
  }

  /** @param {Device} device */
  show(device) {
    for (const lamp of /** @type {Lamp[]} */ (device.state.lamps)) {
      const { element, words } = this.bulbs.get(lamp.coil) ?? this.hang(lamp);
      element.classList.toggle('lit', lamp.lit);
      say(words, lamp.blinks ? texts.lampBlinks : lamp.lit ? texts.lampLit : texts.lampDark);
    }
  }

  /** @param {Lamp} lamp */
  hang(lamp) {
    const words = make('span');
    const element = make(
      'li',
      { 'data-coil': String(lamp.coil) },
      make('i', { 'aria-hidden': 'true' }),
      make('b', {}, lamp.label),
      words,
      make('small', {}, `${texts.coil} ${lamp.coil}`),
    );
    const bulb = { element, words };
    this.bulbs.set(lamp.coil, bulb);
    this.board.append(element);
    return bulb;
  }
}
