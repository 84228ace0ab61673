// @ts-check
import { html, nothing } from 'lit';
import { get, post } from 'loket/api.js';
import { spelled } from 'loket/day.js';
import { icon } from 'loket/icons.js';
import { StaffPage } from 'loket/staff.js';
import { dayOfWeek, timeOfDay } from 'loket/texts.js';
import { blank, bytesOf, editor, MOST_BYTES, wrongIn } from './editor.js';
import { say } from './words.js';

/** @import { BrochureAct, BrochureBook, BrochureContent, BrochureEntry } from 'loket-api' */

/** What is being written; no number before it was saved. @typedef {{ number: number | null, version: number, content: BrochureContent, requestId: string, sent: string }} Editing */

/** Where it is sent to. @typedef {'drafts' | 'adoption' | 'discarding' | 'withdrawal'} Deed */

const TYPED_MILLISECONDS = 400;

/** Brochures and country sheets: written as drafts, seen as visitors will see them, adopted, withdrawn, and their history. */
class LoketBrochures extends StaffPage {
  static properties = {
    book: { state: true },
    editing: { state: true },
    previews: { state: true },
    wrong: { state: true },
    withdrawing: { state: true },
    done: { state: true },
  };

  constructor() {
    super({ name: 'brochures', say, mark: 'book', action: 'brochure.book' });
    /** @type {BrochureBook | null} */
    this.book = null;
    /** @type {Editing | null} */
    this.editing = null;
    /** @type {import('./editor.js').Previews} */
    this.previews = {};
    this.wrong = '';
    /** The number of the one whose reason is asked for. */
    this.withdrawing = 0;
    this.done = '';
    /** The same deed keeps its id until it was answered. @type {Map<string, string>} */
    this.requests = new Map();
    /** @type {Partial<Record<import('./editor.js').Language, ReturnType<typeof setTimeout>>>} */
    this.waiting = {};
    /** How often words were sent to be looked at. @type {Partial<Record<import('./editor.js').Language, number>>} */
    this.asked = {};
  }

  async entered() {
    this.book = await get('brochure-book');
  }

  forget() {
    this.book = null;
    this.editing = null;
    this.previews = {};
    this.wrong = '';
    this.withdrawing = 0;
    this.done = '';
    this.requests.clear();
    Object.values(this.waiting).forEach((one) => clearTimeout(one));
  }

  /** It is done; what there is now is read. @param {string} done */
  finished(done) {
    this.done = done;
    this.editing = null;
    this.withdrawing = 0;
    this.requests.clear();
    void this.ask('reading', () => this.entered());
  }

  // --- writing -----------------------------------------------------------------------------------

  /** @param {number | null} number @param {number} version @param {BrochureContent} content */
  write(number, version, content) {
    this.done = '';
    this.trouble = null;
    this.wrong = '';
    this.previews = {};
    this.sure = '';
    this.editing = { number, version, content, requestId: this.newRequest(), sent: '' };
    void this.preview('id', content.text.id);
    void this.preview('en', content.text.en);
    void this.updateComplete.then(() => {
      const editing = this.querySelector('.editor');
      editing?.scrollIntoView({ block: 'start' });
      /** @type {HTMLElement | null} */ (editing?.querySelector('input'))?.focus();
    });
  }

  /** The words of a version, to go on from. @param {BrochureEntry} one @param {number} of */
  open({ number, version }, of) {
    const path = /** @type {'brochures/{number}/versions/{version}'} */ (
      `brochures/${number}/versions/${of}`
    );
    void this.ask(
      'open',
      () => get(path),
      (found) => this.write(number, version, found.content),
    );
  }

  /** Once nothing was typed for a moment. @param {import('./editor.js').Language} language @param {string} text */
  typed(language, text) {
    clearTimeout(this.waiting[language]);
    this.waiting[language] = setTimeout(() => void this.preview(language, text), TYPED_MILLISECONDS);
  }

  /** What can't be asked now is asked with the next letter. @param {import('./editor.js').Language} language @param {string} text */
  async preview(language, text) {
    const { editing } = this;
    const bytes = bytesOf(text);
    if (bytes > MOST_BYTES) {
      const fault = { kind: /** @type {const} */ ('TOO_LONG'), line: 0, found: String(bytes) };
      this.previews = {
        ...this.previews,
        [language]: { bytes, most: MOST_BYTES, faults: [fault], parts: [] },
      };
      return;
    }
    const turn = (this.asked[language] ?? 0) + 1;
    this.asked[language] = turn;
    const seen = await post('brochure-previews', { text }).catch(() => null);
    // An answer that comes after that to later words is passed over.
    if (seen !== null && editing !== null && this.editing === editing && this.asked[language] === turn) {
      this.previews = { ...this.previews, [language]: seen };
    }
  }

