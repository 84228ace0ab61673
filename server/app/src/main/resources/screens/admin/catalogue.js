// @ts-check
import { LitElement, html, nothing } from 'lit';
import { Problem, get } from 'loket/api.js';
import { adopt } from './adopt.js';
import { problemOf } from './answers.js';
import { differenceTable, obstacleList } from './differences.js';
import './decisions.js';
import './history.js';
import { catalogueChanged, notJson, refused, say } from './words.js';

/** @import { Catalogue, Problem as Refusal, StandardRemark } from 'loket-api' */

/** @typedef {NonNullable<Refusal['errors']>[number]} Fault */
/** @typedef {import('./differences.js').Difference} Difference */
/** @typedef {import('./differences.js').Obstacle} Obstacle */
/** @typedef {import('./adopt.js').Wish} Wish */
/** @typedef {{ wish: Wish, revision: string, baseKnown: boolean,
 *   differences: Difference[] }} Doubt a file that would undo what others have changed */

/** The office's data as one file: out, in, and what it says now. */
class AdminCatalogue extends LitElement {
  /** @type {Catalogue | null} */
  #catalogue = null;
  /** @type {Fault[]} */
  #faults = [];
  /** @type {{ good: boolean, text: string } | null} */
  #outcome = null;
  #busy = false;
  /** What the decided standards have wrong. @type {StandardRemark[]} */
  #remarks = [];
  /** Waits for the person's decision. @type {Doubt | null} */
  #doubt = null;
  /** @type {Obstacle[]} */
  #obstacles = [];

  /** Set by the page before the first drawing; the server refuses all the same. */
  mayChange = false;
  mayDecide = false;
  mayBring = false;
  /** Of the office. */
  zone = 'Asia/Jakarta';

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.#read();
  }

  async #read() {
    try {
      await this.#renew();
    } catch (problem) {
      this.#fail(problem);
    }
    this.requestUpdate();
  }

  async #renew() {
    this.#catalogue = await get('catalogue');
    if (this.mayDecide) this.#remarks = (await get('standards/remarks')).remarks;
  }

  /** @param {unknown} problem */
  #fail(problem) {
    const { code, detail, errors } = problemOf(problem, this);
    this.#faults = errors;
    this.#outcome = {
      good: false,
      text: errors.length > 0 ? say('catalogueErrors', { n: errors.length }) : refused(code, detail),
    };
  }

  #export() {
    const name = `katalog-${this.#catalogue?.office.id ?? 'loket'}.json`;
    const text = JSON.stringify(this.#catalogue, null, 2) + '\n';
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  /** @param {SubmitEvent} event */
  async #import(event) {
    event.preventDefault();
    const input = /** @type {HTMLInputElement} */ (this.querySelector('#catalogue-file'));
    const file = input.files?.[0];
    this.#clear();
    if (file === undefined) {
      this.#outcome = { good: false, text: say('catalogueNoFile') };
    } else {
      this.#busy = true;
      this.requestUpdate();
      await this.#send(await file.text());
      this.#busy = false;
    }
    this.requestUpdate();
  }

  #clear() {
    this.#faults = [];
    this.#obstacles = [];
    this.#doubt = null;
    this.#outcome = null;
  }

  /** @param {string} text */
  async #send(text) {
    let catalogue;
    try {
      catalogue = JSON.parse(text);
    } catch (fault) {
      this.#outcome = { good: false, text: notJson(String(fault)) };
      return;
    }
    await this.#put({ catalogue });
  }

  /** @param {Wish} wish */
  async #put(wish) {
    try {
      await adopt(wish);
      this.#outcome = { good: true, text: say('catalogueSaved') };
      window.dispatchEvent(new Event('catalogue-adopted'));
      await this.#renew();
    } catch (problem) {
      if (problem instanceof Problem && problem.code === 'catalogue-changed') {
        const { revision = '', baseKnown = false, differences = [] } = problem.body;
        this.#doubt = { wish, revision, baseKnown, differences };
        return;
      }
      if (problem instanceof Problem) this.#obstacles = problem.body.obstacles ?? [];
      this.#fail(problem);
    }
  }

  /** The person has seen the differences: that very catalogue is replaced, and no later one. */
  async #decide() {
    const doubt = this.#doubt;
    if (doubt === null) return;
    this.#clear();
    this.#busy = true;
    this.requestUpdate();
    await this.#put({ ...doubt.wish, revision: doubt.revision });
    this.#busy = false;
    this.requestUpdate();
  }

  #keep() {
    this.#clear();
    this.#outcome = { good: true, text: say('catalogueKept') };
    this.requestUpdate();
  }

  render() {
    const catalogue = this.#catalogue;
    return html`
      <h1>${say('section-catalogue')}</h1>
      <p class="hint">${say('catalogueHint')}</p>
      <div class="tools">
        <button
          type="button"
          class="button"
          data-testid="admin-catalogue-export"
          ?disabled=${catalogue === null}
          @click=${this.#export}
        >
          ${say('catalogueExport')}
        </button>
      </div>
      ${this.mayChange ? this.#importForm() : html`<p class="hint">${say('readOnly')}</p>`}
      ${this.#standards()}
      ${
        this.mayDecide
          ? html`<admin-decisions .mayChange=${this.mayBring} .zone=${this.zone}></admin-decisions>`
          : nothing
      }
      <admin-history .mayChange=${this.mayChange} .zone=${this.zone}></admin-history>
      ${catalogue === null ? nothing : overview(catalogue)}
    `;
  }

  /** What everybody may read, and what those who decide it should know. */
  #standards() {
    return html`
      <section class="card" aria-labelledby="standards">
        <h2 id="standards">${say('standards')}</h2>
        <p class="hint">${say('standardsHint')}</p>
        <div class="tools">
          <a class="button" href="/standard/" data-testid="admin-standards">${say('standardsOpen')}</a>
          <a class="button" href="/api/v1/standards.csv">${say('standardsTable')}</a>
        </div>
        ${this.#remarks.length === 0 ? nothing : remarkList(this.#remarks)}
      </section>
    `;
  }

  #importForm() {
    return html`
      <form class="card" @submit=${this.#import}>
        <h2>${say('catalogueImport')}</h2>
        <div class="inline">
          <div class="field">
            <label for="catalogue-file">${say('catalogueFile')}</label>
            <input
              id="catalogue-file"
              class="input"
              type="file"
              accept="application/json,.json"
              data-testid="admin-catalogue-file"
            />
          </div>
          <button type="submit" class="button button-main" ?disabled=${this.#busy}>
            ${this.#busy ? say('saving') : say('catalogueSend')}
          </button>
        </div>
        <div role="status">
          ${
            this.#outcome === null
              ? nothing
              : html`<p
                class="outcome ${this.#outcome.good ? 'good' : 'bad'}"
                data-testid="admin-catalogue-outcome"
              >
                ${this.#outcome.text}
              </p>`
          }
        </div>
        ${this.#faults.length === 0 ? nothing : faultTable(this.#faults)}
        ${this.#obstacles.length === 0 ? nothing : obstacleList(this.#obstacles)}
        ${this.#doubt === null ? nothing : this.#doubtPart(this.#doubt)}
      </form>
    `;
  }

  /** @param {Doubt} doubt */
  #doubtPart(doubt) {
    const undone = doubt.differences.filter((one) => one.undone).length;
    return html`
      <div class="doubt" data-testid="admin-catalogue-doubt">
        <p class="outcome bad" role="alert">
          ${doubt.baseKnown ? catalogueChanged(undone) : say('catalogueNotSure')}
        </p>
        ${differenceTable(doubt.differences, doubt.baseKnown)}
        <div class="tools">
          <button
            type="button"
            class="button button-negative"
            data-testid="admin-catalogue-anyway"
            ?disabled=${this.#busy}
            @click=${this.#decide}
          >
            ${say('catalogueAnyway')}
          </button>
          <button
            type="button"
            class="button"
            data-testid="admin-catalogue-keep"
            ?disabled=${this.#busy}
            @click=${this.#keep}
          >
            ${say('catalogueKeep')}
          </button>
        </div>
      </div>
    `;
  }
}
customElements.define('admin-catalogue', AdminCatalogue);

