// @ts-check
/** What the visitor of this loket wrote at the kiosk; shown when the officer opens it. */
import { LitElement, html, nothing } from 'lit';
import { Problem, get } from 'loket/api.js';
import { say } from './words.js';

/** @typedef {import('loket-api').Worksheet} Worksheet */

/** `<loket-worksheet>`: of the number at this loket; keeps nothing when that changes. */
export class LoketWorksheet extends LitElement {
  static properties = {
    ticket: { attribute: false },
    sheet: { state: true },
    failed: { state: true },
    open: { state: true },
    copied: { state: true },
  };

  constructor() {
    super();
    this.ticket = '';
    /** @type {Worksheet | null} */
    this.sheet = null;
    this.failed = false;
    this.open = false;
    this.copied = '';
  }

  createRenderRoot() {
    return this;
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    if (!changed.has('ticket')) return;
    this.sheet = null;
    this.failed = false;
    this.open = false;
    this.copied = '';
    if (this.ticket !== '') void this.read(this.ticket);
  }

  /** @param {string} ticket */
  async read(ticket) {
    try {
      const address = `tickets/${encodeURIComponent(ticket)}/worksheet`;
      const sheet = await get(/** @type {'tickets/{ticket}/worksheet'} */ (address));
      if (this.ticket !== ticket) return;
      this.sheet = sheet;
      this.failed = false;
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      if (this.ticket === ticket) this.failed = true;
    }
  }

  /** The receipt or the slip was scanned. */
  show() {
    this.open = true;
  }

  /** @param {string} line @param {string} words */
  async copy(line, words) {
    await navigator.clipboard.writeText(words).then(
      () => (this.copied = line),
      () => (this.copied = ''),
    );
  }

  render() {
    const sheet = this.sheet;
    if (this.failed)
      return html`
        <section class="card worksheet" data-testid="console-worksheet-failed">
          <p role="alert">${say('worksheetFailed')}</p>
          <button type="button" class="button" @click=${() => this.read(this.ticket)}>${say('again')}</button>
        </section>
      `;
    if (sheet === null || sheet.lines.length === 0) return nothing;
    return html`
      <section class="card worksheet" aria-labelledby="worksheet" data-testid="console-worksheet">
        <h2 id="worksheet">${say('worksheet')}</h2>
        <p class="hint">${say(sheet.handed ? 'worksheetHanded' : 'worksheetDraft', { n: sheet.lines.length })}</p>
        <button type="button" class="button" data-testid="console-worksheet-open" aria-expanded=${this.open}
          @click=${() => (this.open = !this.open)}>${say(this.open ? 'worksheetClose' : 'worksheetOpen')}</button>
        ${this.open ? this.lines(sheet) : nothing}
      </section>
    `;
  }

  /** @param {Worksheet} sheet */
  lines(sheet) {
    return html`
      <dl class="worksheet-lines" data-testid="console-worksheet-lines">
        ${sheet.lines.map(
          ({ line, words }) => html`
            <div>
              <dt>${say(`worksheet-${line}`)}</dt>
              <dd>
                <span>${words}</span>
                ${
                  navigator.clipboard
                    ? html`<button type="button" class="button" aria-label=${say('worksheetCopyOf', { what: say(`worksheet-${line}`) })}
                        @click=${() => this.copy(line, words)}>${say(this.copied === line ? 'worksheetCopied' : 'worksheetCopy')}</button>`
                    : nothing
                }
              </dd>
            </div>
          `,
        )}
      </dl>
    `;
  }
}
customElements.define('loket-worksheet', LoketWorksheet);
