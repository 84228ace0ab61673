// @ts-check
import { Problem, enrolFromHash, get, post, requestId, serviceDay } from 'loket/api.js';
import { now } from 'loket/clock.js';
import { Keyboard, scannerHere, ticketOf } from 'loket/keyboard.js';
import { live } from 'loket/live.js';
import { keepShell } from 'loket/shell.js';
import { texts } from 'loket/texts.js';
import { VisitorPage } from 'loket/visitor.js';
import en from './texts.en.js';
import id from './texts.id.js';
import { fit, leafed } from './fit.js';
import { backInDetour, bringBack, onDetour } from './detour.js';
import { asksGuest, blank, fieldOf, pageAfter, pageBefore, party } from './guest.js';
import { back as backFromAbout } from './about.js';
import { back as backToQuestion } from './finding.js';
import { findReturn } from './returning.js';
import { draw, readLetter, spoken, tilesOf } from './pages.js';
import { Endings, pageOf } from './endings.js';
import { cameBack } from './outside.js';
import { backFromBrochures } from './brochures.js';
import { backFromVacancies } from './vacancies.js';
import { forget, keep, recall } from './visit.js';

/** @import { KioskPicture, Service, Status, Ticket } from 'loket-api' */

/** A number as it stands: at first as it was given. @typedef {Status | (Ticket & Partial<Status>)} Standing */

const ORDINARY_SECONDS = 45;
/** On pages that say something of the visitor. */
const NUMBER_SECONDS = 20;
/** How long the first page says why it is there. */
const WIPED_SECONDS = 10;

/**
 * The take-ticket machine: one visitor at a time, from the welcome to the number. The office's
 * picture comes whole from the server; this element holds only where the visitor is.
 *
 * @typedef {'attract'|'language'|'services'|'more'|'requirements'|'priority'|'direct'|'number'
 *   |'find'|'offered'|'toGet'|'standard'|'check'|'checked'|'returning'|'guestName'|'guestOrigin'|'guestPurpose'|'guestParty'|'signed'
 *   |'result'|'vacancies'|'vacancy'|'brochures'|'brochure'|'siskop'|'sheet'|'sheetCheck'|'sheetDone'} Page
 */
export class LoketKiosk extends VisitorPage {
  static properties = {
    picture: { state: true },
    stale: { state: true },
    deviceNeeded: { state: true },
    code: { state: true },
    priority: { state: true },
    ticket: { state: true },
    status: { state: true },
    entered: { state: true },
    found: { state: true },
    guest: { state: true },
    brought: { state: true },
    copy: { state: true },
    returning: { state: true },
    detour: { state: true },
    signedBefore: { state: true },
    questions: { state: true },
    consent: { state: true },
    asked: { state: true },
    offered: { state: true },
    wiped: { state: true },
    papers: { state: true },
    result: { state: true },
    vacancies: { state: true },
    vacanciesFrom: { state: true },
    vacancy: { state: true },
    brochures: { state: true },
    brochuresFrom: { state: true },
    leafing: { state: true },
    printout: { state: true },
    reading: { state: true },
  };

