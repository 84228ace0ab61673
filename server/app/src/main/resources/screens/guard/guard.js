// @ts-check
import { LitElement, html, nothing } from 'lit';
import { Problem, del, enrolFromHash, get, post, requestId, serviceDay } from 'loket/api.js';
import { icon } from 'loket/icons.js';
import { live } from 'loket/live.js';
import 'loket/day.js';
import 'loket/login.js';
import './closing.js';
import './numbers.js';
import { listed, texts, timeOfDay } from 'loket/texts.js';
import { waitingTime } from 'loket/wait.js';
import './guest.js';
import id from './texts.id.js';

const say = texts({ id });
const PRIORITIES = ['ELDERLY', 'PREGNANT_OR_NURSING', 'DISABLED', 'WITH_SMALL_CHILD'];
const SURE_MILLISECONDS = 5000;
/** Long enough for the picture that holds the new number to come. */
const FRESH_MILLISECONDS = 10_000;
const BURST_MILLISECONDS = 50;
/** How long the guard may need to find those whose numbers are lost. */
const TOLD_MILLIS = 10 * 60_000;

/** Rows of the list of checks that have a banner of their own. */
const SHOWN_APART = /^(storage|clock|numbers|device\.[^.]+\.printer)(\.|$)/;

/**
 * The guard at the door: a number for a visitor in two taps, who waits where, what went wrong with
 * paper, and who asked for help. It is told numbers and services, never who the visitors are.
 */
class LoketGuard extends LitElement {
  static properties = {
    person: { state: true },
    may: { state: true },
    ready: { state: true },
    deviceNeeded: { state: true },
    picture: { state: true },
    stale: { state: true },
    chosen: { state: true },
    busy: { state: true },
    issued: { state: true },
    trouble: { state: true },
    sure: { state: true },
    signing: { state: true },
    signed: { state: true },
    told: { state: true },
  };

  constructor() {
    super();
    /** @type {any} */
    this.person = null;
    /** What this person may do, as the server names it. @type {string[]} */
    this.may = [];
    this.ready = false;
    this.deviceNeeded = false;
    /** @type {any} */
    this.picture = null;
    this.stale = false;
    /** The service whose visitor is being asked about. */
    this.chosen = '';
    /** What is being sent, so that a second tap on it does nothing. @type {string} */
    this.busy = '';
    /** @type {any} the ticket issued last at this post */
    this.issued = null;
    this.issuedAt = 0;
    /** @type {{text: string, again?: () => void} | null} */
    this.trouble = null;
    /** The ticket whose leaving has been asked for once. */
    this.sure = '';
    /** The ticket whose guest is written into the guest book. @type {any} */
    this.signing = null;
    /** The number whose guest was written last. */
    this.signed = '';
    /** The last numbers were told here a short while ago. */
    this.told = false;
    /** @type {{close: () => void} | null} */
    this.office = null;
    this.keyAt = 0;
  }

  createRenderRoot() {
    return this;
  }

