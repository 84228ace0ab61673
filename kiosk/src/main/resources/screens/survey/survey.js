// @ts-check
import { html, nothing } from 'lit';
import { Problem, enrolFromHash, get, post, timelessId, serviceDay } from 'loket/api.js';
import 'loket/enrol.js';
import { icon } from 'loket/icons.js';
import 'loket/letters.js';
import { live } from 'loket/live.js';
import { keepShell } from 'loket/shell.js';
import { inLanguage, texts } from 'loket/texts.js';
import { VisitorPage } from 'loket/visitor.js';
import { openOutbox } from './outbox.js';
import { keepPlace, placeBefore } from './place.js';
import en from './texts.en.js';
import id from './texts.id.js';

/** @import { Invitation, Questionnaire, TabletPicture } from 'loket-api' */

const ORDINARY_SECONDS = 45;
const PERSONAL_SECONDS = 20;
const THANKS_SECONDS = 8;
/** What the office gives whoever begins, as long as it has not said otherwise. */
const BEGUN_SECONDS = 180;
/** So long a respondent waits for the office before being thanked all the same. */
const ANSWER_MILLISECONDS = 2000;
/** Whoever answers in less than that a question has hardly read it. */
const TOO_FAST_SECONDS = 2;
/** @type {Page[]} */
const WHERE_ONE_GOES_ON = ['invite', 'profile', 'question', 'comment'];
const REFUSED_REMEMBERED_AS = 'loket-survey-refused';
/** Where somebody goes on who was asked by another version before the page was loaded again. */
const AT_THE_FIRST = { page: 'question', at: 0, answers: {}, profile: {}, asked: 0 };
const LANGUAGES = { id: 'Bahasa Indonesia', en: 'English' };

/**
 * The survey: on a tablet it rests until a visit at one of its counters was
 * finished; opened with `?t=TOKEN` it is one visitor's own survey on a phone. The order of the
 * answers is the regulation's and the stored value is the answer's own, never its place on screen.
 *
 * Who the respondent is comes last, one question a page: nobody is sent away by it.
 *
 * A tablet keeps what it can't send, and sends it later; a phone, which may leave, says so instead.
 * The next call at the counter ends an invitation that nobody has touched. Whoever has begun has a
 * claim in its place, which names no visit, and the whole time; without a line the screen gives it.
 *
 * @typedef {import('./place.js').Kept} Kept
 * @typedef {'rest'|'invite'|'profile'|'question'|'comment'|'thanks'|'lapsed'} Page
 */
class LoketSurvey extends VisitorPage {
  static properties = {
    picture: { state: true },
    questionnaire: { state: true },
    stale: { state: true },
    deviceNeeded: { state: true },
    invitation: { state: true },
    at: { state: true },
    answers: { state: true },
    profile: { state: true },
    asked: { state: true },
    comment: { state: true },
    unsent: { state: true },
  };

  constructor() {
    super('rest');
    /** The token of a survey that was opened on a visitor's own phone, else empty. */
    this.own = new URLSearchParams(location.search).get('t') ?? '';
    /** @type {TabletPicture | null} */
    this.picture = null;
    /** @type {Questionnaire | null} */
    this.questionnaire = null;
    this.stale = false;
    this.deviceNeeded = false;
    /** Where a tablet's answers wait. @type {Awaited<ReturnType<typeof openOutbox>>} */
    this.outbox = null;
    this.unsent = 0;
    /** Invitations that were declined or left here; nobody else is asked in their place. */
    this.declined = new Set();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.lapse = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.goodbye = undefined;
    /** Where somebody was when the page was loaded again; null once that is settled. @type {Kept | null} */
    this.place = this.own ? null : placeBefore();
    /** When each invitation was first seen, since its seconds run from there. @type {Map<string, number>} */
    this.seenAt = new Map();
    /** @type {number} */
    this.at = 0;
    /** @type {Record<string, number>} */
    this.answers = {};
    /** @type {Record<string, string>} */
    this.profile = {};
    /** Which of the questions about the respondent. @type {number} */
    this.asked = 0;
    /** @type {string} */
    this.comment = '';
    /** @type {string} */
    this.requestId = '';
    /** @type {Invitation | null} */
    this.invitation = null;
    /** When the first question was shown; null where that was before the page was loaded. @type {number | null} */
    this.since = null;
    /** Whether all were answered faster than they can be read, once that is known. @type {boolean | null} */
    this.tooFast = null;
    /** Whether the respondent has begun: then nobody's call ends it. */
    this.begun = false;
    /** The request with which it was begun: only who has it gets the claim once more. */
    this.begunBy = '';
    /** When the time of this survey ends, in milliseconds since 1970. */
    this.until = 0;
    /** What stands for the token once the office knows that it was begun; until then empty. */
    this.claim = '';
    this.clean();
  }