  constructor() {
    super('attract');
    /** The office as the server last told it. @type {KioskPicture | null} */
    this.picture = null;
    this.stale = false;
    this.deviceNeeded = false;
    /** The questions that lead to a service; none where the office has none. @type {import('loket-api').FinderAsks[]} */
    this.questions = [];
    /** To what a guest agrees. @type {import('loket-api').ConsentText | null} */
    this.consent = null;
    /** @type {import('./visit.js').Visit | null} */
    this.visit = null;
    /** What the survey gave last. @type {import('loket-api').Published | null} */
    this.result = null;
    /** Work abroad that stands. @type {import('loket-api').Vacancy[]} */
    this.vacancies = [];
    this.vacanciesFrom = 0;
    /** @type {import('loket-api').Vacancy | null} */
    this.vacancy = null;
    /** What there is to read, without its words. @type {import('loket-api').BrochureRow[]} */
    this.brochures = [];
    this.brochuresFrom = 0;
    /** @type {import('./brochures.js').Leafing | null} */
    this.leafing = null;
    /** Each visitor has another one: what somebody asked for is not shown to the next. */
    this.stay = 0;
    /** What is said of papers. @type {import('loket-api').PaperHelp[]} */
    this.papers = [];
    /** The page from which the standard was opened. @type {string} */
    this.readFrom = '';
    this.endings = new Endings();
    /** Whether the page of somebody who went away has just been wiped. */
    this.wiped = false;
    this.wipedFor = 0;
    this.helping = false;
    this.telling = false;
    /** Answered calls for help of visitors who have left since. */
    this.helped = new Set();
    /** Visitors who went to a loket without a number, of whom the office does not know yet. */
    this.directed = /** @type {{ requestId: string, service: string }[]} */ ([]);
    /** @type {{close: () => void} | null} */
    this.office = null;
    /** @type {{close: () => void} | null} */
    this.follow = null;
    this.sizes = new ResizeObserver(() => this.fitFacts());
    const scanner = scannerHere();
    /** What the address says of the scanner and can't mean; for the technician who has typed it. */
    this.scannerWrong = scanner.wrong;
    this.keyboard = new Keyboard(
      {
        press: (event) => this.pressed(event),
        blocked: () => this.page !== 'check' || this.held || this.deviceNeeded,
        scan: (meaning, field) => this.scan(meaning, field),
        trouble: (what) => this.tellScan(`scan${what[0].toUpperCase()}${what.slice(1)}`),
      },
      scanner.habit,
    );
    // Named here, and not only in clean(), so that their types hold no undefined.
    /** @type {string} */
    this.entered = '';
    /** @type {string[]} */
    this.brought = [];
    /** @type {'' | 'asked' | 'printing' | 'failed' | 'enough'} */
    this.copy = '';
    /** @type {string} */
    this.slip = '';
    /** @type {import('./detour.js').Detour | null} */
    this.detour = null;
    this.code = '';
    this.priority = 'REGULAR';
    this.signedBefore = false;
    /** @type {import('./printout.js').Printout | null} */
    this.printout = null;
    /** @type {import('./about.js').Reading | null} */
    this.reading = null;
    /** @type {string[]} */
    this.asked = [];
    /** @type {string[]} */
    this.offered = [];
    this.clean();
  }

  /** Nothing of the last visitor stays. */
  clean() {
    super.clean();
    /** @type {string} */
    this.code = '';
    /** @type {string} */
    this.priority = 'REGULAR';
    /** @type {Ticket | null} */
    this.ticket = null;
    /** The ticket as it stands now. @type {Standing | null} */
    this.status = null;
    /** @type {string} */
    this.entered = '';
    /** @type {Status | null} */
    this.found = null;
    /** The token of the slip that was scanned; empty if a code was typed. */
    this.slip = '';
    /** What is being done for SISKOP2MI. @type {import('./detour.js').Detour | null} */
    this.detour = null;
    /** What became of a copy of the slip. */
    this.copy = '';
    /** Whose list of what was missing was scanned. @type {import('./returning.js').Returning | null} */
    this.returning = null;
    /** Papers that are here, by their Indonesian names. */
    this.brought = [];
    /** What is being written into the guest book. @type {import('./guest.js').Entry | null} */
    this.guest = null;
    /** Whether somebody had signed for this number already. */
    this.signedBefore = false;
    /** The questions that were asked on the way here, by their keys. */
    this.asked = [];
    /** The services to choose from at the end of the questions, by their codes. */
    this.offered = [];
    /** The list of what is still needed, on its way to paper. @type {import('./printout.js').Printout | null} */
    this.printout = null;
    /** Where somebody is in a standard. @type {import('./about.js').Reading | null} */
    this.reading = null;
    /** Which of those who hire is looked at, and from which on they are listed. */
    this.vacancy = null;
    this.vacanciesFrom = 0;
    /** Where somebody is in a brochure. @type {import('./brochures.js').Leafing | null} */
    this.leafing = null;
    this.brochuresFrom = 0;
    this.stay++;
  }

  async connectedCallback() {
    super.connectedCallback();
    window.addEventListener('pointerdown', this.touched, { passive: true });
    this.keyboard.listen();
    this.sizes.observe(this);
    const back = cameBack();
    try {
      await enrolFromHash('KIOSK');
    } catch {
      this.deviceNeeded = true;
    }
    this.listenToOffice();
    this.restore();
    if (back !== null) void this.returned(back);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('pointerdown', this.touched);
    this.keyboard.stop();
    this.sizes.disconnect();
    clearTimeout(this.wipedFor);
    this.office?.close();
    this.follow?.close();
  }

  touched = () => {
    if (this.visit) keep(this.visit);
  };

