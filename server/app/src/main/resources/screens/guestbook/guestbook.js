// @ts-check
import { html, nothing } from 'lit';
import { get, post } from 'loket/api.js';
import { icon } from 'loket/icons.js';
import { liftOf, ownData, restrictOf, save, whoAsks, whyRestrict } from 'loket/rights.js';
import { StaffPage, staffTexts } from 'loket/staff.js';
import { dayOfWeek, timeOfDay } from 'loket/texts.js';
import id from './texts.id.js';

/** @import { Guest, GuestReading as Reading, Me } from 'loket-api' */
/** @typedef {{ kind: 'readings', of: Guest, readings: Reading[] } | { kind: 'erase' | 'correct' | 'restrict', of: Guest, requestId: string } | { kind: 'own-data', of: Guest }} Question */
/** @typedef {NonNullable<Reading['correction']>} Correction */
/** @typedef {'ASKED_BY_PERSON' | 'CONSENT_WITHDRAWN' | 'NOTED_BY_MISTAKE' | 'ORDERED'} Why */

const say = staffTexts(id);

/** @type {[Why, 'whyAsked' | 'whyWithdrawn' | 'whyMistake' | 'whyOrdered'][]} */
const WHYS = [
  ['ASKED_BY_PERSON', 'whyAsked'],
  ['CONSENT_WITHDRAWN', 'whyWithdrawn'],
  ['NOTED_BY_MISTAKE', 'whyMistake'],
  ['ORDERED', 'whyOrdered'],
];

/** @type {Correction[]} */
const CORRECTIONS = ['MISTYPED', 'ASKED_BY_GUEST', 'WRONG_NUMBER'];

/**
 * The guest book for those who may read it. Nothing is read before somebody presses "Buka", since
 * each reading is noted; and what was read stays on the page only, until the person leaves.
 */
class LoketGuestbook extends StaffPage {
  static properties = {
    day: { state: true },
    shown: { state: true },
    question: { state: true },
    done: { state: true },
  };

  constructor() {
    super({ name: 'guestbook', say, mark: 'book', action: 'guest.read' });
    this.day = '';
    /** The lines of a day as they were read. @type {{day: string, guests: Guest[]} | null} */
    this.shown = null;
    /** @type {Question | null} */
    this.question = null;
    this.done = '';
    /** Why somebody is erased. @type {Why} */
    this.why = 'ASKED_BY_PERSON';
  }

  async entered() {
    this.day = this.me?.day ?? '';
  }

  forget() {
    this.shown = null;
    this.question = null;
    this.done = '';
  }

  // --- what is asked of the office ---------------------------------------------------------------

  /** @param {SubmitEvent} event */
  read(event) {
    event.preventDefault();
    const day = this.day;
    this.shown = null;
    this.done = '';
    void this.ask(
      'read',
      () => get(`guests?day=${day}`),
      (guests) => (this.shown = { day, guests }),
    );
  }

  /** @param {Guest} of */
  showReadings(of) {
    this.done = '';
    void this.ask(
      'readings',
      () => get(`guests/${encodeURIComponent(of.guest)}/readings`),
      (readings) => (this.question = { kind: 'readings', of, readings }),
    );
  }

  /** @param {Guest} of */
  askToErase(of) {
    this.trouble = null;
    this.done = '';
    this.why = 'ASKED_BY_PERSON';
    this.question = { kind: 'erase', of, requestId: this.newRequest() };
  }

  /** The line is changed here: reading the day once more would be noted as one more reading. */
  erase() {
    const question = this.question;
    if (question?.kind !== 'erase') return;
    const { person, number } = question.of;
    const { requestId } = question;
    const reason = this.why;
    void this.ask(
      'erase',
      () => post(`people/${encodeURIComponent(person)}/erase`, { requestId, reason }),
      (done) => {
        if (this.question === question) this.question = null;
        this.done = say('erasedNow', { number, what: counted(done === null ? {} : done.gone) });
        this.stateOf(person, 'ERASED');
      },
    );
  }

  /** @param {Guest} of */
  askToCorrect(of) {
    this.trouble = null;
    this.done = '';
    this.question = { kind: 'correct', of, requestId: this.newRequest() };
  }

