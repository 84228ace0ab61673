// @ts-check
import { html, nothing } from 'lit';
import { get } from 'loket/api.js';
import { OfTheDays } from './days.js';
import { say } from './words.js';

/** @import { IkmQuotas } from 'loket-api' */

/** @typedef {IkmQuotas['services'][number]} OfService */

/**
 * `<ikm-quotas .of=${report}>`: how many respondents each service should have of the target, and how
 * many it lacks. Nothing is shown where nobody was served, or while it can't be read.
 */
class IkmQuotasOfServices extends /** @type {typeof OfTheDays<OfService>} */ (OfTheDays) {
  /** @param {string} days */
  async ask(days) {
    return (await get(/** @type {'ikm/quotas'} */ (`ikm/quotas?${days}`))).services;
  }

  render() {
    if (this.rows.every((one) => one.quota === 0)) return nothing;
    return html`
      <section class="card" aria-labelledby="quotas-heading" data-testid="ikm-quotas">
        <h2 id="quotas-heading">${say('quotas')}</h2>
        <p class="hint">${say('quotasHint')}</p>
        <div class="wide" tabindex="0" role="group" aria-labelledby="quotas-heading">
          <table class="table">
            <thead>
              <tr>
                <th scope="col" class="words">${say('service')}</th>
                <th scope="col">${say('served')}</th>
                <th scope="col">${say('quota')}</th>
                <th scope="col">${say('quotaHas')}</th>
                <th scope="col">${say('quotaLacks')}</th>
              </tr>
            </thead>
            <tbody>
              ${this.rows.map(
                (one) => html`
                  <tr>
                    <th scope="row" class="words">${one.name}</th>
                    <td>${one.served === 0 ? '–' : one.served}</td>
                    <td>${one.served === 0 ? '–' : one.quota}</td>
                    <td>${one.respondents}</td>
                    <td>${one.respondents >= one.quota ? '–' : one.quota - one.respondents}</td>
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
customElements.define('ikm-quotas', IkmQuotasOfServices);