  listenToOffice() {
    this.office?.close();
    this.office = live('kiosk/live', {
      onPicture: (picture) => {
        this.picture = picture;
        this.deviceNeeded = false;
        void this.tellDirected();
        if (!picture.open && this.onTheWay()) this.turnAway();
      },
      onStale: () => (this.stale = true),
      onFresh: () => {
        this.stale = false;
        void this.endings.send();
        keepShell('/kiosk/');
        void this.readWords();
      },
      onDenied: (problem) => {
        this.stale = problem.status !== 401;
        this.deviceNeeded = problem.status === 401 || problem.status === 403;
      },
    });
  }

  async readWords() {
    const read = await get('finder').catch(() => null);
    if (read !== null) this.questions = read.questions;
    const said = await get('papers').catch(() => null);
    if (said !== null) this.papers = said.papers;
    const newest = await get('skm/newest').catch(() => null);
    if (newest !== null) this.result = newest.published;
    const work = await get('vacancies').catch(() => null);
    if (work !== null) this.vacancies = work.vacancies;
    const told = await get('brochures').catch(() => null);
    if (told !== null) this.brochures = told.brochures;
    this.consent = (await get('consent').catch(() => null)) ?? this.consent;
  }

  onTheWay() {
    return !this.holdsNumber() && !['attract', 'check'].includes(this.page) && !this.busy;
  }

  /** Whether the page is for somebody who has a number: it goes on though the office closes. */
  holdsNumber() {
    return ['number', 'checked', 'signed'].includes(this.page) || asksGuest(this.page) || onDetour(this.page);
  }

  get isCalled() {
    const now = this.status ?? this.ticket;
    return now?.state === 'CALLED' || now?.state === 'SERVING';
  }

  /** @returns {number | null} */
  patience() {
    if (this.page === 'attract' || this.deviceNeeded) return null;
    return this.holdsNumber() ? NUMBER_SECONDS : ORDINARY_SECONDS;
  }

  /** Whoever is asked for papers may have to look for them. */
  mayHold() {
    return this.page !== 'direct';
  }

  /** After a reload: back to where the visitor was, with the same request. */
  restore() {
    this.visit = recall();
    if (!this.visit) return;
    this.language = this.visit.language;
    this.code = this.visit.service;
    this.priority = this.visit.priority;
    this.go('requirements');
    if (this.visit.sent) this.take();
  }

  // --- walking -------------------------------------------------------------------------------

  back() {
    const before = {
      language: 'attract',
      services: 'language',
      more: 'services',
      result: 'services',
      priority: 'requirements',
      check: 'attract',
      checked: 'check',
      returning: 'attract',
    };
    if (this.page === 'requirements' || this.page === 'direct') {
      this.drop();
      if (this.asked.length > 0) {
        backToQuestion(this);
        return;
      }
      const { rest } = tilesOf(this.picture?.services ?? []);
      this.go(rest.some((one) => one.code === this.code) ? 'more' : 'services');
      return;
    }
    if (this.page === 'toGet' || this.page === 'standard') {
      backFromAbout(this);
      return;
    }
    if (this.page === 'vacancies' || this.page === 'vacancy') {
      backFromVacancies(this);
      return;
    }
    if (this.page === 'brochures' || this.page === 'brochure') {
      backFromBrochures(this);
      return;
    }
    if (this.page === 'find' || this.page === 'offered') {
      backToQuestion(this);
      return;
    }
    if (onDetour(this.page)) {
      backInDetour(this);
      return;
    }
    if (asksGuest(this.page)) {
      this.backInGuestBook();
      return;
    }
    const page = /** @type {Page} */ (before[/** @type {keyof typeof before} */ (this.page)]);
    // The language was that of a slip; the next number may be of somebody else.
    if (this.page === 'checked') this.language = 'id';
    if (page === 'attract') this.leave();
    else this.go(page);
  }

  /** By a touch. */
  leave() {
    this.endings.end(this, 'GIVEN_UP');
    this.wipe();
  }

  /** Nobody was there any more; the next one is told why the page is empty. */
  gone() {
    this.endings.end(this, 'TIMED_OUT');
    this.wipe();
    this.sayWiped();
  }

  /** Why the page is empty. */
  sayWiped() {
    this.wiped = true;
    clearTimeout(this.wipedFor);
    this.wipedFor = setTimeout(() => (this.wiped = false), WIPED_SECONDS * 1000);
  }

  /** The office gives no numbers now: no fault of the visitor's. */
  turnAway() {
    this.endings.drop();
    this.wipe();
  }

