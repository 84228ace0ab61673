// @ts-check
/**
 * How the visits of a day ended at this kiosk: sums by page, told to the office whole each time, so
 * that what is told again counts once. Nothing of a single visit is kept.
 */
import { Problem, put, timelessId } from 'loket/api.js';

/** @import { KioskSum } from 'loket-api' */

/** @typedef {import('./kiosk.js').LoketKiosk} Kiosk */

/** Pages on which somebody has what they came for. */
const DONE = [
  'number',
  'checked',
  'signed',
  'direct',
  'guestName',
  'guestOrigin',
  'guestPurpose',
  'guestParty',
  'result',
  'vacancies',
  'vacancy',
  'brochures',
  'brochure',
  'siskop',
  'sheetDone',
];

export class Endings {
  /** The page from which somebody was called in this visit. */
  #helped = '';
  #day = '';
  #run = '';
  /** @type {Map<string, KioskSum>} */
  #sums = new Map();
  /** Whether there is something that the office does not know yet. */
  #untold = false;
  #telling = false;

  /** @param {Kiosk} kiosk */
  help(kiosk) {
    if (kiosk.page !== kiosk.first) this.#helped ||= pageOf(kiosk);
  }

  /** The visit counts nowhere. */
  drop() {
    this.#helped = '';
  }

  /** @param {Kiosk} kiosk @param {'GIVEN_UP' | 'TIMED_OUT'} otherwise if nothing came of it */
  end(kiosk, otherwise) {
    const { page, picture } = kiosk;
    if (page !== kiosk.first && picture) {
      const ending = this.#helped ? 'HELPED' : DONE.includes(page) ? 'ALONE' : otherwise;
      this.#count(picture.day, this.#helped || pageOf(kiosk), ending);
      void this.send();
    }
    this.#helped = '';
  }

  /** @param {string} day @param {string} page @param {KioskSum['ending']} ending */
  #count(day, page, ending) {
    if (day !== this.#day) {
      this.#day = day;
      this.#run = timelessId(day);
      this.#sums.clear();
    }
    const key = `${page} ${ending}`;
    const visits = (this.#sums.get(key)?.visits ?? 0) + 1;
    this.#sums.set(key, { page, ending, visits });
    this.#untold = true;
  }

  /** Without a line it is told once there is one. */
  async send() {
    if (!this.#untold || this.#telling) return;
    this.#telling = true;
    this.#untold = false;
    try {
      await put(/** @type {'kiosk-use/{run}'} */ (`kiosk-use/${this.#run}`), {
        day: this.#day,
        sums: [...this.#sums.values()],
      });
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.#untold = failure.status === 0 || failure.status >= 500;
      return;
    } finally {
      this.#telling = false;
    }
    void this.send();
  }
}

/** What the office calls the page; a question has one of its own. @param {Kiosk} kiosk */
export const pageOf = ({ page, asked }) => (page === 'find' ? `find/${asked.at(-1) ?? ''}` : page);
