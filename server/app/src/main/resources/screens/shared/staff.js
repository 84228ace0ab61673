// @ts-check
import { LitElement, html, nothing } from 'lit';
import { Problem, del, enrolFromHash, get, post, requestId, serviceDay } from './api.js';
import { now } from './clock.js';
import './enrol.js';
import { icon } from './icons.js';
import { live } from './live.js';
import './login.js';
import shared from './staff.id.js';
import { texts, timeOfDay } from './texts.js';

/** @import { Me, OpenHelp } from 'loket-api' */

/** @typedef {Me['actions'][number]} Action what may be done from here */

/** @typedef {'waiting' | 'enrol' | 'login' | 'wrong' | 'in'} Door where somebody stands */

/** @typedef {{ at: string, text: string, again?: () => void }} Trouble `at`: what was being done */

/**
 * What a page is.
 *
 * @template {string} Topic
 * @typedef {object} Frame
 * @property {string} name in front of its test ids
 * @property {Say} say its texts; `title` is its heading
 * @property {string} mark the icon beside the heading
 * @property {Action} action what one has to be allowed, to have business here
 * @property {Topic} [topic] what it follows; its picture is drawn again at each change
 * @property {'DESK'} [screen] it may be enrolled as that; a page without does not care where it is
 * @property {boolean} [seat] nobody works here before it is
 */

/** How long somebody may think about what was asked once more. */
const SURE_MILLISECONDS = 5000;
const AGAIN_MILLISECONDS = 3000;

/**
 * Where people of the office work, and what they must be allowed for it; in the order of the day.
 *
 * @type {{ path: string, action: Action, word: string }[]}
 */
const PAGES = [
  { path: '/console/', action: 'counter.work', word: 'pageConsole' },
  { path: '/guard/', action: 'help.answer', word: 'pageGuard' },
  { path: '/supervisor/', action: 'supervisor.read', word: 'pageSupervisor' },
  { path: '/dossier/', action: 'dossier.list', word: 'pageDossier' },
  { path: '/guestbook/', action: 'guest.read', word: 'pageGuestbook' },
  { path: '/vacancies/', action: 'vacancy.book', word: 'pageVacancies' },
  { path: '/brochures/', action: 'brochure.book', word: 'pageBrochures' },
  { path: '/ikm/', action: 'ikm.read', word: 'pageIkm' },
  { path: '/journal/', action: 'journal.read', word: 'pageJournal' },
  { path: '/health/', action: 'check.read', word: 'pageHealth' },
  { path: '/admin/', action: 'hardware.read', word: 'pageAdmin' },
];

/**
 * Says a sentence of the page, or one that several pages have; `has` tells whether there is one.
 *
 * @typedef {((key: string, values?: Record<string, string | number>) => string) & { has: (key: string) => boolean }} Say
 */

/**
 * @param {Record<string, string>} own the page's sentences, before those of all pages
 * @returns {Say}
 */
export function staffTexts(own) {
  /** @type {Record<string, string>} */
  const all = { ...shared, ...own };
  return Object.assign(texts({ id: all }), { has: (/** @type {string} */ key) => key in all });
}

/**
 * Where somebody stands at a kiosk who calls for help; from elsewhere, just who it is.
 *
 * @param {Say} say
 * @param {string} from
 * @param {string | null} page
 */
export function whereAt(say, from, page) {
  const key = `kiosk-${page?.replace(/\/.*/, '')}`;
  return page !== null && say.has(key) ? say('kioskAt', { from, page: say(key) }) : from;
}

/**
 * Why the office said no, in the words of a page.
 *
 * @param {Say} say
 * @param {Problem} problem
 */
export function refusalOf(say, problem) {
  const key = `refused-${problem.code}`;
  if (say.has(key)) return say(key);
  return problem.status === 0
    ? say('refused-offline')
    : say('refused', { detail: problem.detail || problem.code });
}

/**
 * The frame of a page for people of the office: who is here and may they, log in and out, the live
 * picture and its silence, orders with an id of their own, and what is said when one is refused. Who
 * extends it draws what is inside (`content`), and forgets what belongs to a person (`forget`).
 *
 * @template {string} [Topic=never] what it follows
 */
