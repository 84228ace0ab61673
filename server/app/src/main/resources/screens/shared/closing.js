// @ts-check
import { LitElement, html, nothing } from 'lit';
import { Problem, post, requestId, serviceDay } from './api.js';
import { now } from './clock.js';
import { icon } from './icons.js';
import { refusalOf, staffTexts } from './staff.js';
import { timeOfDay } from './texts.js';

/** @import { Closing, ClosingAnnouncement, GuardPicture, SupervisorPicture } from 'loket-api' */

/** @typedef {GuardPicture | SupervisorPicture} Hall */

const say = staffTexts({});
const WHOLE_OFFICE = '';

/**
 * Closing out of turn: what is closed, with the way to open again, and the form that closes. Nothing
 * is sent before the sentence that the hall will read has been seen and confirmed.
 */
class LoketClosing extends LitElement {
  static properties = {
    picture: { attribute: false },
    asking: { state: true },
    sentence: { state: true },
    busy: { state: true },
    failed: { state: true },
  };

  constructor() {
    super();
    /** @type {Hall | null} */
    this.picture = null;
    /** The form is open. */
    this.asking = false;
    /** What will be sent, once it is confirmed. @type {ClosingAnnouncement | null} */
    this.sentence = null;
    this.busy = false;
    this.failed = '';
  }

  createRenderRoot() {
    return this;
  }

  render() {
    if (!this.picture) return nothing;
    return html`
      <section class="closing" aria-labelledby="closing-title">
        <h2 id="closing-title">${say('closingTitle')}</h2>
        ${this.seen.closings.map((one) => this.announced(one))}
        ${
          this.failed
            ? html`<p class="banner is-negative" role="alert">${icon('warning')}
          <span>${this.failed}</span></p>`
            : nothing
        }
        ${
          this.sentence
            ? this.confirm()
            : this.asking
              ? this.form()
              : html`
          <button class="button" data-testid="guard-close" @click=${() => (this.asking = true)}>
            ${icon('moon')} ${say('closingAsk')}</button>`
        }
      </section>`;
  }

  /** Nothing is drawn before it is there. @returns {Hall} */
  get seen() {
    return /** @type {Hall} */ (this.picture);
  }

  /** @param {Closing} one */
  announced(one) {
    return html`
      <div class="banner is-attention closing-now" data-testid="guard-closing">
        <span>${this.words(one.service, one.from, one.reason)}</span>
        <button class="button" data-testid="guard-lift" ?disabled=${this.busy}
          @click=${() => this.lift(one)}>${say('closingLift')}</button>
      </div>`;
  }

  form() {
    const services = this.seen.services.filter((one) => one.ticket);
    return html`
      <form class="closing-form" @submit=${this.ask}>
        <label for="closing-scope">${say('closingScope')}</label>
        <select id="closing-scope" class="input" name="scope">
          <option value=${WHOLE_OFFICE}>${say('closingWhole')}</option>
          ${services.map(
            (one) => html`
            <option value=${one.code}>${one.name.id}</option>`,
          )}
        </select>
        <label for="closing-from">${say('closingFrom')}</label>
        <input id="closing-from" class="input" name="from" type="time" aria-describedby="closing-from-hint">
        <p class="soft" id="closing-from-hint">${say('closingFromHint')}</p>
        <label for="closing-reason">${say('closingReason')}</label>
        <input id="closing-reason" class="input" name="reason" required maxlength="100" autocomplete="off"
          aria-describedby="closing-reason-hint">
        <p class="soft" id="closing-reason-hint">${say('closingReasonHint')}</p>
        <div class="row-actions">
          <button class="button button-main" data-testid="guard-close-next">${say('closingNext')}</button>
          <button class="button" type="button" @click=${this.cancel}>${say('cancel')}</button>
        </div>
      </form>`;
  }

  confirm() {
    const { service = null, from, reason } = /** @type {ClosingAnnouncement} */ (this.sentence);
    return html`
      <div class="closing-sure" role="group" aria-labelledby="closing-sure">
        <p id="closing-sure">${say('closingSure')}</p>
        <p class="closing-sentence" data-testid="guard-close-sentence">
          ${this.words(service, from ?? new Date(now()).toISOString(), reason)}</p>
        <div class="row-actions">
          <button class="button button-negative" data-testid="guard-close-sure" ?disabled=${this.busy}
            @click=${this.announce}>${say('closingDo')}</button>
          <button class="button" @click=${this.cancel}>${say('cancel')}</button>
        </div>
      </div>`;
  }

  /** @param {string | null} service @param {string} from an instant, or a time of day @param {string} reason */
  words(service, from, reason) {
    const { services, zone, zoneName } = this.seen;
    const name = services.find((one) => one.code === service)?.name.id ?? service ?? '';
    const time = from.includes('T') ? timeOfDay(from, zone, zoneName) : from.replace(':', '.');
    return say(service === null ? 'closingOffice' : 'closingService', { service: name, time, reason });
  }

  ask = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const reason = `${form.get('reason')}`.trim();
    if (reason === '') return;
    this.failed = '';
    this.sentence = {
      requestId: requestId(serviceDay(this.seen.zone)),
      service: form.get('scope') === WHOLE_OFFICE ? null : `${form.get('scope')}`,
      from: `${form.get('from') ?? ''}` || null,
      reason,
    };
  };

  cancel = () => {
    this.asking = false;
    this.sentence = null;
    this.failed = '';
  };

  announce = async () => {
    if (this.sentence && (await this.send('closings', this.sentence))) this.cancel();
  };

  /** @param {Closing} one */
  lift(one) {
    return this.send('closings/lift', {
      requestId: requestId(serviceDay(this.seen.zone)),
      service: one.service,
    });
  }

  /** @param {string} path @param {object} body */
  async send(path, body) {
    this.busy = true;
    this.failed = '';
    try {
      await post(path, body);
      return true;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.failed = refusalOf(say, problem);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('loket-closing', LoketClosing);