  wipe() {
    if (this.page === 'direct') {
      this.directed.push({ requestId: this.newRequest(), service: this.code });
      void this.tellDirected();
    }
    this.drop();
    if (this.picture?.help?.answered) this.helped.add(this.picture.help.id);
    this.follow?.close();
    this.follow = null;
    this.hush();
    this.clean();
    this.pageShownAt = performance.now();
  }

  /** Whoever has read where to go is noted for the officer there; without a line, once there is one. */
  async tellDirected() {
    const [one] = this.directed;
    if (!one || this.telling) return;
    this.telling = true;
    try {
      await post(`services/${encodeURIComponent(one.service)}/directed`, { requestId: one.requestId });
      this.directed.shift();
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      if (failure.status === 0) return;
      this.directed.shift();
    } finally {
      this.telling = false;
    }
    void this.tellDirected();
  }

  drop() {
    this.visit = null;
    this.priority = 'REGULAR';
    forget();
  }

  /** @param {string} language */
  speakIn(language) {
    this.language = language;
    void this.readWords();
    this.go('services');
  }

  /** @param {Service} service */
  choose(service) {
    this.code = service.code;
    this.priority = 'REGULAR';
    this.brought = [];
    if (!service.ticket) {
      this.go('direct');
      return;
    }
    /** @type {import('./visit.js').Visit} */
    const visit = {
      requestId: this.newRequest(),
      service: service.code,
      priority: 'REGULAR',
      language: this.language,
      sent: false,
      touchedAt: 0,
    };
    this.visit = visit;
    keep(visit);
    this.go('requirements');
  }

  /** @param {string} paper */
  bring(paper) {
    if (this.visit?.sent) return;
    this.brought = this.brought.includes(paper)
      ? this.brought.filter((one) => one !== paper)
      : [...this.brought, paper];
  }

  /** Of whoever has ticked nothing, nothing is known. @returns {string[]} */
  missing() {
    if (this.brought.length === 0) return [];
    return (this.service?.requirements?.id ?? []).filter(
      (/** @type {string} */ one) => !this.brought.includes(one),
    );
  }

  /** @param {string} priority */
  goFirst(priority) {
    if (this.visit && !this.visit.sent) {
      this.priority = priority;
      this.visit.priority = priority;
      keep(this.visit);
    }
    this.go('requirements');
  }

  newRequest() {
    return requestId(this.picture?.day ?? serviceDay(this.picture?.zone));
  }

  /** The picture, on pages that are only drawn once there is one. @returns {KioskPicture} */
  get seen() {
    return /** @type {KioskPicture} */ (this.picture);
  }

  get service() {
    return this.picture?.services.find((one) => one.code === this.code);
  }

  // --- the number ----------------------------------------------------------------------------

  async take() {
    const visit = this.visit;
    if (!visit || this.busy) return;
    this.busy = true;
    this.trouble = '';
    if (!visit.sent) visit.missing = this.missing();
    visit.sent = true;
    keep(visit);
    try {
      const ticket = await post('tickets', {
        requestId: visit.requestId,
        service: visit.service,
        priority: visit.priority,
        language: visit.language,
        ...(visit.missing?.length ? { missing: visit.missing } : {}),
      });
      if (this.visit === visit) this.show(ticket);
    } catch (failure) {
      if (this.visit === visit) this.refused(failure);
    } finally {
      if (this.visit === visit || this.visit === null) this.busy = false;
    }
  }

  /** @param {Ticket} ticket */
  show(ticket) {
    this.ticket = ticket;
    this.status = ticket;
    this.go('number');
    this.follow?.close();
    this.follow = live(`status/${ticket.token}/live`, {
      onPicture: (picture) => {
        if ('number' in picture) this.status = picture;
      },
    });
  }

  /** @param {unknown} failure */
  refused(failure) {
    if (!(failure instanceof Problem)) throw failure;
    if (failure.status === 0) {
      this.trouble = failure.code === 'not-written' ? 'notWritten' : 'offlineTake';
      return;
    }
    // The office answered no, and would answer the same id the same way: the next tap is a new one.
    if (this.visit) {
      this.visit.sent = false;
      this.visit.requestId = this.newRequest();
      keep(this.visit);
    }
    if (failure.code === 'device-needed') this.deviceNeeded = true;
    else if (['office-closed', 'numbers-doubted'].includes(failure.code)) this.turnAway();
    else this.trouble = failure.code === 'too-many-tickets' ? 'refusedMany' : 'refused';
  }

