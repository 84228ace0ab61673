// @ts-check
import { LitElement, html, nothing } from 'lit';
import { keepFocus } from './focus.js';
import { icon } from './icons.js';
import { idle } from './idle.js';
import { voice } from './listen.js';

const SECOND_TAP_MILLISECONDS = 500;
/** How long a page that was covered waits for whoever looks for a paper, and how often in one visit. */
const HOLD_SECONDS = 120;
const MOST_HOLDS = 10;

/**
 * The frame of a screen that visitors stand at, one after the other: it walks from page to page,
 * reads aloud, has large text and high contrast, and wipes itself when somebody has gone. Who
 * extends it draws, says how long a page may rest (`patience`), what is read aloud (`spoken`), and
 * what happens when the visitor is gone (`leave`).
 */
export class VisitorPage extends LitElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    page: { state: true },
    language: { state: true },
    busy: { state: true },
    trouble: { state: true },
    warning: { state: true },
    speaking: { state: true },
    note: { state: true },
    held: { state: true },
    large: { state: true },
    contrast: { state: true },
  };

  /** @param {string} first the page on which every visitor begins */
  constructor(first) {
    super();
    this.first = first;
    this.voice = voice('/kiosk/clips/');
    this.pageShownAt = 0;
    /** @type {{close: () => void} | null} */
    this.absence = null;
    /** What had the focus before the page was drawn anew. @type {Element | null} */
    this.focused = null;
    // Named here, and not only in clean(), so that their types hold no undefined. Not by calling it:
    // who extends this has not made its own yet.
    this.page = first;
    /** @type {string} */
    this.language = 'id';
    this.busy = false;
    /** What went wrong, as a key of the texts. @type {string} */
    this.trouble = '';
    /** Seconds left to say that one is still here. @type {number | null} */
    this.warning = null;
    this.speaking = false;
    /** What is said beside the tools, as a key of the texts. @type {string} */
    this.note = '';
    this.large = false;
    this.contrast = false;
    /** Whether the page is covered while the visitor looks for something. */
    this.held = false;
    this.holds = 0;
  }

  /** Nothing of the last visitor stays. */
  clean() {
    this.page = this.first;
    this.language = 'id';
    this.busy = false;
    this.trouble = '';
    this.warning = null;
    this.speaking = false;
    this.note = '';
    this.large = false;
    this.contrast = false;
    this.held = false;
    this.holds = 0;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('click', this.dropSecondTap, true);
    this.absence = idle({
      patience: () => (this.held ? HOLD_SECONDS : this.patience()),
      onWarning: (seconds) => (this.warning = seconds),
      onGone: () => this.gone(),
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.absence?.close();
  }

  /** @returns {number | null} seconds without a touch on the present page; null = for ever */
  patience() {
    return null;
  }

  leave() {}

  /** Nobody has answered. */
  gone() {
    this.leave();
  }

  /** Whether the present page may be covered and wait: never for ever. */
  mayHold() {
    return false;
  }

  hold() {
    this.holds += 1;
    this.held = true;
    this.hush();
  }

  /** Back to the page as it was. */
  unhold() {
    this.held = false;
    this.pageShownAt = performance.now();
    this.updateComplete.then(() => this.querySelector('h1')?.focus({ preventScroll: true }));
  }

  /** @returns {string[]} the sentences of the present page, keys of the clips' manifest */
  spoken() {
    return [];
  }

  /** The texts in the visitor's language. @returns {(key: string, values?: Record<string, string | number>) => string} */
  get say() {
    return (key) => key;
  }

  /** @param {string} page */
  go(page) {
    this.page = page;
    this.held = false;
    this.trouble = '';
    this.hush();
    this.pageShownAt = performance.now();
    this.updateComplete.then(() => this.querySelector('h1')?.focus({ preventScroll: true }));
  }

  /** The second half of a double tap belongs to the page before, never to the new one. */
  dropSecondTap = (/** @type {MouseEvent} */ event) => {
    if (event.detail > 1 && performance.now() - this.pageShownAt < SECOND_TAP_MILLISECONDS) {
      event.stopPropagation();
      event.preventDefault();
    }
  };

  async listen() {
    if (this.speaking) {
      this.hush();
      return;
    }
    this.speaking = true;
    this.note = '';
    const page = this.page;
    const heard = await this.voice.say(this.spoken(), this.language);
    if (heard.interrupted || page !== this.page) return;
    this.speaking = false;
    if (heard.missing > 0) this.note = heard.played === 0 ? 'listenNone' : 'listenMissing';
  }

  hush() {
    this.voice.stop();
    this.speaking = false;
    this.note = '';
  }

  /** The buttons that every page has. @param {string} name in front of their test ids */
  comforts(name) {
    const say = this.say;
    return html`
      <button class="button tool" data-testid="${name}-listen" aria-pressed=${this.speaking}
        @click=${() => this.listen()}>
        ${icon(this.speaking ? 'stop' : 'listen')} ${say(this.speaking ? 'listenStop' : 'listen')}</button>
      <button class="button tool" data-testid="${name}-large" aria-pressed=${this.large}
        @click=${() => (this.large = !this.large)}>${icon('size')} ${say('large')}</button>
      <button class="button tool" data-testid="${name}-contrast" aria-pressed=${this.contrast}
        @click=${() => (this.contrast = !this.contrast)}>${icon('contrast')} ${say('contrast')}</button>`;
  }

  /** Any touch is an answer; the dialog opens and closes with `warning`. @param {string} name */
  stillHere(name) {
    const say = this.say;
    return html`
      <dialog class="dialog" aria-labelledby="still-here" data-testid="${name}-idle"
        @cancel=${(/** @type {Event} */ event) => event.preventDefault()}>
        <h2 id="still-here">${say('stillHere')}</h2>
        <p class="still-how">${say('stillHereHow', { n: this.warning ?? '' })}</p>
        <div class="dialog-actions">
          <button class="button button-main button-large" data-testid="${name}-idle-yes" autofocus>
            ${say('stillHereYes')}</button>
          ${
            this.mayHold() && this.holds < MOST_HOLDS
              ? html`
          <button class="button button-large" data-testid="${name}-idle-hold"
            @click=${() => this.hold()}>${say('stillHereHold')}</button>`
              : nothing
          }
          <button class="button button-large" data-testid="${name}-idle-no"
            @click=${() => this.leave()}>${say('stillHereNo')}</button>
        </div>
      </dialog>`;
  }

  /** What stands over a page that waits: nothing of it. @param {string} name */
  cover(name) {
    const say = this.say;
    return html`
      <section class="rest" data-testid="${name}-cover">
        <span class="rest-picture">${icon('search')}</span>
        <h1 tabindex="-1">${say('held')}</h1>
        <p class="rest-how">${say('heldHow')}</p>
      </section>
      <div class="controls">
        <button class="button button-main button-large" data-testid="${name}-unhold"
          @click=${() => this.unhold()}>${say('heldBack')} ${icon('forward')}</button>
      </div>`;
  }

  willUpdate() {
    this.focused = document.activeElement;
  }

  updated() {
    keepFocus(this.focused, this.querySelector('h1'));
    const root = document.documentElement;
    root.lang = this.language === 'en' ? 'en' : 'id';
    root.dataset.text = this.large ? 'large' : 'normal';
    root.dataset.contrast = this.contrast ? 'high' : 'normal';
    const question = /** @type {HTMLDialogElement | null} */ (this.querySelector('dialog'));
    if (!question) return;
    if (this.warning !== null && !question.open) question.showModal();
    if (this.warning === null && question.open) question.close();
  }
}
