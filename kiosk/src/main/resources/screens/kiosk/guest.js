// @ts-check
/**
 * The guest book at the kiosk: one question a page, for the number that was just taken. What is
 * written is in the element's memory and on the page alone: in no storage, no address, no message.
 */
import { html, nothing } from 'lit';
import { icon } from 'loket/icons.js';
import 'loket/letters.js';
import { inLanguage } from 'loket/texts.js';
import { troubled, way } from './parts.js';

/** @typedef {import('./kiosk.js').LoketKiosk} Kiosk */
/** @typedef {'name' | 'origin' | 'purpose'} Field */

/**
 * @typedef {object} Entry
 * @property {string} name
 * @property {string} origin
 * @property {string} purpose
 * @property {number} party how many came, the guest included
 * @property {string} requestId of just these words; empty before they are sent
 */

const LARGEST_PARTY = 99;

/** @type {Record<string, {field: Field, most: number, names: boolean}>} */
const LINES = {
  guestName: { field: 'name', most: 80, names: true },
  guestOrigin: { field: 'origin', most: 80, names: true },
  guestPurpose: { field: 'purpose', most: 200, names: false },
};

/** The pages in their order. */
const PAGES = [...Object.keys(LINES), 'guestParty'];

/** @returns {Entry} */
export const blank = () => ({ name: '', origin: '', purpose: '', party: 1, requestId: '' });

/** @param {string} page */
export const asksGuest = (page) => PAGES.includes(page);

/** @param {string} page @returns {string | undefined} */
export const pageBefore = (page) => PAGES[PAGES.indexOf(page) - 1];

/** @param {string} page */
export const pageAfter = (page) => PAGES[PAGES.indexOf(page) + 1];

/** @param {string} page @returns {Field | undefined} what is written on it */
export const fieldOf = (page) => LINES[page]?.field;

/** @param {number} people */
export const party = (people) => Math.min(LARGEST_PARTY, Math.max(1, people));

/** @param {Kiosk} kiosk */
export function guest(kiosk) {
  if (!kiosk.guest) return nothing;
  return kiosk.page === 'guestParty' ? last(kiosk, kiosk.guest) : line(kiosk, kiosk.guest);
}

/** @param {Kiosk} kiosk @param {Entry} entry */
function line(kiosk, entry) {
  const say = kiosk.say;
  const { field, most, names } = LINES[kiosk.page];
  return html`
    ${asked(kiosk)}
    <textarea class="input written" aria-labelledby="guest-ask" aria-describedby="guest-trouble"
      data-testid="kiosk-written" maxlength=${most} inputmode="none" autocomplete="off"
      autocapitalize="off" spellcheck="false" .value=${entry[field]}
      @input=${(/** @type {Event} */ event) =>
        kiosk.write(field, /** @type {HTMLTextAreaElement} */ (event.target).value)}
      @keydown=${(/** @type {KeyboardEvent} */ event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        if (!event.repeat) kiosk.onward();
      }}></textarea>
    <p class="check-trouble" id="guest-trouble" role="alert">${kiosk.trouble ? say(kiosk.trouble) : nothing}</p>
    <div class="controls">
      ${beside(kiosk)}
      <loket-keyboard .text=${entry[field]} .names=${names} .say=${say}></loket-keyboard>
      ${way(
        kiosk,
        html`
        <button class="button button-main button-large way-go" data-testid="kiosk-onward"
          aria-disabled=${entry[field].trim() === ''}
          @click=${() => kiosk.onward()}>${say('guestNext')} ${icon('forward')}</button>`,
      )}
    </div>`;
}

