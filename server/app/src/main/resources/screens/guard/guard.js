// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Problem, get, post } from 'loket/api.js';
import { bell } from 'loket/bell.js';
import { now } from 'loket/clock.js';
import 'loket/closing.js';
import 'loket/day.js';
import { icon } from 'loket/icons.js';
import { Keyboard, scannerHere, ticketOf } from 'loket/keyboard.js';
import { StaffPage, staffTexts } from 'loket/staff.js';
import { listed, timeOfDay } from 'loket/texts.js';
import { waitingTime } from 'loket/wait.js';
import { LARGEST_GROUP, groupCard, groupField, mayCome } from './group.js';
import './guest.js';
import './numbers.js';
import id from './texts.id.js';

/** @import { DeviceView, GuardNumber, GuardPicture, Return, Service, Status, Ticket } from 'loket-api' */

/** @typedef {{ requestId: string, service: string, priority: string, language: 'id', people: number }} GroupWish */

/**
 * @typedef {{ text?: string, number?: string | null, found?: Status | null, back?: Return, code?: string,
 *   requestId?: string }} Scanned
 */

const say = staffTexts(id);
const PRIORITIES = ['ELDERLY', 'PREGNANT_OR_NURSING', 'DISABLED', 'WITH_SMALL_CHILD'];
/** Long enough for the picture that holds the new number to come. */
const FRESH_MILLISECONDS = 10_000;
/** A call for help that nobody answers is heard from then on. */
const HELP_LOUD_MILLISECONDS = 30_000;
/** How long the guard may need to find those whose numbers are lost. */
const TOLD_MILLIS = 10 * 60_000;

/** Rows of the list of checks that have a banner of their own. */
const SHOWN_APART = /^(storage|clock|numbers|device\.[^.]+\.printer)(\.|$)/;

/**
 * The guard at the door: a number for a visitor in two taps, who waits where, what went wrong with
 * paper, and who asked for help. It is told numbers and services, never who the visitors are.
 *
 * @extends {StaffPage<'guard/live'>}
 */
class LoketGuard extends StaffPage {
  static properties = {
    chosen: { state: true },
    issued: { state: true },
    people: { state: true },
    signing: { state: true },
    signed: { state: true },
    told: { state: true },
    scanned: { state: true },
  };

  constructor() {
    super({ name: 'guard', say, mark: 'ticket', action: 'guard.read', topic: 'guard/live', screen: 'DESK' });
    /** The service whose visitor is being asked about. */
    this.chosen = '';
    /** The ticket issued last at this post. @type {Ticket | null} */
    this.issued = null;
    this.issuedAt = 0;
    /** How many came together and take a number each, as it was typed. */
    this.people = '1';
    /** The order for a group to which no answer came, sent again as the same. @type {GroupWish | null} */
    this.unanswered = null;
    /** The tickets of the group that came last; empty if its number was for one. @type {Ticket[]} */
    this.group = [];
    /** How many were sent to a loket without a number since the page was loaded. */
    this.sent = 0;
    /** The ticket whose guest is written into the guest book. @type {GuardNumber | null} */
    this.signing = null;
    /** The number whose guest was written last. */
    this.signed = '';
    /** The last numbers were told here a short while ago. */
    this.told = false;
    /** The ticket whose slip was scanned, or what to say instead. @type {Scanned | null} */
    this.scanned = null;
    /** An older answer to a scan is passed over. */
    this.lookups = 0;
    this.bell = bell();
    const scanner = scannerHere();
    /** What is wrong with how this page was told to take the scanner. */
    this.habit = scanner.wrong;
    this.keyboard = new Keyboard(
      {
        press: (event) => this.pressed(event),
        blocked: () => !this.picture || Boolean(this.signing),
        scan: (meaning, field) => this.scan(meaning, field),
        trouble: (what) => this.sayOfScan(`scan-${what}`),
      },
      scanner.habit,
    );
  }

  connectedCallback() {
    super.connectedCallback();
    this.keyboard.listen();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.keyboard.stop();
    this.bell.ring(false);
  }

  updated() {
    this.bell.ring(this.picture?.helpCalls.some(isLong) ?? false);
  }

  async entered() {
    if (this.habit) this.trouble = { at: 'scan', text: say('scanHabit', { what: this.habit }) };
  }

