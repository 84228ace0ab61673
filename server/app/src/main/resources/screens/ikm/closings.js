// @ts-check
import { LitElement, html, nothing } from 'lit';
import { Problem, get, post } from 'loket/api.js';
import './signed.js';
import { refused, say, spelled } from './words.js';

/** @import { Ikm, PeriodClosing, PeriodClosings } from 'loket-api' */

const MOST = 200;

/**
 * `<ikm-closings .of=${report} ?may-close=${...}>`: whether the period of a report is closed, by
 * whom, under which sum, and the button that closes it. Says `ikm-closed` when it was.
 */
class IkmClosings extends LitElement {
  static properties = {
    of: { attribute: false },
    mayClose: { type: Boolean, attribute: 'may-close' },
  };

  /** @type {PeriodClosings | null} */
  #there = null;
  #period = '';
  /** Counts the questions, so that a late answer to an old one is dropped. */
  #asked = 0;
  #asking = false;
  #reason = '';
  #busy = false;
  #said = '';

  constructor() {
    super();
    /** @type {Ikm | null} */
    this.of = null;
    this.mayClose = false;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (!changed.has('of') || this.of === null) return;
    const period = String(new URLSearchParams({ from: this.of.from, to: this.of.to }));
    if (period !== this.#period) {
      this.#asking = false;
      this.#said = '';
    }
    void this.#read(period);
  }

  /** @param {string} period */
  async #read(period) {
    const asked = ++this.#asked;
    const read = await get(`ikm/closings?${period}`).catch(() => null);
    if (asked !== this.#asked) return;
    this.#period = period;
    this.#there = read;
    this.requestUpdate();
  }

  async #close() {
    const there = this.#there;
    if (there === null || this.#busy) return;
    this.#busy = true;
    this.requestUpdate();
    try {
      await post(`ikm/closings?${this.#period}`, {
        before: there.closings.length,
        reason: this.#reason.trim(),
      });
      this.#asking = false;
      this.#reason = '';
      this.#said = say('closedNow');
      this.dispatchEvent(new CustomEvent('ikm-closed', { bubbles: true }));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.#said = refused(problem.code);
    } finally {
      this.#busy = false;
      await this.#read(this.#period);
    }
  }

  render() {
    const there = this.#there;
    if (there === null) return nothing;
    const closed = there.closings.at(-1);
    return html`
      <section class="card closings" aria-labelledby="closings-heading" data-testid="ikm-closings">
        <h2 id="closings-heading">${say('closings')}</h2>
        ${closed === undefined ? this.#open(there) : this.#closed(there, closed)}
        ${this.mayClose && there.closable ? this.#way(there) : nothing}
        <p role="status">${this.#said}</p>
      </section>
    `;
  }

  /** @param {PeriodClosings} there */
  #open(there) {
    return html`<p>${there.closable ? say('openHint') : say('notOver', { day: spelled(there.closableFrom) })}</p>`;
  }

  /** @param {PeriodClosings} there @param {PeriodClosing} closed */
  #closed(there, closed) {
    const day = spelled(closed.at.slice(0, 10));
    return html`
      <p data-testid="ikm-closed">${say('closedBy', { day, name: closed.by, number: closed.number, n: closed.respondents })}</p>
      ${closed.reason === '' ? nothing : html`<p>${say('correctedFor', { reason: closed.reason })}</p>`}
      <p class="hint sum">${say('sum', { sum: closed.sha256 })}</p>
      ${there.changedSince ? html`<p class="banner is-attention-soft">${say('changedSince')}</p>` : nothing}
      <p><a href="/skm/" target="_blank">${say('published')}</a></p>
      <ikm-signed .of=${this.of} ?may-bring=${this.mayClose}></ikm-signed>
    `;
  }

  /** Asked once more: what is closed stands for everybody to see. @param {PeriodClosings} there */
  #way(there) {
    const first = there.closings.length === 0;
    if (!first && !there.changedSince) return nothing;
    if (!this.#asking) {
      return html`<button type="button" class="button" data-testid="ikm-close"
        @click=${() => {
          this.#asking = true;
          this.#said = '';
          this.requestUpdate();
        }}>${first ? say('close') : say('correct')}</button>`;
    }
    return html`
      <form class="filter" @submit=${(/** @type {Event} */ event) => {
        event.preventDefault();
        void this.#close();
      }}>
        <p class="wide-field">${first ? say('closeSure') : say('correctSure')}</p>
        ${
          first
            ? nothing
            : html`<div class="field wide-field">
                <label for="closing-reason">${say('reason')}</label>
                <input id="closing-reason" class="input" required maxlength=${MOST} autocomplete="off" .value=${this.#reason}
                  @input=${(/** @type {Event} */ event) => {
                    this.#reason = /** @type {HTMLInputElement} */ (event.target).value;
                  }} />
              </div>`
        }
        <button type="submit" class="button button-main" data-testid="ikm-close-sure" ?disabled=${this.#busy}>${first ? say('close') : say('correct')}</button>
        <button type="button" class="button" @click=${() => {
          this.#asking = false;
          this.requestUpdate();
        }}>${say('cancel')}</button>
      </form>
    `;
  }
}
customElements.define('ikm-closings', IkmClosings);
