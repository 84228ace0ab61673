// @ts-check
import { LitElement, html, nothing } from 'lit';
import { get } from 'loket/api.js';
import { say } from './words.js';

/** @import { Ikm, Visits } from 'loket-api' */

/**
 * `<ikm-visits .of=${report}>`: what the days of a report came to, by service: the population that
 * its target is made of. Nothing is shown while it can't be read.
 */
class IkmVisits extends LitElement {
  static properties = { of: { attribute: false } };

  /** @type {Visits['services']} */
  #services = [];
  /** Counts the questions, so that a late answer to an old one is dropped. */
  #asked = 0;

  constructor() {
    super();
    /** @type {Ikm | null} */
    this.of = null;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has('of') && this.of !== null) void this.#read(this.of.from, this.of.to);
  }

  /** @param {string} from @param {string} to */
  async #read(from, to) {
    const asked = ++this.#asked;
    const read = await get(`visits?${new URLSearchParams({ from, to })}`).catch(() => null);
    if (asked !== this.#asked) return;
    this.#services = read?.services ?? [];
    this.requestUpdate();
  }

  render() {
    if (this.#services.length === 0) return nothing;
    return html`
      <section class="card" aria-labelledby="visits-heading" data-testid="ikm-visits">
        <h2 id="visits-heading">${say('visits')}</h2>
        <div class="wide" tabindex="0" role="group" aria-labelledby="visits-heading">
          <table class="table">
            <thead>
              <tr>
                <th scope="col" class="words">${say('service')}</th>
                <th scope="col">${say('issued')}</th>
                <th scope="col">${say('served')}</th>
                <th scope="col">${say('missed')}</th>
              </tr>
            </thead>
            <tbody>
              ${this.#services.map(
                (one) => html`
                  <tr>
                    <th scope="row" class="words">${one.name}</th>
                    <td>${one.issued}</td>
                    <td>${one.served}</td>
                    <td>${one.missed}</td>
                  </tr>
                `,
              )}
            </tbody>
          </table>
        </div>
      </section>
    `;
  }
}
customElements.define('ikm-visits', IkmVisits);
