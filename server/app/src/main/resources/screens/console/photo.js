// @ts-check
import { html, nothing } from 'lit';
import { post, requestId } from 'loket/api.js';
import { Capture } from './capture.js';
import { WIDTH, hintsOf, measure } from './photo-quality.js';
import { PHOTO_REASONS, hintOf, noCamera, photoEnded, photoStage, say } from './words.js';

/**
 * @typedef {import('./finger.js').Picture} Picture
 * @typedef {import('./finger.js').Open} Open
 * @typedef {import('./finger.js').Kept} Kept
 * @typedef {import('./photo-quality.js').Hint} Hint
 */

const KIND = 'PHOTO';
const CAMERA = 'CAMERA';
const BROWSER = 'browser';
const BETWEEN_PREVIEWS = 150;
const AFTER_NONE = 400;
const BETWEEN_HINTS = 500;
const QUALITY = 0.92;
/** What a camera saw before that is nobody's photo any more. */
const YOUNG = 1000;
/** Names of cameras that are none, as browsers and programs give them. */
const INVENTED = /fake|virtual|simulasi/i;

/**
 * Taking the photo of the visitor at the loket, with the loket's camera or this computer's own: a
 * live picture with a frame to sit in, hints, take, look, take again. What is shown of the capture
 * comes from its own live topic; what the camera sees is kept nowhere before it is taken.
 */
class LoketPhoto extends Capture {
  /** @type {Hint[]} */
  #hints = [];
  #hintedAt = 0;
  /** The capture whose preview is loaded, and how many were. */
  #previewed = '';
  #seen = false;
  #timer = 0;
  /** This computer's camera, while it is on. @type {MediaStream | null} */
  #stream = null;
  /** When this computer's camera has last given a picture. */
  #frameAt = 0;

  constructor() {
    super('photo', KIND);
  }

  /** Whoever closes the page wants no camera on. */
  disconnectedCallback() {
    const open = this.#open();
    if (open !== null)
      void post(`captures/${open.capture}/cancel`, { requestId: requestId(this.day) }).catch(() => {});
    this.#letGo();
    super.disconnectedCallback();
  }