  /** Nothing of the last respondent stays. */
  clean() {
    super.clean();
    this.invitation = null;
    this.at = 0;
    this.answers = {};
    this.profile = {};
    this.asked = 0;
    this.comment = '';
    this.requestId = '';
    this.begun = false;
    this.begunBy = '';
    this.claim = '';
    this.until = 0;
    this.since = null;
    this.tooFast = null;
  }

  async connectedCallback() {
    super.connectedCallback();
    if (this.own) {
      await this.openOwn();
      return;
    }
    this.outbox = await openOutbox({
      isReady: () => this.picture !== null && !this.deviceNeeded && this.questionnaire !== null,
      changed: () => (this.unsent = this.outbox?.waiting ?? 0),
      refused: () => this.noteRefused(),
    });
    this.unsent = this.outbox?.waiting ?? 0;
    // Nobody else is asked for whom the answers of somebody wait.
    this.outbox?.tokens.forEach((token) => this.declined.add(token));
    try {
      await enrolFromHash('TABLET');
    } catch {
      this.deviceNeeded = true;
    }
    this.listenToOffice();
  }

  updated() {
    super.updated();
    if (this.own || this.place) return;
    const goesOn = this.begun && WHERE_ONE_GOES_ON.includes(/** @type {Page} */ (this.page));
    keepPlace(goesOn ? { version: this.questionnaire?.version ?? '', place: this.here() } : null);
  }

  /** What a page that is loaded again goes on with. */
  here() {
    const { invitation, begunBy, claim, until, requestId } = this;
    const { page, at, answers, profile, asked, language } = this;
    return { invitation, begunBy, claim, until, requestId, page, at, answers, profile, asked, language };
  }

  /** A tablet that was loaded again goes on where somebody was, within the time that was theirs. */
  resume() {
    const before = this.place;
    this.place = null;
    if (!before || before.place.until <= Date.now()) return;
    this.clean();
    const other = before.version !== this.questionnaire?.version;
    Object.assign(this, before.place, { begun: true }, other ? AT_THE_FIRST : {});
    this.endAfter(before.place.until - Date.now());
    this.go(other ? 'question' : before.place.page);
    if (before.place.claim === '') this.begin();
  }

  /** @returns {number | null} */
  patience() {
    // Whoever has begun and went back to the first page has gone as from any other.
    const untouched = this.page === 'invite' && !this.begun;
    if (this.own || untouched || ['rest', 'thanks', 'lapsed'].includes(this.page)) return null;
    return this.page === 'profile' || this.page === 'comment' ? PERSONAL_SECONDS : ORDINARY_SECONDS;
  }

  listenToOffice() {
    live('survey/live', {
      onPicture: (picture) => {
        this.picture = picture;
        this.deviceNeeded = false;
        this.loadQuestions();
        this.invited();
      },
      onStale: () => (this.stale = true),
      onFresh: () => {
        this.stale = false;
        this.outbox?.wake();
        keepShell('/survey/');
      },
      onDenied: (problem) => {
        this.deviceNeeded = problem.status === 401 || problem.status === 403;
        this.stale = !this.deviceNeeded;
      },
    });
  }

