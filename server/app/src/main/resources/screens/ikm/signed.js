// @ts-check
import { LitElement, html, nothing } from 'lit';
import { Problem, get, post, requestId } from 'loket/api.js';
import { LARGEST_FILE, inPieces } from 'loket/pieces.js';
import { refused, say, spelled } from './words.js';

/** @import { Ikm, SignedPapers } from 'loket-api' */

const LETTERS = 200;

/**
 * `<ikm-signed .of=${report} ?may-bring=${...}>`: what came back signed of a closed period, each with
 * its sum, and the way to bring a further one.
 */
class IkmSigned extends LitElement {
  static properties = {
    of: { attribute: false },
    mayBring: { type: Boolean, attribute: 'may-bring' },
  };

  /** @type {SignedPapers['papers']} */
  #papers = [];
  #period = '';
  /** How much of a file has gone, in percent; null while none goes. @type {number | null} */
  #gone = null;
  #said = '';

  constructor() {
    super();
    /** @type {Ikm | null} */
    this.of = null;
    this.mayBring = false;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (!changed.has('of') || this.of === null) return;
    const period = String(new URLSearchParams({ from: this.of.from, to: this.of.to }));
    if (period !== this.#period) this.#said = '';
    this.#period = period;
    void this.#read(period);
  }

  /** @param {string} period */
  async #read(period) {
    const read = await get(`ikm/signed?${period}`).catch(() => null);
    if (period !== this.#period) return;
    this.#papers = read?.papers ?? [];
    this.requestUpdate();
  }

  /** @param {File} file */
  async #bring(file) {
    this.#said = '';
    if (file.size > LARGEST_FILE) {
      this.#said = say('signedLarge');
      return this.requestUpdate();
    }
    const period = this.#period;
    try {
      const id = requestId();
      await inPieces(
        file,
        (piece) => post('ikm/signed/pieces', { requestId: id, ...piece }),
        (percent) => {
          this.#gone = percent;
          this.requestUpdate();
        },
      );
      const name = file.name.slice(0, LETTERS);
      await post(`ikm/signed?${period}`, { requestId: id, name, bytes: file.size });
      this.#said = say('signedKept', { file: file.name });
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.#said =
        problem.status === 422 ? say('paperRefused', { detail: problem.detail }) : refused(problem.code);
    } finally {
      this.#gone = null;
      await this.#read(period);
    }
  }

  render() {
    if (!this.mayBring && this.#papers.length === 0) return nothing;
    return html`
      <h3>${say('signed')}</h3>
      <ul class="findings" data-testid="ikm-signed">
        ${this.#papers.map(
          (one) => html`<li>
            <a href="/api/v1/ikm/signed/${one.sha256}" download=${one.name}>${one.name}</a>:
            ${say('signedBy', { number: one.number, closing: one.closing, name: one.by, day: spelled(one.at.slice(0, 10)) })}
            <span class="hint sum">${one.sha256}</span>
          </li>`,
        )}
      </ul>
      ${this.mayBring ? this.#way() : nothing}
      ${this.#gone === null ? nothing : html`<progress max="100" .value=${this.#gone} aria-label=${say('signedGoing')}></progress>`}
      <p role="status">${this.#said}</p>
    `;
  }

  #way() {
    return html`
      <div class="field">
        <label for="signed-file">${say('signedBring')}</label>
        <input id="signed-file" class="input" type="file" accept=".pdf,application/pdf" ?disabled=${this.#gone !== null}
          data-testid="ikm-signed-file" @change=${(/** @type {Event} */ event) => {
            const input = /** @type {HTMLInputElement} */ (event.target);
            const file = input.files?.[0];
            if (file !== undefined) void this.#bring(file).finally(() => (input.value = ''));
          }} />
      </div>
    `;
  }
}
customElements.define('ikm-signed', IkmSigned);
