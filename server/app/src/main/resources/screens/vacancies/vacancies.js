// @ts-check
import { html, nothing } from 'lit';
import { get, post } from 'loket/api.js';
import { spelled } from 'loket/day.js';
import { icon } from 'loket/icons.js';
import { liftOf, ownData, restrictOf, save, whoAsks, whyRestrict } from 'loket/rights.js';
import { StaffPage } from 'loket/staff.js';
import { dayOfWeek, timeOfDay } from 'loket/texts.js';
import { offerForm } from './form.js';
import { lists } from './places.js';
import { correctionForm, fits, read, seekersCard } from './seekers.js';
import { lineOf, say, sourceOf, titleOf } from './words.js';

/** @import { RestrictedSeekers, Seeker, SeekerAttempt, SeekerCorrection, SeekerMatches, VacancyBook, VacancyChange, VacancyEntry, VacancyOffer } from 'loket-api' */

/** A deed that was begun below one of them. @typedef {{ kind: 'change' | 'withdraw', number: number, requestId: string, sent?: string }} Begun */

/** What is asked about somebody who looks for work. @typedef {{ kind: 'own-data', person: string, title: string, requestId: string } | { kind: 'restrict', person: string, title: string, requestId: string } | { kind: 'correct', of: Seeker, title: string, requestId: string }} Question */

/**
 * Work abroad that somebody of the office has verified: put down, changed, withdrawn, and its history;
 * and those who look for work. Of these nobody is read before somebody asks, since each reading is noted.
 */
class LoketVacancies extends StaffPage {
  static properties = {
    book: { state: true },
    fitting: { state: true },
    read: { state: true },
    restricted: { state: true },
    question: { state: true },
    begun: { state: true },
    done: { state: true },
  };

  constructor() {
    super({ name: 'vacancies', say, mark: 'globe', action: 'vacancy.book' });
    /** @type {VacancyBook | null} */
    this.book = null;
    /** @type {SeekerMatches | null} */
    this.fitting = null;
    /** Those who were read, until the person leaves. @type {import('./seekers.js').Read | null} */
    this.read = null;
    /** Whose data are restricted, without a word of them. @type {RestrictedSeekers['seekers']} */
    this.restricted = [];
    /** @type {Question | null} */
    this.question = null;
    /** @type {Begun | null} */
    this.begun = null;
    this.done = '';
    /** The same until it was answered: a press after a lost line makes no second vacancy. */
    this.request = '';
  }

  async entered() {
    this.book = await get('vacancy-book');
    await this.readAboutSeekers();
  }

  /** Counts and numbers of visits, which name nobody. */
  async readAboutSeekers() {
    if (!this.may('seeker.read')) return;
    this.fitting = await get('seeker-matches');
    this.restricted = (await get('restricted-seekers')).seekers;
  }

  forget() {
    this.book = null;
    this.fitting = null;
    this.read = null;
    this.restricted = [];
    this.question = null;
    this.begun = null;
    this.done = '';
    this.request = '';
  }

  /** It is done; what there is now is read. @param {string} done */
  finished(done) {
    this.done = done;
    this.begun = null;
    this.request = '';
    void this.ask('reading', () => this.entered());
  }

  /** What was sent of a new one last. @type {VacancyOffer | null} */
  #sent = null;

  // --- what is asked of the office ---------------------------------------------------------------

