// @ts-check
import { LitElement, html, nothing } from 'lit';
import { Problem, post, requestId, serviceDay } from 'loket/api.js';
import { icon } from 'loket/icons.js';
import { refusalOf, staffTexts } from 'loket/staff.js';
import { dayOfWeek } from 'loket/texts.js';
import id from './texts.id.js';

const say = staffTexts(id);

/**
 * The question for the last numbers of today, after the office was started on an older state. What
 * is known already stands in the fields; no number is given before somebody has answered.
 */
class LoketNumbers extends LitElement {
  static properties = {
    picture: { attribute: false },
    busy: { state: true },
    failed: { state: true },
  };

  constructor() {
    super();
    /** @type {import('loket-api').GuardPicture | null} */
    this.picture = null;
    this.busy = false;
    this.failed = '';
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const asked = this.picture?.lastNumbers;
    if (!asked) return nothing;
    return html`
      <section class="numbers" role="alert" aria-labelledby="numbers-title" data-testid="guard-numbers">
        <h2 id="numbers-title">${icon('warning')} ${say('numbersTitle')}</h2>
        <p>${
          asked.why !== 'OLDER'
            ? say('numbersNoWitness')
            : asked.seenDay
              ? say('numbersOlder', { day: dayOfWeek(`${asked.seenDay}T12:00:00Z`, 'UTC') })
              : say('numbersOlderSome')
        }</p>
        <p>${say('numbersHow')}</p>
        ${
          this.failed
            ? html`<p class="banner is-negative" role="alert">${icon('warning')}
          <span>${this.failed}</span></p>`
            : nothing
        }
        <form class="numbers-form" @submit=${this.tell}>
          ${asked.numbers.map((one) => this.field(one))}
          <button class="button button-main" data-testid="guard-numbers-do" ?disabled=${this.busy}>
            ${say('numbersDo')}</button>
        </form>
      </section>`;
  }

  /** @param {import('loket-api').LastNumbersAsked['numbers'][number]} one */
  field(one) {
    const services = one.services.map((name) => name.id).join(', ');
    return html`
      <label for="numbers-${one.prefix}">${say('numbersOf', { prefix: one.prefix, services })}</label>
      <input id="numbers-${one.prefix}" name=${one.prefix} type="number" inputmode="numeric" required
        min=${one.least} max="9999" value=${one.seen} data-testid="guard-numbers-${one.prefix}">`;
  }

  tell = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const serials = Object.fromEntries([...form].map(([prefix, last]) => [prefix, Number(last)]));
    this.busy = true;
    this.failed = '';
    try {
      await post('last-numbers', { requestId: requestId(serviceDay(this.picture?.zone)), serials });
      this.dispatchEvent(new CustomEvent('numbers-told', { bubbles: true }));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.failed = refusalOf(say, problem);
    } finally {
      this.busy = false;
    }
  };
}

customElements.define('loket-numbers', LoketNumbers);
