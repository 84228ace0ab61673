// @ts-check
import { figure, make, number, say } from '../make.js';
import { texts } from '../texts.id.js';
import { hosts } from './bus.js';

/** @typedef {import('../device.js').Device} Device */

/** A call pad at a loket, whose keys a hand on this page can press, and its lamp. */
export class Panel {
  title = texts.padKeys;
  look = 'padcase';
  lamps = hosts;
  settings = ['press'];

  /** @param {Device} device */
  constructor(device) {
    this.name = device.name;
    this.label = make('p', { class: 'padlabel' });
    this.bulb = make('i', { 'aria-hidden': 'true' });
    this.words = make('span', { 'data-testid': 'pad-lamp' });
    this.lamp = make('p', { class: 'padlamp' }, this.bulb, this.words);
    this.keys = make('ul', { class: 'padkeys' });
    /** @type {string[]} */ (device.state.keys).forEach((key, place) => this.hang(key, place));
    this.body = [this.label, this.lamp, this.keys];
  }

  /** @param {string} key @param {number} place */
  hang(key, place) {
    const press = make('button', { type: 'button', 'data-key': key }, texts.padKey[key] ?? key);
    press.addEventListener('click', () => void this.press(place));
    this.keys.append(make('li', {}, press));
  }

  /** @param {Record<string, any>} state */
  figures(state) {
    return [
      ...figure(texts.padThanked, number.format(state.thanked)),
      ...figure(texts.hosts, number.format(state.hosts)),
      ...figure(texts.requests, number.format(state.requests)),
    ];
  }

  /** @param {Device} device */
  show({ state }) {
    say(this.label, state.label);
    this.bulb.setAttribute('class', state.lastLamp.toLowerCase());
    say(this.words, texts.padLamp[state.lastLamp] ?? state.lastLamp);
  }

  /** @param {number} value */
  press(value) {
    return fetch(`/api/bench/devices/${encodeURIComponent(this.name)}/controls/press`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ value }),
    });
  }
}
