// @ts-check
import { LitElement, html, nothing } from 'lit';
import { Problem, post, requestId } from 'loket/api.js';
import { live } from 'loket/live.js';
import { without } from './without.js';
import { captureRefused, say } from './words.js';

/** @import { CapturePicture } from 'loket-api' */

/**
 * What a device at the loket takes of the visitor there: what goes on comes from a topic of its own,
 * one order goes at a time, and there is always the way without it. Who extends it draws.
 */
export class Capture extends LitElement {
  static properties = { counter: { type: Number }, day: { type: String } };

  /** @type {CapturePicture | null} */
  picture = null;
  /** @type {{ close: () => void } | null} */
  topic = null;
  stale = false;
  busy = false;
  /** Why it is to be without, as far as it is chosen. */
  reason = '';
  /** @type {string | null} */
  refusal = null;
  /** What went when the visitor took a consent back. */
  withdrawn = '';

  /** @param {'finger' | 'photo'} name in front of its test ids @param {string} kind as the office calls it */
  constructor(name, kind) {
    super();
    /** @type {'finger' | 'photo'} */
    this.name = name;
    this.kind = kind;
    this.counter = 0;
    this.day = '';
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.topic = live(`counters/${this.counter}/captures/live`, {
      onPicture: (picture) => {
        this.picture = picture;
        this.follow();
        this.requestUpdate();
      },
      onStale: () => this.setStale(true),
      onFresh: () => this.setStale(false),
    });
  }

  disconnectedCallback() {
    this.topic?.close();
    super.disconnectedCallback();
  }

  /** The picture is another. */
  follow() {}

  /** @param {boolean} stale */
  setStale(stale) {
    this.stale = stale;
    this.requestUpdate();
  }

  /** An order with an id of its own. @param {string} path @param {Record<string, unknown>} body */
  send(path, body) {
    return this.post(path, { requestId: requestId(this.day), ...body });
  }

  /** @param {string} path @param {Record<string, unknown>} body @returns {Promise<boolean>} whether it was done */
  async post(path, body) {
    if (this.busy) return false;
    this.busy = true;
    this.refusal = null;
    this.requestUpdate();
    try {
      await post(path, body);
      return true;
    } catch (problem) {
      this.refusal = captureRefused(this.name, problem instanceof Problem ? problem.code : '');
      return false;
    } finally {
      this.busy = false;
      this.requestUpdate();
    }
  }

  async waive() {
    const body = { kind: this.kind, reason: this.reason };
    if (await this.send(`counters/${this.counter}/captures/waive`, body)) this.reason = '';
    this.requestUpdate();
  }

  /** All photos and fingers of the visitor go. @param {string} ticket */
  async withdraw(ticket) {
    this.busy = true;
    this.refusal = null;
    this.requestUpdate();
    try {
      const { gone } = await post(`tickets/${encodeURIComponent(ticket)}/consent/withdraw`, {
        requestId: requestId(this.day),
      });
      const [images, templates] = [gone.capture_image ?? 0, gone.capture_template ?? 0];
      this.withdrawn = say('consent-gone', { images, templates });
    } catch (problem) {
      this.refusal = captureRefused(this.name, problem instanceof Problem ? problem.code : '');
    } finally {
      this.busy = false;
      this.requestUpdate();
    }
  }

  /** To what the visitor agrees, to be read or shown. @param {CapturePicture} picture */
  consentOf(picture) {
    return html`
      <p class="hint" data-testid="${this.name}-consent-text">“${picture.consent.biometrics.id}”
        <span lang="en">“${picture.consent.biometrics.en}”</span></p>
    `;
  }

  /** The way back from it. @param {CapturePicture} picture */
  withdrawal(picture) {
    const { ticket } = picture;
    if (ticket === null) return nothing;
    return html`
      <details class="withdrawal">
        <summary data-testid="${this.name}-withdrawal">${say('consent-withdrawal')}</summary>
        <p>${say('consent-withdrawHint')}</p>
        <button
          type="button"
          class="button button-negative"
          data-testid="${this.name}-withdraw"
          ?disabled=${this.busy || picture.open !== null}
          @click=${() => void this.withdraw(ticket)}
        >
          ${say('consent-withdraw')}
        </button>
      </details>
      <p role="status" data-testid="${this.name}-withdrawn">${this.withdrawn}</p>
    `;
  }

  /** @param {CapturePicture} picture @param {string[][]} reasons each with its words */
  without(picture, reasons) {
    return without({
      name: this.name,
      reasons,
      waived: picture.waived.find((one) => one.kind === this.kind),
      reason: this.reason,
      busy: this.busy,
      choose: (reason) => {
        this.reason = reason;
        this.requestUpdate();
      },
      waive: () => void this.waive(),
    });
  }
}