  // --- the guest book --------------------------------------------------------------------------

  openGuestBook() {
    this.guest = blank();
    this.go('guestName');
  }

  /** A page to write on begins at its line. @param {string} page */
  go(page) {
    super.go(page);
    this.updateComplete.then(() => {
      /** @type {HTMLElement | null} */ (this.querySelector('.written'))?.focus();
    });
  }

  /** Other words are another request. @param {import('./guest.js').Field} field @param {string} text */
  write(field, text) {
    if (!this.guest) return;
    this.trouble = '';
    this.guest[field] = text.replaceAll('\n', ' ');
    this.guest.requestId = '';
    this.requestUpdate();
  }

  /** @param {number} people */
  come(people) {
    if (!this.guest || this.busy) return;
    this.trouble = '';
    this.guest.party = party(people);
    this.guest.requestId = '';
    this.requestUpdate();
  }

  onward() {
    const field = fieldOf(this.page);
    if (!this.guest || !field) return;
    if (this.guest[field].trim() === '') this.trouble = 'guestEmpty';
    else this.go(pageAfter(this.page));
  }

  backInGuestBook() {
    if (this.busy) return;
    const before = pageBefore(this.page);
    if (!before) this.guest = null;
    this.go(before ?? 'number');
  }

  async sign() {
    const { guest: entry, ticket } = this;
    if (!entry || !ticket || this.busy) return;
    this.busy = true;
    this.trouble = '';
    entry.requestId ||= this.newRequest();
    try {
      await post(`tickets/${encodeURIComponent(ticket.id)}/guest`, {
        requestId: entry.requestId,
        name: entry.name,
        origin: entry.origin,
        purpose: entry.purpose,
        partySize: entry.party,
        consentVersion: this.consent?.version ?? null,
      });
      if (this.guest === entry) this.thank(false);
    } catch (failure) {
      if (this.guest === entry) this.notSigned(failure);
    } finally {
      if (this.guest === entry) this.busy = false;
    }
  }

  /** Nothing that was written stays. @param {boolean} before whether it had been signed already */
  thank(before) {
    this.guest = null;
    this.busy = false;
    this.signedBefore = before;
    this.go('signed');
  }

  /** @param {unknown} failure */
  notSigned(failure) {
    if (!(failure instanceof Problem)) throw failure;
    if (failure.status === 0) {
      this.trouble = 'guestOffline';
      return;
    }
    if (this.guest) this.guest.requestId = '';
    if (failure.code === 'guest-noted') {
      this.thank(true);
    } else if (failure.code === 'device-needed') {
      this.turnAway();
      this.deviceNeeded = true;
    } else {
      this.trouble = failure.status === 422 ? 'guestUnreadable' : 'guestRefused';
    }
  }

  // --- checking a number -----------------------------------------------------------------------

  /** @param {string} key */
  press(key) {
    this.trouble = '';
    if (key === 'erase') this.entered = this.entered.slice(0, -1);
    else if (this.entered.length < 8) this.entered += key;
  }

