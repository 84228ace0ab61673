// @ts-check

/**
 * The office's own pictures and videos, one after another, between the calls. It holds its place
 * and is silent while it is paused. What a browser can't show is passed over, and tried again with
 * the next round.
 *
 * @typedef {{media: string[], seconds: number, sound: boolean}} Own
 */
export class Playlist {
  /** Where the present one stands. */
  element = document.createElement('div');
  /** @type {Own} */
  #own = { media: [], seconds: 15, sound: false };
  #heard = '';
  #at = -1;
  /** How many in a row could not be shown. */
  #failed = 0;
  #paused = true;
  /** @type {HTMLImageElement | HTMLVideoElement | null} */
  #present = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #turn;
  #changed;

  /** @param {() => void} changed whether there is something to show may be otherwise now */
  constructor(changed) {
    this.element.className = 'media';
    this.#changed = changed;
  }

  /** Whether there is something that can be shown. */
  get shows() {
    return this.#present !== null && this.#failed < this.#own.media.length;
  }

  /** Another list begins from its start. @param {Own} own */
  hear(own) {
    const heard = JSON.stringify(own);
    if (heard === this.#heard) return;
    this.#heard = heard;
    this.#own = own;
    this.#at = -1;
    this.#failed = 0;
    this.#next();
  }

  /** @param {boolean} paused */
  pause(paused) {
    if (paused === this.#paused) return;
    this.#paused = paused;
    if (this.#present instanceof HTMLVideoElement) {
      if (paused) this.#present.pause();
      else play(this.#present);
    }
  }

  #next() {
    clearTimeout(this.#turn);
    const { media, seconds, sound } = this.#own;
    if (media.length === 0) {
      this.#show(null);
      return;
    }
    this.#at = (this.#at + 1) % media.length;
    const address = `/board/media/${encodeURIComponent(media[this.#at])}`;
    const one = /\.(mp4|webm)$/i.test(address)
      ? document.createElement('video')
      : document.createElement('img');
    one.addEventListener('error', () => this.#fail(one));
    if (one instanceof HTMLVideoElement) {
      one.muted = !sound;
      one.playsInline = true;
      one.addEventListener('ended', () => this.#done(one));
      one.addEventListener('playing', () => this.#well());
      one.src = address;
      if (!this.#paused) play(one);
    } else {
      one.alt = '';
      one.addEventListener('load', () => this.#well());
      one.src = address;
      this.#turn = setTimeout(() => this.#done(one), seconds * 1000);
    }
    this.#show(one);
  }

  /** @param {HTMLImageElement | HTMLVideoElement | null} one */
  #show(one) {
    this.#present = one;
    this.element.replaceChildren(...(one === null ? [] : [one]));
    this.#changed();
  }

  #well() {
    if (this.#failed === 0) return;
    this.#failed = 0;
    this.#changed();
  }

  /** A picture stays on while a call is shown, and its time goes on. @param {Element} one */
  #done(one) {
    if (one === this.#present) this.#next();
  }

  /** Not at once, or a list of nothing but broken ones would never rest. @param {Element} one */
  #fail(one) {
    if (one !== this.#present) return;
    this.#failed += 1;
    this.#changed();
    clearTimeout(this.#turn);
    this.#turn = setTimeout(() => this.#done(one), this.#failed < this.#own.media.length ? 200 : 15_000);
  }
}

/** A browser that lets nothing sound before it was touched lets it move all the same. @param {HTMLVideoElement} video */
function play(video) {
  video.play().catch(() => {
    if (video.muted || video.error) return;
    video.muted = true;
    video.play().catch(() => {});
  });
}
