// @ts-check
import { LitElement, html, nothing } from 'lit';
import { Problem, post, requestId } from './api.js';
import { icon } from './icons.js';

/** @import { Clock } from 'loket-api' */

/** What the staff reads of a clock that is or was wrong. @type {Record<string, string>} */
const WORDS = {
  ASKED:
    'Jam server menunjukkan {clock}, padahal hari pelayanan terakhir {before}. Apakah hari ini benar {clock}? Nomor tetap bisa diambil.',
  MOVED:
    'Jam server baru saja diubah, dari {before} ke {clock}. Antrean berjalan terus. Apakah hari ini benar {clock}?',
  BEHIND:
    'Jam server mundur ke {clock}. Antrean hari {day} berjalan terus. Perbaiki jam server. Kalau hari ini memang {clock}, tekan “Ya”.',
  DENIED:
    'Jam server salah: menunjukkan {clock}. Antrean berjalan sebagai hari {day}. Perbaiki jam server. Kalau hari ini ternyata benar {clock}, tekan “Ya”.',
  LEFT: 'Jam server tadi salah, menunjukkan {left}. Antrean hari {day} berjalan terus.',
};

/** Which answers there are. @type {Record<string, ("yes" | "no")[]>} */
const ANSWERS = {
  ASKED: ['yes', 'no'],
  MOVED: ['yes', 'no'],
  BEHIND: ['yes'],
  DENIED: ['yes'],
  LEFT: [],
};

/**
 * `<loket-day .clock=${picture.clock} .mayAnswer=${true}>`: says that the server's clock is or was
 * wrong, asks which day it is, and who has another number since.
 */
class LoketDay extends LitElement {
  static properties = {
    clock: {},
    mayAnswer: {},
    busy: { state: true },
    trouble: { state: true },
  };

  constructor() {
    super();
    /** @type {Clock | null} */
    this.clock = null;
    this.mayAnswer = false;
    this.busy = false;
    this.trouble = '';
  }

  createRenderRoot() {
    return this;
  }

  /** @param {boolean} right */
  async answer(right) {
    if (this.busy || !this.clock) return;
    this.busy = true;
    this.trouble = '';
    try {
      await post('day/answer', { requestId: requestId(this.clock.day), right });
      this.dispatchEvent(new CustomEvent('answered', { bubbles: true }));
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.trouble = 'Belum tersimpan. Coba lagi.';
    } finally {
      this.busy = false;
    }
  }

  render() {
    const clock = this.clock;
    if (!clock) return nothing;
    const words = (WORDS[clock.state] ?? WORDS.LEFT).replace(
      /\{(\w+)\}/g,
      (gap, name) => spell(clock[/** @type {'clock' | 'before' | 'day' | 'left'} */ (name)]) ?? gap,
    );
    const numbers = clock.numbers.filter((one) => one.was !== '');
    const answers = this.mayAnswer ? (ANSWERS[clock.state] ?? []) : [];
    return html`<div
      class="banner ${clock.state === 'LEFT' ? 'is-brand' : 'is-attention'}"
      role=${clock.state === 'LEFT' ? 'status' : 'alert'}
      data-testid="day-clock"
      data-state=${clock.state}
    >
      ${icon('warning')}
      <span>
        ${words}
        ${
          numbers.length > 0
            ? html`Nomor yang berubah: ${numbers.map((one) => `${one.was} menjadi ${one.now}`).join(', ')}.`
            : nothing
        }
        ${this.trouble}
      </span>
      ${answers.map(
        (one) => html`<button
          type="button"
          class="button"
          data-testid="day-${one}"
          aria-busy=${this.busy}
          @click=${() => this.answer(one === 'yes')}
        >
          ${one === 'yes' ? 'Ya' : 'Bukan'}
        </button>`,
      )}
    </div>`;
  }
}
customElements.define('loket-day', LoketDay);

/** "Senin, 23 November 2026". @param {string | null | undefined} day */
export function spell(day) {
  if (!day) return undefined;
  return new Intl.DateTimeFormat('id-ID', { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** `5 Oktober 2026`. @param {string} day */
export const spelled = (day) =>
  new Intl.DateTimeFormat('id-ID', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(new Date(`${day}T12:00:00Z`));
