// @ts-check
/** Who looks for work: whom a vacancy fits, finding one of them, calling them, letting them go. */
import { html, nothing } from 'lit';
import { icon } from 'loket/icons.js';
import { dayOfWeek, timeOfDay } from 'loket/texts.js';
import { say, titleOf } from './words.js';

/** @import { Me, RestrictedSeekers, Seeker, SeekerAttempt, SeekerContact, SeekerCorrection, SeekerMatches, Seekers, VacancyEntry } from 'loket-api' */

/** Those who were read, and why: the number of a vacancy, or what was looked for. @typedef {{ vacancy: number | null, seekers: Seeker[] }} Read */

/**
 * What the page does for this part of it.
 *
 * @typedef {object} Deeds
 * @property {(number: number) => void} show
 * @property {(words: string) => void} find
 * @property {(seeker: Seeker, about: Pick<SeekerAttempt, 'vacancy' | 'way' | 'outcome'>) => void} contact
 * @property {(seeker: Seeker) => void} withdraw
 * @property {(kind: 'own-data' | 'restrict' | 'correct', seeker: Seeker) => void} begin
 * @property {(one: RestrictedSeekers['seekers'][number]) => void} copy
 * @property {(one: RestrictedSeekers['seekers'][number]) => void} lift
 * @property {(act: Me['actions'][number]) => boolean} may
 * @property {string} busy
 * @property {string} zone
 */

/** @type {SeekerAttempt['way'][]} */
const WAYS = ['PHONE', 'MESSAGE', 'IN_PERSON'];
/** @type {SeekerAttempt['outcome'][]} */
const OUTCOMES = ['REACHED', 'NOT_REACHED', 'WRONG_NUMBER', 'NOT_INTERESTED'];

/** @param {SeekerMatches} matches @param {VacancyEntry[]} standing @param {{ read: Read | null, restricted: RestrictedSeekers['seekers'] }} shown @param {Deeds} deeds */
export function seekersCard(matches, standing, { read, restricted }, deeds) {
  const { registered, withdrawn, days } = matches;
  return html`
    <section class="card" aria-labelledby="seekers" data-testid="vacancies-seekers">
      <h2 id="seekers">${say('seekers')} <span class="badge">${registered}</span></h2>
      <p class="soft">${say('seekersHint', { days })} ${say('seekersWithdrawn', { n: withdrawn })}</p>
      ${finding(deeds)}
      ${
        read === null
          ? nothing
          : read.seekers.length === 0
            ? html`<p data-testid="vacancies-seekers-none">${say('seekersNone')}</p>`
            : html`
        <p class="noted">${icon('warning')} <span>${say('seekersNoted')}</span></p>
        <ul class="offers">${read.seekers.map((one) => seekerRow(one, read.vacancy, standing, deeds))}</ul>`
      }
      ${restricted.length === 0 ? nothing : hidden(restricted, deeds)}
    </section>`;
}

/** Below a vacancy: how many it fits. @param {number} number @param {SeekerMatches | null} matches @param {Deeds} deeds */
export function fits(number, matches, deeds) {
  const match = matches?.matches.find((one) => one.vacancy === number);
  if (match === undefined) return nothing;
  return html`
    <div class="offer-ways">
      <span class="badge ${match.open > 0 ? 'is-attention' : ''}" data-testid="vacancies-fits-${number}">
        ${say('fits', { n: match.seekers })}</span>
      ${
        match.seekers === 0
          ? nothing
          : html`
      <span class="soft">${match.open === 0 ? say('fitsTold') : say('fitsOpen', { n: match.open })}</span>
      <button type="button" class="button" data-testid="vacancies-show-${number}"
        @click=${() => deeds.show(number)}>${say('fitsShow')}</button>`
      }
    </div>`;
}

/** @param {Deeds} deeds */
function finding(deeds) {
  return html`
    <form class="finding" @submit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const form = /** @type {HTMLFormElement} */ (event.target);
      deeds.find(String(new FormData(form).get('words') ?? '').trim());
    }}>
      <div class="field">
        <label for="seeker-words">${say('seekerFind')}</label>
        <input id="seeker-words" name="words" class="input" required minlength="3" maxlength="80" autocomplete="off">
      </div>
      <button class="button" aria-busy=${deeds.busy === 'find'} data-testid="vacancies-find">${say('seekerFindGo')}</button>
    </form>`;
}

