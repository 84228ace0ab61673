// @ts-check
/** What the drawings of several kiosk pages are put together from. */
import { html, nothing } from 'lit';
import { icon } from 'loket/icons.js';

/** @typedef {import('./kiosk.js').LoketKiosk} Kiosk */

/**
 * Who it is about and what it asks; stands above the reach of a hand.
 *
 * @param {string} title
 * @param {unknown} [below]
 */
export const ask = (title, below = nothing) => html`
  <div class="ask">
    <h1 tabindex="-1">${title}</h1>
    ${below === nothing ? nothing : html`<p class="ask-how">${below}</p>`}
  </div>`;

/** What went wrong, where a page has room for it. @param {Kiosk} kiosk */
export const troubled = (kiosk) =>
  kiosk.trouble
    ? html`<p class="banner is-negative" role="alert" data-testid="kiosk-trouble">
      ${icon('warning')} ${kiosk.say(kiosk.trouble)}</p>`
    : nothing;

/** @param {Kiosk} kiosk @param {unknown} [action] */
export const way = (kiosk, action = nothing) => html`
  <div class="way">
    <button class="button button-large way-back" data-testid="kiosk-back"
      @click=${() => kiosk.back()}>${icon('back')} ${
        kiosk.page === 'check'
          ? html`<span>${kiosk.say('back')} <span class="also" lang="en">${kiosk.sayInEnglish('back')}</span></span>`
          : kiosk.say('back')
      }</button>
    ${action}
  </div>`;