  /** Also when another version is asked now; whoever has begun goes on with what was asked. */
  async loadQuestions() {
    const before = this.questionnaire;
    const isOld = () => before !== null && (this.begun || before.version === this.picture?.questionnaire);
    if (isOld()) return;
    try {
      const asked = await get('surveys/questionnaire');
      if (isOld()) return;
      this.questionnaire = asked;
      if (before !== null) return;
      this.outbox?.wake();
      this.resume();
      this.invited();
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      setTimeout(() => this.loadQuestions(), 3000);
    }
  }

  async openOwn() {
    try {
      const found = await get(`surveys/${encodeURIComponent(this.own)}`);
      this.questionnaire = await get('surveys/questionnaire');
      this.open(found);
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      if (failure.status === 0) setTimeout(() => this.openOwn(), 3000);
      this.stale = failure.status === 0;
      if (failure.status !== 0) this.go('lapsed');
    }
  }

  // --- the invitation ---------------------------------------------------------------------------

  get invitations() {
    return (this.picture?.invitations ?? []).filter((one) => !this.declined.has(one.token));
  }

  /** The office's picture changed: perhaps someone is invited, perhaps an invitation is gone. */
  invited() {
    const now = performance.now();
    const { invitations } = /** @type {TabletPicture} */ (this.picture);
    for (const one of invitations) {
      if (!this.seenAt.has(one.token)) this.seenAt.set(one.token, now);
    }
    // First comes who was here before the page was loaded again.
    if (this.place) return;
    const mine = this.invitation?.token;
    const gone = mine && !invitations.some((one) => one.token === mine);
    if (
      gone &&
      !this.busy &&
      !this.begun &&
      ['invite', 'profile', 'question', 'comment'].includes(this.page)
    ) {
      if (this.page === 'invite') this.leave();
      else this.go('lapsed');
    }
    if (this.page === 'rest' && this.invitations.length === 1) this.open(this.invitations[0]);
    else if (this.page === 'invite' && !this.begun && this.invitations.length > 1 && !this.own)
      this.page = 'rest';
    this.requestUpdate();
  }

  /** @param {Invitation} invitation */
  open(invitation) {
    this.clean();
    this.invitation = invitation;
    this.requestId = this.newRequest();
    const spent = performance.now() - (this.seenAt.get(invitation.token) ?? performance.now());
    this.endAfter(invitation.validForSeconds * 1000 - spent);
    this.go('invite');
  }

  newRequest() {
    return timelessId(this.picture?.day ?? serviceDay(this.picture?.zone));
  }

  /** @param {number} milliseconds */
  endAfter(milliseconds) {
    this.until = Date.now() + milliseconds;
    clearTimeout(this.lapse);
    this.lapse = setTimeout(() => this.lapsed(), Math.max(0, milliseconds));
  }

  lapsed() {
    if (this.busy || this.page === 'thanks') return;
    if (this.page === 'invite' && !this.own) this.leave();
    else if (this.page !== 'rest') this.go('lapsed');
  }

  /** The visitor went away, declined or is done: nothing of the visit stays on the screen. */
  leave() {
    clearTimeout(this.lapse);
    clearTimeout(this.goodbye);
    if (this.invitation) this.declined.add(this.invitation.token);
    this.hush();
    this.clean();
    this.pageShownAt = performance.now();
    if (this.own) this.go('lapsed');
    else if (this.invitations.length === 1) this.open(this.invitations[0]);
  }

  // --- walking ------------------------------------------------------------------------------------

  /** @param {Page} page */
  go(page) {
    super.go(page);
    clearTimeout(this.goodbye);
    if ((page === 'thanks' || page === 'lapsed') && !this.own) {
      this.goodbye = setTimeout(() => this.leave(), THANKS_SECONDS * 1000);
    }
  }

  /** On pages that are only reached once they are here. @returns {Questionnaire} */
  get questions() {
    return /** @type {Questionnaire} */ (this.questionnaire);
  }

  get question() {
    return this.questions.questions[this.at];
  }

  start() {
    this.at = 0;
    this.since ??= performance.now();
    if (!this.begun) this.begin();
    this.go('question');
  }