/** What was written, once more, and how many came. @param {Kiosk} kiosk @param {Entry} entry */
function last(kiosk, entry) {
  const say = kiosk.say;
  return html`
    ${asked(kiosk)}
    <div class="facts"><dl class="summary">
      ${Object.values(LINES).map(
        ({ field }) => html`
        <div><dt>${say(`guest-${field}`)}</dt><dd>${entry[field].trim()}</dd></div>`,
      )}
    </dl></div>
    ${troubled(kiosk)}
    <div class="controls">
      <div class="party">
        <button class="button" data-testid="kiosk-fewer" aria-disabled=${entry.party === 1}
          @click=${() => kiosk.come(entry.party - 1)}>${icon('minus')}
          <span class="only-heard">${say('guestFewer')}</span></button>
        <p class="party-people" role="status"><strong class="digits" data-testid="kiosk-party">${entry.party}</strong>
          ${say('guestPeople')}</p>
        <button class="button" data-testid="kiosk-more-people"
          aria-disabled=${entry.party === LARGEST_PARTY}
          @click=${() => kiosk.come(entry.party + 1)}>${icon('plus')}
          <span class="only-heard">${say('guestMore')}</span></button>
      </div>
      ${kiosk.isCalled || !kiosk.consent ? beside(kiosk) : nothing}
      ${agreed(kiosk)}
      ${way(
        kiosk,
        html`
        <button class="button button-main button-large way-go" data-testid="kiosk-sign"
          aria-busy=${kiosk.busy} @click=${() => kiosk.sign()}>
          ${say(kiosk.busy ? 'taking' : kiosk.trouble ? 'again' : 'guestSend')}
          ${kiosk.busy ? nothing : icon('forward')}</button>`,
      )}
    </div>`;
}

/** @param {Kiosk} kiosk */
function asked(kiosk) {
  const say = kiosk.say;
  return html`
    <div class="ask">
      <p class="ask-how ask-book">${icon('book')} ${say('guestBook')} <span class="digits">${kiosk.ticket?.number}</span></p>
      <h1 id="guest-ask" tabindex="-1">${say(kiosk.page)}</h1>
      <p class="ask-how">${say(`${kiosk.page}How`)}</p>
    </div>`;
}

/** Who reads it; somebody who is called now should not go on writing. @param {Kiosk} kiosk */
const beside = (kiosk) =>
  kiosk.isCalled
    ? html`<p class="banner is-attention" role="alert" data-testid="kiosk-called">
      ${icon('bell')} <span>${kiosk.say('called')}</span></p>`
    : html`<p class="privacy">${icon('lock')} <span>${kiosk.say('guestPrivacy')}</span></p>`;

/** To what the guest agrees by sending. @param {Kiosk} kiosk */
const agreed = (kiosk) =>
  kiosk.consent
    ? html`<p class="privacy" data-testid="kiosk-consent">${icon('lock')}
      <span>${inLanguage(kiosk.consent.guestBook, kiosk.language)}</span></p>`
    : nothing;

/** @param {Kiosk} kiosk */
export function signed(kiosk) {
  const say = kiosk.say;
  return html`
    <section class="rest" data-testid="kiosk-signed">
      <span class="rest-picture">${icon('check')}</span>
      <h1 tabindex="-1">${say('guestThanks')}</h1>
      <p class="rest-how">${say(kiosk.signedBefore ? 'guestNoted' : 'guestSigned')}</p>
      <p class="number signed-number">${kiosk.ticket?.number}</p>
      ${
        kiosk.isCalled
          ? html`<p class="banner is-attention" role="alert">${icon('bell')} <span>${say('called')}</span></p>`
          : html`<p class="rest-how">${say('waitCall')}</p>`
      }
    </section>
    <div class="controls">
      <button class="button button-main button-large" data-testid="kiosk-finish"
        @click=${() => kiosk.leave()}>${say('finish')}</button>
    </div>`;
}

/** @param {Kiosk} kiosk @returns {string[]} */
export const spokenOfGuest = (kiosk) =>
  kiosk.page === 'signed'
    ? [
        kiosk.say('guestThanks'),
        kiosk.say(kiosk.signedBefore ? 'guestNoted' : 'guestSigned'),
        kiosk.say(kiosk.isCalled ? 'called' : 'waitCall'),
      ]
    : [
        kiosk.say(kiosk.page),
        kiosk.say(`${kiosk.page}How`),
        kiosk.page === 'guestParty' && kiosk.consent
          ? inLanguage(kiosk.consent.guestBook, kiosk.language)
          : kiosk.say('guestPrivacy'),
      ];
