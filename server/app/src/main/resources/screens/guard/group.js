// @ts-check
import { html } from 'lit';
import { staffTexts } from 'loket/staff.js';
import id from './texts.id.js';

/** @import { GuardNumber, Ticket } from 'loket-api' */

const say = staffTexts(id);

/** As many as the office gives in one act. */
export const LARGEST_GROUP = 20;

/**
 * How many came together; one, unless the guard says otherwise.
 *
 * @param {string} people as it was typed @param {(people: string) => void} told
 */
export const groupField = (people, told) => html`
  <div class="field group-field">
    <label for="group-people">${say('groupPeople', { most: LARGEST_GROUP })}</label>
    <input id="group-people" class="input digits" type="number" min="1" max=${LARGEST_GROUP} required
      .value=${people} data-testid="guard-group-people"
      @input=${(/** @type {Event} */ event) => told(/** @type {HTMLInputElement} */ (event.target).value)}>
  </div>`;

/** @param {string} people as it was typed */
export const mayCome = (people) =>
  /^\d+$/.test(people) && Number(people) >= 1 && Number(people) <= LARGEST_GROUP;

/** Others may have taken a number in between: then each is told. @param {Ticket[]} tickets at least two */
function span(tickets) {
  const [first, last] = [tickets[0].number, tickets[tickets.length - 1].number];
  const between = Number(last.replace(/\D/g, '')) - Number(first.replace(/\D/g, ''));
  return between === tickets.length - 1 ? `${first}–${last}` : tickets.map((one) => one.number).join(', ');
}

/**
 * The numbers that a group was given, and how many of their slips are out.
 *
 * @param {Ticket[]} tickets at least two @param {GuardNumber[]} seen as the office knows them now
 */
export function groupCard(tickets, seen) {
  const [first] = tickets;
  const printed = tickets.filter(
    (one) => (seen.find((it) => it.id === one.id) ?? one).print.state === 'PRINTED',
  ).length;
  const counters = first.counters.map((one) => one.number).join(' atau ');
  return html`
    <div class="card last" role="status" data-testid="guard-group">
      <div><p class="soft">${say('groupIssued', { n: tickets.length })}</p>
        <p class="number last-number" data-testid="guard-group-numbers">${span(tickets)}</p></div>
      <div class="last-words">
        <p>${counters ? say('showCounter', { counters, desk: first.desk }) : say('showDesk', { desk: first.desk })}</p>
        <p data-testid="guard-group-printed">${
          tickets.every((one) => one.print.state === 'NONE')
            ? say('printNONE')
            : say('groupPrinted', { n: printed, of: tickets.length })
        }</p>
      </div>
    </div>`;
}
