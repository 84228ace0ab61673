// @ts-check
/** What the law lets a person ask of the office, as staff do it: a copy of own data, a restriction. */
import { html, nothing } from 'lit';
import { post, postForFile } from 'loket/api.js';
import { staffTexts } from 'loket/staff.js';

/** @typedef {'ASKED_IN_PERSON' | 'ASKED_BY_LETTER' | 'ASKED_BY_PROXY'} Asking */
/** @typedef {'ASKED_BY_PERSON' | 'DISPUTED' | 'ORDERED'} Restricting */

const say = staffTexts({});

/** @type {[Asking, 'askedInPerson' | 'askedByLetter' | 'askedByProxy'][]} */
const ASKING = [
  ['ASKED_IN_PERSON', 'askedInPerson'],
  ['ASKED_BY_LETTER', 'askedByLetter'],
  ['ASKED_BY_PROXY', 'askedByProxy'],
];

/** @type {Restricting[]} */
const RESTRICTING = ['ASKED_BY_PERSON', 'DISPUTED', 'ORDERED'];

/**
 * A question inside a dialog.
 *
 * @template T
 * @typedef {object} Asked
 * @property {string} page whose test ids begin with it
 * @property {boolean} busy
 * @property {string} [trouble] why it did not work
 * @property {(reason: T) => void} go
 */

/** Who asks for a copy of own data? @param {Asked<Asking>} asked */
export const whoAsks = ({ page, busy, trouble, go }) => html`
  <p>${say('ownDataMeans')}</p>
  <p><strong>${say('ownDataWho')}</strong></p>
  <p class="field-error" role="alert">${trouble ?? nothing}</p>
  <form method="dialog" class="dialog-actions">
    <button class="button" autofocus data-testid="${page}-own-data-no">${say('cancel')}</button>
    ${ASKING.map(
      ([reason, text]) => html`
    <button type="button" class="button button-main" aria-busy=${busy}
      data-testid="${page}-${reason}" @click=${() => go(reason)}>${say(text)}</button>`,
    )}
  </form>`;

/** Why are somebody's data restricted? @param {Asked<Restricting>} asked */
export const whyRestrict = ({ page, busy, trouble, go }) => html`
  <p>${say('restrictMeans')}</p>
  <p class="field-error" role="alert">${trouble ?? nothing}</p>
  <form method="dialog" class="dialog-actions">
    <button class="button" autofocus data-testid="${page}-restrict-no">${say('cancel')}</button>
    ${RESTRICTING.map(
      (reason) => html`
    <button type="button" class="button button-main" aria-busy=${busy}
      data-testid="${page}-restrict-${reason}"
      @click=${() => go(reason)}>${say(`restrict-${reason}`)}</button>`,
    )}
  </form>`;

/** The copy as a PDF. @param {string} person @param {string} requestId @param {Asking} reason */
export const ownData = (person, requestId, reason) =>
  postForFile(`people/${encodeURIComponent(person)}/own-data/pdf`, { requestId, reason });

/** @param {string} person @param {string} requestId @param {Restricting} reason */
export const restrictOf = (person, requestId, reason) =>
  post(`people/${encodeURIComponent(person)}/restrict`, { requestId, reason });

/** @param {string} person @param {string} requestId */
export const liftOf = (person, requestId) => post(`people/${encodeURIComponent(person)}/lift`, { requestId });

/** @param {Blob} file @param {string} name */
export function save(file, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