  /** What was typed last is looked at first, so that what can't be taken is named with its line. @param {BrochureContent} content */
  async save(content) {
    const { editing } = this;
    if (editing === null) return;
    Object.values(this.waiting).forEach((one) => clearTimeout(one));
    await Promise.all([this.preview('id', content.text.id), this.preview('en', content.text.en)]);
    if (this.editing !== editing) return;
    this.wrong = wrongIn(content) || (this.faulty() ? say('mend') : '');
    if (this.wrong !== '') return;
    // What was changed since the last try is another wish.
    const sent = JSON.stringify(content);
    if (editing.sent !== '' && editing.sent !== sent) editing.requestId = this.newRequest();
    editing.sent = sent;
    const { number, version, requestId } = editing;
    const go =
      number === null
        ? () => post('brochures', { requestId, content })
        : () => post(pathOf(number, 'drafts'), { requestId, version, content });
    void this.ask('save', go, () => this.finished(say('saved', { title: content.title.id }))).then((went) => {
      if (!went && !this.trouble?.again) editing.requestId = this.newRequest();
    });
  }

  faulty() {
    return Object.values(this.previews).some((one) => one.faults.length > 0);
  }

  close() {
    if (!this.isSure('close')) return;
    this.editing = null;
    this.wrong = '';
    this.trouble = null;
    void this.ask('reading', () => this.entered());
  }

  // --- what is done to one -------------------------------------------------------------------------

  /** @param {BrochureEntry} one @param {Deed} deed @param {string} done @param {Record<string, unknown>} [body] */
  deed({ number, version }, deed, done, body = {}) {
    this.done = '';
    const whole = { version, ...body };
    const key = `${number} ${deed} ${JSON.stringify(whole)}`;
    const requestId = this.requests.get(key) ?? this.newRequest();
    this.requests.set(key, requestId);
    void this.ask(
      'deed',
      () => post(pathOf(number, deed), { requestId, ...whole }),
      () => this.finished(done),
    ).then((went) => {
      if (went || this.trouble?.again) return;
      this.requests.delete(key);
      const { trouble } = this;
      // Somebody else was faster: what there is now, and why nothing was done.
      void this.ask('reading', () => this.entered()).then(() => (this.trouble = trouble));
    });
  }

  /** @param {BrochureEntry} one @param {SubmitEvent} event */
  withdraw(one, event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const reason = String(new FormData(form).get('reason') ?? '').trim();
    this.deed(one, 'withdrawal', say('withdrawn', { title: one.title.id }), { reason });
  }

  // --- drawing -----------------------------------------------------------------------------------

  content() {
    const { book, editing } = this;
    if (book === null) return html`<main class="page"><p class="waiting">${say('loading')}</p></main>`;
    const mayChange = this.may('brochure.change');
    return html`
      <main class="page">
        <p>${say('intro')}</p>
        <div class="said" role="status">
          ${this.troubled()}
          ${
            this.done
              ? html`<p class="banner is-positive" data-testid="brochures-done">${icon('check')} <span>${this.done}</span></p>`
              : nothing
          }
        </div>
        ${
          editing !== null
            ? this.drawEditor(editing, book)
            : html`
          ${mayChange ? this.beginnings() : nothing}
          <section class="card">
            <h2>${say('all')}</h2>
            ${book.brochures.length === 0 ? html`<p class="soft" data-testid="brochures-none">${say('none')}</p>` : nothing}
            <ul class="brochures">${book.brochures.map((one) => this.one(one, mayChange))}</ul>
          </section>`
        }
      </main>`;
  }

  beginnings() {
    return html`<div class="brochure-ways">${
      /** @type {const} */ (['BROCHURE', 'COUNTRY']).map(
        (kind) => html`<button type="button" class="button button-main" data-testid="brochures-new-${kind}"
        @click=${() => this.write(null, 0, blank(kind))}>${say(`new-${kind}`)}</button>`,
      )
    }</div>`;
  }

  /** @param {Editing} editing @param {BrochureBook} book */
  drawEditor({ content }, { today, until }) {
    const title = content.title.id || say(`kind-${content.kind}`);
    return html`
      <section class="card">
        <h2>${say('editing', { title })}</h2>
        ${editor({
          content,
          today,
          until,
          busy: this.busy === 'save',
          previews: this.previews,
          wrong: this.wrong,
          sure: this.sure === 'close',
          type: (language, text) => this.typed(language, text),
          save: (typed) => void this.save(typed),
          close: () => this.close(),
        })}
      </section>`;
  }

