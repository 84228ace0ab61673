// @ts-check
import { LitElement, html, nothing } from 'lit';
import { Problem, del, get, post, requestId, serviceDay } from 'loket/api.js';
import { icon } from 'loket/icons.js';
import 'loket/login.js';
import { dayOfWeek, texts, timeOfDay } from 'loket/texts.js';
import id from './texts.id.js';

/**
 * @typedef {object} Guest
 * @property {string} guest
 * @property {string} person
 * @property {string} number
 * @property {string} notedAt
 * @property {number} partySize
 * @property {'READABLE' | 'ERASED' | 'LOCKED'} state
 * @property {string | null} name
 * @property {string | null} origin
 * @property {string | null} purpose
 */
/** @typedef {{ at: string, reader: string }} Reading */
/** @typedef {{ person: { user: string, name: string } | null, actions: string[], zone: string, zoneName: string, day: string }} Me */
/** @typedef {{ kind: 'readings', of: Guest, readings: Reading[] } | { kind: 'erase', of: Guest, requestId: string }} Question */

const say = texts({ id });

/**
 * The guest book for those who may read it. Nothing is read before somebody presses "Buka", since
 * each reading is noted; and what was read stays on the page only, until the person leaves.
 */
class LoketGuestbook extends LitElement {
  static properties = {
    me: { state: true },
    day: { state: true },
    shown: { state: true },
    question: { state: true },
    busy: { state: true },
    trouble: { state: true },
    done: { state: true },
  };

  constructor() {
    super();
    /** @type {Me | null} */
    this.me = null;
    this.day = '';
    /** The lines of a day as they were read. @type {{day: string, guests: Guest[]} | null} */
    this.shown = null;
    /** @type {Question | null} */
    this.question = null;
    this.busy = false;
    this.trouble = '';
    this.done = '';
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.enter();
  }

  async enter() {
    try {
      const me = /** @type {Me} */ (await get('me'));
      this.me = me;
      this.day = me.day;
      this.trouble = '';
    } catch (failure) {
      this.refused(failure);
      setTimeout(() => void this.enter(), 3000);
    }
  }

  async logOut() {
    this.forget();
    await this.ask(async () => {
      await del('session');
      await this.enter();
    });
  }

  /** Nothing that was read stays. */
  forget() {
    this.shown = null;
    this.question = null;
    this.trouble = '';
    this.done = '';
  }

  /** @param {string} action */
  may(action) {
    return this.me?.actions.includes(action) ?? false;
  }

  // --- what is asked of the office ---------------------------------------------------------------

  /** @param {() => Promise<void>} question one at a time */
  async ask(question) {
    if (this.busy) return;
    this.busy = true;
    this.trouble = '';
    this.done = '';
    try {
      await question();
    } catch (failure) {
      this.refused(failure);
    } finally {
      this.busy = false;
    }
  }

  /** @param {unknown} failure */
  refused(failure) {
    if (!(failure instanceof Problem)) throw failure;
    if (failure.status === 401) {
      this.forget();
      if (this.me) this.me = { ...this.me, person: null };
      return;
    }
    this.trouble = failure.status === 0 ? say('failedOffline')
      : say('failed', { detail: failure.detail || failure.code });
  }

  /** @param {SubmitEvent} event */
  read(event) {
    event.preventDefault();
    const day = this.day;
    this.shown = null;
    void this.ask(async () => {
      const guests = /** @type {Guest[]} */ (await get(`guests?day=${day}`));
      this.shown = { day, guests };
    });
  }

  /** @param {Guest} of */
  showReadings(of) {
    void this.ask(async () => {
      const readings = /** @type {Reading[]} */ (
        await get(`guests/${encodeURIComponent(of.guest)}/readings`));
      this.question = { kind: 'readings', of, readings };
    });
  }

  /** @param {Guest} of */
  askToErase(of) {
    this.trouble = '';
    this.done = '';
    this.question = { kind: 'erase', of, requestId: requestId(serviceDay(this.me?.zone)) };
  }