  /** Here too nothing is read once more: what was typed stands in the line. @param {SubmitEvent} event */
  correct(event) {
    event.preventDefault();
    const question = this.question;
    if (question?.kind !== 'correct') return;
    const { ticket, number, corrections } = question.of;
    const entered = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    const text = (/** @type {string} */ field) => String(entered.get(field) ?? '');
    const words = {
      name: text('name'),
      origin: text('origin'),
      purpose: text('purpose'),
      partySize: Number(entered.get('partySize')),
    };
    const reason = /** @type {Correction} */ (text('reason'));
    const { requestId } = question;
    void this.ask(
      'correct',
      () =>
        post(`tickets/${encodeURIComponent(ticket)}/guest/correct`, {
          requestId,
          ...words,
          corrections,
          reason,
        }),
      () => {
        if (this.question === question) this.question = null;
        this.done = say('correctedNow', { number });
        if (!this.shown) return;
        const guests = this.shown.guests.map((one) =>
          one.ticket === ticket ? { ...one, ...words, corrections: corrections + 1 } : one,
        );
        this.shown = { ...this.shown, guests };
      },
    );
  }

  /** What is sent after a change is something else. */
  newWords() {
    const question = this.question;
    if (question?.kind !== 'correct') return;
    question.requestId = this.newRequest();
  }

  /** @param {Guest} of */
  askToRestrict(of) {
    this.trouble = null;
    this.done = '';
    this.question = { kind: 'restrict', of, requestId: this.newRequest() };
  }

  /** @param {import('loket/rights.js').Restricting} reason */
  restrict(reason) {
    const question = this.question;
    if (question?.kind !== 'restrict') return;
    const { person, number } = question.of;
    const { requestId } = question;
    void this.ask(
      'restrict',
      () => restrictOf(person, requestId, reason),
      () => {
        if (this.question === question) this.question = null;
        this.done = say('restrictedNow', { number });
        this.stateOf(person, 'RESTRICTED');
      },
    );
  }

  /** What is shown again is read again, which is noted. @param {Guest} of */
  lift({ person, number }) {
    this.done = '';
    const requestId = this.newRequest();
    void this.ask(
      'lift',
      () => liftOf(person, requestId),
      () => {
        this.done = say('liftedNow', { number });
        this.shown = null;
      },
    );
  }

  /** @param {string} person @param {Guest['state']} state without a word of theirs */
  stateOf(person, state) {
    if (!this.shown) return;
    const guests = this.shown.guests.map((one) =>
      one.person === person ? { ...one, state, name: null, origin: null, purpose: null } : one,
    );
    this.shown = { ...this.shown, guests };
  }

  /** @param {Guest} of */
  askForOwnData(of) {
    this.trouble = null;
    this.done = '';
    this.question = { kind: 'own-data', of };
  }

  /** @param {import('loket/rights.js').Asking} reason */
  handOwnData(reason) {
    const question = this.question;
    if (question?.kind !== 'own-data') return;
    const { person, number } = question.of;
    const requestId = this.newRequest();
    void this.ask(
      'own-data',
      () => ownData(person, requestId, reason),
      (pdf) => {
        if (this.question === question) this.question = null;
        this.done = say('ownDataDone', { number });
        save(pdf, `salinan-data-${number}.pdf`);
      },
    );
  }

  // --- drawing -------------------------------------------------------------------------------------

  content() {
    const me = /** @type {Me} */ (this.me);
    return html`
      <main class="page">${this.book(me)}</main>
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
        <button class="button button-main" aria-busy=${this.busy === 'read'} data-testid="guestbook-open">
          ${say('open')}</button>
        <p class="noted">${icon('warning')} <span>${say('noted')}</span></p>
      </form>
      <div role="status" class="said">
        ${this.question ? nothing : this.troubled()}
        ${
          this.done
            ? html`<p class="banner is-positive" data-testid="guestbook-done">
          ${icon('check')} <span>${this.done}</span></p>`
            : nothing
        }
      </div>
      ${this.shown ? this.lines(this.shown, me) : nothing}`;
  }

