// @ts-check
import { html, nothing } from 'lit';
import { get } from 'loket/api.js';
import { OfTheDays } from './days.js';
import { say } from './words.js';

/** @import { Visits } from 'loket-api' */

/** @typedef {Visits['services'][number]} OfService */

/**
 * `<ikm-visits .of=${report}>`: what the days of a report came to, by service: the population that
 * its target is made of. Nothing is shown while it can't be read.
 */
class IkmVisits extends /** @type {typeof OfTheDays<OfService>} */ (OfTheDays) {
  /** @param {string} days */
  async ask(days) {
    return (await get(/** @type {'visits'} */ (`visits?${days}`))).services;
  }

  render() {
    if (this.rows.length === 0) return nothing;
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
              ${this.rows.map(
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
