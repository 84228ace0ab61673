// @ts-check
/** Whoever looks for work abroad, put down at the loket; what is typed stays in this dialog only. */
import { LitElement, html, nothing } from 'lit';
import { Problem, get, post, requestId } from 'loket/api.js';
import { lists } from '../vacancies/places.js';
import { refused, say } from './words.js';

/** @import { SeekerOfTicket } from 'loket-api' */

/** @typedef {NonNullable<SeekerOfTicket['entered']>} Entered */

const MOST_WISHES = 10;

/** `<loket-seeker .ticket=... .day=...>`: tells `done` when it is to be closed. */
class LoketSeeker extends LitElement {
  static properties = {
    ticket: { attribute: false },
    day: { attribute: false },
    there: { state: true },
    wishes: { state: true },
    busy: { state: true },
    said: { state: true },
    refusal: { state: true },
  };

  /** The same until it was answered. */
  #request = '';
  /** The ticket with which this was opened. */
  #about = '';

  constructor() {
    super();
    this.ticket = '';
    this.day = '';
    /** @type {SeekerOfTicket | null} */
    this.there = null;
    /** How many lines of wishes there are. */
    this.wishes = 1;
    this.busy = false;
    this.said = '';
    this.refusal = '';
  }

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    // Whoever is served next meanwhile is not the one who is written down here.
    this.#about = this.ticket;
    void this.#do(async () => undefined);
  }

  /** Does something, and reads how it stands now. @param {() => Promise<unknown>} deed @param {string} [said] */
  async #do(deed, said = '') {
    if (this.busy) return;
    this.busy = true;
    this.refusal = '';
    try {
      await deed();
      this.#request = '';
      const address = `tickets/${encodeURIComponent(this.#about)}/seeker`;
      this.there = await get(/** @type {'tickets/{ticket}/seeker'} */ (address));
      this.said = said;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.status !== 0) this.#request = '';
      this.refusal =
        problem.status === 422 ? say('seekerWrong', { detail: problem.detail }) : refused(problem.code);
    } finally {
      this.busy = false;
    }
  }

  /** @param {SubmitEvent} event */
  #note(event) {
    event.preventDefault();
    const typed = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const texts = (/** @type {string} */ name) => typed.getAll(name).map((one) => String(one).trim());
    const [countries, sectors] = [texts('country'), texts('sector')];
    this.#request ||= requestId(this.day);
    const wish = {
      requestId: this.#request,
      name: texts('name')[0] ?? '',
      phone: texts('phone')[0] ?? '',
      wishes: countries.map((country, at) => ({ country, sector: sectors[at] ?? '' })),
      consentVersion: this.there?.consent.version ?? '',
    };
    const address = `tickets/${encodeURIComponent(this.#about)}/seeker`;
    void this.#do(() => post(/** @type {'tickets/{ticket}/seeker'} */ (address), wish), say('seekerNoted'));
  }

  /** In one touch, at the visitor's word. @param {Entered} entered */
  #withdraw({ seeker }) {
    this.#request ||= requestId(this.day);
    const address = `seekers/${encodeURIComponent(seeker)}/withdrawal`;
    const wish = { requestId: this.#request };
    void this.#do(
      () => post(/** @type {'seekers/{seeker}/withdrawal'} */ (address), wish),
      say('seekerWithdrawn'),
    );
  }

  render() {
    const { there } = this;
    return html`
      <h2 id="dialog-title">${say('seeker')}</h2>
      <p role="status" data-testid="console-seeker-said">${this.said}</p>
      <p class="field-error" role="alert">${this.refusal}</p>
      ${
        there === null
          ? html`<p>${say('loading')}</p>`
          : there.entered === null
            ? this.#form(there)
            : this.#entered(there.entered)
      }
      <div class="dialog-actions">
        <button type="button" class="button" data-testid="console-seeker-close"
          @click=${() => this.dispatchEvent(new Event('done'))}>${say('close')}</button>
      </div>
    `;
  }

  /** @param {Entered} entered */
  #entered(entered) {
    const n = entered.matches.length;
    return html`
      <p data-testid="console-seeker-entered"><strong>${say('seekerEntered')}</strong>
        ${n === 0 ? say('seekerFitsNone') : say('seekerFits', { n, numbers: entered.matches.join(', ') })}</p>
      <button type="button" class="button button-negative" aria-busy=${this.busy}
        data-testid="console-seeker-withdraw" @click=${() => this.#withdraw(entered)}>${say('seekerWithdraw')}</button>
    `;
  }

  /** @param {SeekerOfTicket} there */
  #form({ consent, days }) {
    return html`
      <form class="seeker-form" @submit=${this.#note}>
        ${lists()}
        <div class="field">
          <label for="seeker-name">${say('seekerName')}</label>
          <input id="seeker-name" name="name" class="input" required maxlength="80" autocomplete="off">
        </div>
        <div class="field">
          <label for="seeker-phone">${say('seekerPhone')}</label>
          <input id="seeker-phone" name="phone" class="input" type="tel" required maxlength="24" autocomplete="off"
            pattern="\\+?(?:[ \\(\\)\\-]*[0-9]){8,15}[ \\(\\)\\-]*" title=${say('seekerPhoneHow')} aria-describedby="seeker-phone-how">
          <p class="hint" id="seeker-phone-how">${say('seekerPhoneHow')}</p>
        </div>
        ${Array.from({ length: this.wishes }, (_, at) => this.#wish(at))}
        ${
          this.wishes < MOST_WISHES
            ? html`<button type="button" class="button" data-testid="console-seeker-more"
              @click=${() => (this.wishes += 1)}>${say('seekerMore')}</button>`
            : nothing
        }
        <p lang="id">${consent.text.id}</p>
        <p lang="en">${consent.text.en}</p>
        <p class="hint">${say('seekerKept', { days })}</p>
        <label class="seeker-agrees"><input type="checkbox" required data-testid="console-seeker-agrees">
          <span>${say('seekerAgrees')}</span></label>
        <button class="button button-main" aria-busy=${this.busy} data-testid="console-seeker-note">${say('seekerNote')}</button>
      </form>
    `;
  }

  /** @param {number} at */
  #wish(at) {
    return html`
      <fieldset class="seeker-wish">
        <legend>${say('seekerWish', { n: at + 1 })}</legend>
        <div class="field">
          <label for="seeker-country-${at}">${say('seekerCountry')}</label>
          <input id="seeker-country-${at}" name="country" class="input" maxlength="60" list="countries"
            placeholder=${say('seekerAnyCountry')} autocomplete="off">
        </div>
        <div class="field">
          <label for="seeker-sector-${at}">${say('seekerSector')}</label>
          <input id="seeker-sector-${at}" name="sector" class="input" maxlength="60" list="sectors"
            placeholder=${say('seekerAnySector')} autocomplete="off">
        </div>
      </fieldset>
    `;
  }
}
customElements.define('loket-seeker', LoketSeeker);