/** @param {Seeker} one @param {number | null} vacancy @param {VacancyEntry[]} standing @param {Deeds} deeds */
function seekerRow(one, vacancy, standing, deeds) {
  const wishes = one.wishes.map((wish) =>
    [wish.country || say('anyCountry'), wish.sector || say('anySector')].join(', '),
  );
  const { name } = one;
  return html`
    <li class="offer-row" data-testid="vacancies-seeker">
      <div class="offer-words">
        <h3>${name}
          ${one.corrections > 0 ? html`<span class="badge">${say('corrected')}</span>` : nothing}</h3>
        <p class="digits">${one.phone}</p>
        <p>${wishes.join('; ')} <span class="soft">${say('seekerSince', { time: moment(one.notedAt, deeds.zone) })}</span></p>
        ${
          one.contacts.length === 0
            ? html`<p class="soft">${say('contactsNone')}</p>`
            : html`<ul class="contacts">${one.contacts.map((tried) => html`<li>${contacted(tried, deeds.zone)}</li>`)}</ul>`
        }
      </div>
      ${deeds.may('seeker.contact') && standing.length > 0 ? calling(one, vacancy, standing, deeds) : nothing}
      <div class="offer-ways">
        ${right(deeds, 'seeker.correct', 'correct', say('correctOf', { name }), say('correct'), () => deeds.begin('correct', one))}
        ${right(deeds, 'person.own-data', 'own-data', say('ownDataOf', { name }), say('ownData'), () => deeds.begin('own-data', one))}
        ${right(deeds, 'person.restrict', 'restrict', say('restrictOf', { name }), say('restrict'), () => deeds.begin('restrict', one))}
        <button type="button" class="button button-negative" aria-label=${say('seekerWithdrawOf', { name })}
          aria-busy=${deeds.busy === 'withdraw-seeker'} data-testid="vacancies-seeker-withdraw"
          @click=${() => deeds.withdraw(one)}>${say('seekerWithdraw')}</button>
      </div>
    </li>`;
}

/** @param {Deeds} deeds @param {Me['actions'][number]} act @param {string} kind @param {string} label @param {string} words @param {() => void} go */
const right = (deeds, act, kind, label, words, go) =>
  deeds.may(act)
    ? html`<button type="button" class="button" aria-label=${label} data-testid="vacancies-seeker-${kind}"
      aria-busy=${deeds.busy === kind} @click=${go}>${words}</button>`
    : nothing;

/** Whose data are restricted: when and with which number they came, and no word of them. @param {RestrictedSeekers['seekers']} all @param {Deeds} deeds */
const hidden = (all, deeds) => html`
  <h3>${say('hidden', { n: all.length })}</h3>
  <p class="soft">${say('hiddenHint')}</p>
  <ul class="offers">${all.map(
    (one) => html`
    <li class="offer-row" data-testid="vacancies-hidden">
      <p class="offer-words">${say('hiddenOne', { number: one.number, time: moment(one.notedAt, deeds.zone) })}</p>
      <div class="offer-ways">
        ${right(deeds, 'person.own-data', 'own-data', say('ownDataOfNumber', { number: one.number }), say('ownData'), () => deeds.copy(one))}
        ${right(deeds, 'person.restrict', 'lift', say('liftOf', { number: one.number }), say('lift'), () => deeds.lift(one))}
      </div>
    </li>`,
  )}</ul>`;

/**
 * All of the words anew.
 *
 * @param {Seeker} one
 * @param {{ busy: boolean, trouble?: string, go: (words: Omit<SeekerCorrection, 'requestId' | 'corrections'>) => void, no: () => void }} about
 */