  /** The respondent need not wait for the office's word, and may go on without it. */
  async begin() {
    const { invitation } = this;
    if (!invitation) return;
    this.begun = true;
    if (this.begunBy === '') {
      this.begunBy = this.newRequest();
      this.endAfter(BEGUN_SECONDS * 1000);
    }
    try {
      const claim = await post(`surveys/${encodeURIComponent(invitation.token)}/begin`, {
        requestId: this.begunBy,
      });
      if (this.invitation !== invitation || this.page === 'thanks') return;
      this.claim = claim.token;
      this.endAfter(claim.validForSeconds * 1000);
      if (this.own) this.remember(claim.token);
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      const over = failure.status === 404 || failure.status === 410;
      if (over && this.invitation === invitation && !this.busy) this.go('lapsed');
    }
  }

  /** A phone's page that is loaded again goes on with the claim. @param {string} claim */
  remember(claim) {
    this.own = claim;
    history.replaceState(null, '', `${location.pathname}?t=${encodeURIComponent(claim)}`);
  }

  /** @param {number} value */
  answer(value) {
    this.answers = { ...this.answers, [this.question.key]: value };
    this.forward();
  }

  forward() {
    const { questions, profile } = this.questions;
    if (this.page === 'question' && this.since !== null) {
      this.tooFast = performance.now() - this.since < questions.length * TOO_FAST_SECONDS * 1000;
    }
    if (this.page === 'question' && this.at + 1 < questions.length) {
      this.at += 1;
      this.go('question');
    } else if (this.page === 'question' && profile.length > 0) {
      this.asked = 0;
      this.go('profile');
    } else if (this.page === 'profile' && this.asked + 1 < profile.length) {
      this.asked += 1;
      this.go('profile');
    } else {
      this.go('comment');
    }
  }

  back() {
    if (this.page === 'comment' && this.questions.profile.length > 0) {
      this.go('profile');
    } else if (this.page === 'profile' && this.asked > 0) {
      this.asked -= 1;
      this.go('profile');
    } else if (this.page === 'comment' || this.page === 'profile') {
      this.go('question');
    } else if (this.at > 0) {
      this.at -= 1;
      this.go('question');
    } else {
      this.go('invite');
    }
  }

  get group() {
    return this.questions.profile[this.asked];
  }

  /** @param {string} value */
  describe(value) {
    this.profile = { ...this.profile, [this.group.key]: value };
    this.forward();
  }

  /** This one and those that would follow. */
  skip() {
    const left = this.questions.profile.slice(this.asked).map((one) => one.key);
    this.profile = Object.fromEntries(Object.entries(this.profile).filter(([key]) => !left.includes(key)));
    this.go('comment');
  }

  async send() {
    if (this.busy) return;
    this.busy = true;
    this.trouble = '';
    try {
      if ((await this.handOver()) === 'closed') this.go('lapsed');
      else this.thank();
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      if (failure.status === 0) this.trouble = 'offline';
      else this.go('lapsed');
    } finally {
      this.busy = false;
    }
  }

  /** A tablet's answers are put down first; where that can't be, they are sent as from a phone. */
  async handOver() {
    const token = this.claim || (this.invitation?.token ?? '');
    if (this.outbox) {
      try {
        const patience = this.stale || this.outbox.waiting > 0 ? 0 : ANSWER_MILLISECONDS;
        return await this.outbox.keep(
          {
            token,
            ...this.unheard(),
            requestId: this.requestId,
            answers: { ...this.answers },
            profile: { ...this.profile },
            questionnaire: this.questions.version,
            ...this.pace(),
          },
          this.comment.trim(),
          patience,
        );
      } catch (failure) {
        if (!(failure instanceof DOMException)) throw failure;
      }
    }
    await post(`surveys/${encodeURIComponent(token)}/answers`, {
      requestId: this.requestId,
      ...this.unheard(),
      answers: this.answers,
      questionnaire: this.questions.version,
      ...this.pace(),
      ...(Object.keys(this.profile).length > 0 ? { profile: this.profile } : {}),
      comment: this.comment.trim(),
    });
    return 'taken';
  }

  /** The token of one who has begun is good only with what it was begun. */
  unheard() {
    return this.claim === '' && this.begunBy !== '' ? { begunBy: this.begunBy } : {};
  }

