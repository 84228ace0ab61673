// @ts-check
import { html, nothing } from 'lit';
import { Problem, post, requestId, serviceDay } from 'loket/api.js';
import { keepFocus } from 'loket/focus.js';
import { Keyboard, scannerHere, ticketOf } from 'loket/keyboard.js';
import { StaffPage } from 'loket/staff.js';
import { ServerClock, timeOfDay } from './clock.js';
import { findDialog, keysDialog, leaveDialog, newSearch } from './dialogs.js';
import './finger.js';
import { actionOf } from './keys.js';
import './photo.js';
import { idOf } from './picture.js';
import { restDialog, sendOnDialog } from './onward.js';
import {
  directedCard,
  hallCard,
  missedCard,
  nextCard,
  ownDevicesCard,
  printCard,
  restingCard,
} from './queue.js';
import './seeker.js';
import { takeView } from './take.js';
import './worksheet.js';
import { helpCalled, refused, say, scannedNik } from './words.js';
import { actions, currentCard, keycap, strip } from './work.js';

/** @typedef {import("./keys.js").Action} Action */
/** @typedef {import("./picture.js").Mine} Mine */
/** @typedef {"find" | "leave" | "keys" | "finger" | "photo" | "seeker" | "sendOn" | "rest"} Dialog */
/** @typedef {import("./picture.js").Picture} Picture */

/** Whether single-character keys act is remembered on this computer, for whoever sits at it. */
const KEYS_REMEMBERED_AS = 'loket.console.single-keys';

/** So long somebody may think about what was asked once more. */
const SURE_MILLISECONDS = 5000;

/** The last part of the address of each action that is a plain command to the counter. */
const COMMANDS = /** @type {Partial<Record<Action, string>>} */ ({
  callNext: 'call-next',
  recall: 'recall',
  start: 'start',
  finish: 'finish',
  noShow: 'no-show',
  undo: 'undo',
});

/**
 * The officer's console: enrol, log in, take a loket, work. Everything it shows comes from the
 * server's picture; what it keeps itself (ticks, notes) lives until the number changes and is
 * stored nowhere.
 *
 * @extends {StaffPage<'console/live'>}
 */
class LoketConsole extends StaffPage {
  #clock = new ServerClock();
  /** What had the focus before the page was drawn anew. @type {Element | null} */
  #focused = null;
  /** @type {Set<string>} */
  #pending = new Set();
  /** Commands go one after another, so that Enter and S in quick succession keep their order. */
  #line = /** @type {Promise<unknown>} */ (Promise.resolve());
  /** @type {string | null} */
  #refusal = null;

