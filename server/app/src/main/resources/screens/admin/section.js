// @ts-check
import { LitElement, html, nothing } from 'lit';
import { problemOf } from './answers.js';
import { refused } from './words.js';

/** A part of the settings: does one thing, says how it went, and reads anew what it shows. */
export class Section extends LitElement {
  /** @type {{ good: boolean, text: string } | null} */
  outcome = null;
  busy = false;

  /** Set by the page before the first drawing; the server refuses all the same. */
  mayChange = false;
  /** Of the office. */
  zone = 'Asia/Jakarta';

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.act('', async () => {});
  }

  /** What is shown, as it is now. */
  async read() {}

  /**
   * @param {string} said what to say if it went well
   * @param {() => Promise<unknown>} thing
   * @returns {Promise<boolean>} whether it did
   */
  async act(said, thing) {
    this.busy = true;
    this.outcome = null;
    this.requestUpdate();
    let good = true;
    try {
      await thing();
      if (said !== '') this.outcome = { good: true, text: said };
      await this.read();
    } catch (problem) {
      const { code, detail } = problemOf(problem, this);
      this.outcome = { good: false, text: refused(code, detail) };
      good = false;
    }
    this.busy = false;
    this.requestUpdate();
    await this.updateComplete;
    return good;
  }

  /** What hinders it before anything is asked. @param {string} text */
  hindered(text) {
    this.outcome = { good: false, text };
    this.requestUpdate();
  }

  /**
   * What a form of a board ends with: save, and back to what all boards do.
   *
   * @param {{ save: string, forget: string, own: boolean }} words `own`: it has something of its own
   * @param {() => void} forget
   */
  boardButtons({ save, forget: words, own }, forget) {
    if (!this.mayChange) return nothing;
    return html`<div class="with-button">
      <button type="submit" class="button button-main" ?disabled=${this.busy}>${save}</button>
      ${
        own
          ? html`<button type="button" class="button" ?disabled=${this.busy} @click=${forget}>${words}</button>`
          : nothing
      }
    </div>`;
  }

  outcomeLine() {
    const { outcome } = this;
    return html`<div role="status">
      ${outcome === null ? nothing : html`<p class="outcome ${outcome.good ? 'good' : 'bad'}">${outcome.text}</p>`}
    </div>`;
  }
}

/** One that shows what follows from the catalogue, and is read anew when another is adopted here. */
export class CatalogueSection extends Section {
  /** Reads anew what is shown. */
  renew = () => this.act('', async () => {});

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('catalogue-adopted', this.renew);
  }

  disconnectedCallback() {
    window.removeEventListener('catalogue-adopted', this.renew);
    super.disconnectedCallback();
  }
}

/** @param {string} name @param {string} value @param {string} words @param {boolean} on @param {boolean} closed */
export function tick(name, value, words, on, closed) {
  return html`<label class="tick">
    <input type="checkbox" name=${name} value=${value} .checked=${on} ?disabled=${closed} />
    ${words}
  </label>`;
}

/**
 * A day and a time of it, `27 Nov, 06.44`.
 *
 * @param {string} at ISO-8601
 * @param {string} zone
 * @param {boolean} [exact] with seconds
 */
export const moment = (at, zone, exact = false) =>
  new Intl.DateTimeFormat('id-ID', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: exact ? '2-digit' : undefined,
    timeZone: zone,
  }).format(Date.parse(at));