  /** Not how long it took: whether it was too fast to have read the questions, if that is known. */
  pace() {
    return this.tooFast === null ? {} : { tooFast: this.tooFast };
  }

  thank() {
    if (this.invitation) this.declined.add(this.invitation.token);
    clearTimeout(this.lapse);
    const { language, large, contrast } = this;
    this.clean();
    Object.assign(this, { language, large, contrast });
    this.go('thanks');
  }

  // --- what waits -----------------------------------------------------------------------------------

  /** How many answers of today the office did not take though somebody was thanked for them. */
  get refused() {
    if (!this.outbox) return 0;
    const [day, count] = (localStorage.getItem(REFUSED_REMEMBERED_AS) ?? '').split(' ');
    return day === serviceDay(this.picture?.zone) ? Number(count) : 0;
  }

  noteRefused() {
    localStorage.setItem(REFUSED_REMEMBERED_AS, `${serviceDay(this.picture?.zone)} ${this.refused + 1}`);
    this.requestUpdate();
  }

  /** A quiet line for the technician. */
  state() {
    const { unsent, refused } = this;
    if (unsent === 0 && refused === 0) return nothing;
    return html`<p class="how-also" data-testid="survey-unsent">
      ${unsent > 0 ? this.say('unsent', { n: unsent }) : nothing}
      ${refused > 0 ? this.say('refused', { n: refused }) : nothing}</p>`;
  }

  // --- listening ------------------------------------------------------------------------------------

  spoken() {
    const say = this.say;
    switch (this.page) {
      case 'invite':
        return [say('inviteTitle'), this.howMany(), say('secret')];
      case 'profile':
        return [
          inLanguage(this.group.text, this.language),
          say('profileHow'),
          ...this.group.choices.map((one) => inLanguage(one.text, this.language)),
        ];
      case 'question':
        return [
          inLanguage(this.question.text, this.language),
          ...this.question.answers.map((one) => inLanguage(one.text, this.language)),
        ];
      case 'comment':
        return [say('commentTitle'), say('commentHow')];
      case 'thanks':
        return [say('thanks'), say('thanksHow')];
      case 'lapsed':
        return [say('lapsed'), say('lapsedHow')];
      default:
        return [say('restTitle'), say('restHow')];
    }
  }

  // --- drawing --------------------------------------------------------------------------------------

  get say() {
    return texts({ id, en }, this.language);
  }

  render() {
    if (this.deviceNeeded) {
      return html`<loket-enrol kind="TABLET" @enrolled=${() => location.reload()}></loket-enrol>`;
    }
    return html`
      <div class="survey" data-page=${this.page} data-testid="survey-page"
        data-question=${
          this.page === 'question' ? this.question?.key : this.page === 'profile' ? this.group?.key : ''
        }>
        <main class="main">
          ${
            this.stale && this.mustWait()
              ? html`
            <p class="banner is-attention" role="status" data-testid="survey-stale">${icon('plug')}
              <span>${this.say('stale')}</span></p>`
              : nothing
          }
          ${this.drawPage()}
        </main>
        ${this.tools()}
        ${this.stillHere('survey')}
      </div>`;
  }

  /** Whoever has begun on a tablet may go on without the office. */
  mustWait() {
    return this.outbox ? this.page === 'rest' : !['thanks', 'lapsed'].includes(this.page);
  }

  drawPage() {
    const asking = ['invite', 'profile', 'question', 'comment'].includes(this.page);
    if (asking && !this.questionnaire) return this.waiting();
    switch (this.page) {
      case 'invite':
        return this.invite();
      case 'profile':
        return this.who();
      case 'question':
        return this.ask();
      case 'comment':
        return this.free();
      case 'thanks':
        return this.end('thanks', 'star');
      case 'lapsed':
        return this.end('lapsed', 'clock');
      default:
        return this.rest();
    }
  }

  waiting() {
    return html`<h1 class="waiting" tabindex="-1">${this.say('connecting')}</h1>`;
  }