  /** The line is changed here: reading the day once more would be noted as one more reading. */
  erase() {
    const question = this.question;
    if (question?.kind !== 'erase') return;
    const { person, number } = question.of;
    void this.ask(async () => {
      await post(`people/${encodeURIComponent(person)}/erase`, { requestId: question.requestId });
      if (this.question === question) this.question = null;
      this.done = say('erasedNow', { number });
      if (this.shown) {
        const guests = this.shown.guests.map((one) => (one.person === person ? erased(one) : one));
        this.shown = { ...this.shown, guests };
      }
    });
  }

  // --- drawing -------------------------------------------------------------------------------------

  render() {
    const me = this.me;
    if (!me) {
      return html`<main class="gate"><h1 class="waiting">${this.trouble || say('loading')}</h1></main>`;
    }
    if (!me.person) {
      return html`<loket-login heading=${say('title')} @logged-in=${this.enter}></loket-login>`;
    }
    return html`
      <main class="page">
        <header class="head">
          <span class="head-mark">${icon('book')}</span>
          <h1>${say('title')}</h1>
          <p class="soft">${me.person.name ?? me.person.user}</p>
          <button class="button" data-testid="guestbook-logout" @click=${this.logOut}>${say('logout')}</button>
        </header>
        ${this.may('guest.read') ? this.book(me) : html`
          <p class="banner is-attention-soft" data-testid="guestbook-may-not">${icon('lock')}
            <span>${say('mayNot')}</span></p>`}
      </main>
      ${this.question ? this.dialog(this.question, me) : nothing}`;
  }

  /** @param {Me} me */
  book(me) {
    return html`
      <form class="card choice" @submit=${this.read}>
        <div class="field">
          <label for="day">${say('day')}</label>
          <input id="day" class="input" type="date" required .value=${this.day}
            data-testid="guestbook-day"
            @change=${(/** @type {Event} */ event) =>
              (this.day = /** @type {HTMLInputElement} */ (event.target).value)}>
        </div>
        <button class="button button-main" aria-busy=${this.busy} data-testid="guestbook-open">
          ${say('open')}</button>
        <p class="noted">${icon('warning')} <span>${say('noted')}</span></p>
      </form>
      <div role="status" class="said">
        ${this.trouble && !this.question ? html`<p class="banner is-negative" data-testid="guestbook-trouble">
          ${icon('warning')} <span>${this.trouble}</span></p>` : nothing}
        ${this.done ? html`<p class="banner is-positive" data-testid="guestbook-done">
          ${icon('check')} <span>${this.done}</span></p>` : nothing}
      </div>
      ${this.shown ? this.lines(this.shown, me) : nothing}`;
  }

  /** @param {{day: string, guests: Guest[]}} shown @param {Me} me */
  lines({ day, guests }, me) {
    const words = dayOfWeek(`${day}T12:00:00Z`, 'UTC');
    if (guests.length === 0) {
      return html`<p class="card empty" data-testid="guestbook-none">${say('none', { day: words })}</p>`;
    }
    const acts = this.may('guest.audit') || this.may('person.erase');
    return html`
      <section class="card lines" aria-labelledby="shown">
        <p id="shown" class="shown"><strong>${say('shown', { day: words, name: me.person?.name ?? '' })}</strong>
          <span class="badge">${say('lines', { n: guests.length })}</span></p>
        <div class="wide">
          <table class="table" data-testid="guestbook-lines">
            <thead><tr>
              ${['number', 'time', 'name', 'origin', 'purpose', 'people'].map((one) => html`
                <th scope="col">${say(one)}</th>`)}
              ${acts ? html`<th scope="col">${say('action')}</th>` : nothing}
            </tr></thead>
            <tbody>${guests.map((one) => this.line(one, me, acts))}</tbody>
          </table>
        </div>
      </section>`;
  }

