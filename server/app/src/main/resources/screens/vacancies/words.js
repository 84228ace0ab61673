// @ts-check
import { staffTexts } from 'loket/staff.js';
import id from './texts.id.js';

/** @import { VacancyOffer } from 'loket-api' */

export const say = staffTexts(id);

/** `5 Oktober 2026`. @param {string} day */
export const spelled = (day) =>
  new Intl.DateTimeFormat('id-ID', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(new Date(`${day}T12:00:00Z`));

/** @param {VacancyOffer} offer */
export const titleOf = ({ position, country }) => say('what', { position, country });

/** @param {VacancyOffer['source']} source */
export const sourceOf = ({ name, reference }) => [name, reference].filter((one) => one !== '').join(', ');

/** All of it in one line, for the history. @param {VacancyOffer} offer */
export const lineOf = (offer) =>
  [
    titleOf(offer),
    say('placesOf', { n: offer.places, sector: offer.sector }),
    offer.employer,
    say('from', {
      source: [sourceOf(offer.source), offer.source.link].filter((one) => one !== '').join(', '),
    }),
    say('valid', { day: spelled(offer.until) }),
  ].join('. ');
