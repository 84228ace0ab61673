// @ts-check
import { LitElement, html, nothing } from 'lit';
import { get, post } from 'loket/api.js';
import { asking } from 'loket/asking.js';
import { icon } from 'loket/icons.js';
import { refusalOf, staffTexts } from 'loket/staff.js';
import id from './texts.id.js';

const say = staffTexts(id);

/** @typedef {import('loket-api').GuestCorrectionReason} Reason */
/** @typedef {{ name: string, origin: string, purpose: string, partySize: number }} Line */

/** @type {Reason[]} */
const REASONS = ['MISTYPED', 'ASKED_BY_GUEST', 'WRONG_NUMBER'];

/**
 * `<loket-guest>`: the guest book for one ticket, written by the guard for a visitor who did not at
 * the kiosk. Opens as soon as it is drawn; says `signed` (detail: the number) when it is written,
 * and `closed` when it may be taken away.
 */
export class LoketGuest extends LitElement {
  static properties = {
    ticket: { attribute: false },
    newRequest: { attribute: false },
    busy: { state: true },
    noted: { state: true },
    trouble: { state: true },
    consent: { state: true },
  };

  constructor() {
    super();
    /** @type {import('loket-api').GuardNumber | null} */
    this.ticket = null;
    /** @type {() => string} */
    this.newRequest = () => '';
    /** Of just these words: what could not be sent is sent again as the same. */
    this.requestId = '';
    this.busy = false;
    /** Whether somebody had signed for this number before. */
    this.noted = false;
    /** What was written, to take the place of that. @type {Line | null} */
    this.written = null;
    this.trouble = '';
    /** To what the guest agrees. @type {import('loket-api').ConsentText | null} */
    this.consent = null;
  }

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    /** @type {HTMLDialogElement} */ (this.querySelector('dialog')).showModal();
    void this.readConsent();
  }

  async readConsent() {
    this.consent = await get('consent').catch(() => null);
  }

  /** Gives the focus back to the button that opened it. */
  close() {
    this.querySelector('dialog')?.close();
  }

  changed() {
    this.requestId = '';
    this.trouble = '';
  }

  /** @param {SubmitEvent} event */
  async send(event) {
    event.preventDefault();
    const { ticket } = this;
    if (this.busy || !ticket) return;
    const entered = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    const text = (/** @type {string} */ field) => String(entered.get(field) ?? '');
    const line = {
      name: text('name'),
      origin: text('origin'),
      purpose: text('purpose'),
      partySize: Number(text('partySize')),
    };
    this.written = line;
    this.requestId ||= this.newRequest();
    await asking(this, async () => {
      await post(`tickets/${encodeURIComponent(ticket.id)}/guest`, {
        requestId: this.requestId,
        ...line,
        consentVersion: this.consent?.version ?? null,
      });
      this.dispatchEvent(new CustomEvent('signed', { detail: ticket.number }));
      this.close();
    });
  }

  /** What stands there was mistyped; nobody at the door is shown it. @param {SubmitEvent} event */
  async replace(event) {
    event.preventDefault();
    const { ticket, written } = this;
    if (this.busy || !ticket || !written) return;
    const entered = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    const reason = /** @type {Reason} */ (String(entered.get('reason')));
    this.requestId ||= this.newRequest();
    await asking(this, async () => {
      await post(`tickets/${encodeURIComponent(ticket.id)}/guest/correct`, {
        requestId: this.requestId,
        ...written,
        reason,
      });
      this.dispatchEvent(new CustomEvent('signed', { detail: ticket.number }));
      this.close();
    });
  }

  /** @param {import('loket/api.js').Problem} problem */
  refused(problem) {
    if (problem.status === 0) {
      this.trouble = problem.code === 'not-written' ? refusalOf(say, problem) : say('guestOffline');
      return;
    }
    this.requestId = '';
    this.noted ||= problem.code === 'guest-noted';
    if (problem.code === 'guest-noted') return;
    this.trouble = problem.status === 422 ? say('guestUnreadable') : refusalOf(say, problem);
  }

  render() {
    const number = this.ticket?.number;
    return html`
      <dialog class="dialog guest" aria-labelledby="guest-title" data-testid="guard-guest"
        @close=${() => this.dispatchEvent(new CustomEvent('closed'))}>
        <h2 id="guest-title">${say('guestTitle')} <span class="digits">${number}</span></h2>
        ${this.noted ? this.before() : this.form()}
      </dialog>`;
  }

  before() {
    return html`
      <p class="banner is-brand" role="alert" data-testid="guard-guest-noted">${icon('check')}
        <span>${say('guestNoted')}</span></p>
      <form class="form" @submit=${this.replace} @input=${this.changed}>
        <p>${say('guestReplace')}</p>
        <div class="field">
          <label for="guest-reason">${say('guestReason')}</label>
          <select id="guest-reason" class="input" name="reason" data-testid="guard-guest-reason">
            ${REASONS.map((one) => html`<option value=${one}>${say(`guest-${one}`)}</option>`)}
          </select>
        </div>
        <p class="field-error" role="alert" data-testid="guard-guest-trouble">${this.trouble || nothing}</p>
        <div class="dialog-actions">
          <button type="button" class="button button-main" autofocus @click=${this.close}>${say('close')}</button>
          <button class="button" aria-busy=${this.busy} data-testid="guard-guest-replace">
            ${say('guestReplaceYes')}</button>
        </div>
      </form>`;
  }

  form() {
    return html`
      <form class="form" autocomplete="off" @submit=${this.send} @input=${this.changed}>
        ${this.line('name', 80)}
        ${this.line('origin', 80)}
        ${this.line('purpose', 200)}
        <div class="field">
          <label for="guest-party">${say('guestParty')}</label>
          <input id="guest-party" class="input digits guest-party" name="partySize" type="number"
            min="1" max="99" required value="1" data-testid="guard-guest-party">
        </div>
        <p class="soft guest-privacy">${icon('lock')} <span>${say('guestPrivacy')}</span></p>
        ${
          this.consent
            ? html`<p class="soft guest-privacy" data-testid="guard-guest-consent">
          <span>${say('guestConsent')}<br>“${this.consent.guestBook.id}”<br>
          <span lang="en">“${this.consent.guestBook.en}”</span></span></p>`
            : nothing
        }
        <p class="field-error" role="alert" data-testid="guard-guest-trouble">${this.trouble || nothing}</p>
        <div class="dialog-actions">
          <button class="button button-main" aria-busy=${this.busy} data-testid="guard-guest-send">
            ${say('guestSend')}</button>
          <button type="button" class="button" data-testid="guard-guest-cancel"
            @click=${this.close}>${say('cancel')}</button>
        </div>
      </form>`;
  }

  /** @param {'name' | 'origin' | 'purpose'} field @param {number} most */
  line(field, most) {
    return html`
      <div class="field">
        <label for="guest-${field}">${say(`guest-${field}`)}</label>
        <input id="guest-${field}" class="input" name=${field} required maxlength=${most}
          pattern=".*\\S.*" title=${say('guestEmpty')} autocomplete="off" spellcheck="false"
          data-testid="guard-guest-${field}">
      </div>`;
  }
}

customElements.define('loket-guest', LoketGuest);
