// @ts-check
/** The questions in plain words that lead somebody who is unsure to a service. */
import { html, nothing } from 'lit';
import { icon } from 'loket/icons.js';
import { inLanguage } from 'loket/texts.js';
import { ask, way } from './parts.js';

/** @import { FinderAsks, FinderLeads, Service } from 'loket-api' */

/** @typedef {import('./kiosk.js').LoketKiosk} Kiosk */

/** What is asked now. @param {Kiosk} kiosk @returns {FinderAsks | undefined} */
export function questionOf(kiosk) {
  const key = kiosk.asked.at(-1);
  return kiosk.questions.find((one) => one.key === key);
}

/** The services that an answer leads to and that there still are. @param {Kiosk} kiosk @param {string[]} codes @returns {Service[]} */
const servicesOf = (kiosk, codes) =>
  (kiosk.picture?.services ?? []).filter((/** @type {Service} */ one) => codes.includes(one.code));

/** @param {Kiosk} kiosk */
export function begin(kiosk) {
  const [first] = kiosk.questions;
  if (!first) return;
  kiosk.asked = [first.key];
  kiosk.offered = [];
  kiosk.go('find');
}

/** On to the next question, to the service, or to somebody who knows. @param {Kiosk} kiosk @param {FinderLeads} answer */
export function answer(kiosk, answer) {
  if (answer.question !== null) {
    kiosk.asked = [...kiosk.asked, answer.question];
    kiosk.go('find');
    return;
  }
  const services = servicesOf(kiosk, answer.services);
  const [only] = services;
  if (only === undefined) {
    void kiosk.help();
  } else if (services.length === 1) {
    kiosk.choose(only);
  } else {
    kiosk.offered = answer.services;
    kiosk.go('offered');
  }
}

/** One answer back; before the first, the list of services. @param {Kiosk} kiosk */
export function back(kiosk) {
  if (kiosk.page === 'find') kiosk.asked = kiosk.asked.slice(0, -1);
  kiosk.offered = kiosk.page === 'offered' ? [] : kiosk.offered;
  kiosk.go(kiosk.asked.length === 0 ? 'services' : kiosk.offered.length > 0 ? 'offered' : 'find');
}

/** The way to the questions, where there are any. @param {Kiosk} kiosk */
export const entry = (kiosk) =>
  kiosk.questions.length === 0
    ? nothing
    : html`
    <button class="button button-large find" data-testid="kiosk-find" @click=${() => begin(kiosk)}>
      ${icon('search')} ${kiosk.say('find')}</button>`;

/** @param {Kiosk} kiosk */
export function find(kiosk) {
  const question = questionOf(kiosk);
  if (question === undefined) return html`<h1 class="waiting" tabindex="-1">${kiosk.say('connecting')}</h1>`;
  return html`
    ${ask(inLanguage(question.text, kiosk.language), kiosk.say('findHow'))}
    <div class="controls">
      <div class="choices answers">
        ${question.choices.map(
          (one, at) => html`
          <button class="button choice" data-testid="kiosk-answer-${at}" @click=${() => answer(kiosk, one)}>
            ${icon(one.picture)} <span>${inLanguage(one.text, kiosk.language)}</span></button>`,
        )}
        <button class="button choice" data-testid="kiosk-answer-none" @click=${() => void kiosk.help()}>
          ${icon('person')} <span>${kiosk.say('findNone')}</span></button>
      </div>
      ${way(kiosk)}
    </div>`;
}

/** @param {Kiosk} kiosk */
export const offeredServices = (kiosk) => servicesOf(kiosk, kiosk.offered);

/** What "Dengarkan" reads. @param {Kiosk} kiosk */
export function spokenOfFinding(kiosk) {
  if (kiosk.page === 'offered') {
    return [
      kiosk.say('offered'),
      ...offeredServices(kiosk).map((one) => inLanguage(one.plainName, kiosk.language)),
    ];
  }
  const question = questionOf(kiosk);
  if (question === undefined) return [];
  return [
    inLanguage(question.text, kiosk.language),
    kiosk.say('findHow'),
    ...question.choices.map((one) => inLanguage(one.text, kiosk.language)),
    kiosk.say('findNone'),
  ];
}
