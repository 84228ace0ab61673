// @ts-check
/** What is asked of a vacancy, new or as it stands. */
import { html, nothing } from 'lit';
import { say } from './words.js';

/** @import { VacancyOffer } from 'loket-api' */

/** @typedef {'position' | 'country' | 'sector' | 'places' | 'employer' | 'sourceName' | 'reference' | 'link' | 'until'} Field */

/** @type {{ name: Field, most: number, list?: string }[]} */
const LINES = [
  { name: 'position', most: 80 },
  { name: 'country', most: 60, list: 'countries' },
  { name: 'sector', most: 60, list: 'sectors' },
  { name: 'employer', most: 80 },
  { name: 'sourceName', most: 80 },
  { name: 'reference', most: 60 },
  { name: 'link', most: 200 },
];

/** @param {VacancyOffer | null} offer @param {Field} name @returns {string | number} */
function valueOf(offer, name) {
  if (offer === null) return '';
  if (name === 'sourceName') return offer.source.name;
  if (name === 'reference' || name === 'link') return offer.source[name];
  return offer[name];
}

/**
 * @param {VacancyOffer | null} offer as it stands; none for a new one
 * @param {{ id: string, today: string, until: string, busy: boolean, go: (offer: VacancyOffer, form: HTMLFormElement) => void }} about
 */
export function offerForm(offer, { id, today, until, busy, go }) {
  return html`
    <form class="offer" data-testid="vacancies-form-${id}" @submit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const form = /** @type {HTMLFormElement} */ (event.target);
      go(read(form), form);
    }}>
      ${LINES.map(
        ({ name, most, list }) => html`
      <div class="field">
        <label for="${name}-${id}">${say(name)}</label>
        <input id="${name}-${id}" name=${name} class="input" maxlength=${most} autocomplete="off"
          list=${list ?? nothing} ?required=${name !== 'reference' && name !== 'link'}
          aria-describedby=${name === 'link' ? `link-hint-${id}` : nothing} .value=${String(valueOf(offer, name))}>
        ${name === 'link' ? html`<p class="hint" id="link-hint-${id}">${say('linkHint')}</p>` : nothing}
      </div>`,
      )}
      <div class="field">
        <label for="places-${id}">${say('places')}</label>
        <input id="places-${id}" name="places" class="input" type="number" required min="1" max="9999"
          .value=${String(valueOf(offer, 'places'))}>
      </div>
      <div class="field">
        <label for="until-${id}">${say('until')}</label>
        <input id="until-${id}" name="until" class="input" type="date" required min=${today} max=${until}
          .value=${String(valueOf(offer, 'until'))}>
      </div>
      <label class="offer-verified"><input type="checkbox" name="verified" required
        data-testid="vacancies-verified-${id}"> <span>${say('verified')}</span></label>
      <button class="button button-main" aria-busy=${busy} data-testid="vacancies-save-${id}">
        ${say(offer === null ? 'add' : 'save')}</button>
    </form>`;
}

/** @param {HTMLFormElement} form @returns {VacancyOffer} */
function read(form) {
  const typed = new FormData(form);
  const text = (/** @type {Field} */ name) => String(typed.get(name) ?? '').trim();
  return {
    position: text('position'),
    country: text('country'),
    sector: text('sector'),
    places: Number(text('places')),
    employer: text('employer'),
    source: { name: text('sourceName'), reference: text('reference'), link: text('link') },
    until: text('until'),
  };
}