/** @param {Fault[]} faults */
function faultTable(faults) {
  return html`
    <div class="wide" tabindex="0" role="group" aria-label=${say('catalogueErrors', { n: faults.length })}>
      <table class="table faults" data-testid="admin-catalogue-errors">
        <thead>
          <tr>
            <th scope="col">${say('cataloguePath')}</th>
            <th scope="col">${say('catalogueMessage')}</th>
          </tr>
        </thead>
        <tbody>
          ${faults.map(
            (fault) => html`
              <tr>
                <th scope="row"><code>${fault.path}</code></th>
                <td>${fault.words}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}

/** @param {StandardRemark[]} remarks */
function remarkList(remarks) {
  return html`
    <h3>${say('standardRemarks')}</h3>
    <p class="hint">${say('standardRemarksHint')}</p>
    <ul class="remarks" data-testid="admin-standard-remarks">
      ${remarks.map((one) => html`<li><strong>${one.name.id}:</strong> ${one.words}</li>`)}
    </ul>
  `;
}

/** @param {Catalogue} catalogue */
function overview(catalogue) {
  return html`
    <section class="card" aria-labelledby="services">
      <h2 id="services">${say('catalogueServices')}</h2>
      <div class="wide" tabindex="0" role="group" aria-labelledby="services">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">${say('servicePrefix')}</th>
              <th scope="col">${say('serviceName')}</th>
              <th scope="col">${say('servicePlain')}</th>
              <th scope="col">${say('servicePromise')}</th>
              <th scope="col">${say('serviceCode')}</th>
            </tr>
          </thead>
          <tbody>
            ${catalogue.services.map(
              (one) => html`
                <tr>
                  <td class="letter">${one.prefix || say('noTicket')}</td>
                  <th scope="row">${one.name.id}</th>
                  <td>${one.plainName.id}</td>
                  <td>${one.promise.id}</td>
                  <td><code>${one.code}</code></td>
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    </section>
    <section class="card" aria-labelledby="counters">
      <h2 id="counters">${say('catalogueCounters')}</h2>
      <div class="wide" tabindex="0" role="group" aria-labelledby="counters">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">${say('counterNumber')}</th>
              <th scope="col">${say('counterName')}</th>
              <th scope="col">${say('counterServices')}</th>
            </tr>
          </thead>
          <tbody>
            ${catalogue.counters.map(
              (one) => html`
                <tr>
                  <td class="letter">${one.number}</td>
                  <th scope="row">${one.name}</th>
                  <td>${one.services.map((code) => serviceName(catalogue, code)).join(', ')}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    </section>
  `;
}

/** @param {Catalogue} catalogue @param {string} code */
function serviceName(catalogue, code) {
  return catalogue.services.find((one) => one.code === code)?.name.id ?? code;
}
