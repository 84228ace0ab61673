// @ts-check
import { bar, figure, make, number, time } from '../make.js';
import { texts } from '../texts.id.js';

/** @typedef {import('../device.js').Device} Device */
/**
 * @typedef {{number: number, at: string, cut: string, heightMillimetres: number, width: number,
 *   height: number, largest: string, text: string}} Product
 */

/** A ticket printer: its paper, piece by piece. */
export class Panel {
  title = texts.paper;
  look = 'roll';
  settings = ['paper'];

  /** @param {Device} device */
  constructor(device) {
    this.name = device.name;
    this.strip = make('div', { class: 'strip' });
    this.hanging = make('figure', { class: 'piece hanging' });
    this.hangingImage = /** @type {HTMLImageElement} */ (make('img', { alt: '' }));
    this.hanging.append(this.hangingImage, make('figcaption', {}, texts.printing));
    this.noSlips = make('p', { class: 'empty' }, texts.noSlips);
    this.strip.append(this.hanging, this.noSlips);
    this.body = [make('div', { class: 'mouth', 'aria-hidden': 'true' }), this.strip];
    /** @type {Map<number, Element>} */
    this.pieces = new Map();
    this.first = true;
  }

  /** @param {Record<string, any>} state @returns {[string, string][]} */
  lamps(state) {
    return [
      [state.onLine ? '' : 'negative', state.onLine ? texts.onLine : texts.offLine],
      [state.connected ? '' : 'idle', state.connected ? texts.connectedHost : texts.noHost],
      [state.coverOpen ? 'negative' : '', state.coverOpen ? texts.coverOpen : texts.coverClosed],
      [
        state.paperEnd ? 'negative' : state.nearEnd ? 'caution' : '',
        state.paperEnd ? texts.paperEnd : state.nearEnd ? texts.nearEnd : texts.paperFine,
      ],
      [state.cutterError ? 'negative' : '', state.cutterError ? texts.cutterError : texts.cutterFine],
    ];
  }

  /** @param {Record<string, any>} state */
  figures(state) {
    const roll = Math.max(state.rollMillimetres, state.paperMillimetres);
    return [
      ...figure(texts.paperLeft, `${number.format(state.paperMillimetres)} mm`),
      bar(texts.paperLeft, state.paperMillimetres, roll),
      ...figure(texts.buffer, `${number.format(state.buffered)} / ${number.format(state.bufferBytes)} byte`),
      bar(texts.buffer, state.buffered, state.bufferBytes),
      ...figure(texts.received, `${number.format(state.received)} byte`),
      ...figure(texts.slips, number.format(state.slips)),
      ...figure(texts.cuts, number.format(state.cuts)),
      ...figure(texts.drawer, number.format(state.drawerPulses)),
      ...figure(texts.model, `${state.model} mm, ${state.dots} titik`),
      make('dt', { class: 'wide' }, texts.lastBytes),
      make('dd', { class: 'wide hex' }, state.lastBytes || texts.noBytes),
    ];
  }

  /** @param {Device} device */
  show(device) {
    const state = device.state;
    this.hanging.hidden = state.currentBlank;
    if (!state.currentBlank) {
      const wanted = this.slip('current') + `?at=${state.received}-${state.currentMillimetres}`;
      if (this.hangingImage.dataset.wanted !== wanted) {
        this.hangingImage.dataset.wanted = wanted;
        this.hangingImage.className = `mm${state.model}`;
        this.hangingImage.alt = state.currentText || texts.printing;
        const next = new Image();
        next.onload = () => (this.hangingImage.src = next.src);
        next.src = wanted;
      }
    }
    this.noSlips.hidden = device.products.length > 0 || !state.currentBlank;
    const shown = new Set(device.products.map((product) => product.number));
    for (const [n, piece] of this.pieces) {
      if (!shown.has(n)) {
        piece.remove();
        this.pieces.delete(n);
      }
    }
    for (const product of /** @type {Product[]} */ ([...device.products].reverse())) {
      if (!this.pieces.has(product.number)) {
        const piece = this.piece(product, state.model);
        this.pieces.set(product.number, piece);
        this.hanging.after(piece);
      }
    }
    this.first = false;
  }

  /** @param {Product} product @param {string} model */
  piece(product, model) {
    const source = this.slip(String(product.number));
    return make(
      'figure',
      { class: this.first ? 'piece' : 'piece fresh' },
      make('img', {
        src: source,
        class: `mm${model}`,
        width: String(product.width),
        height: String(product.height),
        alt: `${texts.slip} ${product.number}: ${product.text}`,
      }),
      make(
        'figcaption',
        {},
        make('b', {}, `${texts.slip} ${product.number}`),
        ` · ${product.heightMillimetres} mm · ${texts.cut[product.cut] ?? product.cut} · ${time(product.at)} · `,
        make(
          'a',
          { href: source, 'aria-label': `${texts.open}: ${texts.slip} ${product.number}` },
          texts.open,
        ),
      ),
    );
  }

  /** @param {string} slip */
  slip(slip) {
    return `/api/bench/devices/${encodeURIComponent(this.name)}/slips/${slip}.png`;
  }
}
