// @ts-check
import { html, nothing } from 'lit';
import { Capture } from './capture.js';
import {
  FINGER_REASONS,
  fingerEnded,
  fingerStage,
  imageOf,
  isGood,
  noScanner,
  say,
  threshold,
  verify,
} from './words.js';

/**
 * @typedef {import('loket-api').CapturePicture} Picture
 * @typedef {import('loket-api').OpenCapture} Open
 * @typedef {import('loket-api').EndedCapture} Ended
 * @typedef {import('loket-api').KeptCapture} Kept
 * @typedef {import('loket-api').DeviceView} Device
 */

const KIND = 'FINGERPRINT';

/**
 * Asking for the finger of the visitor at the loket: what the scanner does is shown as it happens,
 * and there is always the way without it. What is shown comes from its own live topic.
 */
class LoketFinger extends Capture {
  #consent = false;
  /** The picture that is looked at. */
  #seen = '';

  constructor() {
    super('finger', KIND);
  }

  /** @param {string} purpose @param {Record<string, unknown>} [more] */
  async #ask(purpose, more = {}) {
    this.#seen = '';
    const consentVersion = this.picture?.consent.version ?? null;
    await this.send(`counters/${this.counter}/captures`, { kind: KIND, purpose, consentVersion, ...more });
    this.#consent = false;
  }

  render() {
    const picture = this.picture;
    if (picture === null) return html`<p>${say('loading')}</p>`;
    const open = picture.open?.kind === KIND ? picture.open : null;
    const ended = picture.ended.filter((one) => one.kind === KIND);
    return html`
      <h2 id="dialog-title">${say('finger-title', { number: picture.number ?? '' })}</h2>
      <div role="status" class="finger-now" data-testid="finger-now">
        ${this.stale ? html`<p class="refusal">${say('finger-stale')}</p>` : nothing}
        ${open === null ? this.#last(ended[0]) : this.#under(open)}
      </div>
      <p class="field-error" role="alert">${this.refusal ?? ''}</p>
      ${open === null ? this.#choices(picture) : nothing}
      <div class="dialog-actions">
        ${
          open === null
            ? nothing
            : html`<button
              type="button"
              class="button"
              data-testid="finger-cancel"
              @click=${() => void this.send(`captures/${open.capture}/cancel`, {})}
            >
              ${say('finger-cancel')}
            </button>`
        }
        <button type="button" class="button" @click=${() => this.dispatchEvent(new Event('done'))}>
          ${say('close')}
        </button>
      </div>
    `;
  }

  /** @param {Open} open */
  #under(open) {
    return html`
      <p class="finger-stage">${fingerStage(open.stage, open.word)}</p>
      <p>${open.samples > 1 ? say('finger-sample', { one: open.sample, all: open.samples }) : nothing}</p>
      ${
        open.stage === 'READING'
          ? html`<progress max="100" .value=${open.percent} aria-label=${say('finger-reading')}></progress>`
          : nothing
      }
    `;
  }

  /** @param {Ended | undefined} ended */
  #last(ended) {
    if (ended === undefined) return html`<p class="hint">${say('finger-nothingYet')}</p>`;
    return html`<p class=${isGood(ended) ? 'finger-good' : 'finger-bad'}>
      ${fingerEnded(ended)} ${ended.simulated ? simulated() : nothing}
    </p>`;
  }

  /** @param {Picture} picture */
  #choices(picture) {
    const device = picture.devices.find((one) => one.kind === KIND);
    const ready = device !== undefined && device.health !== 'DOWN';
    const kept = picture.kept.filter((one) => one.kind === KIND && one.gone === null);
    const templates = kept.filter((one) => one.template);
    const images = kept.filter((one) => !one.template);
    return html`
      ${ready ? nothing : html`<p class="refusal">${noScanner(device?.state ?? '')}</p>`}
      ${this.consentOf(picture)}
      <div class="finger-choices">
        <section aria-labelledby="finger-enrol">
          <h3 id="finger-enrol">${say('finger-enrolTitle')}</h3>
          <label class="finger-consent">
            <input
              type="checkbox"
              data-testid="finger-consent"
              .checked=${this.#consent}
              @change=${(/** @type {Event} */ event) => {
                this.#consent = /** @type {HTMLInputElement} */ (event.target).checked;
                this.requestUpdate();
              }}
            />
            <span>${say('finger-consent')}</span>
          </label>
          <button
            type="button"
            class="button button-main"
            data-testid="finger-enrol"
            ?disabled=${!ready || !this.#consent || this.busy}
            @click=${() => void this.#ask('ENROL', { consent: true })}
          >
            ${say('finger-enrol', { times: picture.limits.impressions })}
          </button>
          <button
            type="button"
            class="button"
            data-testid="finger-take"
            ?disabled=${!ready || this.busy}
            @click=${() => void this.#ask('TAKE')}
          >
            ${say('finger-take')}
          </button>
          <p class="hint">${say('finger-keptFor', { hours: picture.limits.imageHours })}</p>
        </section>
        <section aria-labelledby="finger-verify">
          <h3 id="finger-verify">${say('finger-verifyTitle')}</h3>
          ${
            templates.length === 0
              ? html`<p class="hint">${say('finger-noTemplate')}</p>`
              : templates.map(
                  (one) => html`
                    <button
                      type="button"
                      class="button button-main"
                      data-testid="finger-verify"
                      ?disabled=${!ready || this.busy}
                      @click=${() => void this.#ask('VERIFY', { claim: one.id })}
                    >
                      ${verify(one.quality)} ${one.simulated ? simulated() : nothing}
                    </button>
                  `,
                )
          }
          <p class="hint">${threshold(picture.limits.threshold, picture.limits.strangers)}</p>
          ${this.withdrawal(picture)}
        </section>
      </div>
      ${images.length === 0 ? nothing : this.#images(images)} ${this.without(picture, FINGER_REASONS)}
    `;
  }

  /** @param {Kept[]} images */
  #images(images) {
    return html`
      <section aria-labelledby="finger-images">
        <h3 id="finger-images">${say('finger-imagesTitle')}</h3>
        ${images.map(
          (one) => html`
            <p class="finger-image">
              <span>${imageOf(one.quality)} ${one.simulated ? simulated() : nothing}</span>
              <button
                type="button"
                class="button"
                @click=${() => {
                  this.#seen = this.#seen === one.id ? '' : one.id;
                  this.requestUpdate();
                }}
              >
                ${this.#seen === one.id ? say('finger-hide') : say('finger-see')}
              </button>
              <button
                type="button"
                class="button"
                @click=${() => void this.send(`images/${one.id}/drop`, { why: 'WITHDRAWN' })}
              >
                ${say('finger-drop')}
              </button>
            </p>
            ${
              this.#seen === one.id
                ? html`<img class="finger-print" src=${`/api/v1/images/${one.id}`} alt=${say('finger-imageAlt')} />`
                : nothing
            }
          `,
        )}
      </section>
    `;
  }
}
customElements.define('loket-finger', LoketFinger);

function simulated() {
  return html`<span class="badge is-attention">${say('finger-simulated')}</span>`;
}