  /** The refused press of the loket's button that was told last. */
  #toldPress = '';
  /** The loket that was left here, and not freed by somebody else. @type {number | null} */
  #left = null;
  #said = '';
  /** The counter that is made free if that is asked once more. @type {number | null} */
  #sure = null;
  /** @type {Dialog | null} */
  #dialog = null;
  /** What was wrong with what a dialog was to do. @type {string | null} */
  #wrong = null;
  #search = newSearch();
  #singleKeys = localStorage.getItem(KEYS_REMEMBERED_AS) !== 'off';
  /** What the officer ticked and noted for the ticket at the counter. */
  #local = { ticket: '', ticked: /** @type {Set<number>} */ (new Set()), notes: '' };
  /** The ticket of which there is a berkas, so that its papers stand there. */
  #filed = '';
  #ticking = 0;
  #scanner = scannerHere();
  #keyboard = new Keyboard(
    {
      press: (event) => this.#press(event),
      blocked: () => this.#dialog !== null || this.door !== 'in',
      scan: (meaning, field) => this.#scan(meaning, field),
      trouble: (what) => this.#tellScan(say(`scan-${what}`)),
    },
    this.#scanner.habit,
  );
  /** What was scanned last is looked up; an older answer is passed over. */
  #lookups = 0;

  constructor() {
    super({
      name: 'console',
      say,
      mark: 'counter',
      action: 'console.read',
      topic: 'console/live',
      screen: 'DESK',
      seat: true,
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.#keyboard.listen();
    if (this.#scanner.wrong !== '') this.#refusal = say('scan-wrongHabit', { what: this.#scanner.wrong });
    this.#ticking = window.setInterval(() => this.#seen?.mine && this.requestUpdate(), 250);
  }

  disconnectedCallback() {
    this.#keyboard.stop();
    window.clearInterval(this.#ticking);
    super.disconnectedCallback();
  }

  /** The newest picture, as what it is here. @returns {Picture | null} */
  get #seen() {
    return this.picture;
  }

  /**
   * A button can't say why nothing has happened, so the console does.
   *
   * @param {Mine["button"]} press
   */
  #hearButton(press) {
    if (!press || press.at === this.#toldPress) return;
    this.#toldPress = press.at;
    this.#refusal = say('buttonRefused', { why: refused(press.code) });
  }

  /** @param {Picture} picture */
  show(picture) {
    if (!this.#clock.set(picture.now)) void this.#clock.askHeader();
    const ticket = picture.mine?.current?.id ?? '';
    if (ticket !== this.#local.ticket) this.#local = { ticket, ticked: new Set(), notes: '' };
    const before = this.#seen?.mine?.number ?? null;
    if (picture.mine === null && before !== null && before !== this.#left) {
      this.#refusal = say('freedElsewhere', { n: before });
    }
    this.#hearButton(picture.mine?.button ?? null);
    this.picture = picture;
  }

  forget() {
    this.#local = { ticket: '', ticked: new Set(), notes: '' };
    this.#said = '';
    this.#sure = null;
    this.#closeDialog();
  }

  /** @param {KeyboardEvent} event @returns {(() => void) | null} */
  #press(event) {
    const picture = this.#seen;
    if (picture === null) return null;
    if (picture.mine === null) {
      const number = this.#singleKeys && /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
      const free = picture.counters.some((one) => one.number === number && one.officer === null);
      return free ? () => this.#take(number) : null;
    }
    const action = actionOf(event, this.#singleKeys);
    return action === null ? null : () => this.#act(action);
  }

  /** The visit by its procedure, where there is one. */
  get #file() {
    return /** @type {import('../dossier/file.js').LoketFile | null} */ (this.querySelector('loket-file'));
  }

  /** @param {Action} action @param {Event} [event] */
  #act(action, event) {
    // After a click the keys belong to the desk again, not to the button that was clicked.
    if (event instanceof MouseEvent && event.detail > 0) blurFocused();
    const mine = this.#seen?.mine;
    if (!mine) return;
    if (action === 'find' || action === 'leave' || action === 'keys') this.#open(action);
    else if (action === 'sendOn' || action === 'rest') this.#openOnward(action, mine);
    else if (action === 'silentHelp') void this.#callHelp();
    else if (action === 'step') this.#file?.nextStep();
    else if (action === 'incomplete') this.#file?.giveBack();
    else if (action === 'pause') {
      void this.#command(action, `counters/${mine.number}/${mine.state === 'PAUSED' ? 'open' : 'pause'}`);
    } else void this.#command(action, `counters/${mine.number}/${COMMANDS[action]}`);
  }

  /**
   * A slip is shown, with what may be done with it; nobody is called by a scanner alone, for calling
   * a chosen number has a reason.
   *
   * @param {import("loket/scanner.js").Meaning} meaning
   * @param {HTMLElement | null} field
   */
  #scan(meaning, field) {
    const mine = this.#seen?.mine;
    if (this.door !== 'in' || !mine) return null;
    if (this.#dialog !== null && this.#dialog !== 'find') return field === null;
    if (meaning.kind === 'unknown') {
      if (field === null || this.#dialog === 'find') this.#tellScan(say('scan-unknown'));
      return field === null;
    }
    if (meaning.kind === 'nik') this.#tellScan(scannedNik(meaning.doubts));
    else if (meaning.kind === 'berkas') this.#tellScan(say('scan-berkas'));
    else void this.#find(mine, meaning);
    return true;
  }

  /** @param {string} words */
  #tellScan(words) {
    if (this.door !== 'in') return;
    if (this.#dialog === 'find') this.#changeSearch({ error: words });
    else if (this.#dialog === null) this.#refusal = words;
    this.requestUpdate();
  }

  /**
   * @param {Mine} mine
   * @param {{ token: string | null, code: string | null, number: string | null }} scanned
   */
  async #find(mine, scanned) {
    const turn = ++this.#lookups;
    let found = null;
    try {
      found = await ticketOf(scanned);
    } catch (problem) {
      if (turn === this.#lookups) this.#tellScan(refused(codeOf(problem)));
      return;
    }
    if (turn !== this.#lookups) return;
    const number = found?.number ?? scanned.number;
    if (number === null) this.#tellScan(say('scan-notFound'));
    else if (number === mine.current?.number) this.#scannedHere(number);
    else await this.#showFound(number, found);
  }

  /** @param {string} number */
  #scannedHere(number) {
    this.#tellScan(say('scan-here', { number }));
    /** @type {import('./worksheet.js').LoketWorksheet | null} */ (
      this.querySelector('loket-worksheet')
    )?.show();
  }

  /** @param {string} number @param {import("./dialogs.js").Found | null} found */
  async #showFound(number, found) {
    if (this.#dialog !== 'find') await this.#open('find');
    this.#changeSearch({ number, found, error: null });
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('dialog input[type=radio]'))?.focus();
  }

  /**
   * Sends one command. The same button pressed again before its answer is the same wish, so it is
   * not sent twice; a lost answer is asked for again under the same request id.
   *
   * @param {string} name
   * @param {string} path
   * @param {Record<string, unknown>} [body]
   * @returns {Promise<boolean>} true if the office did it
   */
  async #command(name, path, body = {}) {
    if (this.#pending.has(name)) return false;
    const id = requestId(this.#day());
    this.#pending.add(name);
    this.#refusal = null;
    this.#said = '';
    this.requestUpdate();
    const turn = this.#line.then(() => post(path, { requestId: id, ...body }));
    this.#line = turn.catch(() => undefined);
    try {
      await turn;
      return true;
    } catch (problem) {
      if (codeOf(problem) === 'login-needed') this.denied(/** @type {Problem} */ (problem));
      this.#refusal = refused(codeOf(problem));
      return false;
    } finally {
      this.#pending.delete(name);
      this.requestUpdate();
    }
  }

  /** @param {number} number */
  #take(number) {
    this.#left = null;
    void this.#command('take', `counters/${number}/take`);
  }

  /** Asked once more, for a visitor may stand there. @param {number} number */
  #free(number) {
    if (this.#sure !== number) {
      this.#sure = number;
      this.requestUpdate();
      window.setTimeout(() => this.#notSure(number), SURE_MILLISECONDS);
      return;
    }
    this.#sure = null;
    void this.#command('free', `counters/${number}/free`);
  }

  /** @param {number} number */
  #notSure(number) {
    if (this.#sure === number) this.#sure = null;
    this.requestUpdate();
  }

  async #callHelp() {
    if (await this.#command('silentHelp', 'help-calls')) {
      this.#said = say('silentHelpSent');
      this.requestUpdate();
    }
  }

  /** @param {Dialog} dialog */
  async #open(dialog) {
    this.#dialog = dialog;
    this.#wrong = null;
    this.#search = newSearch();
    this.#refusal = null;
    this.requestUpdate();
    await this.updateComplete;
    const element = this.querySelector('dialog');
    if (element && !element.open) element.showModal();
  }

  #closeDialog() {
    this.#dialog = null;
    const element = this.querySelector('dialog');
    if (element?.open) element.close();
    this.requestUpdate();
  }

  /** @param {Mine} mine @param {string} number */
  #ticketId(mine, number) {
    const known = mine.next.find((one) => one.number === number);
    return known?.id ?? idOf(number, this.#seen?.day ?? this.#day());
  }

  /** The date on the server's clock; the service day is another one where that clock is wrong. */
  #day() {
    return serviceDay(this.#seen?.zone, new Date(this.#clock.now()));
  }

  /** @param {Mine} mine @param {string} number @param {string} reason */
  async #callChosen(mine, number, reason) {
    if (this.#seen?.missed.some((one) => one.number === number)) {
      return this.#changeSearch({ error: say('findMissed', { number }) });
    }
    const ticket = this.#ticketId(mine, number);
    const done = await this.#command('find', `counters/${mine.number}/call`, { ticket, reason });
    this.#afterSearch(done);
  }

  /** @param {Mine} mine @param {string} number */
  async #noteLeft(mine, number) {
    const id = encodeURIComponent(this.#ticketId(mine, number));
    this.#afterSearch(await this.#command('left', `tickets/${id}/leave`));
  }

  /** @param {Mine} mine @param {string} number @param {"restore" | "back"} what */
  async #again(mine, number, what) {
    const id = encodeURIComponent(this.#ticketId(mine, number));
    this.#afterSearch(await this.#command(`${what} ${id}`, `tickets/${id}/${what}`));
  }

  /** @param {"sendOn" | "rest"} dialog @param {Mine} mine */
  #openOnward(dialog, mine) {
    if (mine.current !== null) return void this.#open(dialog);
    this.#refusal = refused('nothing-called');
    this.requestUpdate();
  }

  /** @param {Mine} mine @param {import("./onward.js").Goal | undefined} goal @param {boolean} finished @param {string} reason */
  async #sendOn(mine, goal, finished, reason) {
    if (goal === undefined) return this.#afterDialog(say('sendOnWhere'));
    const { service, counter } = goal;
    const body = { service, counter, finished, reason };
    const done = await this.#command('sendOn', `counters/${mine.number}/send-on`, body);
    this.#afterDialog(done ? null : this.#refusal);
  }

  /** @param {Mine} mine @param {string} kind @param {number | null} minutes */
  async #rest(mine, kind, minutes) {
    const done = await this.#command('rest', `counters/${mine.number}/rest`, { kind, minutes });
    this.#afterDialog(done ? null : this.#refusal);
  }

  /** @param {string | null} wrong */
  #afterDialog(wrong) {
    if (wrong === null) return this.#closeDialog();
    this.#wrong = wrong;
    this.#refusal = null;
    this.requestUpdate();
  }

  /** @param {boolean} done */
  #afterSearch(done) {
    if (done) return this.#closeDialog();
    this.#changeSearch({ error: this.#refusal });
    this.#refusal = null;
  }

  /** @param {Partial<import("./dialogs.js").Search>} part */
  #changeSearch(part) {
    this.#search = { ...this.#search, ...part };
    this.requestUpdate();
  }

  /** @param {Mine} mine @param {boolean} out */
  async #leave(mine, out) {
    this.#closeDialog();
    this.#left = mine.number;
    const left = await this.#command('leave', `counters/${mine.number}/release`);
    if (!left) this.#left = null;
    if (left && out) await this.logOut();
  }

  /** @param {boolean} on */
  #switchKeys(on) {
    this.#singleKeys = on;
    localStorage.setItem(KEYS_REMEMBERED_AS, on ? 'on' : 'off');
    this.requestUpdate();
  }

  /** In place of the frame's: the loket is what has to be seen. */
  header() {
    return this.#seen === null ? super.header() : this.#top(this.#seen);
  }

  content() {
    return this.#seen === null ? nothing : this.#live(this.#seen);
  }

  /** @param {Picture} picture */
  #live(picture) {
    return html`
      ${
        picture.open
          ? nothing
          : html`<p class="strap" data-testid="console-closed">${
              picture.closedReason === 'NUMBERS' ? say('numbersAsked') : say('officeClosed')
            }</p>`
      }
      ${picture.helpCalls
        .filter((one) => one.counter === null || one.counter !== picture.mine?.number)
        .map(
          (one) => html`<p class="strap is-help" role="alert" data-testid="console-help-of">
          ${helpCalled(one)}
        </p>`,
        )}
      ${
        picture.mine === null
          ? takeView(picture, {
              user: this.me?.person?.user ?? '',
              deskCounters: this.me?.device?.counters ?? [],
              busy: this.#pending.has('take') || this.#pending.has('free'),
              refusal: this.#refusal,
              take: (number) => this.#take(number),
              mayFree: this.me?.actions.includes('counter.free') ?? false,
              sure: this.#sure,
              free: (number) => this.#free(number),
            })
          : this.#work(picture, picture.mine)
      }
      <dialog class="dialog" aria-labelledby="dialog-title" @close=${this.#closeDialog}>
        ${picture.mine === null ? nothing : this.#dialogBody(picture, picture.mine)}
      </dialog>
    `;
  }

  /** @param {Picture} picture */
  #top(picture) {
    const mine = picture.mine;
    return html`
      <header class="top">
        ${
          mine === null
            ? html`<p class="top-counter">${say('title')}</p>`
            : html`
              <h1 class="top-counter">
                <span class="only-heard">${say('counter')}</span>
                <span class="top-number">${mine.number}</span>
                <span>${mine.name}</span>
              </h1>
              <span class="badge ${mine.state === 'PAUSED' ? 'is-attention' : 'is-positive'}">
                ${mine.state === 'PAUSED' ? say('statePaused') : say('stateOpen')}
              </span>
            `
        }
        <p class="top-said" role="status">${this.#said}</p>
        <div class="top-who">
          <p class="top-person" data-testid="console-person">${this.me?.person?.name || this.me?.person?.user}</p>
          <p class="top-clock digits">
            ${timeOfDay(this.#clock.now(), picture.zone)} ${picture.zoneName}
          </p>
        </div>
        ${
          mine === null
            ? [
                this.otherPages(),
                html`<button type="button" class="button" data-testid="console-logout" @click=${this.logOut}>
              ${this.say('logout')}
            </button>`,
              ]
            : [
                this.#tool('silentHelp', 'console-help'),
                this.#tool('keys', 'console-keys'),
                this.#tool('leave', 'console-leave'),
              ]
        }
      </header>
    `;
  }

  /** @param {Action} action @param {string} testId */
  #tool(action, testId) {
    return html`
      <button
        type="button"
        class="button"
        data-testid=${testId}
        @click=${(/** @type {Event} */ event) => this.#act(action, event)}
      >
        ${say(`action-${action}`)} ${keycap(action, this.#singleKeys)}
      </button>
    `;
  }

  /** @param {Picture} picture @param {Mine} mine */
  #work(picture, mine) {
    const desk = {
      clock: this.#clock,
      singleKeys: this.#singleKeys,
      isPending: (/** @type {Action} */ action) => this.#pending.has(action),
      act: (/** @type {Action} */ action, /** @type {Event | undefined} */ event) => this.#act(action, event),
      ticked: this.#local.ticked,
      tick: (/** @type {number} */ index) => {
        if (!this.#local.ticked.delete(index)) this.#local.ticked.add(index);
        this.requestUpdate();
      },
      notes: this.#local.notes,
      note: (/** @type {string} */ text) => {
        this.#local.notes = text;
      },
      refusal: this.#refusal,
      dismiss: () => {
        this.#refusal = null;
        this.requestUpdate();
      },
      finger: () => void this.#open('finger'),
      photo: () => void this.#open('photo'),
      day: this.#day(),
      filed: this.#filed === mine.current?.id,
      file: (/** @type {boolean} */ there) => {
        this.#filed = there ? (mine.current?.id ?? '') : '';
        this.requestUpdate();
      },
    };
    const queue = {
      clock: this.#clock,
      onTicket: (/** @type {string} */ id, /** @type {"restore" | "reprint" | "back"} */ what) =>
        void this.#command(`${what} ${id}`, `tickets/${encodeURIComponent(id)}/${what}`),
      onSeen: () =>
        void this.#command('seen', `counters/${mine.number}/directed/seen`, {
          visitors: mine.directed.map((one) => one.id),
        }),
    };
    return html`
      <main class="work">
        <div class="desk">
          ${currentCard(picture, mine, desk)} ${strip(mine, desk, picture.rules.undoSeconds)}
          ${actions(mine, desk)}
        </div>
        <div class="side">
          <loket-worksheet .ticket=${mine.current?.id ?? ''}></loket-worksheet>
          ${directedCard(picture, mine, queue)} ${hallCard(mine)} ${nextCard(picture, mine, queue)}
          ${restingCard(picture, queue)} ${missedCard(picture, queue)}
          ${mine.current?.state === 'SERVING' ? this.#seekerCard() : nothing}
          ${ownDevicesCard(picture)} ${printCard(picture, queue)}
        </div>
      </main>
    `;
  }

  /** The way to the form of those who look for work. */
  #seekerCard() {
    return html`
      <section class="card" aria-labelledby="seeker-card">
        <h2 id="seeker-card">${say('seeker')}</h2>
        <button type="button" class="button" data-testid="console-seeker"
          @click=${() => void this.#open('seeker')}>${say('seekerOpen')}</button>
      </section>
    `;
  }

  willUpdate() {
    this.#focused = document.activeElement;
  }

  updated() {
    keepFocus(this.#focused, this.querySelector('main'));
  }

  /** @param {Picture} picture @param {Mine} mine */
  #dialogBody(picture, mine) {
    const close = () => this.#closeDialog();
    switch (this.#dialog) {
      case 'find':
        return findDialog(mine, this.#search, {
          change: (part) => this.#changeSearch(part),
          call: (number, reason) => void this.#callChosen(mine, number, reason),
          left: (number) => void this.#noteLeft(mine, number),
          restore: (number) => void this.#again(mine, number, 'restore'),
          back: (number) => void this.#again(mine, number, 'back'),
          close,
        });
      case 'leave':
        return leaveDialog(mine, { leave: (out) => void this.#leave(mine, out), close });
      case 'keys':
        return keysDialog({
          singleKeys: this.#singleKeys,
          switchKeys: (on) => this.#switchKeys(on),
          habit: this.#scanner.habit,
          close,
        });
      case 'sendOn':
        return sendOnDialog(picture, mine, this.#wrong, {
          sendOn: (goal, finished, reason) => void this.#sendOn(mine, goal, finished, reason),
          close,
        });
      case 'rest':
        return restDialog(mine, this.#wrong, {
          rest: (kind, minutes) => void this.#rest(mine, kind, minutes),
          close,
        });
      case 'finger':
        return html`<loket-finger
          .counter=${mine.number}
          .day=${this.#day()}
          @done=${close}
        ></loket-finger>`;
      case 'photo':
        return html`<loket-photo
          .counter=${mine.number}
          .day=${this.#day()}
          @done=${close}
        ></loket-photo>`;
      case 'seeker':
        return html`<loket-seeker
          .ticket=${mine.current?.id ?? ''}
          .day=${this.#day()}
          @done=${close}
        ></loket-seeker>`;
      default:
        return nothing;
    }
  }
}
customElements.define('loket-console', LoketConsole);

/** @param {unknown} problem */
function codeOf(problem) {
  return problem instanceof Problem ? problem.code : '';
}

function blurFocused() {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