  forget() {
    this.issued = null;
    this.group = [];
    this.people = '1';
    this.unanswered = null;
    this.chosen = '';
    this.signing = null;
    this.signed = '';
    this.told = false;
    this.scanned = null;
    this.lookups++;
  }

  // --- keys --------------------------------------------------------------------------------------

  /** @param {KeyboardEvent} event @returns {(() => void) | null} */
  pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return null;
    if (event.key === 'Escape') {
      return () => {
        this.chosen = '';
        this.scanned = null;
      };
    }
    const service = this.seen.services.find((one) => one.prefix?.toLowerCase() === event.key.toLowerCase());
    if (service && this.may('ticket.issue')) return () => this.choose(service);
    if (!this.chosen || !/^[0-4]$/.test(event.key)) return null;
    return () => this.issue(event.key === '0' ? 'REGULAR' : (PRIORITIES[Number(event.key) - 1] ?? 'REGULAR'));
  }

  // --- what was scanned ------------------------------------------------------------------------------

  /**
   * @param {import('loket/scanner.js').Meaning} meaning
   * @param {HTMLElement | null} field
   */
  scan(meaning, field) {
    if (!this.picture) return null;
    if (meaning.kind === 'unknown') {
      if (field === null) this.sayOfScan('scan-unknown');
      return field === null;
    }
    if (meaning.kind === 'berkas') void this.findReturn(meaning.berkas);
    else if (meaning.kind === 'nik') {
      const doubts = meaning.doubts.map((one) => say(`nik-${one}`)).join(', ');
      this.sayOfScan('scan-nik', doubts ? say('nik-doubts', { doubts }) : '');
    } else this.find(meaning);
    return true;
  }

  /** @param {string} key @param {string} [more] */
  sayOfScan(key, more = '') {
    if (!this.picture) return;
    this.lookups++;
    const text = `${say(key)} ${more}`.trim();
    this.scanned = { text };
    const guest = /** @type {import('./guest.js').LoketGuest | null} */ (this.querySelector('loket-guest'));
    if (guest) guest.trouble = text;
  }

  /** @param {{ token: string | null, code: string | null, number: string | null }} scanned */
  async find(scanned) {
    const turn = ++this.lookups;
    this.scanned = { text: say('scanLooking') };
    let found = null;
    try {
      found = await ticketOf(scanned);
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      if (turn === this.lookups) this.sayOfScan('scan-offline');
      return;
    }
    if (turn !== this.lookups) return;
    const number = found?.number ?? scanned.number;
    if (!found && !this.row(number)) this.sayOfScan('scan-notFound');
    else this.scanned = { number, found };
    await this.updateComplete;
    this.querySelector('.found')?.scrollIntoView({ block: 'nearest' });
  }

  /** The list of what was missing: shown with a number at one press. @param {string} code */
  async findReturn(code) {
    const turn = ++this.lookups;
    this.scanned = { text: say('scanLooking') };
    try {
      const back = await get(/** @type {'returns/{code}'} */ (`returns/${code}`));
      if (turn !== this.lookups) return;
      if (back.over) this.sayOfScan('scan-berkasOver');
      else this.scanned = { back, code, requestId: this.newRequest() };
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      if (turn === this.lookups) this.sayOfScan(failure.status === 404 ? 'scan-notFound' : 'scan-offline');
    }
  }

  /** A number for the berkas that was scanned. @param {{ code?: string, requestId?: string }} scanned */
  takeReturn({ code, requestId }) {
    void this.ask(
      'return',
      () =>
        post(/** @type {'returns/{code}/ticket'} */ (`returns/${code}/ticket`), {
          requestId: requestId ?? '',
        }),
      (ticket) => {
        this.issued = ticket;
        this.issuedAt = performance.now();
        this.scanned = { text: say('returnTaken', { number: ticket.number }) };
      },
    );
  }

  /** A ticket of the lists by its number: as it is now, with what may be done. @param {string | null} number */
  row(number) {
    return [...this.seen.waiting, ...this.seen.recent].find((one) => one.number === number);
  }

  // --- what the guard does -------------------------------------------------------------------------

  /** @param {Service} service */
  choose(service) {
    if (this.isClosed(service)) return;
    this.chosen = this.chosen === service.code ? '' : service.code;
    this.people = '1';
    this.unanswered = null;
    this.trouble = null;
    this.updateComplete.then(() => {
      /** @type {HTMLElement | null} */ (this.querySelector('[data-first]'))?.focus();
    });
  }

  /** @param {string} priority */
  issue(priority) {
    const service = this.seen.services.find((one) => one.code === this.chosen);
    if (!service?.ticket) return;
    if (Number(this.people) !== 1) return this.issueToAll(service.code, priority);
    const body = {
      requestId: this.newRequest(),
      service: service.code,
      priority,
      language: 'id',
    };
    void this.ask(
      'issue',
      () => post('tickets', body),
      (ticket) => {
        this.issued = ticket;
        this.group = [];
        this.issuedAt = performance.now();
        this.chosen = '';
      },
    );
  }

  /** A number for each of them, or for none. @param {string} service @param {string} priority */
  issueToAll(service, priority) {
    if (!mayCome(this.people)) {
      this.trouble = { at: 'issue', text: say('groupUnreadable', { most: LARGEST_GROUP }) };
      return;
    }
    const people = Number(this.people);
    const before = this.unanswered;
    const isSame = before?.service === service && before.priority === priority && before.people === people;
    /** @type {GroupWish} */
    const body = isSame
      ? before
      : { requestId: this.newRequest(), service, priority, language: 'id', people };
    this.unanswered = body;
    const asked = this.ask(
      'issue',
      () => post('groups', body),
      ({ tickets }) => {
        this.unanswered = null;
        this.issued = tickets[0];
        this.group = tickets;
        this.issuedAt = performance.now();
        this.chosen = '';
      },
    );
    // Only what may have been done unheard is sent as the same; what was refused is asked anew.
    void asked.then(() => {
      if (!this.trouble?.again) this.unanswered = null;
    });
  }

  /** Noted for the officer of the loket. @param {Service} service */
  direct(service) {
    this.chosen = '';
    // Each press by itself: on a slow line the next visitor is here before the last is noted.
    this.sent += 1;
    void this.order(`direct ${this.sent}`, `services/${encodeURIComponent(service.code)}/directed`);
  }

  /** @param {{ id: string }} ticket */
  reprint(ticket) {
    void this.order(`reprint ${ticket.id}`, `tickets/${encodeURIComponent(ticket.id)}/reprint`);
  }

  /** Leaving cannot be undone by the guard, so the same button asks once. @param {{ id: string }} ticket */
  leaveQueue(ticket) {
    const what = `leave ${ticket.id}`;
    if (this.isSure(what)) void this.order(what, `tickets/${encodeURIComponent(ticket.id)}/leave`);
  }

  numbersTold() {
    this.told = true;
    setTimeout(() => (this.told = false), TOLD_MILLIS);
  }

  /** @param {GuardNumber} ticket */
  sign(ticket) {
    this.signed = '';
    this.signing = ticket;
  }

  // --- drawing -------------------------------------------------------------------------------------

  content() {
    return html`
      <main>${this.hall()}</main>
      ${
        this.signing
          ? html`<loket-guest .ticket=${this.signing} .newRequest=${() => this.newRequest()}
        @signed=${(/** @type {CustomEvent} */ event) => (this.signed = event.detail)}
        @closed=${() => (this.signing = null)}></loket-guest>`
          : nothing
      }`;
  }

  /** Beside the tiles, or over the foot of a narrow page: whatever comes moves no tile. */
  banners() {
    const picture = this.seen;
    return html`<div class="banners">
      ${
        picture.storage.trouble
          ? html`<p class="banner is-negative" role="alert" data-testid="guard-storage">
        ${icon('warning')} <span>${say(`storage${picture.storage.trouble}`)}</span></p>`
          : picture.storage.scarce
            ? html`<p class="banner is-attention" role="status"
          data-testid="guard-storage">${icon('warning')}
          <span>${say('storageScarce', { free: picture.storage.freeMegabytes ?? 0 })}</span></p>`
            : nothing
      }
      ${
        picture.clock
          ? html`<loket-day .clock=${picture.clock}
        .mayAnswer=${this.may('day.answer')}></loket-day>`
          : nothing
      }
      ${
        !picture.open && !picture.lastNumbers
          ? html`<p class="banner is-brand" data-testid="guard-closed">${icon('moon')}
        <span>${say('closed')} ${
          picture.opensAt
            ? say('opens', {
                time: timeOfDay(picture.opensAt, picture.zone, picture.zoneName),
              })
            : ''
        }</span></p>`
          : nothing
      }
      ${this.sick().map(
        (one) => html`
        <p class="banner is-attention" role="status" data-testid="guard-sick">${icon('printer')}
          <span>${say('sick', { name: one.name, state: stateOf(one) })}</span></p>`,
      )}
      ${this.broken()}
      ${this.troubled()}
      ${
        this.told
          ? html`<p class="banner is-brand" role="status" data-testid="guard-numbers-told">
        ${icon('ticket')} <span>${say('numbersTold')}</span></p>`
          : nothing
      }
      ${
        this.signed
          ? html`<p class="banner is-positive" role="status" data-testid="guard-signed">
        ${icon('check')} <span>${say('guestSigned', { number: this.signed })}</span></p>`
          : nothing
      }
      ${repeat(
        picture.helpCalls,
        (call) => call.id,
        (call) => html`
        <div class="banner ${isLong(call) ? 'is-negative' : 'is-attention'} help" role="alert" data-testid="guard-help">
          ${icon('bell')}
          <span><strong>${say('helpTitle')}: ${this.caller(call)}</strong>
            <span class="help-at">${say('helpAt', { time: this.clock(call.calledAt) })}</span></span>
          ${
            this.may('help.answer')
              ? html`<button class="button" data-testid="guard-answer" aria-busy=${this.busy === `answer ${call.id}`}
            @click=${() => this.answerHelp(call.id)}>${say('helpAnswer')}</button>`
              : nothing
          }
        </div>`,
      )}
    </div>`;
  }

  /** The printers that need a hand: on a low screen the list of machines is not in sight. */
  sick() {
    return (this.picture?.devices ?? []).filter((one) => one.kind === 'PRINTER' && one.health !== 'WELL');
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
  broken() {
    const causes = this.troubles();
    if (causes.length === 0) return nothing;
    const names = causes
      .map(({ names: [first, ...more] }) =>
        more.length > 0 ? say('troubleMore', { first, n: more.length }) : first,
      )
      .join(' · ');
    return html`
      <details class="banner is-attention troubles" data-testid="guard-health">
        <summary>${icon('warning')} <span role="status">
          ${
            causes.length === 1
              ? html`<strong>${names}.</strong> ${causes[0].what}`
              : say('troubles', { n: causes.length, names })
          }</span></summary>
        <ul>${causes.map(
          (one) => html`
          <li><strong>${listed(one.names)}.</strong> ${one.what} ${one.todo}</li>`,
        )}</ul>
        <p>${say('troublesTell')}</p>
      </details>`;
  }

  hall() {
    return html`
      <div class="hall">
        <section class="desk" aria-labelledby="issue-title">
          <div class="desk-head"><h2 id="issue-title">${say('issueTitle')}</h2>
            <p class="soft">${say(this.may('ticket.issue') ? 'issueHow' : 'issueRead')}</p></div>
          ${
            this.may('numbers.tell') && this.seen.lastNumbers
              ? html`<loket-numbers .picture=${this.picture}
              @numbers-told=${this.numbersTold}></loket-numbers>`
              : nothing
          }
          <div class="tiles">
            ${this.seen.services.map((one) => this.tile(one))}
          </div>
          ${this.scanned ? this.foundCard() : nothing}
          <div class="second">${this.chosen ? this.priorities() : this.last()}</div>
          ${this.machines()}
          ${
            this.may('closing.change')
              ? html`<loket-closing .picture=${this.picture}></loket-closing>`
              : nothing
          }
        </section>
        <div class="lists">
          ${this.banners()}
          ${this.resting()}
          ${this.recent()}
          ${this.waiting()}
          ${this.may('counter.free') ? this.lokets() : nothing}
        </div>
      </div>`;
  }

  /** Whether no number is given for it now. @param {Service} service */
  isClosed(service) {
    if (!service.ticket) return false;
    return (
      !this.seen.open ||
      Boolean(service.numbers?.end) ||
      this.seen.closings.some((one) => one.inForce && (one.service === null || one.service === service.code))
    );
  }

  /** @param {Service} service */
  tile(service) {
    const closed = this.isClosed(service);
    const range = service.range && service.waiting > 0 ? ` · ${minutes(service.range)}` : '';
    const words = html`
        ${icon(service.picture)}
        <span class="tile-words">
          <span class="tile-name">${service.name.id}</span>
          <span class="tile-wait">${
            !service.ticket
              ? service.desk
              : closed
                ? say(service.numbers?.end ? `tile${service.numbers.end}` : 'tileClosed', {
                    n: service.waiting,
                  })
                : service.waiting === 0
                  ? say('empty')
                  : say('waiting', { n: service.waiting }) + range
          }</span>
        </span>`;
    if (!this.may('ticket.issue'))
      return html`<p class="tile is-read" data-testid="guard-service-${service.code}">${words}</p>`;
    return html`
      <button class="button tile" data-testid="guard-service-${service.code}"
        aria-pressed=${this.chosen === service.code} ?disabled=${closed} @click=${() => this.choose(service)}>
        ${words}
        ${service.prefix ? html`<kbd>${service.prefix}</kbd>` : nothing}
      </button>`;
  }

  priorities() {
    const service = this.seen.services.find((one) => one.code === this.chosen);
    if (!service) return nothing;
    if (!service.ticket) {
      return html`<div class="card direct" role="status" data-testid="guard-direct">
        ${icon('counter')} <p>${say('direct', { where: whereTo(service) })}</p>
        <button class="button button-main" data-first data-testid="guard-direct-done" @click=${() => this.direct(service)}>${say('directDone')}</button>
        <button class="button button-quiet" @click=${() => (this.chosen = '')}>${say('cancel')}</button></div>`;
    }
    return html`
      <div class="card who" role="group" aria-labelledby="who-title">
        <h3 id="who-title">${service.name.id}: ${say('whoFor')}</h3>
        <div class="who-choices">
          <button class="button button-main who-regular" data-first data-testid="guard-issue-REGULAR"
            aria-busy=${this.busy === 'issue'} @click=${() => this.issue('REGULAR')}>
            ${say('REGULAR')} <kbd>0</kbd></button>
          ${PRIORITIES.map(
            (one, place) => html`
            <button class="button" data-testid="guard-issue-${one}" @click=${() => this.issue(one)}>
              ${icon(one)} ${say(one)} <kbd>${place + 1}</kbd></button>`,
          )}
          <button class="button button-quiet" @click=${() => (this.chosen = '')}>
            ${say('cancel')} <kbd>Esc</kbd></button>
        </div>
        ${this.may('ticket.group') ? groupField(this.people, (people) => (this.people = people)) : nothing}
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
    const now =
      [...this.seen.recent, ...this.seen.waiting].find((one) => one.id === ticket.id) ??
      (fresh ? ticket : null);
    if (!now) return nothing;
    if (this.group.length > 1) {
      return groupCard(this.group, [...this.seen.recent, ...this.seen.waiting]);
    }
    const counters = (ticket.counters ?? []).map((one) => one.number).join(' atau ');
    return html`
      <div class="card last" role="status">
        <div><p class="soft">${say('issued')}</p>
          <p class="number last-number" data-testid="guard-number">${ticket.number}</p></div>
        <div class="last-words">
          <p>${
            counters
              ? say('showCounter', { counters, desk: ticket.desk })
              : say('showDesk', { desk: ticket.desk })
          }</p>
          <p data-testid="guard-print-state" data-state=${now.print.state}>${this.paper(now)}</p>
        </div>
        <button class="button" @click=${() => this.reprint(ticket)}
          aria-busy=${this.busy === `reprint ${ticket.id}`}>${icon('reprint')} ${say('reprint')}</button>
      </div>`;
  }

  /** Whose slip was scanned and where it stands, or why nothing is known of it. */
  foundCard() {
    const { text, number, found, back } = this.scanned ?? {};
    if (this.scanned && back) return this.returnCard(this.scanned, back);
    const row = number ? this.row(number) : null;
    const state = row?.state ?? found?.state;
    const place =
      state === found?.state && found?.counter ? say('scanCounter', { n: found.counter.number }) : '';
    const ahead =
      state === 'WAITING' && found?.state === 'WAITING'
        ? say(found.ahead === 0 ? 'scanNext' : 'scanAhead', { n: found.ahead })
        : '';
    return html`
      <div class="card found" role="status" data-testid="guard-scanned">
        ${
          text
            ? html`${icon('search')} <p class="found-words">${text}</p>`
            : html`
          <p class="number found-number">${number}</p>
          <div class="found-words"><p>${this.nameOf(row?.service ?? found?.service ?? '')}</p>
            <p class="soft">${[say(`state${state}`), place, ahead].filter(Boolean).join(' · ')}</p></div>
          ${
            state === 'RESTING' && found
              ? html`<div class="row-actions">${this.backButton(found)}</div>`
              : nothing
          }
          ${
            row
              ? html`<div class="row-actions">${this.reprintButton(row, 'scanned')}
            ${this.guestButton(row, 'scanned')}</div>`
              : nothing
          }`
        }
        <button class="button button-quiet" data-testid="guard-scanned-close"
          @click=${() => (this.scanned = null)}>${say('close')} <kbd>Esc</kbd></button>
      </div>`;
  }

  /** @param {Scanned} scanned @param {Return} back */
  returnCard(scanned, back) {
    return html`
      <div class="card found" role="status" data-testid="guard-return">
        <div class="found-words"><p><strong>${say('returnTitle')}</strong> ${back.serviceName.id}</p>
          <p class="soft">${say('returnMissing', { papers: back.missing.map((one) => one.id).join(', ') })}</p></div>
        <button class="button button-main" data-testid="guard-return-take" aria-busy=${this.busy === 'return'}
          @click=${() => this.takeReturn(scanned)}>${icon('ticket')} ${say('returnTake')}</button>
        <button class="button button-quiet" data-testid="guard-scanned-close"
          @click=${() => (this.scanned = null)}>${say('close')} <kbd>Esc</kbd></button>
      </div>`;
  }

  recent() {
    const tickets = this.seen.recent;
    return html`
      <section class="card list" aria-labelledby="recent-title">
        <h2 id="recent-title">${say('recentTitle')}</h2>
        ${
          tickets.length === 0
            ? html`<p class="soft">${say('recentNone')}</p>`
            : html`
        <table class="table" data-testid="guard-recent">
          <thead><tr><th scope="col">${say('number')}</th><th scope="col">${say('time')}</th>
            <th scope="col">${say('state')}</th><th scope="col">${say('paper')}</th>
            <th scope="col">${say('action')}</th></tr></thead>
          <tbody>${tickets.map(
            (one) => html`
            <tr>
              <th scope="row" class="number row-number">${one.number}</th>
              <td class="digits">${this.clock(one.issuedAt)}</td>
              <td>${say(`state${one.state}`)} ${inGroup(one)}</td>
              <td>${this.paper(one)}</td>
              <td><div class="row-actions">${this.reprintButton(one, 'recent')}
                ${this.guestButton(one, 'recent')}</div></td>
            </tr>`,
          )}</tbody>
        </table>`
        }
      </section>`;
  }

  waiting() {
    const tickets = this.seen.waiting;
    return html`
      <section class="card list" aria-labelledby="waiting-title">
        <h2 id="waiting-title">${say('waitingTitle')} <span class="badge">${tickets.length}</span></h2>
        ${
          tickets.length === 0
            ? html`<p class="soft">${say('waitingNone')}</p>`
            : html`
        <table class="table" data-testid="guard-waiting">
          <thead><tr><th scope="col">${say('number')}</th><th scope="col">${say('service')}</th>
            <th scope="col">${say('time')}</th><th scope="col">${say('action')}</th></tr></thead>
          <tbody>${tickets.map(
            (one) => html`
            <tr>
              <th scope="row" class="number row-number">${one.number}</th>
              <td>${this.nameOf(one.service)} ${inGroup(one)}
                ${
                  one.priority && one.priority !== 'REGULAR'
                    ? html`<span class="badge is-brand">${icon(one.priority)} ${say(one.priority)}</span>`
                    : nothing
                }
                ${
                  one.state && one.state !== 'WAITING'
                    ? html`<span class="badge">${say(`state${one.state}`)}</span>`
                    : nothing
                }
                ${one.print.state === 'PRINTED' && one.reprints === 0 ? nothing : this.paper(one)}</td>
              <td class="digits">${this.clock(one.issuedAt)}</td>
              <td><div class="row-actions row-actions-many">${this.reprintButton(one, 'waiting')}
                ${this.guestButton(one, 'waiting')}
                ${this.leaveButton(one)}</div></td>
            </tr>`,
          )}</tbody>
        </table>`
        }
      </section>`;
  }

  /** Who was put aside or is on a detour; those who should be back by now say so. */
  resting() {
    const tickets = this.seen.resting;
    if (tickets.length === 0) return nothing;
    return html`
      <section class="card list" aria-labelledby="resting-title">
        <h2 id="resting-title">${say('restingTitle')} <span class="badge">${tickets.length}</span></h2>
        <table class="table" data-testid="guard-resting">
          <thead><tr><th scope="col">${say('number')}</th><th scope="col">${say('loket')}</th>
            <th scope="col">${say('state')}</th><th scope="col">${say('action')}</th></tr></thead>
          <tbody>${tickets.map(
            (one) => html`
            <tr>
              <th scope="row" class="number row-number">${one.number}</th>
              <td>${one.counter}</td>
              <td>${say(`rest-${one.kind}`)}
                <span class="badge ${one.over ? 'is-attention' : ''}">${this.restTime(one)}</span></td>
              <td><div class="row-actions">${this.backButton(one)} ${this.leaveButton(one)}</div></td>
            </tr>`,
          )}</tbody>
        </table>
      </section>`;
  }

  /** @param {import('loket-api').Resting} one */
  restTime(one) {
    const key = one.over ? 'restOver' : one.kind === 'HELD' ? 'restUntil' : 'restExpected';
    return say(key, { time: this.clock(one.until) });
  }

  /** @param {{ id: string, number: string }} one */
  leaveButton(one) {
    if (!this.may('ticket.leave')) return nothing;
    const sure = this.sure === `leave ${one.id}`;
    return html`
      <button class="button ${sure ? 'button-negative' : ''}" data-testid="guard-leave-${one.number}"
        aria-label=${sure ? say('leaveSure') : say('leaveHow', { number: one.number })}
        aria-busy=${this.busy === `leave ${one.id}`} @click=${() => this.leaveQueue(one)}>${icon('leave')}
        ${say(sure ? 'leaveSure' : 'leave')}</button>`;
  }

  /** @param {{ id: string, number: string }} one */
  backButton(one) {
    if (!this.may('ticket.back')) return nothing;
    const what = `back ${one.id}`;
    return html`
      <button class="button" data-testid="guard-back-${one.number}" aria-busy=${this.busy === what}
        aria-label=${say('restBackOf', { number: one.number })}
        @click=${() => this.order(what, `tickets/${encodeURIComponent(one.id)}/back`)}>${icon('check')}
        ${say('restBack')}</button>`;
  }

  /** Who holds which loket; one whose officer has gone is made free, asked once more. */
  lokets() {
    const counters = this.seen.counters;
    return html`
      <section class="card list" aria-labelledby="lokets-title">
        <h2 id="lokets-title">${say('loketsTitle')}</h2>
        ${
          counters.length === 0
            ? html`<p class="soft">${say('loketsNone')}</p>`
            : html`
        <table class="table" data-testid="guard-lokets">
          <thead><tr><th scope="col">${say('loket')}</th><th scope="col">${say('officer')}</th>
            <th scope="col">${say('action')}</th></tr></thead>
          <tbody>${counters.map((one) => {
            const what = `free ${one.number}`;
            return html`<tr>
              <th scope="row">${one.number} ${one.name}</th>
              <td>${one.officerName || one.officer}
                ${one.visitor ? html`<span class="badge">${say(`visitor${one.visitor}`)}</span>` : nothing}</td>
              <td><button class="button ${this.sure === what ? 'button-negative' : ''}"
                data-testid="guard-free-${one.number}" aria-busy=${this.busy === what}
                @click=${() => this.freeLoket(one.number)}>${icon('leave')}
                ${say(this.sure === what ? 'freeSure' : 'free')}</button></td>
            </tr>`;
          })}</tbody>
        </table>`
        }
      </section>`;
  }

  /** @param {GuardNumber} ticket @param {string} list where it stands */
  reprintButton(ticket, list) {
    if (!this.may('ticket.reprint')) return nothing;
    return html`
      <button class="button" data-testid="guard-reprint-${list}-${ticket.number}"
        aria-label=${say('reprintHow', { number: ticket.number })}
        aria-busy=${this.busy === `reprint ${ticket.id}`}
        @click=${() => this.reprint(ticket)}>${icon('reprint')} ${say('reprint')}</button>`;
  }

  /** @param {GuardNumber} ticket @param {string} list where it stands */
  guestButton(ticket, list) {
    if (!this.may('guest.note')) return nothing;
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
          ${this.seen.devices.map((one) => {
            const well = one.health === 'WELL';
            return html`<li class="machine ${well ? '' : 'is-attention'}"
              data-testid="guard-${one.kind.toLowerCase()}">
              ${icon(one.kind === 'PRINTER' ? 'printer' : 'plug')} <span><strong>${one.name}</strong>
              ${deviceOf(one)}: ${stateOf(one)}</span></li>`;
          })}
          ${this.seen.boards.map((one) => {
            const well = one.state === 'LIVE' && one.sound === 'ON';
            return html`<li class="machine ${well ? '' : 'is-attention'}" data-testid="guard-board">
              ${icon('board')} <span><strong>${one.name}</strong>
              ${say(`device${one.state}`)}${one.state === 'LIVE' ? `, ${say(`sound${one.sound}`)}` : ''}</span></li>`;
          })}
        </ul>
      </section>`;
  }

  /** @param {Pick<GuardNumber, 'print'> & { reprints?: number }} ticket */
  paper({ print: { state, reason }, reprints = 0 }) {
    const look =
      state === 'PRINTED'
        ? 'is-positive'
        : state === 'NOT_PRINTED' || (state === 'UNKNOWN' && reason !== 'UNCONFIRMED')
          ? 'is-attention'
          : '';
    const why = state === 'NOT_PRINTED' && say.has(`device${reason}`) ? `: ${say(`device${reason}`)}` : '';
    const word = state === 'UNKNOWN' && reason === 'UNCONFIRMED' ? reason : state;
    return html`<span class="badge ${look}">${say(`print${word}`)}${why}</span>
      ${reprints > 0 ? html`<span class="badge">${say('copies', { n: reprints })}</span>` : nothing}`;
  }

  /** @param {string} code */
  nameOf(code) {
    const service = this.seen.services.find((one) => one.code === code);
    return service?.desk ?? code;
  }
}