export const correctionForm = (one, { busy, trouble, go, no }) => html`
  <p>${say('correctMeans')}</p>
  <form class="form" autocomplete="off" @submit=${(/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    go(corrected(/** @type {HTMLFormElement} */ (event.target)));
  }}>
    ${typed('correct-name', 'name', say('name'), one.name, { most: 80, required: true })}
    ${typed('correct-phone', 'phone', say('phone'), one.phone, { most: 24, required: true })}
    ${one.wishes.map((wish, at) => [
      typed(`correct-country-${at}`, 'country', say('wishCountry', { n: at + 1 }), wish.country, {
        most: 60,
        list: 'countries',
        any: say('anyCountry'),
      }),
      typed(`correct-sector-${at}`, 'sector', say('wishSector', { n: at + 1 }), wish.sector, {
        most: 60,
        list: 'sectors',
        any: say('anySector'),
      }),
    ])}
    ${choice('correct-reason', 'reason', say('correctWhy'), [
      ['MISTYPED', say('correct-MISTYPED'), true],
      ['ASKED_BY_PERSON', say('correct-ASKED_BY_PERSON'), false],
    ])}
    <p class="field-error" role="alert">${trouble ?? nothing}</p>
    <div class="dialog-actions">
      <button class="button button-main" aria-busy=${busy} data-testid="vacancies-correct-send">${say('correctSend')}</button>
      <button type="button" class="button" data-testid="vacancies-correct-no" @click=${no}>${say('cancel')}</button>
    </div>
  </form>`;

/** @param {HTMLFormElement} form @returns {Omit<SeekerCorrection, 'requestId' | 'corrections'>} */
function corrected(form) {
  const data = new FormData(form);
  const all = (/** @type {string} */ name) => data.getAll(name).map((one) => String(one).trim());
  const sectors = all('sector');
  return {
    name: all('name')[0] ?? '',
    phone: all('phone')[0] ?? '',
    wishes: all('country').map((country, at) => ({ country, sector: sectors[at] ?? '' })),
    reason: /** @type {SeekerCorrection['reason']} */ (all('reason')[0]),
  };
}

/** @param {string} id @param {string} name @param {string} label @param {string} value @param {{ most: number, required?: boolean, list?: string, any?: string }} about */
const typed = (id, name, label, value, { most, required = false, list, any }) => html`
  <div class="field">
    <label for=${id}>${label}</label>
    <input id=${id} name=${name} class="input" maxlength=${most} ?required=${required} list=${list ?? nothing}
      placeholder=${any ?? nothing} autocomplete="off" .value=${value}>
  </div>`;

/** @param {Seeker} one @param {number | null} vacancy @param {VacancyEntry[]} standing @param {Deeds} deeds */
function calling(one, vacancy, standing, deeds) {
  const id = one.seeker;
  return html`
    <form class="finding calling" @submit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const typed = new FormData(/** @type {HTMLFormElement} */ (event.target));
      deeds.contact(one, {
        vacancy: Number(typed.get('vacancy')),
        way: /** @type {SeekerAttempt['way']} */ (typed.get('way')),
        outcome: /** @type {SeekerAttempt['outcome']} */ (typed.get('outcome')),
      });
    }}>
      ${choice(
        `vacancy-${id}`,
        'vacancy',
        say('contactAbout'),
        standing.map(({ number, offer }) => [String(number), titleOf(offer), number === vacancy]),
      )}
      ${choice(
        `way-${id}`,
        'way',
        say('contactWay'),
        WAYS.map((way) => [way, say(`way-${way}`), false]),
      )}
      ${choice(
        `outcome-${id}`,
        'outcome',
        say('contactOutcome'),
        OUTCOMES.map((outcome) => [outcome, say(`outcome-${outcome}`), false]),
      )}
      <button class="button" aria-busy=${deeds.busy === 'contact'} data-testid="vacancies-contact">${say('contactNote')}</button>
    </form>`;
}

/** @param {string} id @param {string} name @param {string} label @param {[string, string, boolean][]} options */
const choice = (id, name, label, options) => html`
  <div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} name=${name} class="input">
      ${options.map(([value, words, chosen]) => html`<option value=${value} ?selected=${chosen}>${words}</option>`)}
    </select>
  </div>`;

/** @param {SeekerContact} tried @param {string} zone */
const contacted = ({ at, by, vacancy, way, outcome }, zone) =>
  say('contacted', {
    time: moment(at, zone),
    name: by,
    vacancy,
    way: say(`way-${way}`),
    outcome: say(`outcome-${outcome}`),
  });

/** @param {string} at @param {string} zone */
const moment = (at, zone) => `${dayOfWeek(at, zone)}, ${timeOfDay(at, zone, '').trim()}`;

/** @param {Seekers} answer @param {number | null} vacancy @returns {Read} */
export const read = (answer, vacancy) => ({ vacancy, seekers: answer.seekers });