  /** @param {{day: string, guests: Guest[]}} shown @param {Me} me */
  lines({ day, guests }, me) {
    const words = dayOfWeek(`${day}T12:00:00Z`, 'UTC');
    if (guests.length === 0) {
      return html`<p class="card empty" data-testid="guestbook-none">${say('none', { day: words })}</p>`;
    }
    const acts =
      this.may('guest.correct') ||
      this.may('person.restrict') ||
      this.may('guest.audit') ||
      this.may('person.own-data') ||
      this.may('person.erase');
    return html`
      <section class="card lines" aria-labelledby="shown">
        <p id="shown" class="shown"><strong>${say('shown', { day: words, name: me.person?.name ?? '' })}</strong>
          <span class="badge">${say('lines', { n: guests.length })}</span>
          <a class="button" data-testid="guestbook-pdf" target="_blank" href="/api/v1/guests.pdf?day=${day}">${say('onPaper')}</a></p>
        <div class="wide">
          <table class="table" data-testid="guestbook-lines">
            <thead><tr>
              ${['number', 'time', 'name', 'origin', 'purpose', 'people'].map(
                (one) => html`
                <th scope="col">${say(one)}</th>`,
              )}
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
        ${
          one.state === 'READABLE'
            ? html`
          <td class="words">${one.name}
            ${one.corrections > 0 ? html`<span class="badge">${say('corrected')}</span>` : nothing}</td><td class="words">${one.origin}</td>
          <td class="words">${one.purpose}</td>`
            : html`<td colspan="3"><span class="badge">${icon(one.state === 'ERASED' ? 'close' : 'lock')}
          ${say(INSTEAD[one.state])}</span></td>`
        }
        <td class="digits">${one.partySize}</td>
        ${
          acts
            ? html`<td><div class="row-actions">
          ${
            this.may('guest.correct') && one.state === 'READABLE'
              ? html`
            <button class="button" data-testid="guestbook-correct-${one.number}"
              aria-label=${say('correctOf', { number: one.number })}
              @click=${() => this.askToCorrect(one)}>${icon('book')} ${say('correct')}</button>`
              : nothing
          }
          ${
            this.may('guest.audit')
              ? html`
            <button class="button" data-testid="guestbook-readings-${one.number}"
              aria-label=${say('readingsOf', { number: one.number })}
              @click=${() => this.showReadings(one)}>${icon('search')} ${say('readings')}</button>`
              : nothing
          }
          ${
            this.may('person.own-data')
              ? html`
            <button class="button" data-testid="guestbook-own-data-${one.number}"
              aria-label=${say('ownDataOf', { number: one.number })}
              @click=${() => this.askForOwnData(one)}>${icon('book')} ${say('ownData')}</button>`
              : nothing
          }
          ${this.may('person.restrict') ? this.restriction(one) : nothing}
          ${
            this.may('person.erase') && one.state !== 'ERASED'
              ? html`
            <button class="button button-negative" data-testid="guestbook-erase-${one.number}"
              aria-label=${say('eraseOf', { number: one.number })}
              @click=${() => this.askToErase(one)}>${icon('erase')} ${say('erase')}</button>`
              : nothing
          }
        </div></td>`
            : nothing
        }
      </tr>`;
  }

  /** @param {Guest} one */
  restriction(one) {
    if (one.state === 'RESTRICTED') {
      return html`<button class="button" data-testid="guestbook-lift-${one.number}"
        aria-label=${say('liftOf', { number: one.number })} aria-busy=${this.busy === 'lift'}
        @click=${() => this.lift(one)}>${icon('lock')} ${say('lift')}</button>`;
    }
    return one.state === 'READABLE'
      ? html`<button class="button" data-testid="guestbook-restrict-${one.number}"
        aria-label=${say('restrictOf', { number: one.number })}
        @click=${() => this.askToRestrict(one)}>${icon('lock')} ${say('restrict')}</button>`
      : nothing;
  }

  /** @param {Question} question @param {Me} me */
  dialog(question, me) {
    const number = question.of.number;
    const title = TITLES[question.kind];
    return html`
      <dialog class="dialog" aria-labelledby="question" data-testid="guestbook-${question.kind}"
        @close=${() => (this.question = null)}>
        <h2 id="question">${say(title, { number })}</h2>
        ${this.asked(question, me)}
      </dialog>`;
  }

  /** @param {Question} question @param {Me} me */
  asked(question, me) {
    if (question.kind === 'readings') return this.readings(question.readings, me);
    const page = 'guestbook';
    const [busy, trouble] = [this.busy === question.kind, this.trouble?.text];
    if (question.kind === 'own-data') {
      return whoAsks({ page, busy, trouble, go: (reason) => this.handOwnData(reason) });
    }
    if (question.kind === 'correct') return this.inOtherWords(question.of);
    return question.kind === 'erase'
      ? this.reallyErase()
      : whyRestrict({ page, busy, trouble, go: (reason) => this.restrict(reason) });
  }

  /** @param {Guest} of */
  inOtherWords(of) {
    return html`
      <p>${say('correctMeans')}</p>
      <form class="form" autocomplete="off" @submit=${this.correct} @input=${this.newWords}>
        ${this.typed('name', of.name, 80)} ${this.typed('origin', of.origin, 80)}
        ${this.typed('purpose', of.purpose, 200)}
        <div class="field">
          <label for="correct-people">${say('people')}</label>
          <input id="correct-people" class="input digits" name="partySize" type="number" min="1" max="99"
            required .value=${String(of.partySize)} data-testid="guestbook-correct-people">
        </div>
        <div class="field">
          <label for="correct-reason">${say('correctWhy')}</label>
          <select id="correct-reason" class="input" name="reason" data-testid="guestbook-correct-reason">
            ${CORRECTIONS.map((one) => html`<option value=${one}>${say(`correct-${one}`)}</option>`)}
          </select>
        </div>
        <p class="field-error" role="alert">${this.trouble?.text ?? nothing}</p>
        <div class="dialog-actions">
          <button class="button button-main" aria-busy=${this.busy === 'correct'}
            data-testid="guestbook-correct-send">${say('correctSend')}</button>
          <button type="button" class="button" data-testid="guestbook-correct-no"
            @click=${() => this.querySelector('dialog')?.close()}>${say('cancel')}</button>
        </div>
      </form>`;
  }