  /** Begun anew while the office does not answer: what waits lies here all the same. */
  alone() {
    return html`
      <section class="rest" data-testid="survey-alone">
        <h1 tabindex="-1">${this.say('aloneTitle')}</h1>
        <p class="how">${this.say('aloneHow')}</p>
        ${this.state()}
      </section>`;
  }

  rest() {
    if (!this.own && !this.picture && this.stale) return this.alone();
    if (this.own || !this.picture) return this.waiting();
    if (this.invitations.length > 1) return this.choose();
    return html`
      <section class="rest" data-testid="survey-rest">
        <div class="faces" aria-hidden="true">
          ${[1, 2, 3, 4].map((face) => icon(`face-${face}`))}
        </div>
        <h1 tabindex="-1">${this.say('restTitle')}</h1>
        <p class="how">${this.say('restHow')}</p>
        <p class="how-also" lang="en">${texts({ id, en }, 'en')('restHow')}</p>
        <ul class="places">
          ${this.picture.counters.map(
            (one) => html`
            <li class="place"><strong>${this.say('counter', { n: one.number })}</strong> ${one.name}</li>`,
          )}
        </ul>
        ${this.state()}
      </section>`;
  }

  choose() {
    return html`
      <div class="head"><h1 tabindex="-1">${this.say('chooseTitle')}</h1>
        <p class="how-also" lang="en">${texts({ id, en }, 'en')('chooseTitle')}</p></div>
      <div class="choices">
        ${this.invitations.map(
          (one) => html`
          <button class="button choice" data-testid="survey-counter-${one.counter}"
            @click=${() => this.open(one)}>
            <span class="choice-number">${this.say('counter', { n: one.counter })}</span>
            <span>${one.counterName}</span></button>`,
        )}
      </div>`;
  }

  /** The office may ask more than the standard nine. */
  howMany() {
    const nine = (this.questionnaire?.questions.length ?? 9) === 9;
    return this.say(nine ? 'inviteHow' : 'inviteHowOther');
  }

  invite() {
    const { invitation } = this;
    if (!invitation) return nothing;
    return html`
      <section class="rest">
        <p class="badge is-brand">${
          invitation.counter ? `${this.say('counter', { n: invitation.counter })} · ` : nothing
        }
          ${invitation.counterName}</p>
        <h1 tabindex="-1">${this.say('inviteTitle')}</h1>
        <p class="how">${inLanguage(invitation.serviceName, this.language)}</p>
        <p class="how">${this.howMany()}</p>
        <p class="secret">${icon('lock')} ${this.say('secret')}</p>
        <div class="languages" role="group" aria-label="Bahasa / Language">
          ${Object.entries(LANGUAGES).map(
            ([code, name]) => html`
            <button class="button" lang=${code} aria-pressed=${this.language === code}
              data-testid="survey-lang-${code}"
              @click=${() => {
                this.language = code;
                this.hush();
              }}>${name}</button>`,
          )}
        </div>
      </section>
      <div class="way">
        <button class="button button-large" data-testid="survey-decline"
          @click=${() => this.leave()}>${this.say('notNow')}</button>
        <button class="button button-main button-large" data-testid="survey-start"
          @click=${() => this.start()}>${this.say('start')} ${icon('forward')}</button>
      </div>`;
  }

  who() {
    const { group } = this;
    const given = this.profile[group.key];
    return html`
      <div class="head">
        <p class="progress" data-testid="survey-about">${this.say('about', {
          n: this.asked + 1,
          of: this.questions.profile.length,
        })}</p>
        <h1 tabindex="-1">${inLanguage(group.text, this.language)}</h1>
        <p class="how">${this.say('profileHow')}</p></div>
      <div class="who" role="group" aria-label=${inLanguage(group.text, this.language)}>
        ${group.choices.map(
          (one) => html`
          <button class="button who-choice" aria-pressed=${given === one.value}
            data-testid="survey-profile-${group.key}-${one.value}"
            @click=${() => this.describe(one.value)}>${inLanguage(one.text, this.language)}</button>`,
        )}
      </div>
      <div class="way">
        ${this.backButton()}
        <button class="button button-large" data-testid="survey-skip"
          @click=${() => this.skip()}>${this.say('skip')} ${icon('forward')}</button>
        ${
          given === undefined
            ? nothing
            : html`<button class="button button-main button-large" data-testid="survey-next"
            @click=${() => this.forward()}>${this.say('next')} ${icon('forward')}</button>`
        }
      </div>`;
  }

