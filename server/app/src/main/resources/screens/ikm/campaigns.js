// @ts-check
import { LitElement, html, nothing } from 'lit';
import { Problem, get, requestId, post, timelessId } from 'loket/api.js';
import { base64 } from 'loket/pieces.js';
import './paper.js';
import { between, comma, refused, say, spelled } from './words.js';

/** @import { Campaign, Campaigns } from 'loket-api' */

const LETTERS = 200;
/** What an index of the perception of corruption should reach, of 4, where nothing else is said. */
const THRESHOLD = 3.6;

/**
 * `<ikm-campaigns ?may-type=${...} ?may-lead=${...}>`: surveys of a group apart from the public one:
 * made, filled with forms from paper or a table, closed, and handed out as a report.
 */
class IkmCampaigns extends LitElement {
  static properties = {
    mayType: { type: Boolean, attribute: 'may-type' },
    mayLead: { type: Boolean, attribute: 'may-lead' },
  };

  /** @type {Campaigns | null} */
  #there = null;
  #request = '';
  /** What the new one asks. @type {Campaign['survey']} */
  #asks = 'SKM';
  #busy = false;
  /** What was said about which campaign; 0 stands for a new one. @type {{ number: number, words: string }} */
  #said = { number: 0, words: '' };

  constructor() {
    super();
    this.mayType = false;
    this.mayLead = false;
  }

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    void this.#read();
  }

  async #read() {
    this.#there = await get('campaigns').catch(() => null);
    this.requestUpdate();
  }

  /** @param {number} number @param {() => Promise<unknown>} deed @param {string} done */
  async #do(number, deed, done) {
    if (this.#busy) return;
    this.#busy = true;
    this.requestUpdate();
    try {
      await deed();
      this.#request = '';
      this.#said = { number, words: done };
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      const words =
        problem.status === 422 ? say('paperRefused', { detail: problem.detail }) : refused(problem.code);
      this.#said = { number, words };
    } finally {
      this.#busy = false;
      await this.#read();
    }
  }

  render() {
    const there = this.#there;
    if (there === null || (!this.mayLead && there.campaigns.length === 0)) return nothing;
    return html`
      <section class="card campaigns" aria-labelledby="campaigns-heading" data-testid="ikm-campaigns">
        <h2 id="campaigns-heading">${say('campaigns')}</h2>
        <p class="hint">${say('campaignsHint')}</p>
        ${there.campaigns.map((one) => this.#campaign(one))}
        ${this.mayLead ? this.#new(there.floor) : nothing}
        <p role="status">${this.#of(0)}</p>
      </section>
    `;
  }

  /** @param {number} number */
  #of(number) {
    return this.#said.number === number ? this.#said.words : '';
  }

  /** @param {Campaign} one */
  #campaign(one) {
    const { number, closed } = one;
    return html`
      <article class="paper" aria-labelledby="campaign-${number}" data-testid="ikm-campaign-${number}">
        <h3 id="campaign-${number}">${one.name}</h3>
        <p>${one.respondents} · ${between(one.from, one.to)}</p>
        ${
          one.threshold === null
            ? nothing
            : html`<p>${say('campaignSpak', { threshold: comma(one.threshold), most: one.most })}</p>
                <details><summary>${say('campaignQuestions')}</summary><ol>${one.questions.map((its, at) => html`<li>P${at + 1}: ${its.text} <span class="soft">${its.key}</span></li>`)}</ol></details>`
        }
        <p data-testid="ikm-campaign-sets">${say('campaignSets', { n: one.sets, floor: one.floor })}</p>
        <ul class="findings">
          ${one.piles.map((pile) => html`<li>${say(`pile${pile.kind}`, { n: pile.sets, name: pile.by, day: spelled(pile.on) })}</li>`)}
        </ul>
        ${closed === null ? this.#open(one) : this.#closed(number, closed)}
        <p role="status">${this.#of(number)}</p>
      </article>
    `;
  }

  /** @param {number} number @param {NonNullable<Campaign['closed']>} closed */
  #closed(number, { at, by, sha256 }) {
    return html`
      <p>${say('campaignClosed', { day: spelled(at.slice(0, 10)), name: by })}</p>
      <p class="hint sum">${say('sum', { sum: sha256 })}</p>
      <a class="button" data-testid="ikm-campaign-pdf" target="_blank" href="/api/v1/campaigns/${number}/report.pdf">${say('campaignPdf')}</a>
    `;
  }

  /** @param {Campaign} one */
  #open(one) {
    return html`
      ${this.mayType ? this.#ways(one) : nothing}
      ${
        this.mayLead
          ? html`<button type="button" class="button" data-testid="ikm-campaign-close" ?disabled=${this.#busy || one.sets < one.floor}
              @click=${() => void this.#do(one.number, () => post(`campaigns/${one.number}/closing`), say('campaignClosedNow'))}>${say('campaignClose')}</button>`
          : nothing
      }
    `;
  }

  /** @param {Campaign} one */
  #ways(one) {
    return html`
      <ikm-paper .campaign=${one} may-type @ikm-typed=${() => void this.#read()}></ikm-paper>
      <div class="field">
        <label for="campaign-table-${one.number}">${say(one.survey === 'SKM' ? 'campaignTable' : 'campaignTableOf', { keys: one.questions.map((its) => its.key).join(',') })}</label>
        <input id="campaign-table-${one.number}" class="input" type="file" accept=".csv,.xlsx,text/csv" ?disabled=${this.#busy}
          data-testid="ikm-campaign-table" @change=${(/** @type {Event} */ event) => {
            const input = /** @type {HTMLInputElement} */ (event.target);
            const file = input.files?.[0];
            if (file !== undefined) void this.#bring(one.number, file).finally(() => (input.value = ''));
          }} />
      </div>
    `;
  }

  /** @param {number} number @param {File} file */
  async #bring(number, file) {
    const table = await base64(file);
    await this.#do(
      number,
      () => post(`campaigns/${number}/table`, { requestId: timelessId(), table }),
      say('campaignTaken', { file: file.name }),
    );
  }

  /** @param {number} floor */
  #new(floor) {
    return html`
      <details data-testid="ikm-campaign-new">
        <summary>${say('campaignNew')}</summary>
        <form class="filter" @submit=${(/** @type {SubmitEvent} */ event) => {
          event.preventDefault();
          void this.#make(/** @type {HTMLFormElement} */ (event.target));
        }}>
          ${['name', 'respondents'].map(
            (name) => html`<div class="field wide-field">
              <label for="campaign-${name}">${say(`campaign-${name}`)}</label>
              <input id="campaign-${name}" name=${name} class="input" required maxlength=${LETTERS} autocomplete="off" />
            </div>`,
          )}
          <div class="field">
            <label for="campaign-survey">${say('campaignSurvey')}</label>
            <select id="campaign-survey" name="survey" class="input" data-testid="ikm-campaign-survey"
              @change=${(/** @type {Event} */ event) => {
                this.#asks =
                  /** @type {HTMLSelectElement} */ (event.target).value === 'SPAK' ? 'SPAK' : 'SKM';
                this.requestUpdate();
              }}>
              <option value="SKM">${say('surveySKM')}</option>
              <option value="SPAK">${say('surveySPAK')}</option>
            </select>
          </div>
          ${
            this.#asks === 'SKM'
              ? nothing
              : html`<div class="field">
                  <label for="campaign-threshold">${say('campaignThreshold')}</label>
                  <input id="campaign-threshold" name="threshold" class="input" type="number" required min="1" max="4" step="0.01" value=${THRESHOLD} />
                </div>`
          }
          ${['from', 'to'].map(
            (name) => html`<div class="field">
              <label for="campaign-${name}">${say(name)}</label>
              <input id="campaign-${name}" name=${name} class="input" type="date" required />
            </div>`,
          )}
          <div class="field">
            <label for="campaign-floor">${say('campaignFloor')}</label>
            <input id="campaign-floor" name="floor" class="input" type="number" required min=${floor} max="100000" value=${floor} />
          </div>
          <button type="submit" class="button button-main" ?disabled=${this.#busy}>${say('campaignMake')}</button>
        </form>
      </details>
    `;
  }

  /** @param {HTMLFormElement} form */
  async #make(form) {
    const typed = new FormData(form);
    const text = (/** @type {string} */ name) => String(typed.get(name) ?? '').trim();
    this.#request ||= requestId();
    const campaign = {
      name: text('name'),
      respondents: text('respondents'),
      from: text('from'),
      to: text('to'),
      floor: Number(text('floor')),
      ...(this.#asks === 'SKM' ? {} : { survey: this.#asks, threshold: Number(text('threshold')) }),
    };
    await this.#do(0, () => post('campaigns', { requestId: this.#request, campaign }), say('campaignMade'));
    if (this.#request !== '') return;
    form.reset();
    this.#asks = 'SKM';
    this.requestUpdate();
  }
}
customElements.define('ikm-campaigns', IkmCampaigns);