export class StaffPage extends LitElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    door: { state: true },
    me: { state: true },
    picture: { state: true },
    stale: { state: true },
    busy: { state: true },
    trouble: { state: true },
    sure: { state: true },
  };

  /** @param {Frame<Topic>} frame */
  constructor(frame) {
    super();
    this.frame = frame;
    this.say = frame.say;
    /** @type {Door} */
    this.door = 'waiting';
    /** @type {Me | null} */
    this.me = null;
    /** The newest picture of the topic. @type {import('loket-api').Picture<Topic> | null} */
    this.picture = null;
    /** When the topic fell silent, milliseconds at the server. @type {number | null} */
    this.stale = null;
    /** What is being sent, so that a second press of it does nothing. */
    this.busy = '';
    /** @type {Trouble | null} */
    this.trouble = null;
    /** What was asked for once, and is done when it is asked for again. */
    this.sure = '';
    /** Why the code in the address was not taken. */
    this.codeRefused = '';
    /** Each stay of a person here has a number: an answer to what another one asked is passed over. */
    this.stay = 0;
    /** All that is being sent; `busy` is the newest. @type {Set<string>} */
    this.pending = new Set();
    /** @type {{ close: () => void } | null} */
    this.topic = null;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.ticking = undefined;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.ticking = setInterval(() => this.door === 'in' && this.requestUpdate(), 1000);
    void this.begin();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.ticking);
    this.topic?.close();
  }

  // --- who is here ---------------------------------------------------------------------------------

  async begin() {
    try {
      if (this.frame.screen) await enrolFromHash(this.frame.screen);
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.codeRefused = failure.code;
    }
    await this.enter();
  }

  /** Finds out who is here, and goes to the door that is missing. */
  enter = async () => {
    try {
      const me = await get('me');
      this.me = me;
      this.trouble = null;
      this.door = this.doorOf(me);
      if (this.door !== 'in') return;
      this.follow();
      await this.entered();
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      if (failure.status === 401) {
        this.denied(failure);
        return;
      }
      this.door = 'waiting';
      this.trouble = { at: '', text: this.refusal(failure) };
      setTimeout(this.enter, AGAIN_MILLISECONDS);
    }
  };

  enrolled = () => {
    this.codeRefused = '';
    void this.enter();
  };

  /** @param {Me} me @returns {Door} */
  doorOf(me) {
    if ((this.frame.seat || this.codeRefused) && me.device === null) return 'enrol';
    if (me.person === null) return 'login';
    return this.may(this.frame.action) ? 'in' : 'wrong';
  }

  /** Somebody who may has come in: what the page needs besides its picture is asked for here. */
  async entered() {}

  follow() {
    const { topic } = this.frame;
    if (!topic) return;
    this.topic?.close();
    this.topic = live(topic, {
      onPicture: (picture) => this.show(picture),
      onStale: () => (this.stale = now()),
      onFresh: () => (this.stale = null),
      onDenied: (problem) => this.denied(problem),
    });
  }

  /** @param {import('loket-api').Picture<Topic>} picture */
  show(picture) {
    this.picture = picture;
  }

  /** The office no longer lets this person, or this screen, in. @param {Problem} problem */
  denied(problem) {
    this.leave();
    this.door = problem.code === 'device-needed' ? 'enrol' : problem.status === 403 ? 'wrong' : 'login';
  }

  /** Nothing that belongs to the person stays. */
  leave() {
    this.topic?.close();
    this.topic = null;
    this.picture = null;
    this.stale = null;
    this.trouble = null;
    this.stay++;
    this.pending.clear();
    this.busy = '';
    this.sure = '';
    this.door = 'login';
    this.forget();
  }

  /** What of the page's own must not be seen by the next person. */
  forget() {}

  /** The person went by their own wish: nothing in the address stays either. */
  wentHome() {}

  logOut = async () => {
    try {
      await del('session');
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      if (failure.status !== 401) {
        this.trouble = { at: 'logout', text: this.refusal(failure) };
        return;
      }
    }
    this.leave();
    this.wentHome();
  };

  /**
   * The picture, for what is only drawn or done once there is one.
   *
   * @returns {import('loket-api').Picture<Topic>}
   */
  get seen() {
    return /** @type {import('loket-api').Picture<Topic>} */ (this.picture);
  }

  /** @param {Action} action */
  may(action) {
    return this.me?.actions.includes(action) ?? false;
  }

  // --- what is asked of the office -----------------------------------------------------------------

  /** An id for one order; its day is that of the office. */
  newRequest() {
    return requestId(serviceDay(this.me?.zone));
  }

  /**
   * One order with an id of its own. After a lost connection the same, with the same id, can be sent
   * again.
   *
   * @param {string} what for `busy` and `trouble`
   * @param {string} path
   * @param {Record<string, unknown>} [body]
   * @returns {Promise<boolean>} true if the office did it
   */
  order(what, path, body = {}) {
    const whole = { requestId: this.newRequest(), ...body };
    return this.ask(what, () => post(path, whole));
  }

  /**
   * Asks, and says what was refused. The same press again before its answer is the same wish.
   *
   * @template T
   * @param {string} what for `busy` and `trouble`
   * @param {() => Promise<T>} question
   * @param {(answer: T) => void} [take] not called for a person who has gone meanwhile
   * @returns {Promise<boolean>} true if it was answered with yes, to the person who asked
   */
  async ask(what, question, take = () => {}) {
    if (this.pending.has(what)) return false;
    const stay = this.stay;
    this.pending.add(what);
    this.busy = what;
    this.trouble = null;
    try {
      const answer = await question();
      if (stay === this.stay) take(answer);
      return stay === this.stay;
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      if (stay !== this.stay) return false;
      if (failure.status === 401) this.denied(failure);
      else this.refused(what, failure, () => void this.ask(what, question, take));
      return false;
    } finally {
      if (stay === this.stay) {
        this.pending.delete(what);
        this.busy = [...this.pending].at(-1) ?? '';
      }
    }
  }

  /** @param {string} what @param {Problem} problem @param {() => void} again */
  refused(what, problem, again) {
    this.trouble = { at: what, text: this.refusal(problem), ...(problem.status === 0 ? { again } : {}) };
  }

  /** @param {Problem} problem */
  refusal(problem) {
    return refusalOf(this.say, problem);
  }

  /**
   * Asks once more before what can't be taken back: false at the first press, true at a second one
   * within five seconds.
   *
   * @param {string} what
   */
  isSure(what) {
    if (this.sure === what) {
      this.sure = '';
      return true;
    }
    this.sure = what;
    setTimeout(() => {
      if (this.sure === what) this.sure = '';
    }, SURE_MILLISECONDS);
    return false;
  }

  /** Makes a loket free, after asking once more: a visitor may stand there. @param {number} number */
  freeLoket(number) {
    const what = `free ${number}`;
    if (this.isSure(what)) void this.order(what, `counters/${number}/free`);
  }

  /** Somebody is on the way. @param {string} call its id */
  answerHelp(call) {
    void this.order(`answer ${call}`, `help-calls/${encodeURIComponent(call)}/answer`);
  }

  // --- drawing -------------------------------------------------------------------------------------

  /**
   * @param {import('loket-api').Picture<Topic>} picture null where the page follows no topic
   * @returns {unknown} what stands below the header, once somebody is in
   */
  content(picture) {
    return nothing;
  }

  /** @returns {unknown} what stands in the header, before the pages and the way out */
  tools() {
    return nothing;
  }

  render() {
    const { say, frame } = this;
    switch (this.door) {
      case 'enrol':
        return html`<loket-enrol kind=${frame.screen ?? 'DESK'} .refused=${this.codeRefused}
          @enrolled=${this.enrolled}></loket-enrol>`;
      case 'login':
        return html`<loket-login ?elsewhere=${!frame.screen} heading=${say('title')}
          @logged-in=${this.enter}></loket-login>`;
      case 'wrong':
        return this.wrongDoor();
      case 'waiting':
        return html`<main class="gate"><h1 class="waiting">${this.trouble?.text ?? say('loading')}</h1></main>`;
      default:
        return html`
          ${this.header()}
          ${this.troubled('logout')}
          <div role="status">${
            this.stale === null
              ? nothing
              : html`
            <p class="banner is-attention staff-stale" data-testid="${frame.name}-stale">
              ${icon('plug')} <span>${say('stale', { time: this.clock(this.stale) })}</span></p>`
          }</div>
          ${
            frame.topic && !this.picture
              ? html`<main><p class="waiting">${say('loading')}</p></main>`
              : this.content(this.seen)
          }`;
    }
  }

  header() {
    const { say, frame, me } = this;
    return html`
      <header class="staff-top">
        <span class="staff-mark">${icon(frame.mark)}</span>
        <h1>${say('title')}</h1>
        <p class="staff-person" data-testid="${frame.name}-person">${me?.person?.name || me?.person?.user}
          <span class="soft">${say(`role${me?.person?.role}`)}</span></p>
        ${this.tools()}
        ${this.otherPages()}
        <button type="button" class="button" data-testid="${frame.name}-logout" @click=${this.logOut}>
          ${say('logout')}</button>
      </header>`;
  }

  /** The pages that this person works with, but this one. */
  pages() {
    return PAGES.filter((one) => this.may(one.action) && !location.pathname.startsWith(one.path));
  }

  otherPages() {
    const pages = this.pages();
    return pages.length === 0
      ? nothing
      : html`
      <details class="staff-pages" data-testid="${this.frame.name}-pages">
        <summary class="button">${icon('more')} ${this.say('otherPages')}</summary>
        <nav aria-label=${this.say('otherPages')}>${this.links(pages)}</nav>
      </details>`;
  }

  /** @param {typeof PAGES} pages */
  links(pages) {
    return html`<ul>${pages.map(
      (one) => html`
      <li><a href=${one.path}>${this.say(one.word)}</a></li>`,
    )}</ul>`;
  }

  /** The right password at the wrong page: says where that account works. */
  wrongDoor() {
    const { say, frame, me } = this;
    const pages = this.pages();
    return html`
      <main class="gate">
        <div class="gate-card" data-testid="${frame.name}-may-not">
          <span class="gate-mark">${icon('lock')}</span>
          <h1>${say('title')}</h1>
          <p>${say('wrongDoor', { name: me?.person?.name || me?.person?.user || '', role: say(`role${me?.person?.role}`) })}</p>
          ${
            pages.length === 0
              ? nothing
              : html`
            <nav class="staff-links" aria-label=${say('rightDoor')}><p>${say('rightDoor')}</p>${this.links(pages)}</nav>`
          }
          ${this.troubled('logout')}
          <button type="button" class="button" data-testid="${frame.name}-logout" @click=${this.logOut}>
            ${say('logout')}</button>
        </div>
      </main>`;
  }

  /** Who calls for help. @param {{ counter: number | null, from: string, page: string | null }} call */
  caller({ counter, from, page }) {
    return counter === null ? whereAt(this.say, from, page) : this.say('helpFrom', { counter, from });
  }

  /** What was refused, if it was asked for there. @param {string} [at] anywhere in the page if it is left out */
  troubled(at) {
    const { trouble, say } = this;
    if (!trouble || (at === undefined ? trouble.at === 'logout' : trouble.at !== at)) return nothing;
    return html`
      <div class="banner is-negative" role="alert" data-testid="${this.frame.name}-trouble">
        ${icon('warning')} <span>${trouble.text} ${trouble.again ? say('mayRepeat') : nothing}</span>
        ${
          trouble.again
            ? html`<button type="button" class="button" @click=${trouble.again}>${say('again')}</button>`
            : nothing
        }</div>`;
  }

  /** `14.05`, the time of day at the office. @param {string | number} instant ISO-8601, or milliseconds */
  clock(instant) {
    const iso = typeof instant === 'number' ? new Date(instant).toISOString() : instant;
    return timeOfDay(iso, this.me?.zone ?? 'Asia/Jakarta', '').trim();
  }
}