  ask() {
    const of = this.questions.questions.length;
    const given = this.answers[this.question.key];
    return html`
      <div class="head">
        <div class="progress">
          <p>${this.say('progress', { n: this.at + 1, of })}</p>
          <progress max=${of} value=${this.at + 1} aria-label=${this.say('progress', { n: this.at + 1, of })}></progress>
        </div>
        <h1 tabindex="-1" class="question">${inLanguage(this.question.text, this.language)}</h1>
      </div>
      <div class="answers" role="group">
        ${this.question.answers.map(
          (one, place) => html`
          <button class="button answer" aria-pressed=${given === one.value}
            data-testid="survey-answer-${one.value}" @click=${() => this.answer(one.value)}>
            ${icon(`face-${place + 1}`)}
            <span>${inLanguage(one.text, this.language)}</span>
          </button>`,
        )}
      </div>
      <div class="way">
        ${this.backButton()}
        ${
          given === undefined
            ? html`<p class="secret">${icon('lock')} ${this.say('secretShort')}</p>`
            : html`<button class="button button-main button-large" data-testid="survey-next"
              @click=${() => this.forward()}>${this.say('next')} ${icon('forward')}</button>`
        }
      </div>`;
  }

  backButton() {
    return html`<button class="button button-large" data-testid="survey-back"
      @click=${() => this.back()}>${icon('back')} ${this.say('back')}</button>`;
  }

  free() {
    return html`
      <div class="head"><h1 tabindex="-1">${this.say('commentTitle')}</h1>
        <p class="how" id="comment-how">${this.say('commentHow')}</p></div>
      <textarea class="input comment written" maxlength="500" aria-label=${this.say('comment')}
        aria-describedby="comment-how" autocomplete="off" data-testid="survey-comment"
        inputmode=${this.own ? 'text' : 'none'}
        .value=${this.comment} ?readonly=${this.busy || this.trouble !== ''}
        @input=${(/** @type {InputEvent} */ event) =>
          (this.comment = /** @type {HTMLTextAreaElement} */ (event.target).value)}></textarea>
      ${
        this.trouble
          ? html`<p class="banner is-negative" role="alert">${icon('warning')}
        ${this.say(this.trouble)}</p>`
          : nothing
      }
      ${
        this.own || this.trouble
          ? nothing
          : html`
        <loket-keyboard .text=${this.comment} .say=${this.say} .page=${'survey'}></loket-keyboard>`
      }
      <p class="secret">${icon('lock')} ${this.say('secret')}</p>
      <div class="way">
        ${this.trouble ? nothing : this.backButton()}
        <button class="button button-main button-large" data-testid="survey-send"
          aria-busy=${this.busy} @click=${() => this.send()}>
          ${this.say(this.busy ? 'sending' : this.trouble ? 'again' : 'send')}</button>
      </div>`;
  }

  /** @param {'thanks'|'lapsed'} what @param {string} picture */
  end(what, picture) {
    return html`
      <section class="rest" data-testid="survey-${what}">
        <span class="end-picture ${what === 'thanks' ? 'is-positive' : 'is-brand'}">
          ${icon(what === 'thanks' ? 'face-4' : picture)}</span>
        <h1 tabindex="-1">${this.say(what)}</h1>
        <p class="how">${this.say(`${what}How`)}</p>
      </section>
      ${
        this.own
          ? nothing
          : html`<div class="way way-one">
        <button class="button button-large" data-testid="survey-close"
          @click=${() => this.leave()}>${this.say('close')}</button></div>`
      }`;
  }

  tools() {
    const say = this.say;
    return html`
      <nav class="tools" aria-label=${say('listen')}>
        ${this.comforts('survey')}
        <p class="tools-note" role="status">${this.note ? say(this.note) : nothing}</p>
      </nav>`;
  }
}

customElements.define('loket-survey', LoketSurvey);