  async connectedCallback() {
    super.connectedCallback();
    window.addEventListener('keydown', this.pressed);
    try {
      await enrolFromHash('DESK');
    } catch {
      this.deviceNeeded = true;
    }
    await this.recognise();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.pressed);
    this.office?.close();
  }

  async recognise() {
    try {
      const me = await get('me');
      this.person = me.person;
      this.may = me.actions;
      this.ready = true;
      if (this.person) this.watch();
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.stale = true;
      setTimeout(() => this.recognise(), 3000);
    }
  }

  watch() {
    this.office?.close();
    this.office = live('guard/live', {
      onPicture: (picture) => (this.picture = picture),
      onStale: () => (this.stale = true),
      onFresh: () => (this.stale = false),
      onDenied: (problem) => {
        if (problem.status === 403) {
          this.trouble = { text: say('roleWrong') };
          return;
        }
        this.office?.close();
        this.office = null;
        this.picture = null;
        this.person = null;
        this.deviceNeeded = problem.code === 'device-needed';
      },
    });
  }

  async logOut() {
    this.office?.close();
    this.office = null;
    try {
      await del('session');
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
    }
    this.person = null;
    this.picture = null;
    this.issued = null;
    this.trouble = null;
    this.chosen = '';
    this.signing = null;
    this.signed = '';
    this.told = false;
  }

  // --- keys --------------------------------------------------------------------------------------

  /** A key that repeats, or comes as fast as a barcode scanner types, was not pressed by a person. */
  pressed = (/** @type {KeyboardEvent} */ event) => {
    const since = performance.now() - this.keyAt;
    this.keyAt = performance.now();
    const typing = event.target instanceof HTMLInputElement;
    if (!this.picture || this.signing || typing || event.repeat || since < BURST_MILLISECONDS) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape') {
      this.chosen = '';
      return;
    }
    const service = this.picture.services.find(
      (/** @type {any} */ one) => one.prefix?.toLowerCase() === event.key.toLowerCase());
    if (service) {
      event.preventDefault();
      this.choose(service);
    } else if (this.chosen && /^[0-4]$/.test(event.key)) {
      event.preventDefault();
      this.issue(event.key === '0' ? 'REGULAR' : (PRIORITIES[Number(event.key) - 1] ?? 'REGULAR'));
    }
  };

  // --- what the guard does -------------------------------------------------------------------------

  /** @param {any} service */
  choose(service) {
    this.chosen = this.chosen === service.code ? '' : service.code;
    this.trouble = null;
    this.updateComplete.then(() => {
      /** @type {HTMLElement | null} */ (this.querySelector('[data-first]'))?.focus();
    });
  }

  /** @param {string} priority */
  issue(priority) {
    const service = this.picture.services.find((/** @type {any} */ one) => one.code === this.chosen);
    if (!service?.ticket || this.busy) return;
    const body = {
      requestId: this.newRequest(), service: service.code, priority, language: 'id',
    };
    this.send('issue', async () => {
      this.issued = await post('tickets', body);
      this.issuedAt = performance.now();
      this.chosen = '';
    });
  }

  /** @param {any} ticket */
  reprint(ticket) {
    const body = { requestId: this.newRequest() };
    this.send(`reprint ${ticket.id}`,
      () => post(`tickets/${encodeURIComponent(ticket.id)}/reprint`, body));
  }

  /** Leaving cannot be undone by the guard, so the same button asks once. @param {any} ticket */
  leave(ticket) {
    if (this.sure !== ticket.id) {
      this.sure = ticket.id;
      setTimeout(() => {
        if (this.sure === ticket.id) this.sure = '';
      }, SURE_MILLISECONDS);
      return;
    }
    this.sure = '';
    const body = { requestId: this.newRequest() };
    this.send(`leave ${ticket.id}`,
      () => post(`tickets/${encodeURIComponent(ticket.id)}/leave`, body));
  }

  /** @param {any} loket */
  free(loket) {
    const what = `free ${loket.number}`;
    if (this.sure !== what) {
      this.sure = what;
      setTimeout(() => {
        if (this.sure === what) this.sure = '';
      }, SURE_MILLISECONDS);
      return;
    }
    this.sure = '';
    const body = { requestId: this.newRequest() };
    this.send(what, () => post(`counters/${loket.number}/free`, body));
  }

  /** @param {any} call */
  answer(call) {
    const body = { requestId: this.newRequest() };
    this.send(`answer ${call.id}`,
      () => post(`help-calls/${encodeURIComponent(call.id)}/answer`, body));
  }

  numbersTold() {
    this.told = true;
    setTimeout(() => (this.told = false), TOLD_MILLIS);
  }

  /** @param {any} ticket */
  sign(ticket) {
    this.signed = '';
    this.signing = ticket;
  }

  newRequest() {
    return requestId(this.picture?.day ?? serviceDay(this.picture?.zone));
  }

  /**
   * Sends one order. After a lost connection the same order, with the same id, can be sent again.
   *
   * @param {string} what
   * @param {() => Promise<any>} order
   */
  async send(what, order) {
    if (this.busy) return;
    this.busy = what;
    this.trouble = null;
    try {
      await order();
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.trouble = failure.status === 0
        ? { text: say('failedOffline'), again: () => this.send(what, order) }
        : { text: refusal(failure) };
    } finally {
      this.busy = '';
    }
  }

  // --- drawing -------------------------------------------------------------------------------------

  render() {
    if (this.deviceNeeded) {
      return html`<loket-enrol @enrolled=${() => location.reload()}></loket-enrol>`;
    }
    if (!this.ready) return html`<main><h1 class="waiting">${say('connecting')}</h1></main>`;
    if (!this.person) {
      return html`<loket-login heading=${say('title')} @logged-in=${this.loggedIn}></loket-login>`;
    }
    return html`
      <header class="top">
        <span class="top-mark">${icon('ticket')}</span>
        <h1>${say('title')}</h1>
        <p class="soft">${this.person.name ?? this.person.user}</p>
        <button class="button" data-testid="guard-logout" @click=${this.logOut}>${say('logout')}</button>
      </header>
      <main>
        ${this.banners()}
        ${this.picture ? this.hall() : html`<p class="waiting">${say('connecting')}</p>`}
      </main>
      ${this.signing ? html`<loket-guest .ticket=${this.signing} .newRequest=${() => this.newRequest()}
        @signed=${(/** @type {CustomEvent} */ event) => (this.signed = event.detail)}
        @closed=${() => (this.signing = null)}></loket-guest>` : nothing}`;
  }

  loggedIn = (/** @type {CustomEvent} */ event) => {
    this.person = event.detail;
    this.recognise();
  };

  banners() {
    const { picture, trouble } = this;
    return html`<div class="banners">
      ${this.stale ? html`<p class="banner is-attention" role="status" data-testid="guard-stale">
        ${icon('plug')} ${say('stale')}</p>` : nothing}
      ${picture?.storage.trouble ? html`<p class="banner is-negative" role="alert" data-testid="guard-storage">
        ${icon('warning')} <span>${say(`storage${picture.storage.trouble}`)}</span></p>`
        : picture?.storage.scarce ? html`<p class="banner is-attention" role="status"
          data-testid="guard-storage">${icon('warning')}
          <span>${say('storageScarce', { free: picture.storage.freeMegabytes })}</span></p>` : nothing}
      ${picture?.clock ? html`<loket-day .clock=${picture.clock}
        .mayAnswer=${this.may.includes('day.answer')}></loket-day>` : nothing}
      ${picture && !picture.open && !picture.lastNumbers
        ? html`<p class="banner is-brand" data-testid="guard-closed">${icon('moon')}
        <span>${say('closed')} ${picture.opensAt ? say('opens', {
          time: timeOfDay(picture.opensAt, picture.zone, picture.zoneName) }) : ''}</span></p>` : nothing}
      ${this.sick().map((/** @type {any} */ one) => html`
        <p class="banner is-attention" role="status" data-testid="guard-sick">${icon('printer')}
          <span>${say('sick', { name: one.name, state: stateOf(one) })}</span></p>`)}
      ${this.troubled()}
      ${trouble ? html`<div class="banner is-negative" role="alert" data-testid="guard-trouble">
        ${icon('warning')} <span>${trouble.text}</span>
        ${trouble.again ? html`<button class="button" @click=${trouble.again}>${say('again')}</button>`
          : nothing}</div>` : nothing}
      ${this.told ? html`<p class="banner is-brand" role="status" data-testid="guard-numbers-told">
        ${icon('ticket')} <span>${say('numbersTold')}</span></p>` : nothing}
      ${this.signed ? html`<p class="banner is-positive" role="status" data-testid="guard-signed">
        ${icon('check')} <span>${say('guestSigned', { number: this.signed })}</span></p>` : nothing}
      ${(picture?.helpCalls ?? []).map((/** @type {any} */ call) => html`
        <div class="banner is-attention help" role="alert" data-testid="guard-help">
          ${icon('bell')}
          <span><strong>${say('helpTitle')}: ${call.from}</strong>
            <span class="help-at">${say('helpAt', { time: this.clock(call.calledAt) })}</span></span>
          <button class="button" data-testid="guard-answer" aria-busy=${this.busy === `answer ${call.id}`}
            @click=${() => this.answer(call)}>${say('helpAnswer')}</button>
        </div>`)}
    </div>`;
  }

  /** The printers that need a hand: on a low screen the list of machines is not in sight. */
  sick() {
    return (this.picture?.devices ?? []).filter(
      (/** @type {any} */ one) => one.kind === 'PRINTER' && one.health !== 'WELL');
  }

  /**
   * What else of the list of checks is down, one line for each cause. The disk, the clock, the last
   * numbers and printers have banners of their own.
   *
   * @returns {{ names: string[], what: string, todo: string }[]}
   */
  troubles() {
    /** @type {Map<string, { names: string[], what: string, todo: string }>} */
    const causes = new Map();
    for (const { id: row, name, what, todo } of this.picture?.troubles ?? []) {
      if (SHOWN_APART.test(row)) continue;
      const cause = causes.get(what) ?? { names: /** @type {string[]} */ ([]), what, todo };
      cause.names.push(name);
      causes.set(what, cause);
    }
    return [...causes.values()];
  }

  /** One line, however much is wrong: the guard's own work stays in sight. */
  troubled() {
    const causes = this.troubles();
    if (causes.length === 0) return nothing;
    const names = causes.map(({ names: [first, ...more] }) =>
      (more.length > 0 ? say('troubleMore', { first, n: more.length }) : first)).join(' · ');
    return html`
      <details class="banner is-attention troubles" data-testid="guard-health">
        <summary>${icon('warning')} <span role="status">
          ${causes.length === 1 ? html`<strong>${names}.</strong> ${causes[0].what}`
            : say('troubles', { n: causes.length, names })}</span></summary>
        <ul>${causes.map((one) => html`
          <li><strong>${listed(one.names)}.</strong> ${one.what} ${one.todo}</li>`)}</ul>
        <p>${say('troublesTell')}</p>
      </details>`;
  }

  hall() {
    return html`
      <div class="hall">
        <section class="desk" aria-labelledby="issue-title">
          <div class="desk-head"><h2 id="issue-title">${say('issueTitle')}</h2>
            <p class="soft">${say('issueHow')}</p></div>
          ${this.may.includes('numbers.tell') && this.picture.lastNumbers
            ? html`<loket-numbers .picture=${this.picture}
              @numbers-told=${this.numbersTold}></loket-numbers>` : nothing}
          <div class="tiles">
            ${this.picture.services.map((/** @type {any} */ one) => this.tile(one))}
          </div>
          <div class="second">${this.chosen ? this.priorities() : this.last()}</div>
          ${this.machines()}
          ${this.may.includes('closing.change')
            ? html`<loket-closing .picture=${this.picture}></loket-closing>` : nothing}
        </section>
        <div class="lists">
          ${this.recent()}
          ${this.waiting()}
          ${this.may.includes('counter.free') ? this.lokets() : nothing}
        </div>
      </div>`;
  }

  /** @param {any} service */
  tile(service) {
    const range = service.range && service.waiting > 0 ? ` · ${minutes(service.range)}` : '';
    return html`
      <button class="button tile" data-testid="guard-service-${service.code}"
        aria-pressed=${this.chosen === service.code} @click=${() => this.choose(service)}>
        ${icon(service.picture)}
        <span class="tile-words">
          <span class="tile-name">${service.name.id}</span>
          <span class="tile-wait">${!service.ticket ? service.desk
            : service.waiting === 0 ? say('empty') : say('waiting', { n: service.waiting }) + range}</span>
        </span>
        ${service.prefix ? html`<kbd>${service.prefix}</kbd>` : nothing}
      </button>`;
  }

  priorities() {
    const service = this.picture.services.find((/** @type {any} */ one) => one.code === this.chosen);
    if (!service.ticket) {
      return html`<div class="card direct" role="status" data-testid="guard-direct">
        ${icon('counter')} <p>${say('direct', { desk: service.desk })}</p>
        <button class="button" data-first @click=${() => (this.chosen = '')}>${say('cancel')}</button></div>`;
    }
    return html`
      <div class="card who" role="group" aria-labelledby="who-title">
        <h3 id="who-title">${service.name.id}: ${say('whoFor')}</h3>
        <div class="who-choices">
          <button class="button button-main who-regular" data-first data-testid="guard-issue-REGULAR"
            aria-busy=${this.busy === 'issue'} @click=${() => this.issue('REGULAR')}>
            ${say('REGULAR')} <kbd>0</kbd></button>
          ${PRIORITIES.map((one, place) => html`
            <button class="button" data-testid="guard-issue-${one}" @click=${() => this.issue(one)}>
              ${icon(one)} ${say(one)} <kbd>${place + 1}</kbd></button>`)}
          <button class="button button-quiet" @click=${() => (this.chosen = '')}>
            ${say('cancel')} <kbd>Esc</kbd></button>
        </div>
      </div>`;
  }

  /**
   * The number that was just taken, with its paper as the office now knows it; no longer shown once
   * its visitor was called and others have come since.
   */
  last() {
    const ticket = this.issued;
    if (!ticket) return nothing;
    const fresh = performance.now() - this.issuedAt < FRESH_MILLISECONDS;
    const now = [...this.picture.recent, ...this.picture.waiting]
      .find((/** @type {any} */ one) => one.id === ticket.id) ?? (fresh ? ticket : null);
    if (!now) return nothing;
    const counters = (ticket.counters ?? []).map((/** @type {any} */ one) => one.number).join(' atau ');
    return html`
      <div class="card last" role="status">
        <div><p class="soft">${say('issued')}</p>
          <p class="number last-number" data-testid="guard-number">${ticket.number}</p></div>
        <div class="last-words">
          <p>${counters ? say('showCounter', { counters, desk: ticket.desk })
            : say('showDesk', { desk: ticket.desk })}</p>
          <p data-testid="guard-print-state" data-state=${now.print.state}>${this.paper(now)}</p>
        </div>
        <button class="button" @click=${() => this.reprint(ticket)}
          aria-busy=${this.busy === `reprint ${ticket.id}`}>${icon('reprint')} ${say('reprint')}</button>
      </div>`;
  }

  recent() {
    const tickets = this.picture.recent;
    return html`
      <section class="card list" aria-labelledby="recent-title">
        <h2 id="recent-title">${say('recentTitle')}</h2>
        ${tickets.length === 0 ? html`<p class="soft">${say('recentNone')}</p>` : html`
        <table class="table" data-testid="guard-recent">
          <thead><tr><th scope="col">${say('number')}</th><th scope="col">${say('time')}</th>
            <th scope="col">${say('state')}</th><th scope="col">${say('paper')}</th>
            <th scope="col">${say('action')}</th></tr></thead>
          <tbody>${tickets.map((/** @type {any} */ one) => html`
            <tr>
              <th scope="row" class="number row-number">${one.number}</th>
              <td class="digits">${this.clock(one.issuedAt)}</td>
              <td>${say(`state${one.state}`)}</td>
              <td>${this.paper(one)}</td>
              <td><div class="row-actions">${this.reprintButton(one, 'recent')}
                ${this.guestButton(one, 'recent')}</div></td>
            </tr>`)}</tbody>
        </table>`}
      </section>`;
  }

  waiting() {
    const tickets = this.picture.waiting;
    return html`
      <section class="card list" aria-labelledby="waiting-title">
        <h2 id="waiting-title">${say('waitingTitle')} <span class="badge">${tickets.length}</span></h2>
        ${tickets.length === 0 ? html`<p class="soft">${say('waitingNone')}</p>` : html`
        <table class="table" data-testid="guard-waiting">
          <thead><tr><th scope="col">${say('number')}</th><th scope="col">${say('service')}</th>
            <th scope="col">${say('time')}</th><th scope="col">${say('action')}</th></tr></thead>
          <tbody>${tickets.map((/** @type {any} */ one) => html`
            <tr>
              <th scope="row" class="number row-number">${one.number}</th>
              <td>${this.nameOf(one.service)}
                ${one.priority && one.priority !== 'REGULAR'
                  ? html`<span class="badge is-brand">${icon(one.priority)} ${say(one.priority)}</span>` : nothing}
                ${one.state && one.state !== 'WAITING'
                  ? html`<span class="badge">${say(`state${one.state}`)}</span>` : nothing}
                ${one.print.state === 'PRINTED' && one.reprints === 0 ? nothing : this.paper(one)}</td>
              <td class="digits">${this.clock(one.issuedAt)}</td>
              <td><div class="row-actions row-actions-many">${this.reprintButton(one, 'waiting')}
                ${this.guestButton(one, 'waiting')}
                <button class="button ${this.sure === one.id ? 'button-negative' : ''}"
                data-testid="guard-leave-${one.number}"
                aria-label=${this.sure === one.id ? say('leaveSure') : say('leaveHow', { number: one.number })}
                aria-busy=${this.busy === `leave ${one.id}`}
                @click=${() => this.leave(one)}>${icon('leave')}
                ${say(this.sure === one.id ? 'leaveSure' : 'leave')}</button></div></td>
            </tr>`)}</tbody>
        </table>`}
      </section>`;
  }

  /** Who holds which loket; one whose officer has gone is made free, asked once more. */
  lokets() {
    const counters = this.picture.counters;
    return html`
      <section class="card list" aria-labelledby="lokets-title">
        <h2 id="lokets-title">${say('loketsTitle')}</h2>
        ${counters.length === 0 ? html`<p class="soft">${say('loketsNone')}</p>` : html`
        <table class="table" data-testid="guard-lokets">
          <thead><tr><th scope="col">${say('loket')}</th><th scope="col">${say('officer')}</th>
            <th scope="col">${say('action')}</th></tr></thead>
          <tbody>${counters.map((/** @type {any} */ one) => {
            const what = `free ${one.number}`;
            return html`<tr>
              <th scope="row">${one.number} ${one.name}</th>
              <td>${one.officerName || one.officer}
                ${one.visitor ? html`<span class="badge">${say(`visitor${one.visitor}`)}</span>` : nothing}</td>
              <td><button class="button ${this.sure === what ? 'button-negative' : ''}"
                data-testid="guard-free-${one.number}" aria-busy=${this.busy === what}
                @click=${() => this.free(one)}>${icon('leave')}
                ${say(this.sure === what ? 'freeSure' : 'free')}</button></td>
            </tr>`;
          })}</tbody>
        </table>`}
      </section>`;
  }

  /** @param {any} ticket @param {string} list where it stands */
  reprintButton(ticket, list) {
    return html`
      <button class="button" data-testid="guard-reprint-${list}-${ticket.number}"
        aria-label=${say('reprintHow', { number: ticket.number })}
        aria-busy=${this.busy === `reprint ${ticket.id}`}
        @click=${() => this.reprint(ticket)}>${icon('reprint')} ${say('reprint')}</button>`;
  }

  /** @param {any} ticket @param {string} list where it stands */
  guestButton(ticket, list) {
    if (!this.may.includes('guest.note')) return nothing;
    return html`
      <button class="button" data-testid="guard-guest-${list}-${ticket.number}"
        aria-label=${say('guestHow', { number: ticket.number })}
        @click=${() => this.sign(ticket)}>${icon('book')} ${say('guest')}</button>`;
  }

  machines() {
    return html`
      <section class="machines" aria-labelledby="machines-title">
        <h2 id="machines-title">${say('machinesTitle')}</h2>
        <ul>
          ${this.picture.devices.map((/** @type {any} */ one) => {
            const well = one.health === 'WELL';
            return html`<li class="machine ${well ? '' : 'is-attention'}"
              data-testid="guard-${one.kind.toLowerCase()}">
              ${icon(one.kind === 'PRINTER' ? 'printer' : 'plug')} <span><strong>${one.name}</strong>
              ${deviceOf(one)}: ${stateOf(one)}</span></li>`;
          })}
          ${this.picture.boards.map((/** @type {any} */ one) => {
            const well = one.state === 'LIVE' && one.sound === 'ON';
            return html`<li class="machine ${well ? '' : 'is-attention'}" data-testid="guard-board">
              ${icon('board')} <span><strong>${one.name}</strong>
              ${say(`device${one.state}`)}${one.state === 'LIVE' ? `, ${say(`sound${one.sound}`)}` : ''}</span></li>`;
          })}
        </ul>
      </section>`;
  }

  /** @param {any} ticket */
  paper(ticket) {
    const { state, reason } = ticket.print;
    const look = state === 'PRINTED' ? 'is-positive'
      : state === 'NOT_PRINTED' || (state === 'UNKNOWN' && reason !== 'UNCONFIRMED') ? 'is-attention' : '';
    const why = state === 'NOT_PRINTED' && `device${reason}` in id ? `: ${say(`device${reason}`)}` : '';
    const word = state === 'UNKNOWN' && reason === 'UNCONFIRMED' ? reason : state;
    return html`<span class="badge ${look}">${say(`print${word}`)}${why}</span>
      ${ticket.reprints > 0 ? html`<span class="badge">${say('copies', { n: ticket.reprints })}</span>` : nothing}`;
  }

  /** @param {string} instant */
  clock(instant) {
    return timeOfDay(instant, this.picture.zone, '').trim();
  }

  /** @param {string} code */
  nameOf(code) {
    const service = this.picture.services.find((/** @type {any} */ one) => one.code === code);
    return service?.desk ?? code;
  }
}

/** @param {import('loket/wait.js').Range} range */
function minutes(range) {
  const time = waitingTime(say, range);
  return range.pastClosing ? `${time} · ${say('pastClosing')}` : time;
}

/** @param {Problem} problem */
function refusal(problem) {
  if (problem.code === 'office-closed') return say('failedClosed');
  if (problem.code === 'service-closed') return say('failedServiceClosed');
  if (problem.code === 'not-allowed') return say('failedAllowed');
  return say('failed', { detail: problem.detail || problem.code });
}

/** What it is, and which of its kind: the number at the end of its name. @param {any} device */
function deviceOf({ kind, device }) {
  const number = /-(\d+)$/.exec(device)?.[1] ?? '';
  const word = `kind${kind}` in id ? say(`kind${kind}`) : kind;
  return `${word} ${number}`.trim();
}

/** In words of its kind, where it has its own. @param {any} device */
function stateOf({ kind, state }) {
  const key = [`device${kind}_${state}`, `device${state}`].find((one) => one in id);
  return key ? say(key) : state;
}

customElements.define('loket-guard', LoketGuard);
