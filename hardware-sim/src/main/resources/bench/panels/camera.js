// @ts-check
import { figure, make, number, say } from '../make.js';
import { texts } from '../texts.id.js';

/** @typedef {import('../device.js').Device} Device */

const BETWEEN_PICTURES = 500;

/** A camera: what stands before its lens, whether a computer looks or not. */
export class Panel {
  title = texts.cameraView;
  look = 'lens';
  settings = ['face', 'level'];

  /** @param {Device} device */
  constructor(device) {
    this.name = device.name;
    this.image = /** @type {HTMLImageElement} */ (make('img', { alt: '' }));
    this.words = make('p');
    this.body = [make('div', { class: 'finder' }, this.image), this.words];
    this.taken = 0;
    this.scene = '';
    this.loading = false;
    this.image.addEventListener('load', () => (this.loading = false));
    this.image.addEventListener('error', () => (this.loading = false));
  }

  /** @param {Record<string, any>} state @returns {[string, string][]} */
  lamps(state) {
    return [
      [state.hosts > 0 ? '' : 'idle', state.hosts > 0 ? texts.cameraWatched : texts.cameraAtRest],
      [state.level === 'ideal' ? '' : 'caution', texts.levels[state.level]],
    ];
  }

  /** @param {Record<string, any>} state */
  figures(state) {
    return [
      ...figure(texts.hosts, number.format(state.hosts)),
      ...figure(texts.sentPictures, number.format(state.sent)),
      make('dt', { class: 'wide' }, texts.lastQuestion),
      make('dd', { class: 'wide hex' }, state.lastRequest || texts.noBytes),
    ];
  }

  /** @param {Device} device */
  show(device) {
    const { view, face, level } = device.state;
    const scene = `${view} ${face} ${level}`;
    say(this.words, texts.views[view].replace('{face}', String(face)));
    this.image.alt = this.words.textContent ?? '';
    const now = performance.now();
    if (scene !== this.scene || (!this.loading && now - this.taken >= BETWEEN_PICTURES)) {
      this.scene = scene;
      this.taken = now;
      this.loading = true;
      const name = encodeURIComponent(this.name);
      this.image.src = `/api/bench/devices/${name}/slips/current.png?${Math.round(now)}`;
    }
  }
}