  /** Keys that a hand presses on a real keyboard or numeric pad. @param {KeyboardEvent} event */
  pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return null;
    if (event.key === 'Enter') return () => void this.look();
    if (event.key === 'Backspace') return () => this.press('erase');
    const key = readLetter(event.key);
    return key === null ? null : () => this.press(key);
  }

  /**
   * Shows where the ticket of a slip stands; but not to somebody who is in the middle of something,
   * whose page stays.
   *
   * @param {import('loket/scanner.js').Meaning} meaning
   * @param {HTMLElement | null} field
   */
  scan(meaning, field) {
    if (this.deviceNeeded || !this.picture) return null;
    // Whoever types by other means than fingers is as fast as a scanner.
    if (meaning.kind === 'unknown' && field !== null) return null;
    if (
      field === null &&
      (this.page === 'checked' || !this.holdsNumber()) &&
      !this.busy &&
      !this.visit?.sent
    ) {
      if (meaning.kind === 'ticket') void this.find(meaning);
      else if (meaning.kind === 'berkas') void findReturn(this, meaning.berkas);
      else this.tellScan(meaning.kind === 'nik' ? 'scanNik' : 'scanUnknown');
    }
    return true;
  }

  /** @param {string} trouble */
  tellScan(trouble) {
    if (this.deviceNeeded || !this.picture || this.busy || this.visit?.sent) return;
    if (this.holdsNumber() && this.page !== 'checked') return;
    this.drop();
    this.entered = '';
    this.go('check');
    this.trouble = trouble;
  }

  /** @param {{ token: string | null, code: string | null }} scanned */
  async find(scanned) {
    this.drop();
    this.busy = true;
    const page = this.page;
    let trouble = '';
    try {
      const found = await ticketOf(scanned);
      if (this.page !== page) return;
      if (found) {
        this.tell(found);
        this.slip = scanned.token ?? '';
      } else trouble = scanned.token || scanned.code ? 'scanNotFound' : 'scanNumber';
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      trouble = 'offlineHow';
    } finally {
      this.busy = false;
    }
    if (trouble && this.page === page) this.tellScan(trouble);
  }

  /** In the language of its slip. @param {Status} found */
  tell(found) {
    this.found = found;
    this.entered = '';
    this.copy = '';
    this.slip = '';
    this.language = found.language ?? this.language;
    this.go('checked');
  }

  /** The slip of the number that was found, once more. */
  async reprint() {
    const { found } = this;
    if (this.copy !== '' || !found) return;
    this.copy = 'asked';
    let copy = /** @type {'printing' | 'failed' | 'enough'} */ ('printing');
    try {
      await post(`tickets/${encodeURIComponent(found.id)}/reprint`, { requestId: this.newRequest() });
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      copy = failure.code === 'copy-limit' ? 'enough' : 'failed';
    }
    if (this.found === found) this.copy = copy;
  }

  /** Whoever was on a detour is here again. */
  async comeBack() {
    const { found } = this;
    if (this.busy || !found) return;
    this.busy = true;
    try {
      await bringBack(found.id, this.newRequest());
      await this.lookAgain(found);
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.trouble = 'offlineHow';
    } finally {
      this.busy = false;
    }
  }

  /** Where the number stands now, in the place of what was known of it. @param {Status} found */
  async lookAgain(found) {
    const now = await get(`status/by-code/${encodeURIComponent(found.shortCode)}`);
    if (this.found !== found) return;
    this.detour = null;
    this.found = now;
    if (onDetour(this.page)) this.go('checked');
  }

  /** From a site that is not ours: whoever has finished goes back to the loket. @param {{ done: boolean, code: string }} back */
  async returned(back) {
    if (!back.done) {
      this.sayWiped();
      return;
    }
    const found = await get(/** @type {'status/by-code/{code}'} */ (`status/by-code/${back.code}`)).catch(
      () => null,
    );
    if (found === null || this.page !== 'attract') return;
    this.tell(found);
    if (found.state === 'RESTING') await this.comeBack();
  }

  async look() {
    if (this.busy || this.entered === '') return;
    this.busy = true;
    try {
      const found = await get(`status/by-code/${encodeURIComponent(this.entered)}`);
      if (this.page === 'check') this.tell(found);
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.trouble = failure.status === 0 ? 'offlineHow' : 'checkUnknown';
    } finally {
      this.busy = false;
    }
  }

  // --- the fixed corner ------------------------------------------------------------------------

  spoken() {
    return this.held ? [this.say('held'), this.say('heldHow')] : spoken(this);
  }

  /** The call for help that concerns the visitor who stands here now. */
  get helpCall() {
    const call = this.picture?.help;
    return call && !this.helped.has(call.id) ? call : null;
  }

  /** Somebody who comes may be called again; the office takes a call that is still open as one. */
  async help() {
    if (this.helping) return;
    this.helping = true;
    this.note = '';
    this.requestUpdate();
    try {
      await post('help-calls', { requestId: this.newRequest(), page: pageOf(this) });
      this.endings.help(this);
      if (this.picture && (this.helpCall?.answered ?? true)) {
        const calledAt = new Date(now()).toISOString();
        this.picture = { ...this.picture, help: { id: '', calledAt, answered: false } };
      }
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.note = 'helpFailed';
    } finally {
      this.helping = false;
      this.requestUpdate();
    }
  }

  // --- drawing -----------------------------------------------------------------------------------

  get say() {
    return texts({ id, en }, this.language);
  }

  get sayInEnglish() {
    return texts({ id, en }, 'en');
  }

  render() {
    return draw(this);
  }

  updated() {
    super.updated();
    this.fitFacts();
  }

  fitFacts() {
    fit(this.querySelector('.facts'));
    fit(this.querySelector('.written'));
    leafed(this.querySelector('.leaf'));
  }
}

customElements.define('loket-kiosk', LoketKiosk);
