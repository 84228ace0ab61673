// @ts-check
import { html, nothing } from 'lit';
import { StaffPage } from 'loket/staff.js';
import './file.js';
import { say, waitsFor } from './words.js';

/** @import { DossierList, DossierRow } from 'loket-api' */

const DAY_MILLISECONDS = 86_400_000;

/**
 * All berkas that are open, with their age and what each waits for; one of them at a time is worked
 * on here as at the officer's desk.
 *
 * @extends {StaffPage<'dossiers/live'>}
 */
class LoketDossiers extends StaffPage {
  static properties = { open: { state: true }, month: { state: true } };

  constructor() {
    super({ name: 'dossier', say, mark: 'documents', action: 'dossier.list', topic: 'dossiers/live' });
    /** The one that is worked on. */
    this.open = '';
    /** Whose agenda book is wanted; this month if none was chosen. */
    this.month = '';
  }

  forget() {
    this.open = '';
  }

  /** @param {DossierList} picture */
  content(picture) {
    return html`<main class="page">${
      this.open
        ? html`
      <p><button type="button" class="button" data-testid="dossier-back" @click=${() => (this.open = '')}>
        ${say('closeFile')}</button></p>
      <loket-file .dossier=${this.open} .day=${this.me?.day ?? ''} .zone=${picture.zone}></loket-file>`
        : this.list(picture)
    }</main>`;
  }

  /** @param {DossierList} picture */
  list({ dossiers, now }) {
    return html`
      <section class="card" aria-labelledby="dossiers">
        <h2 id="dossiers">${say('listTitle')} <span class="badge">${say('listCount', { n: dossiers.length })}</span></h2>
        <p class="soft">${say('listHint')}</p>
        ${
          dossiers.length === 0
            ? html`<p data-testid="dossier-none">${say('listNone')}</p>`
            : html`
        <div class="wide"><table class="table" data-testid="dossier-list">
          <thead><tr>${['number', 'service', 'age', 'waitsFor', 'dueHead', 'action'].map(
            (one) => html`<th scope="col">${say(one)}</th>`,
          )}</tr></thead>
          <tbody>${dossiers.map((one) => this.row(one, now))}</tbody>
        </table></div>`
        }
      </section>
      ${this.may('agenda.read') ? this.agenda() : nothing}`;
  }

  /** The book of a month on paper; asking for it is noted as a reading. */
  agenda() {
    const month = this.month || (this.me?.day ?? '').slice(0, 7);
    return html`
      <section class="card" aria-labelledby="agenda-title">
        <h2 id="agenda-title">${say('agendaTitle')}</h2>
        <p class="soft">${say('agendaHint')}</p>
        <div class="agenda">
          <div class="field">
            <label for="agenda">${say('agendaMonth')}</label>
            <input id="agenda" class="input" type="month" .value=${month} data-testid="dossier-agenda-month"
              @change=${(/** @type {Event} */ event) =>
                (this.month = /** @type {HTMLInputElement} */ (event.target).value)}>
          </div>
          <a class="button" target="_blank" data-testid="dossier-agenda"
            href="/api/v1/agenda.pdf?month=${month}">${say('agendaPdf')}</a>
        </div>
      </section>`;
  }

  /** @param {DossierRow} one @param {string} now */
  row(one, now) {
    const days = Math.floor((Date.parse(now) - Date.parse(one.openedAt)) / DAY_MILLISECONDS);
    const late = one.due !== null && Date.parse(now) > Date.parse(one.due);
    return html`
      <tr data-testid="dossier-row-${one.number}">
        <th scope="row" class="digits">${one.number}</th>
        <td>${one.serviceName.id}</td>
        <td>${days === 0 ? say('ageToday') : say('ageDays', { n: days })}</td>
        <td>${waitsFor(one)}</td>
        <td>${one.due ? this.clock(one.due) : nothing}
          ${late ? html`<span class="badge is-attention">${say('overdue')}</span>` : nothing}</td>
        <td><button type="button" class="button" data-testid="dossier-open-${one.number}"
          aria-label=${say('openOf', { number: one.number })} @click=${() => (this.open = one.id)}>
          ${say('openFile')}</button></td>
      </tr>`;
  }
}
customElements.define('loket-dossiers', LoketDossiers);
