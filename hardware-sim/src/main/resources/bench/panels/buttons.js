// @ts-check
import { make, say } from '../make.js';
import { texts } from '../texts.id.js';
import { counted, hosts } from './bus.js';

/** @typedef {import('../device.js').Device} Device */
/** @typedef {{input: number, label: string, pressed: boolean}} Button */

/** A board of inputs with a push button on each, which a hand on this page can press. */
export class Panel {
  title = texts.buttons;
  look = 'buttonboard';
  lamps = hosts;
  figures = counted;
  settings = ['press', 'hold'];

  /** @param {Device} device */
  constructor(device) {
    this.name = device.name;
    this.board = make('ul', { class: 'pushers' });
    this.body = [this.board];
    /** @type {Map<number, {element: Element, words: Element}>} */
    this.pushers = new Map();
  }

  /** @param {Device} device */
  show(device) {
    for (const button of /** @type {Button[]} */ (device.state.buttons)) {
      const { element, words } = this.pushers.get(button.input) ?? this.hang(button);
      element.classList.toggle('pressed', button.pressed);
      say(words, button.pressed ? texts.pressed : texts.notPressed);
    }
  }

  /** @param {Button} button */
  hang(button) {
    const words = make('span');
    const press = make(
      'button',
      { type: 'button', 'aria-label': `${texts.press}: ${button.label}` },
      texts.press,
    );
    const hold = make(
      'button',
      { type: 'button', 'aria-label': `${texts.hold}: ${button.label}` },
      texts.hold,
    );
    press.addEventListener('click', () => void this.move('press', button.input));
    hold.addEventListener('click', () => void this.move('hold', button.input));
    const element = make(
      'li',
      { 'data-input': String(button.input) },
      make('i', { 'aria-hidden': 'true' }),
      make('b', {}, button.label),
      words,
      make('span', { class: 'hands' }, press, hold),
      make('small', {}, `${texts.input} ${button.input}`),
    );
    const pusher = { element, words };
    this.pushers.set(button.input, pusher);
    this.board.append(element);
    return pusher;
  }

  /** @param {string} control @param {number} value */
  move(control, value) {
    return fetch(`/api/bench/devices/${encodeURIComponent(this.name)}/controls/${control}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ value }),
    });
  }
}
