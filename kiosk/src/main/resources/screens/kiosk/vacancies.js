// @ts-check
/** Work abroad that somebody of the office has verified, in the words that it has typed. */
import { html, nothing } from 'lit';
import { get, post } from 'loket/api.js';
import { icon } from 'loket/icons.js';
import { entryOfCountry } from './brochures.js';
import { ask, troubled, way } from './parts.js';
import { printing } from './printout.js';
import { dayInWords } from './result.js';

/** @import { Vacancy } from 'loket-api' */

/** @typedef {import('./kiosk.js').LoketKiosk} Kiosk */

/** So many stand on one page, which does not scroll. */
const AT_ONCE = 6;
/** A title of more letters is written smaller. */
const LONG = 48;

/** Those whose last day has not passed; also without a line. @param {Kiosk} kiosk @returns {Vacancy[]} */
const standing = ({ vacancies, picture }) =>
  vacancies.filter((one) => one.offer.until >= (picture?.day ?? ''));

/** @param {Kiosk} kiosk */
export function entryOfVacancies(kiosk) {
  const n = standing(kiosk).length;
  return n === 0
    ? nothing
    : html`<button class="bring-missing" data-testid="kiosk-vacancies" @click=${() => open(kiosk)}>
        ${kiosk.say('vacanciesAre', { n })} <span class="link">${kiosk.say('vacanciesMore')}</span></button>`;
}

/** As they are now, where the office answers. @param {Kiosk} kiosk */
function open(kiosk) {
  kiosk.vacanciesFrom = 0;
  kiosk.go('vacancies');
  void get('vacancies')
    .then((now) => (kiosk.vacancies = now.vacancies))
    .catch(() => undefined);
}

/** @param {Kiosk} kiosk @param {Vacancy} vacancy */
function show(kiosk, vacancy) {
  kiosk.vacancy = vacancy;
  kiosk.printout = { requestId: kiosk.newRequest(), state: '' };
  kiosk.go('vacancy');
}

/** One step back: to the list, to those before, to the services. @param {Kiosk} kiosk */
export function backFromVacancies(kiosk) {
  if (kiosk.page === 'vacancy') {
    kiosk.vacancy = null;
    kiosk.printout = null;
    kiosk.go('vacancies');
  } else if (kiosk.vacanciesFrom > 0) {
    turnTo(kiosk, kiosk.vacanciesFrom - AT_ONCE);
  } else {
    kiosk.go('services');
  }
}

/** @param {Kiosk} kiosk @param {number} from */
function turnTo(kiosk, from) {
  kiosk.vacanciesFrom = from;
  kiosk.go('vacancies');
}

/** @param {Kiosk} kiosk */
export function drawVacancies(kiosk) {
  const { say, vacanciesFrom: from } = kiosk;
  const all = standing(kiosk);
  return html`
    ${ask(say('vacanciesTitle'), say(all.length === 0 ? 'vacanciesNone' : 'vacanciesHow'))}
    <div class="controls">
      <div class="offers">
        ${all.slice(from, from + AT_ONCE).map(
          (one) => html`
        <button class="button part" data-testid="kiosk-vacancy-${one.number}" @click=${() => show(kiosk, one)}>
          <span class="offer" lang="id"><strong>${one.offer.position}</strong> <span>${one.offer.country}</span></span></button>`,
        )}
      </div>
      ${way(
        kiosk,
        from + AT_ONCE < all.length
          ? html`<button class="button button-large way-go" data-testid="kiosk-vacancies-next"
              @click=${() => turnTo(kiosk, from + AT_ONCE)}>${say('next')} ${icon('forward')}</button>`
          : nothing,
      )}
    </div>`;
}

/** @param {Kiosk} kiosk */
export function drawVacancy(kiosk) {
  const { say, vacancy } = kiosk;
  if (vacancy === null) return nothing;
  const { number, offer, verifiedOn } = vacancy;
  const day = (/** @type {string} */ one) => dayInWords(`${one}T12:00:00Z`, 'UTC', kiosk.language);
  const words = { id: 'kiosk-vacancy-print', first: 'vacancyPrint', failed: 'vacancyNotPrinted' };
  return html`
    <div class="ask ${offer.position.length > LONG ? 'ask-long' : ''}">
      <h1 tabindex="-1" lang="id">${offer.position}</h1>
      <p class="ask-how">${say('vacancyUntil', { day: day(offer.until) })}</p>
    </div>
    <div class="facts">
      <ul class="bring bring-plain" data-testid="kiosk-vacancy-card">
        ${line(say('vacancyCountry'), offer.country)} ${line(say('vacancySector'), offer.sector)}
        ${line(say('vacancyPlaces'), say('people', { n: offer.places }))}
        ${line(say('vacancyEmployer'), offer.employer)}
        ${line(say('vacancySource'), [offer.source.name, offer.source.reference].filter(Boolean).join(', '))}
        ${offer.source.link ? line(say('vacancyLink'), new URL(offer.source.link).host) : nothing}
      </ul>
      <p class="bring-head">${say('vacancyVerified', { day: day(verifiedOn) })} ${say('vacancyAsk')}</p>
    </div>
    ${troubled(kiosk)}
    <div class="controls">
      ${entryOfCountry(kiosk, offer.country)}
      ${printing(kiosk, words, async (requestId) => {
        const asked = await post(/** @type {'vacancies/{number}/sheets'} */ (`vacancies/${number}/sheets`), {
          requestId,
          language: kiosk.language === 'en' ? 'en' : 'id',
        });
        return asked.sheet;
      })}
      ${way(kiosk)}
    </div>`;
}

/** @param {string} label @param {string} words */
const line = (label, words) =>
  html`<li><span><strong>${label}</strong> <span lang="id">${words}</span></span></li>`;

/** What the office has typed is not spoken. @param {Kiosk} kiosk @returns {string[]} */
export const spokenOfVacancies = (kiosk) => {
  if (kiosk.page === 'vacancy') return [kiosk.say('vacanciesTitle'), kiosk.say('vacancyAsk')];
  const none = standing(kiosk).length === 0;
  return [kiosk.say('vacanciesTitle'), kiosk.say(none ? 'vacanciesNone' : 'vacanciesHow')];
};
