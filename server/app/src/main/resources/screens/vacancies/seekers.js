// @ts-check
/** Who looks for work: whom a vacancy fits, finding one of them, calling them, letting them go. */
import { html, nothing } from 'lit';
import { icon } from 'loket/icons.js';
import { dayOfWeek, timeOfDay } from 'loket/texts.js';
import { say, titleOf } from './words.js';

/** @import { Seeker, SeekerAttempt, SeekerContact, SeekerMatches, Seekers, VacancyEntry } from 'loket-api' */

/** Those who were read, and why: the number of a vacancy, or what was looked for. @typedef {{ vacancy: number | null, seekers: Seeker[] }} Read */

/**
 * What the page does for this part of it.
 *
 * @typedef {object} Deeds
 * @property {(number: number) => void} show
 * @property {(words: string) => void} find
 * @property {(seeker: Seeker, about: Pick<SeekerAttempt, 'vacancy' | 'way' | 'outcome'>) => void} contact
 * @property {(seeker: Seeker) => void} withdraw
 * @property {boolean} mayContact
 * @property {string} busy
 * @property {string} zone
 */

/** @type {SeekerAttempt['way'][]} */
const WAYS = ['PHONE', 'MESSAGE', 'IN_PERSON'];
/** @type {SeekerAttempt['outcome'][]} */
const OUTCOMES = ['REACHED', 'NOT_REACHED', 'WRONG_NUMBER', 'NOT_INTERESTED'];

/** @param {SeekerMatches} matches @param {VacancyEntry[]} standing @param {Read | null} read @param {Deeds} deeds */
export function seekersCard(matches, standing, read, deeds) {
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
        <h3>${name}</h3>
        <p class="digits">${one.phone}</p>
        <p>${wishes.join('; ')} <span class="soft">${say('seekerSince', { time: moment(one.notedAt, deeds.zone) })}</span></p>
        ${
          one.contacts.length === 0
            ? html`<p class="soft">${say('contactsNone')}</p>`
            : html`<ul class="contacts">${one.contacts.map((tried) => html`<li>${contacted(tried, deeds.zone)}</li>`)}</ul>`
        }
      </div>
      ${deeds.mayContact && standing.length > 0 ? calling(one, vacancy, standing, deeds) : nothing}
      <button type="button" class="button button-negative" aria-label=${say('seekerWithdrawOf', { name })}
        aria-busy=${deeds.busy === 'withdraw-seeker'} data-testid="vacancies-seeker-withdraw"
        @click=${() => deeds.withdraw(one)}>${say('seekerWithdraw')}</button>
    </li>`;
}

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
