// @ts-check
import { LitElement } from 'lit';
import { Problem } from 'loket/api.js';
import { refused, say } from './words.js';

/** @import { Ikm } from 'loket-api' */

/**
 * Something that is written about the period of a report: as it is at the office, and as it is typed
 * here. What is typed stays while the page is read anew.
 *
 * @template There as the office answers it
 * @template Typed what may be typed of it
 */
export class PeriodDraft extends LitElement {
  static properties = {
    of: { attribute: false },
    mayChange: { type: Boolean, attribute: 'may-change' },
  };

  /** @type {(period: string) => Promise<There>} */
  #ask;
  /** @type {(there: There | null) => Typed} */
  #typedOf;
  /** Counts the questions, so that a late answer to an old one is dropped. */
  #asked = 0;

  /** As it is at the office. @type {There | null} */
  there = null;
  /** The period as the API takes it. */
  period = '';
  busy = false;
  said = '';

  /**
   * @param {(period: string) => Promise<There>} ask
   * @param {(there: There | null) => Typed} typedOf a copy of what may be typed
   */
  constructor(ask, typedOf) {
    super();
    this.#ask = ask;
    this.#typedOf = typedOf;
    /** As it is typed here. @type {Typed} */
    this.typed = typedOf(null);
    /** @type {Ikm | null} */
    this.of = null;
    this.mayChange = false;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (!changed.has('of') || this.of === null) return;
    const period = String(new URLSearchParams({ from: this.of.from, to: this.of.to }));
    if (period !== this.period || !this.isTyped()) void this.#read(period);
  }

  isTyped() {
    return JSON.stringify(this.typed) !== JSON.stringify(this.#typedOf(this.there));
  }

  /**
   * What was typed while this was asked stays.
   *
   * @param {string} period
   * @param {boolean} [anew] whether what is typed gives way
   */
  async #read(period, anew = period !== this.period) {
    const asked = ++this.#asked;
    const read = await this.#ask(period).catch(() => null);
    if (asked !== this.#asked || (!anew && this.isTyped())) return;
    this.period = period;
    this.there = read;
    this.typed = this.#typedOf(read);
    this.requestUpdate();
  }

  /** @param {() => Promise<unknown>} put */
  async save(put) {
    if (this.busy) return;
    this.busy = true;
    this.requestUpdate();
    try {
      await put();
      await this.#read(this.period, true);
      this.said = say('planSaved');
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.said = refused(problem.code);
    } finally {
      this.busy = false;
      this.requestUpdate();
    }
  }

  /** What is typed gives way to what is at the office. */
  undo() {
    this.said = '';
    void this.#read(this.period, true);
  }

  changed() {
    this.said = '';
    this.requestUpdate();
  }
}
