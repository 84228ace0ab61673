// @ts-check
import { html, nothing } from 'lit';
import { get, post, requestId } from 'loket/api.js';
import { PeriodDraft } from './draft.js';
import { say } from './words.js';

/** @import { FollowUpActivity, FollowUpPhoto, FollowUpPhotos } from 'loket-api' */

/** The longer side, as a report needs it. */
const MOST_DOTS = 1600;
const QUALITY = 0.8;

/**
 * `<ikm-photos .of=${report} .activities=${...} ?may-change=${...}>`: pictures of what was done, each
 * of an activity that is kept. They are made small here, before they go.
 *
 * @extends {PeriodDraft<FollowUpPhotos, null>}
 */
class IkmPhotos extends PeriodDraft {
  static properties = { ...PeriodDraft.properties, activities: { attribute: false } };

  #chosen = '';

  constructor() {
    super(
      (period) => get(`followup/photos?${period}`),
      () => null,
    );
    /** @type {FollowUpActivity[]} */
    this.activities = [];
  }

  /** @param {File} file */
  async #bring(file) {
    const bytes = await small(file);
    if (bytes === null) {
      this.said = say('photosUnreadable');
      this.requestUpdate();
      return;
    }
    const wish = { requestId: requestId(), activity: this.#of(), bytes };
    await this.save(() => post(`followup/photos?${this.period}`, wish));
  }

  /** @param {FollowUpPhoto} one */
  #drop({ sha256, activity }) {
    const wish = { requestId: requestId(), activity };
    return this.save(() => post(`followup/photos/${sha256}/drop?${this.period}`, wish));
  }

  /** The activity that is chosen, if it is still kept. */
  #of() {
    const ids = this.activities.map((one) => one.id);
    return ids.includes(this.#chosen) ? this.#chosen : (ids[0] ?? '');
  }

  render() {
    const there = this.there;
    if (there === null || (this.activities.length === 0 && there.photos.length === 0)) return nothing;
    return html`
      <h3>${say('photos')}</h3>
      <p class="hint">${say('photosHint')}</p>
      <ul class="photos" data-testid="ikm-photos">${there.photos.map((one, at) => this.#photo(one, at + 1))}</ul>
      ${this.mayChange && this.activities.length > 0 ? this.#way(there.most) : nothing}
      <p role="status" data-testid="ikm-photos-said">${this.said}</p>
    `;
  }

  /** @param {FollowUpPhoto} one @param {number} n */
  #photo(one, n) {
    const activity = this.activities.find((its) => its.id === one.activity)?.text ?? '–';
    const name = say('photosNamed', { n, activity });
    return html`
      <li>
        <a href="/api/v1/followup/photos/${one.sha256}" target="_blank"><img src="/api/v1/followup/photos/${one.sha256}" alt=${name} loading="lazy" /></a>
        <span>${name}</span>
        ${
          this.mayChange
            ? html`<button type="button" class="button" ?disabled=${this.busy}
                @click=${() => void this.#drop(one)}>${say('photosDrop', { n })}</button>`
            : nothing
        }
      </li>
    `;
  }

  /** @param {number} most */
  #way(most) {
    return html`
      <div class="tools">
        <div class="field">
          <label for="photos-of">${say('photosOf')}</label>
          <select id="photos-of" class="input" @change=${(/** @type {Event} */ event) => {
            this.#chosen = /** @type {HTMLSelectElement} */ (event.target).value;
          }}>
            ${this.activities.map((one) => html`<option value=${one.id} ?selected=${one.id === this.#of()}>${one.text}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="photos-file">${say('photosBring', { most })}</label>
          <input id="photos-file" class="input" type="file" accept="image/jpeg,image/png" ?disabled=${this.busy}
            data-testid="ikm-photos-file" @change=${(/** @type {Event} */ event) => {
              const input = /** @type {HTMLInputElement} */ (event.target);
              const file = input.files?.[0];
              if (file !== undefined) void this.#bring(file).finally(() => (input.value = ''));
            }} />
        </div>
      </div>
    `;
  }
}
customElements.define('ikm-photos', IkmPhotos);

/** As a JPEG that is small enough, in base64; null if it can't be read. @param {File} file */
async function small(file) {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  const scale = Math.min(1, MOST_DOTS / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas.toDataURL('image/jpeg', QUALITY).replace(/^[^,]*,/, '');
}