/** With whom it came. @param {GuardNumber} one */
const inGroup = ({ group }) =>
  group ? html`<span class="badge">${say('inGroup', { number: group })}</span>` : nothing;

/** @param {import('loket/wait.js').Range} range */
function minutes(range) {
  const time = waitingTime(say, range);
  return range.pastClosing ? `${time} · ${say('pastClosing')}` : time;
}

/** Nobody has answered for half a minute. @param {{ calledAt: string }} call */
const isLong = ({ calledAt }) => now() - Date.parse(calledAt) >= HELP_LOUD_MILLISECONDS;

/** What it is, and which of its kind: the number at the end of its name. @param {DeviceView} device */
function deviceOf({ kind, device }) {
  const number = /-(\d+)$/.exec(device)?.[1] ?? '';
  const word = say.has(`kind${kind}`) ? say(`kind${kind}`) : kind;
  return `${word} ${number}`.trim();
}

/** In words of its kind, where it has its own. @param {DeviceView} device */
function stateOf({ kind, state }) {
  const key = [`device${kind}_${state}`, `device${state}`].find((one) => say.has(one));
  return key ? say(key) : state;
}

customElements.define('loket-guard', LoketGuard);

/** The loket as it is written over it, and its name. @param {Service} service */
function whereTo({ counters, desk }) {
  const numbers = counters.map((one) => one.number).join(' atau ');
  return numbers ? `loket ${numbers}, ${desk}` : `loket ${desk}`;
}
