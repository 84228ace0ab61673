// @ts-check
import { html, nothing } from 'lit';
import { get } from 'loket/api.js';
import { OfTheDays } from './days.js';
import { say } from './words.js';

/** @import { KioskUse } from 'loket-api' */

/** @typedef {KioskUse['pages'][number]} PageUse */

/** The page's name as a person would say it; a question by its words. @param {PageUse} one */
function nameOf({ page, question }) {
  if (question !== null) return question.id;
  const key = `kiosk-${page.replace(/\/.*/, '')}`;
  return say.has(key) ? say(key) : page;
}

/**
 * `<ikm-kiosk-use .of=${report}>`: how the visits at the kiosks ended on the days of a report, and
 * which pages and questions make people call somebody. Nothing is shown where nothing was counted.
 */
class IkmKioskUse extends /** @type {typeof OfTheDays<PageUse>} */ (OfTheDays) {
  /** @param {string} days */
  async ask(days) {
    return (await get(/** @type {'kiosk-use'} */ (`kiosk-use?${days}`))).pages;
  }

  /** @param {(one: PageUse) => number} of */
  #sum(of) {
    return this.rows.reduce((sum, one) => sum + of(one), 0);
  }

  /** @param {unknown} name @param {PageUse} one */
  #row(name, one) {
    return html`
      <tr>
        <th scope="row" class="words">${name}</th>
        <td>${one.alone}</td>
        <td>${one.helped}</td>
        <td>${one.givenUp}</td>
        <td>${one.timedOut}</td>
      </tr>
    `;
  }

  render() {
    if (this.rows.length === 0) return nothing;
    const all = {
      page: '',
      question: null,
      alone: this.#sum((one) => one.alone),
      helped: this.#sum((one) => one.helped),
      givenUp: this.#sum((one) => one.givenUp),
      timedOut: this.#sum((one) => one.timedOut),
    };
    return html`
      <section class="card" aria-labelledby="kiosk-use-heading" data-testid="ikm-kiosk-use">
        <h2 id="kiosk-use-heading">${say('kioskUse')}</h2>
        <p class="hint">${say('kioskUseHow')}</p>
        <div class="wide" tabindex="0" role="group" aria-labelledby="kiosk-use-heading">
          <table class="table">
            <thead>
              <tr>
                <th scope="col" class="words">${say('kioskPage')}</th>
                <th scope="col">${say('kioskAlone')}</th>
                <th scope="col">${say('kioskHelped')}</th>
                <th scope="col">${say('kioskGivenUp')}</th>
                <th scope="col">${say('kioskTimedOut')}</th>
              </tr>
            </thead>
            <tbody>
              ${this.rows.map((one) => this.#row(nameOf(one), one))}
              ${this.#row(html`<strong>${say('kioskAll')}</strong>`, all)}
            </tbody>
          </table>
        </div>
      </section>
    `;
  }
}
customElements.define('ikm-kiosk-use', IkmKioskUse);
