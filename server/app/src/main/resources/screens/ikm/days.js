// @ts-check
import { LitElement } from 'lit';

/** @import { Ikm } from 'loket-api' */

/**
 * What is read anew for the days of each report that comes as `.of`; who extends it says where it is
 * read (`ask`) and draws `rows`. Nothing is shown while it can't be read.
 *
 * @template Row
 */
export class OfTheDays extends LitElement {
  static properties = { of: { attribute: false }, rows: { state: true } };

  /** Counts the questions, so that a late answer to an old one is dropped. */
  #asked = 0;

  constructor() {
    super();
    /** @type {Ikm | null} */
    this.of = null;
    /** @type {Row[]} */
    this.rows = [];
  }

  createRenderRoot() {
    return this;
  }

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has('of') && this.of !== null) {
      void this.#read(String(new URLSearchParams({ from: this.of.from, to: this.of.to })));
    }
  }

  /** @param {string} _days as a query @returns {Promise<Row[]>} */
  async ask(_days) {
    return [];
  }

  /** @param {string} days */
  async #read(days) {
    const asked = ++this.#asked;
    const read = await this.ask(days).catch(() => []);
    if (asked === this.#asked) this.rows = read;
  }
}
