// @ts-check
import { LitElement, html, nothing } from 'lit';
import { get, post, timelessId } from 'loket/api.js';
import { base64 } from 'loket/pieces.js';
import { refusal, say, spelled } from './words.js';

/** @import { AnswerTable, AnswerTableFound, AnswerTableWish, Ikm, IkmServices } from 'loket-api' */

/** The office takes no larger one. */
const LARGEST = 1_400_000;

/**
 * `<ikm-tables .of=${report} .services=${...} ?may-type=${...}>`: answers of another survey, such as the
 * national one, brought as a table; what stands in it is told before it is taken in. Says `ikm-typed`
 * when it was.
 */
class IkmTables extends LitElement {
  static properties = {
    of: { attribute: false },
    services: { attribute: false },
    mayType: { type: Boolean, attribute: 'may-type' },
  };

  /** @type {AnswerTable[]} */
  #tables = [];
  #period = '';
  /** What was looked at and may be taken in. @type {{ wish: AnswerTableWish, found: AnswerTableFound } | null} */
  #looked = null;
  #busy = false;
  /** Counts the looks and what was changed since, so that a late answer to an older one is dropped. */
  #turn = 0;
  #said = '';

  constructor() {
    super();
    /** @type {Ikm | null} */
    this.of = null;
    /** @type {IkmServices} */
    this.services = [];
    this.mayType = false;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (!changed.has('of') || this.of === null) return;
    this.#period = String(new URLSearchParams({ from: this.of.from, to: this.of.to }));
    void this.#read(this.#period);
  }

  /** @param {string} period */
  async #read(period) {
    const read = await get(`answer-tables?${period}`).catch(() => null);
    if (period !== this.#period) return;
    this.#tables = read?.tables ?? [];
    this.requestUpdate();
  }

  render() {
    if (this.of === null || (!this.mayType && this.#tables.length === 0)) return nothing;
    return html`
      <section class="card paper" aria-labelledby="tables-heading" data-testid="ikm-tables">
        <h2 id="tables-heading">${say('tables')}</h2>
        ${this.#tables.length === 0 ? nothing : taken(this.#tables)}
        ${this.mayType ? this.#way() : nothing}
        <p role="status">${this.#said}</p>
      </section>
    `;
  }

  #way() {
    return html`
      <details data-testid="ikm-tables-bring">
        <summary>${say('tablesBring')}</summary>
        <p class="hint">${say('tablesHint')}</p>
        <form class="filter" @input=${() => this.#changed()} @submit=${(/** @type {SubmitEvent} */ event) => {
          event.preventDefault();
          void this.#look(/** @type {HTMLFormElement} */ (event.target));
        }}>
          <div class="field wide-field">
            <label for="tables-source">${say('tablesSource')}</label>
            <input id="tables-source" name="source" class="input" required maxlength="80" autocomplete="off" />
          </div>
          <div class="field">
            <label for="tables-day">${say('tablesDay')}</label>
            <input id="tables-day" name="day" class="input" type="date" required />
          </div>
          <div class="field wide-field">
            <label for="tables-service">${say('service')}</label>
            <select id="tables-service" name="service" class="input" required>
              <option value="">${say('paperChoose')}</option>
              ${this.services.map((one) => html`<option value=${one.code}>${one.name}</option>`)}
            </select>
          </div>
          <div class="field wide-field">
            <label for="tables-order">${say('tablesOrder')}</label>
            <select id="tables-order" name="order" class="input">
              ${['', 'UNSUR', 'QUESTIONS'].map((one) => html`<option value=${one}>${say(`tablesOrder-${one || 'NAMES'}`)}</option>`)}
            </select>
          </div>
          <div class="field wide-field">
            <label for="tables-file">${say('tablesFile')}</label>
            <input id="tables-file" name="file" class="input" type="file" required accept=".csv,.xlsx,text/csv" />
          </div>
          <button class="button" ?disabled=${this.#busy} data-testid="ikm-tables-look">${say('tablesLook')}</button>
        </form>
        ${this.#looked === null ? nothing : this.#ready(this.#looked)}
      </details>
    `;
  }

  /** @param {{ wish: AnswerTableWish, found: AnswerTableFound }} looked */
  #ready({ wish, found }) {
    const { respondents, ikm, ignored } = found;
    return html`
      <p data-testid="ikm-tables-found">${say('tablesFound', { n: respondents, ikm: ikm.replace('.', ',') })}
        ${ignored.length === 0 ? nothing : say('tablesIgnored', { columns: ignored.join(', ') })}</p>
      <div class="tools">
        <button type="button" class="button button-main" ?disabled=${this.#busy} data-testid="ikm-tables-keep"
          @click=${() => void this.#keep(wish)}>${say('paperSave')}</button>
      </div>
    `;
  }

  #changed() {
    this.#turn++;
    this.#said = '';
    this.#looked = null;
    this.requestUpdate();
  }

  /** @param {HTMLFormElement} form */
  async #look(form) {
    const told = new FormData(form);
    const file = told.get('file');
    if (!(file instanceof File)) return;
    if (file.size > LARGEST) {
      this.#said = say('tablesLarge');
      return this.requestUpdate();
    }
    const word = (/** @type {string} */ name) => String(told.get(name) ?? '');
    const order = word('order');
    const turn = ++this.#turn;
    const table = await base64(file).catch(() => null);
    if (turn !== this.#turn) return;
    if (table === null) {
      this.#said = say('tablesUnreadable');
      return this.requestUpdate();
    }
    /** @type {AnswerTableWish} */
    const wish = {
      requestId: timelessId(),
      source: word('source'),
      day: word('day'),
      service: word('service'),
      ...(order === 'UNSUR' || order === 'QUESTIONS' ? { order } : {}),
      table,
      keep: false,
    };
    await this.#ask(wish, (found) => {
      if (turn === this.#turn) this.#looked = { wish: { ...wish, keep: true }, found };
    });
  }

  /** @param {AnswerTableWish} wish */
  async #keep(wish) {
    await this.#ask(wish, (found) => {
      this.#changed();
      this.#said = say('tablesKept', { n: found.respondents });
      /** @type {HTMLFormElement | null} */ (this.querySelector('form'))?.reset();
      this.dispatchEvent(new CustomEvent('ikm-typed', { bubbles: true }));
    });
    void this.#read(this.#period);
  }

  /** @param {AnswerTableWish} wish @param {(found: AnswerTableFound) => void} take */
  async #ask(wish, take) {
    this.#busy = true;
    this.#said = '';
    this.requestUpdate();
    try {
      take(await post('answer-tables', wish));
    } catch (problem) {
      this.#said = refusal(problem);
    } finally {
      this.#busy = false;
      this.requestUpdate();
    }
  }
}
customElements.define('ikm-tables', IkmTables);

/** @param {AnswerTable[]} all */
function taken(all) {
  return html`
    <ul class="findings" data-testid="ikm-tables-taken">
      ${all.map(
        (one) =>
          html`<li>${say('tablesTaken', { n: one.respondents, source: one.source, day: spelled(one.day), service: one.service, name: one.by, on: spelled(one.takenOn) })}</li>`,
      )}
    </ul>
  `;
}