  /** @param {'name' | 'origin' | 'purpose'} field @param {string | null} words @param {number} most */
  typed(field, words, most) {
    return html`
      <div class="field">
        <label for="correct-${field}">${say(field)}</label>
        <input id="correct-${field}" class="input" name=${field} required maxlength=${most}
          pattern=".*\\S.*" autocomplete="off" spellcheck="false" .value=${words ?? ''}
          data-testid="guestbook-correct-${field}">
      </div>`;
  }

  reallyErase() {
    return html`
      <ul class="means">
        <li>${say('eraseGone')}</li>
        <li>${say('eraseStays')}</li>
        <li><strong>${say('eraseNoWay')}</strong></li>
      </ul>
      <div class="field">
        <label for="why">${say('why')}</label>
        <select id="why" class="input" data-testid="guestbook-why"
          @change=${(/** @type {Event} */ event) =>
            (this.why = /** @type {Why} */ (/** @type {HTMLSelectElement} */ (event.target).value))}>
          ${WHYS.map(
            ([why, text]) => html`
          <option value=${why} ?selected=${why === this.why}>${say(text)}</option>`,
          )}
        </select>
      </div>
      <p class="field-error" role="alert">${this.trouble?.text ?? nothing}</p>
      <form method="dialog" class="dialog-actions">
        <button class="button" autofocus data-testid="guestbook-erase-no">${say('cancel')}</button>
        <button type="button" class="button button-negative" aria-busy=${this.busy === 'erase'}
          data-testid="guestbook-erase-yes" @click=${this.erase}>${say('eraseYes')}</button>
      </form>`;
  }

  /** @param {Reading[]} readings @param {Me} me */
  readings(readings, me) {
    return html`
      ${
        readings.length === 0
          ? html`<p class="soft">${say('readingsNone')}</p>`
          : html`
        <table class="table">
          <thead><tr><th scope="col">${say('reader')}</th><th scope="col">${say('readAt')}</th>
            <th scope="col">${say('readWhat')}</th></tr></thead>
          <tbody>${readings.map(
            (one) => html`<tr>
            <th scope="row" class="reader">${one.reader.replace(/^person:/, '')}</th>
            <td class="digits">${dayOfWeek(one.at, me.zone)}, ${timeOfDay(one.at, me.zone, me.zoneName)}</td>
            <td>${did(one)}</td>
          </tr>`,
          )}</tbody>
        </table>`
      }
      <form method="dialog" class="dialog-actions">
        <button class="button button-main" autofocus data-testid="guestbook-close">${say('close')}</button>
      </form>`;
  }

  updated() {
    if (this.door !== 'in') return;
    const dialog = /** @type {HTMLDialogElement | null} */ (this.querySelector('dialog'));
    if (dialog && !dialog.open) dialog.showModal();
  }
}

/** @param {Reading} one */
function did({ ownData, correction }) {
  if (correction !== null) return say('correctedLine', { reason: say(`correct-${correction}`) });
  return say(ownData ? 'ownData' : 'readLine');
}

/** What went, in words. @param {Record<string, number>} gone */
function counted(gone) {
  const words = KINDS.filter(([kind]) => gone[kind]).map(([kind, text]) => say(text, { n: gone[kind] }));
  return words.join(', ') || say('goneNone');
}

/** @type {[string, 'goneGuest' | 'goneDossier' | 'goneSeeker' | 'goneImages' | 'goneTemplates'][]} */
const KINDS = [
  ['guest_words', 'goneGuest'],
  ['dossier_words', 'goneDossier'],
  ['seeker_words', 'goneSeeker'],
  ['capture_image', 'goneImages'],
  ['capture_template', 'goneTemplates'],
];

const INSTEAD = /** @type {const} */ ({
  READABLE: 'locked',
  LOCKED: 'locked',
  RESTRICTED: 'restricted',
  ERASED: 'erased',
});

const TITLES = /** @type {const} */ ({
  erase: 'eraseTitle',
  correct: 'correctOf',
  restrict: 'restrictOf',
  'own-data': 'ownDataOf',
  readings: 'readingsOf',
});

customElements.define('loket-guestbook', LoketGuestbook);
