// @ts-check
import { figure, make, number, say } from '../make.js';
import { texts } from '../texts.id.js';

/** @typedef {import('../device.js').Device} Device */

/** A fingerprint module, with fingers to put on it. */
export class Panel {
  title = texts.fingers;
  look = 'fingers';
  settings = ['finger', 'baud', 'badSums', 'stallAfterPackets', 'cutAfterPackets'];

  /** @param {Device} device */
  constructor(device) {
    this.device = device.name;
    /** @type {HTMLElement[]} */
    this.buttons = [];
    for (let finger = 0; finger <= device.state.fingers; finger++) {
      const button = make(
        'button',
        { type: 'button', 'aria-pressed': 'false' },
        finger === 0 ? texts.noFinger : `${texts.finger} ${finger}`,
      );
      button.addEventListener('click', () => void this.put(finger));
      this.buttons.push(button);
    }
    this.now = make('p', { role: 'status' });
    this.prints = make('div', { class: 'prints' });
    this.body = [
      make('div', { class: 'picker', role: 'group', 'aria-label': texts.fingers }, ...this.buttons),
      this.now,
      this.prints,
    ];
    this.shown = 0;
  }

  /** @param {number} finger */
  async put(finger) {
    await fetch(`/api/bench/devices/${encodeURIComponent(this.device)}/controls/finger`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ value: finger }),
    });
  }

  /** @param {Record<string, any>} state @returns {[string, string][]} */
  lamps(state) {
    return [
      [state.host ? '' : 'idle', state.host ? texts.connectedHost : texts.noHost],
      [state.finger > 0 ? '' : 'idle', state.finger > 0 ? texts.fingerThere : texts.noFingerThere],
    ];
  }

  /** @param {Record<string, any>} state */
  figures(state) {
    return [
      ...figure(texts.commands, number.format(state.commands)),
      ...figure(texts.packets, number.format(state.packets)),
      ...figure(texts.baudRate, state.baud > 0 ? number.format(state.baud) : texts.unpaced),
    ];
  }

  /** @param {Device} device */
  show(device) {
    const finger = device.state.finger;
    this.buttons.forEach((button, one) => {
      button.setAttribute('aria-pressed', String(one === finger));
    });
    say(this.now, finger === 0 ? texts.noFingerThere : `${texts.fingerNow} ${finger}`);
    const newest = device.products[0];
    if (newest && newest.number !== this.shown) {
      this.shown = newest.number;
      this.prints.replaceChildren(
        ...device.products.slice(0, 3).map((one) =>
          make('img', {
            src: `/api/bench/devices/${encodeURIComponent(this.device)}/slips/${one.number}.png`,
            alt: `${texts.print} ${one.number}, ${texts.finger.toLowerCase()} ${one.finger}`,
            width: '128',
            height: '144',
          }),
        ),
      );
    }
  }
}