  /** @param {Guest} one @param {Me} me @param {boolean} acts */
  line(one, me, acts) {
    return html`
      <tr data-testid="guestbook-line-${one.number}">
        <th scope="row" class="number row-number">${one.number}</th>
        <td class="digits">${timeOfDay(one.notedAt, me.zone, '').trim()}</td>
        ${one.state === 'READABLE' ? html`
          <td class="words">${one.name}</td><td class="words">${one.origin}</td>
          <td class="words">${one.purpose}</td>`
        : html`<td colspan="3"><span class="badge">${icon(one.state === 'ERASED' ? 'close' : 'lock')}
          ${say(one.state === 'ERASED' ? 'erased' : 'locked')}</span></td>`}
        <td class="digits">${one.partySize}</td>
        ${acts ? html`<td><div class="row-actions">
          ${this.may('guest.audit') ? html`
            <button class="button" data-testid="guestbook-readings-${one.number}"
              aria-label=${say('readingsOf', { number: one.number })}
              @click=${() => this.showReadings(one)}>${icon('search')} ${say('readings')}</button>` : nothing}
          ${this.may('person.erase') && one.state !== 'ERASED' ? html`
            <button class="button button-negative" data-testid="guestbook-erase-${one.number}"
              aria-label=${say('eraseOf', { number: one.number })}
              @click=${() => this.askToErase(one)}>${icon('erase')} ${say('erase')}</button>` : nothing}
        </div></td>` : nothing}
      </tr>`;
  }

  /** @param {Question} question @param {Me} me */
  dialog(question, me) {
    const number = question.of.number;
    const title = question.kind === 'erase' ? 'eraseTitle' : 'readingsOf';
    return html`
      <dialog class="dialog" aria-labelledby="question" data-testid="guestbook-${question.kind}"
        @close=${() => (this.question = null)}>
        <h2 id="question">${say(title, { number })}</h2>
        ${question.kind === 'erase' ? this.sure() : this.readings(question.readings, me)}
      </dialog>`;
  }

  sure() {
    return html`
      <ul class="means">
        <li>${say('eraseGone')}</li>
        <li>${say('eraseStays')}</li>
        <li><strong>${say('eraseNoWay')}</strong></li>
      </ul>
      <p class="field-error" role="alert">${this.trouble || nothing}</p>
      <form method="dialog" class="dialog-actions">
        <button class="button" autofocus data-testid="guestbook-erase-no">${say('cancel')}</button>
        <button type="button" class="button button-negative" aria-busy=${this.busy}
          data-testid="guestbook-erase-yes" @click=${this.erase}>${say('eraseYes')}</button>
      </form>`;
  }

  /** @param {Reading[]} readings @param {Me} me */
  readings(readings, me) {
    return html`
      ${readings.length === 0 ? html`<p class="soft">${say('readingsNone')}</p>` : html`
        <table class="table">
          <thead><tr><th scope="col">${say('reader')}</th><th scope="col">${say('readAt')}</th></tr></thead>
          <tbody>${readings.map((one) => html`<tr>
            <th scope="row" class="reader">${one.reader.replace(/^person:/, '')}</th>
            <td class="digits">${dayOfWeek(one.at, me.zone)}, ${timeOfDay(one.at, me.zone, me.zoneName)}</td>
          </tr>`)}</tbody>
        </table>`}
      <form method="dialog" class="dialog-actions">
        <button class="button button-main" autofocus data-testid="guestbook-close">${say('close')}</button>
      </form>`;
  }

  updated() {
    const dialog = /** @type {HTMLDialogElement | null} */ (this.querySelector('dialog'));
    if (dialog && !dialog.open) dialog.showModal();
  }
}

/** @param {Guest} one @returns {Guest} */
const erased = (one) => ({ ...one, state: 'ERASED', name: null, origin: null, purpose: null });

customElements.define('loket-guestbook', LoketGuestbook);