  #open() {
    const open = this.picture?.open ?? null;
    return open?.kind === KIND ? open : null;
  }

  /** A capture of the loket's camera is looked at, one that is over is let go. */
  follow() {
    const open = this.#open();
    if (open === null) {
      this.#letGo();
    } else if (open.device !== BROWSER && this.#previewed !== open.capture) {
      this.#previewed = open.capture;
      this.#seen = false;
      this.#next(open.capture, 0);
    }
  }

  #letGo() {
    this.#previewed = '';
    this.#seen = false;
    this.#hints = [];
    window.clearTimeout(this.#timer);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
  }

  // ---- what the camera sees ----------------------------------------------------------------------

  /** @param {string} capture @param {number} pause */
  #next(capture, pause) {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      if (this.#previewed !== capture) return;
      const image = new Image();
      image.addEventListener('load', () => {
        if (this.#previewed !== capture) return;
        const shown = /** @type {HTMLImageElement | null} */ (this.querySelector('.photo-live'));
        if (shown) shown.src = image.src;
        this.#judge(image, image.naturalWidth, image.naturalHeight);
        if (!this.#seen) {
          this.#seen = true;
          this.requestUpdate();
        }
        this.#next(capture, BETWEEN_PREVIEWS);
      });
      image.addEventListener('error', () => {
        if (this.#previewed !== capture) return;
        this.#blind();
        this.#next(capture, AFTER_NONE);
      });
      image.src = `/api/v1/captures/${capture}/preview?${Math.round(performance.now())}`;
    }, pause);
  }

  /** What was seen before is not shown any more: nobody may think that it is now. */
  #blind() {
    if (!this.#seen) return;
    this.#seen = false;
    this.#hints = [];
    this.requestUpdate();
  }

  async #openOwn() {
    this.refusal = null;
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({
        video: { width: { ideal: 1280 }, height: { ideal: 960 }, aspectRatio: { ideal: 4 / 3 } },
      });
    } catch {
      this.refusal = say('photo-ownRefused');
      this.requestUpdate();
      return;
    }
    if (!(await this.#ask(BROWSER))) {
      this.#letGo();
      return;
    }
    await this.updateComplete;
    this.#watchOwn();
  }

  #watchOwn() {
    const video = /** @type {HTMLVideoElement | null} */ (this.querySelector('video.photo-live'));
    if (video === null || this.#stream === null) {
      if (this.#stream !== null) this.#timer = window.setTimeout(() => this.#watchOwn(), BETWEEN_PREVIEWS);
      return;
    }
    if (video.srcObject !== this.#stream) {
      video.srcObject = this.#stream;
      this.#frameAt = 0;
      this.#noteFrames(video);
    }
    if (!this.#isYoung()) {
      this.#blind();
    } else if (video.videoWidth > 0) {
      this.#judge(video, video.videoWidth, video.videoHeight);
      if (!this.#seen) {
        this.#seen = true;
        this.requestUpdate();
      }
    }
    this.#timer = window.setTimeout(() => this.#watchOwn(), BETWEEN_HINTS);
  }

  /** @param {HTMLVideoElement} video */
  #noteFrames(video) {
    video.requestVideoFrameCallback(() => {
      this.#frameAt = performance.now();
      this.#noteFrames(video);
    });
  }

  #isYoung() {
    return this.#frameAt > 0 && performance.now() - this.#frameAt <= YOUNG;
  }

  /** @param {CanvasImageSource} seen @param {number} width @param {number} height */
  #judge(seen, width, height) {
    const now = performance.now();
    if (now - this.#hintedAt < BETWEEN_HINTS) return;
    this.#hintedAt = now;
    const small = drawn(seen, WIDTH, Math.round((WIDTH * height) / width));
    const pen = /** @type {CanvasRenderingContext2D} */ (small.getContext('2d'));
    const hints = hintsOf(measure(pen.getImageData(0, 0, small.width, small.height)));
    if (hints.join() === this.#hints.join()) return;
    this.#hints = hints;
    this.requestUpdate();
  }

  // ---- what the officer does ---------------------------------------------------------------------

  /** @param {string | null} device */
  #ask(device) {
    const consentVersion = this.picture?.consent.version ?? null;
    return this.send(`counters/${this.counter}/captures`, {
      kind: KIND,
      purpose: 'TAKE',
      device,
      consentVersion,
    });
  }

  /** @param {Open} open */
  async #take(open) {
    if (open.device !== BROWSER) {
      await this.send(`captures/${open.capture}/take`, {});
      return;
    }
    const video = /** @type {HTMLVideoElement} */ (this.querySelector('video.photo-live'));
    if (!this.#isYoung()) {
      this.refusal = say('photo-ownStalled');
      this.#blind();
      this.requestUpdate();
      return;
    }
    const still = drawn(video, video.videoWidth, video.videoHeight);
    const image = still.toDataURL('image/jpeg', QUALITY).split(',')[1];
    await this.post(`captures/${open.capture}/image`, {
      sample: open.sample,
      mediaType: 'image/jpeg',
      dotsPerInch: 0,
      simulated: INVENTED.test(this.#stream?.getVideoTracks()[0]?.label ?? ''),
      image,
    });
  }

  /** @param {Kept} photo */
  async #again(photo) {
    const device = this.picture?.devices.find((one) => one.kind === CAMERA);
    if (!(await this.send(`images/${photo.id}/drop`, { why: 'RETAKEN' }))) return;
    if (device !== undefined && device.health !== 'DOWN') await this.#ask(null);
  }

  // ---- what is drawn -----------------------------------------------------------------------------

  render() {
    const picture = this.picture;
    if (picture === null) return html`<p>${say('loading')}</p>`;
    const open = this.#open();
    return html`
      <h2 id="dialog-title">${say('photo-title', { number: picture.number ?? '' })}</h2>
      ${this.stale ? html`<p class="refusal">${say('photo-stale')}</p>` : nothing}
      ${open === null ? this.#result(picture) : this.#under(open)}
      ${open === null && photoOf(picture) === undefined ? this.consentOf(picture) : nothing}
      ${open === null && photoOf(picture) === undefined ? this.without(picture, PHOTO_REASONS) : nothing}
      ${open === null ? this.withdrawal(picture) : nothing}
      <p class="field-error" role="alert">${this.refusal ?? ''}</p>
      <div class="dialog-actions">
        ${open === null ? this.#choices(picture) : this.#actions(open)}
        <button type="button" class="button" @click=${() => this.dispatchEvent(new Event('done'))}>
          ${say('close')}
        </button>
      </div>
    `;
  }

  /** @param {Open} open */
  #under(open) {
    const own = open.device === BROWSER;
    return html`
      <div class="photo-finder">
        ${
          own
            ? html`<video class="photo-live ${this.#seen ? '' : 'is-unseen'}" autoplay muted playsinline></video>`
            : html`<img class="photo-live ${this.#seen ? '' : 'is-unseen'}" alt=${say('photo-liveAlt')} />`
        }
        <i class="photo-guide" aria-hidden="true"></i>
        ${this.#seen ? nothing : html`<p class="photo-wait">${own && this.#frameAt > 0 ? say('photo-ownStalled') : photoStage(open.stage)}</p>`}
      </div>
      <div role="status"><ul class="photo-hints" data-testid="photo-hints">
        ${
          !this.#seen
            ? nothing
            : this.#hints.length === 0
              ? html`<li class="is-good">${say('photo-noHint')}</li>`
              : this.#hints.map((hint) => html`<li>${hintOf(hint)}</li>`)
        }
      </ul></div>
      <p class="hint">${say('photo-hintsAreHints')}</p>
    `;
  }

  /** @param {Open} open */
  #actions(open) {
    return html`
      <button
        type="button"
        class="button button-main"
        data-testid="photo-take"
        ?disabled=${!this.#seen || this.busy}
        @click=${() => void this.#take(open)}
      >
        ${say('photo-take')}
      </button>
      <button
        type="button"
        class="button"
        data-testid="photo-cancel"
        ?disabled=${this.busy}
        @click=${() => void this.send(`captures/${open.capture}/cancel`, {})}
      >
        ${say('photo-cancel')}
      </button>
    `;
  }

  /** @param {Picture} picture */
  #result(picture) {
    const photo = photoOf(picture);
    if (photo !== undefined) {
      return html`
        <figure class="photo-kept" data-testid="photo-kept">
          <img src=${`/api/v1/images/${photo.id}`} alt=${say('photo-keptAlt')} />
          <figcaption>
            ${say('photo-kept', { hours: picture.limits.imageHours })}
            ${photo.simulated ? html`<span class="badge is-attention">${say('photo-simulated')}</span>` : nothing}
          </figcaption>
        </figure>
      `;
    }
    const last = picture.ended.find((one) => one.kind === KIND);
    return html`<p role="status" class="photo-none">
      ${last === undefined || last.outcome === 'DONE' ? say('photo-nothingYet') : photoEnded(last)}
    </p>`;
  }

  /** @param {Picture} picture */
  #choices(picture) {
    const photo = photoOf(picture);
    if (photo !== undefined) {
      return html`
        <button type="button" class="button button-main" data-testid="photo-keep" @click=${() => this.dispatchEvent(new Event('done'))}>
          ${say('photo-keep')}
        </button>
        <button type="button" class="button" data-testid="photo-again" ?disabled=${this.busy} @click=${() => void this.#again(photo)}>
          ${say('photo-again')}
        </button>
      `;
    }
    const device = picture.devices.find((one) => one.kind === CAMERA);
    const ready = device !== undefined && device.health !== 'DOWN';
    return html`
      <button
        type="button"
        class="button button-main"
        data-testid="photo-device"
        ?disabled=${!ready || this.busy}
        @click=${() => void this.#ask(null)}
      >
        ${say('photo-device')}
      </button>
      ${ready ? nothing : html`<p class="hint">${noCamera(device?.state ?? '')}</p>`}
      ${
        hasOwnCamera()
          ? html`<button
            type="button"
            class="button"
            data-testid="photo-browser"
            ?disabled=${this.busy}
            @click=${() => void this.#openOwn()}
          >
            ${say('photo-own')}
          </button>`
          : nothing
      }
    `;
  }
}
customElements.define('loket-photo', LoketPhoto);

/** A browser lends its camera to pages on this computer or behind TLS only; it has to tell of each picture. */
function hasOwnCamera() {
  const tellsFrames = 'requestVideoFrameCallback' in HTMLVideoElement.prototype;
  return window.isSecureContext && navigator.mediaDevices !== undefined && tellsFrames;
}

/** The newest that is still kept. @param {Picture} picture */
function photoOf(picture) {
  return picture.kept.find((one) => one.kind === KIND && !one.template && one.gone === null);
}

/** @param {CanvasImageSource} seen @param {number} width @param {number} height */
function drawn(seen, width, height) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
  pen.drawImage(seen, 0, 0, width, height);
  return canvas;
}