  /** @param {VacancyOffer} vacancy @param {HTMLFormElement} form */
  add(vacancy, form) {
    this.done = '';
    // What was changed since the last try is another wish.
    if (JSON.stringify(vacancy) !== JSON.stringify(this.#sent)) this.request = '';
    this.#sent = vacancy;
    this.request ||= this.newRequest();
    const requestId = this.request;
    void this.ask(
      'add',
      () => post('vacancies', { requestId, vacancy, verified: true }),
      () => {
        form.reset();
        this.finished(say('added', { position: vacancy.position }));
      },
    ).then((went) => {
      // What was refused is another wish once it is mended.
      if (!went && !this.trouble?.again) this.request = '';
    });
  }

  /** @param {VacancyEntry} one @param {Begun} begun @param {VacancyOffer} vacancy */
  change({ number, version }, begun, vacancy) {
    this.send(
      begun,
      /** @type {'vacancies/{number}/versions'} */ (`vacancies/${number}/versions`),
      { version, vacancy, verified: true },
      say('changed', { position: vacancy.position }),
    );
  }

  /** @param {VacancyEntry} one @param {Begun} begun @param {SubmitEvent} event */
  withdraw({ number, offer }, begun, event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const reason = String(new FormData(form).get('reason') ?? '').trim();
    this.send(
      begun,
      /** @type {'vacancies/{number}/withdrawal'} */ (`vacancies/${number}/withdrawal`),
      { reason },
      say('withdrawn', { position: offer.position }),
    );
  }

  /**
   * @param {Begun} begun
   * @param {'vacancies/{number}/versions' | 'vacancies/{number}/withdrawal'} path
   * @param {Record<string, unknown>} body
   * @param {string} done
   */
  send(begun, path, body, done) {
    this.done = '';
    if (begun.sent !== undefined && begun.sent !== JSON.stringify(body)) begun.requestId = this.newRequest();
    begun.sent = JSON.stringify(body);
    const { requestId } = begun;
    void this.ask(
      'send',
      () => post(path, { requestId, ...body }),
      () => this.finished(done),
    ).then((went) => {
      if (!went && !this.trouble?.again) begun.requestId = this.newRequest();
    });
  }

  /** @param {Begun['kind']} kind @param {VacancyEntry} one */
  beginOn(kind, { number }) {
    const same = this.begun?.kind === kind && this.begun.number === number;
    this.trouble = null;
    this.begun = same ? null : { kind, number, requestId: this.newRequest() };
  }

  // --- who looks for work --------------------------------------------------------------------------

  /** @returns {import('./seekers.js').Deeds} */
  get deeds() {
    return {
      show: (number) => this.showSeekers(number),
      find: (words) => {
        this.done = '';
        void this.ask(
          'find',
          () => post('seekers/search', { words }),
          (found) => (this.read = read(found, null)),
        );
      },
      contact: (seeker, about) => this.contact(seeker, about),
      withdraw: (seeker) => this.letGo(seeker),
      begin: (kind, of) => this.beginOnSeeker(kind, of),
      copy: ({ person, number }) =>
        this.beginOnPerson('own-data', person, say('ownDataOfNumber', { number })),
      lift: (of) => this.lift(of),
      may: (act) => this.may(act),
      busy: this.busy,
      zone: this.me?.zone ?? 'Asia/Jakarta',
    };
  }

  /** @param {number} number */
  showSeekers(number) {
    this.done = '';
    void this.ask(
      'show',
      () => get(/** @type {'vacancies/{number}/seekers'} */ (`vacancies/${number}/seekers`)),
      (found) => (this.read = read(found, number)),
    );
  }

  /** @param {Seeker} seeker @param {Pick<SeekerAttempt, 'vacancy' | 'way' | 'outcome'>} about */
  contact({ seeker, name }, about) {
    const requestId = this.newRequest();
    this.done = '';
    void this.ask(
      'contact',
      () =>
        post(/** @type {'seekers/{seeker}/contacts'} */ (`seekers/${encodeURIComponent(seeker)}/contacts`), {
          requestId,
          ...about,
        }),
      () => {
        if (this.read?.vacancy === about.vacancy) this.showSeekers(about.vacancy);
        this.finished(say('contactDone', { name }));
      },
    );
  }

  /** In one touch, at the person's word. @param {Seeker} one */
  letGo({ seeker }) {
    const requestId = this.newRequest();
    this.done = '';
    void this.ask(
      'withdraw-seeker',
      () =>
        post(
          /** @type {'seekers/{seeker}/withdrawal'} */ (`seekers/${encodeURIComponent(seeker)}/withdrawal`),
          {
            requestId,
          },
        ),
      () => {
        if (this.read) {
          this.read = { ...this.read, seekers: this.read.seekers.filter((one) => one.seeker !== seeker) };
        }
        this.finished(say('seekerGone'));
      },
    );
  }

  /** @param {Question['kind']} kind @param {Seeker} of */
  beginOnSeeker(kind, of) {
    const { name, person } = of;
    if (kind === 'own-data') this.beginOnPerson(kind, person, say('ownDataOf', { name }));
    else if (kind === 'restrict') this.beginOnPerson(kind, person, say('restrictOf', { name }));
    else {
      this.trouble = null;
      this.done = '';
      this.question = { kind, of, title: say('correctOf', { name }), requestId: this.newRequest() };
    }
  }

  /** @param {'own-data' | 'restrict'} kind @param {string} person @param {string} title */
  beginOnPerson(kind, person, title) {
    this.trouble = null;
    this.done = '';
    this.question = { kind, person, title, requestId: this.newRequest() };
  }

  /** @param {Question} question */
  answered(question) {
    if (this.question === question) this.question = null;
  }

  /** @param {import('loket/rights.js').Asking} reason */
  handOwnData(reason) {
    const question = this.question;
    if (question?.kind !== 'own-data') return;
    const { person } = question;
    void this.ask(
      'own-data',
      () => ownData(person, this.newRequest(), reason),
      (pdf) => {
        this.answered(question);
        this.finished(say('ownDataDone'));
        save(pdf, 'salinan-data.pdf');
      },
    );
  }

  /** @param {import('loket/rights.js').Restricting} reason */
  restrict(reason) {
    const question = this.question;
    if (question?.kind !== 'restrict') return;
    const { person, requestId } = question;
    void this.ask(
      'restrict',
      () => restrictOf(person, requestId, reason),
      () => {
        this.answered(question);
        this.read = null;
        this.finished(say('restrictedNow'));
      },
    );
  }

  /** @param {RestrictedSeekers['seekers'][number]} of */
  lift({ person, number }) {
    const requestId = this.newRequest();
    this.done = '';
    void this.ask(
      'lift',
      () => liftOf(person, requestId),
      () => this.finished(say('liftedNow', { number })),
    );
  }

  /** What was typed stands in the line: reading it once more would be noted. @param {Omit<SeekerCorrection, 'requestId' | 'corrections'>} words */
  correct(words) {
    const question = this.question;
    if (question?.kind !== 'correct') return;
    const { seeker, corrections } = question.of;
    const { requestId } = question;
    void this.ask(
      'correct',
      () =>
        post(
          /** @type {'seekers/{seeker}/correction'} */ (`seekers/${encodeURIComponent(seeker)}/correction`),
          { requestId, corrections, ...words },
        ),
      () => {
        this.answered(question);
        const { name, phone, wishes } = words;
        if (this.read) {
          const seekers = this.read.seekers.map((one) =>
            one.seeker === seeker ? { ...one, name, phone, wishes, corrections: corrections + 1 } : one,
          );
          this.read = { ...this.read, seekers };
        }
        this.finished(say('correctedNow', { name }));
      },
    ).then((went) => {
      if (!went && !this.trouble?.again) question.requestId = this.newRequest();
    });
  }

  // --- drawing -------------------------------------------------------------------------------------

  content() {
    const { book } = this;
    if (book === null) return html`<main class="page"><p class="waiting">${say('loading')}</p></main>`;
    const standing = book.vacancies.filter((one) => one.state === 'STANDING');
    const past = book.vacancies.filter((one) => one.state !== 'STANDING');
    return html`
      <main class="page">
        ${lists()}
        <div role="status" class="said">
          ${this.question ? nothing : this.troubled()}
          ${
            this.done
              ? html`<p class="banner is-positive" data-testid="vacancies-done">${icon('check')} <span>${this.done}</span></p>`
              : nothing
          }
        </div>
        <section class="card" aria-labelledby="standing">
          <h2 id="standing">${say('standing')} <span class="badge">${standing.length}</span></h2>
          <p class="soft">${say('intro')}</p>
          ${
            standing.length === 0
              ? html`<p data-testid="vacancies-none">${say('none')}</p>`
              : html`<ul class="offers">${standing.map((one) => this.one(one, book))}</ul>`
          }
        </section>
        ${this.may('vacancy.change') ? this.adding(book) : nothing}
        ${this.fitting ? seekersCard(this.fitting, standing, { read: this.read, restricted: this.restricted }, this.deeds) : nothing}
        ${
          past.length === 0
            ? nothing
            : html`
        <details class="card past" data-testid="vacancies-past">
          <summary>${say('past')} <span class="badge">${past.length}</span></summary>
          <ul class="offers">${past.map((one) => this.one(one, book))}</ul>
        </details>`
        }
      </main>
      ${this.question ? this.dialog(this.question) : nothing}`;
  }

  /** @param {Question} question */
  dialog(question) {
    return html`
      <dialog class="dialog" aria-labelledby="question" data-testid="vacancies-${question.kind}"
        @close=${() => (this.question = null)}>
        <h2 id="question">${question.title}</h2>
        ${this.asked(question)}
      </dialog>`;
  }

  /** @param {Question} question */
  asked(question) {
    const page = 'vacancies';
    const [busy, trouble] = [this.busy === question.kind, this.trouble?.text];
    if (question.kind === 'own-data') {
      return whoAsks({ page, busy, trouble, go: (reason) => this.handOwnData(reason) });
    }
    if (question.kind === 'restrict') {
      return whyRestrict({ page, busy, trouble, go: (reason) => this.restrict(reason) });
    }
    return correctionForm(question.of, {
      busy,
      trouble,
      go: (words) => this.correct(words),
      no: () => this.querySelector('dialog')?.close(),
    });
  }

  updated() {
    const dialog = /** @type {HTMLDialogElement | null} */ (this.querySelector('dialog.dialog'));
    if (dialog && !dialog.open) dialog.showModal();
  }

  /** @param {VacancyBook} book */
  adding({ today, until }) {
    return html`
      <details class="card" data-testid="vacancies-new">
        <summary>${say('new')}</summary>
        ${offerForm(null, {
          id: 'new',
          today,
          until,
          busy: this.busy === 'add',
          go: (offer, form) => this.add(offer, form),
        })}
      </details>`;
  }

  /** @param {VacancyEntry} one @param {VacancyBook} book */
  one(one, book) {
    const { number, offer, state, changes } = one;
    const newest = changes[changes.length - 1];
    return html`
      <li class="offer-row" data-testid="vacancies-${number}" data-state=${state}>
        <div class="offer-words">
          <h3>${titleOf(offer)}</h3>
          <p>${say('placesOf', { n: offer.places, sector: offer.sector })} · ${offer.employer}</p>
          <p>${say('from', { source: sourceOf(offer.source) })}
            ${
              offer.source.link
                ? html`<a target="_blank" rel="noopener noreferrer" href=${offer.source.link}>${offer.source.link}</a>`
                : nothing
            }</p>
          <p>${
            state === 'STANDING'
              ? html`<strong>${say('valid', { day: spelled(offer.until) })}</strong>
              ${offer.until === book.today ? html`<span class="badge is-attention">${say('lastDay')}</span>` : nothing}`
              : html`<span class="badge">${say(`state-${state}`)}</span>`
          }
            <span class="soft">${say('checkedBy', { name: newest?.by ?? '', day: spelled(one.verifiedOn) })}</span></p>
        </div>
        ${state === 'STANDING' ? fits(number, this.fitting, this.deeds) : nothing}
        ${state !== 'WITHDRAWN' && this.may('vacancy.change') ? this.ways(one) : nothing}
        ${this.begun?.number === number ? this.doing(one, this.begun, book) : nothing}
        <details class="offer-history">
          <summary>${say('history')}</summary>
          <ol data-testid="vacancies-history-${number}">${changes.map((change) => html`<li>${this.did(change)}</li>`)}</ol>
        </details>
      </li>`;
  }

  /** @param {VacancyEntry} one */
  ways(one) {
    const { position } = one.offer;
    return html`
      <div class="offer-ways">
        <button type="button" class="button" aria-label=${say('changeOf', { position })}
          data-testid="vacancies-change-${one.number}" @click=${() => this.beginOn('change', one)}>${say('change')}</button>
        <button type="button" class="button button-negative" aria-label=${say('withdrawOf', { position })}
          data-testid="vacancies-withdraw-${one.number}" @click=${() => this.beginOn('withdraw', one)}>${say('withdraw')}</button>
      </div>`;
  }

  /** @param {VacancyEntry} one @param {Begun} begun @param {VacancyBook} book */
  doing(one, begun, { today, until }) {
    const busy = this.busy === 'send';
    if (begun.kind === 'change') {
      const go = (/** @type {VacancyOffer} */ offer) => this.change(one, begun, offer);
      return offerForm(one.offer, { id: String(one.number), today, until, busy, go });
    }
    return html`
      <form class="offer" @submit=${(/** @type {SubmitEvent} */ event) => this.withdraw(one, begun, event)}>
        <div class="field">
          <label for="reason-${one.number}">${say('withdrawWhy')}</label>
          <input id="reason-${one.number}" name="reason" class="input" required maxlength="200" autocomplete="off">
        </div>
        <button class="button button-negative" aria-busy=${busy} data-testid="vacancies-withdraw-now-${one.number}">
          ${say('withdrawNow')}</button>
      </form>`;
  }

  /** @param {VacancyChange} change */
  did({ what, by, at, reason, offer }) {
    const zone = this.me?.zone ?? 'Asia/Jakarta';
    const time = `${dayOfWeek(at, zone)}, ${timeOfDay(at, zone, this.me?.zoneName ?? '')}`;
    return say(`did-${what}`, { name: by, time, reason: reason ?? '', offer: lineOf(offer) });
  }
}

customElements.define('loket-vacancies', LoketVacancies);