  /** @param {BrochureEntry} one @param {boolean} mayChange */
  one(one, mayChange) {
    const { number, kind, state, title, country, acts } = one;
    return html`
      <li class="brochure-row" data-testid="brochures-${number}" data-state=${state}>
        <div class="brochure-words">
          <h3>${title.id}</h3>
          <p>${say(`kind-${kind}`)}${country === '' ? nothing : html` · ${country}`}</p>
          <p><span class="badge">${say(`state-${state}`)}</span>
            ${one.draft !== null && state !== 'DRAFT' ? html`<span class="badge is-attention">${say('waiting')}</span>` : nothing}
            ${one.due ? html`<span class="badge is-attention">${say('due')}</span>` : nothing}
            ${one.checkBy ? html`<span class="soft">${say('checkedUntil', { day: spelled(one.checkBy) })}</span>` : nothing}</p>
        </div>
        <div class="brochure-ways">
          ${
            one.shown === null
              ? nothing
              : html`<a class="button" target="_blank" href="/brochure/${number}"
              aria-label=${say('readOf', { title: title.id })}>${say('read')}</a>
            <a class="button" target="_blank" href="/api/v1/brochures/${number}/pdf"
              aria-label=${say('paperOf', { title: title.id })}>${say('paper')}</a>`
          }
          ${mayChange ? this.ways(one) : nothing}
        </div>
        ${this.withdrawing === number ? this.reason(one) : nothing}
        <details class="brochure-history">
          <summary>${say('history')}</summary>
          <ol data-testid="brochures-history-${number}">${acts.map(
            (act) =>
              html`<li>${this.did(act)} ${
                act.deed === 'DRAFTED' && mayChange
                  ? html`<button type="button" class="button" data-testid="brochures-open-${number}-${act.of}"
                    @click=${() => this.open(one, act.of)}>${say('again', { of: act.of })}</button>`
                  : nothing
              }</li>`,
          )}</ol>
        </details>
      </li>`;
  }

  /** @param {BrochureEntry} one */
  ways(one) {
    const { number, title, draft, shown, acts } = one;
    const newest = draft ?? shown ?? acts.at(-1)?.of ?? 1;
    const named = { title: title.id };
    const sure = this.sure === `discard ${number}`;
    return html`
      <button type="button" class="button" aria-label=${say('editOf', named)} data-testid="brochures-edit-${number}"
        @click=${() => this.open(one, newest)}>${say('edit')}</button>
      ${
        draft === null
          ? nothing
          : html`<button type="button" class="button button-main" aria-label=${say('adoptOf', named)}
          data-testid="brochures-adopt-${number}" aria-busy=${this.busy === 'deed'}
          @click=${() => this.deed(one, 'adoption', say('adopted', named))}>${say('adopt')}</button>
        <button type="button" class="button" aria-label=${sure ? nothing : say('discardOf', named)}
          data-testid="brochures-discard-${number}" @click=${() => {
            if (this.isSure(`discard ${number}`)) this.deed(one, 'discarding', say('discarded', named));
          }}>${say(sure ? 'discardSure' : 'discard')}</button>`
      }
      ${
        shown === null
          ? nothing
          : html`<button type="button" class="button button-negative" aria-label=${say('withdrawOf', named)}
          data-testid="brochures-withdraw-${number}"
          @click=${() => (this.withdrawing = this.withdrawing === number ? 0 : number)}>${say('withdraw')}</button>`
      }`;
  }

  /** @param {BrochureEntry} one */
  reason(one) {
    return html`
      <form class="brochure-reason" @submit=${(/** @type {SubmitEvent} */ event) => this.withdraw(one, event)}>
        <div class="field">
          <label for="reason-${one.number}">${say('withdrawWhy')}</label>
          <input id="reason-${one.number}" name="reason" class="input" required maxlength="200" autocomplete="off">
        </div>
        <button class="button button-negative" aria-busy=${this.busy === 'deed'}
          data-testid="brochures-withdraw-now-${one.number}">${say('withdrawNow')}</button>
      </form>`;
  }

  /** @param {BrochureAct} act */
  did({ deed, by, at, reason, of }) {
    const zone = this.me?.zone ?? 'Asia/Jakarta';
    const time = `${dayOfWeek(at, zone)}, ${timeOfDay(at, zone, this.me?.zoneName ?? '')}`;
    return say(`did-${deed}`, { name: by, time, reason: reason ?? '', of });
  }
}

/** @param {number} number @param {Deed} deed */
const pathOf = (number, deed) =>
  /** @type {'brochures/{number}/drafts'} */ (/** @type {string} */ (`brochures/${number}/${deed}`));

customElements.define('loket-brochures', LoketBrochures);
