// @ts-check
import { spelled } from 'loket/day.js';
import { staffTexts } from 'loket/staff.js';
import id from './texts.id.js';

/** @import { VacancyOffer } from 'loket-api' */

export const say = staffTexts(id);

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
