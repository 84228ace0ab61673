// @ts-check
import { LitElement, html, nothing } from 'lit';
import { Problem, get, post, timelessId } from 'loket/api.js';
import { refused, say, spelled } from './words.js';

/** @import { Campaign, Ikm, IkmServices, PaperPile, Questionnaire, Questionnaires } from 'loket-api' */

/**
 * A form as it is typed: a figure for each answer, then one for each question of the profile,
 * counted from 1; '' for what was left blank.
 *
 * @typedef {{ first: string[], second: string[], comment: string }} Form
 */

const MOST = 100;
const LETTERS = 500;

/** @returns {Form} */
const blank = () => ({ first: [], second: [], comment: '' });

/**
 * `<ikm-paper .of=${report} .services=${...} ?may-type=${...}>`: survey forms from paper, typed twice
 * so that a slip of the finger shows; a pile is taken in as a whole. Says `ikm-typed` when it was.
 * With `.campaign` in place of a report they are forms of that campaign: figures alone.
 */
class IkmPaper extends LitElement {
  static properties = {
    of: { attribute: false },
    campaign: { attribute: false },
    services: { attribute: false },
    mayType: { type: Boolean, attribute: 'may-type' },
  };

  /** @type {Questionnaire | null} */
  #asks = null;
  /** @type {PaperPile[]} */
  #piles = [];
  /** Every version that there is. @type {Questionnaires['versions']} */
  #versions = [];
  /** The version on paper that is older than its day; '' for that of the day. */
  #printed = '';
  #asked = 0;
  #day = '';
  #service = '';
  /** @type {Form[]} */
  #forms = [blank()];
  #again = false;
  #request = '';
  #busy = false;
  #said = '';

  constructor() {
    super();
    /** @type {Ikm | null} */
    this.of = null;
    /** @type {Campaign | null} */
    this.campaign = null;
    /** @type {IkmServices} */
    this.services = [];
    this.mayType = false;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has('of')) void this.#read();
    if (changed.has('campaign') && this.campaign !== null) this.#asks = asked(this.campaign);
  }

  async #read() {
    if (this.of === null) return;
    const asked = ++this.#asked;
    const period = String(new URLSearchParams({ from: this.of.from, to: this.of.to }));
    const [asks, typed, all] = await Promise.all([
      this.#asks ?? this.#questions(),
      get(`paper-forms?${period}`).catch(() => null),
      this.mayType ? get('questionnaires').catch(() => null) : null,
    ]);
    if (asked !== this.#asked) return;
    this.#asks ??= asks;
    this.#piles = typed?.piles ?? [];
    this.#versions = all?.versions ?? [];
    this.requestUpdate();
  }

  /** What is printed on the forms: what was asked on the day that stands on them; now, where none is said. */
  #questions() {
    const printed = this.#versions.find((one) => one.questionnaire.version === this.#printed);
    if (printed !== undefined) return Promise.resolve(printed.questionnaire);
    return (
      this.#day === '' ? get('surveys/questionnaire') : get(`surveys/questionnaire?day=${this.#day}`)
    ).catch(() => null);
  }

  /**
   * The grid asks what was asked on its day. What was typed of the respondents under other choices has to
   * be typed again.
   *
   * @returns {Promise<boolean>} whether it did so before
   */
  async #askAnew() {
    const day = this.#day;
    const asks = await this.#questions();
    if (day !== this.#day) return false;
    if (asks === null) this.#said = refused('unreachable');
    else if (asks.version !== this.#asks?.version) {
      const kept = Math.min(asks.questions.length, this.#asks?.questions.length ?? 0);
      this.#asks = asks;
      this.#forms.forEach((one) => one.first.splice(kept));
    } else return true;
    this.requestUpdate();
    return false;
  }

  render() {
    const asks = this.#asks;
    if (this.campaign !== null) {
      return asks === null ? nothing : html`${this.#way(asks)}<p role="status">${this.#said}</p>`;
    }
    if (this.of === null || asks === null || (!this.mayType && this.#piles.length === 0)) return nothing;
    return html`
      <section class="card paper" aria-labelledby="paper-heading" data-testid="ikm-paper">
        <h2 id="paper-heading">${say('paper')}</h2>
        ${this.#piles.length === 0 ? nothing : piles(this.#piles)}
        ${this.mayType ? this.#way(asks) : nothing}
        <p role="status">${this.#said}</p>
      </section>
    `;
  }

  /** @param {Questionnaire} asks */
  #way(asks) {
    return html`
      <details data-testid=${this.campaign === null ? 'ikm-paper-type' : 'ikm-campaign-type'}>
        <summary>${say('paperType')}</summary>
        <p class="hint">${this.#again ? say('paperAgainHint') : say('paperHint', { most: MOST })}
          ${this.#again || asks.profile.length === 0 ? nothing : say('paperProfileHint')}</p>
        ${this.campaign === null ? this.#where() : nothing}
        ${asks.profile.length === 0 ? nothing : legend(asks)} ${this.#grid(asks)} ${this.#buttons(asks)}
      </details>
    `;
  }

  /** The day and the service that stand on the forms. */
  #where() {
    return html`
        <div class="filter">
          <div class="field">
            <label for="paper-day">${say('paperDay')}</label>
            <input id="paper-day" class="input" type="date" required .value=${this.#day} ?disabled=${this.#again}
              @input=${(/** @type {Event} */ event) => {
                this.#day = valueOf(event);
                this.#printed = '';
                this.#changed();
                if (this.#day !== '') void this.#askAnew();
              }} />
          </div>
          ${this.#which()}
          <div class="field wide-field">
            <label for="paper-service">${say('service')}</label>
            <select id="paper-service" class="input" ?disabled=${this.#again}
              @change=${(/** @type {Event} */ event) => {
                this.#service = valueOf(event);
                this.#changed();
              }}>
              <option value="" ?selected=${this.#service === ''}>${say('paperChoose')}</option>
              ${this.services.map((one) => html`<option value=${one.code} ?selected=${one.code === this.#service}>${one.name}</option>`)}
            </select>
          </div>
        </div>
    `;
  }

  /** Which of the versions that had begun by then is printed on the forms; nothing where there is one. */
  #which() {
    const begun = this.#versions.filter((one) => one.from === null || one.from <= this.#day);
    if (begun.length < 2 || this.#asks === null) return nothing;
    const version = this.#printed === '' ? this.#asks.version : this.#printed;
    return html`
      <div class="field wide-field">
        <label for="paper-printed">${say('paperPrinted')}</label>
        <select id="paper-printed" class="input" ?disabled=${this.#again} data-testid="ikm-paper-printed"
          @change=${(/** @type {Event} */ event) => {
            this.#printed = valueOf(event);
            this.#changed();
            void this.#askAnew();
          }}>
          ${begun.map(
            ({ from, questionnaire: its }) =>
              html`<option value=${its.version} ?selected=${its.version === version}>${from === null ? say('questionsStandardNamed', { version: its.version }) : say('questionsNamed', { version: its.version, day: spelled(from) })}</option>`,
          )}
        </select>
      </div>
    `;
  }

  /** @param {Questionnaire} asks */
  #grid(asks) {
    const columns = asks.questions.length + asks.profile.length;
    return html`
      <div class="wide">
        <table class="table paper-grid">
          <thead>
            <tr>
              <th scope="col">${say('paperForm')}</th>
              ${asks.questions.map((one, at) => html`<th scope="col" title=${one.text.id}>${say('paperQuestion', { number: at + 1 })}</th>`)}
              ${asks.profile.map((one) => html`<th scope="col">${one.text.id}</th>`)}
              ${this.campaign === null ? html`<th scope="col" class="words">${say('paperComment')}</th>` : nothing}
            </tr>
          </thead>
          <tbody @keydown=${this.#move}>
            ${this.#forms.map(
              (form, row) => html`
                <tr>
                  <th scope="row">${row + 1}</th>
                  ${Array.from({ length: columns }, (_, column) => this.#cell(asks, form, row, column))}
                  ${this.campaign === null ? this.#comment(form, row) : nothing}
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    `;
  }

  /** @param {Form} form @param {number} row */
  #comment(form, row) {
    return html`
                  <td class="words">
                    <input class="input" type="text" maxlength=${LETTERS} autocomplete="off" .value=${form.comment}
                      aria-label=${say('paperCommentOf', { row: row + 1 })}
                      @input=${(/** @type {Event} */ event) => {
                        form.comment = valueOf(event);
                      }} />
                  </td>
    `;
  }

  /** @param {Questionnaire} asks @param {Form} form @param {number} row @param {number} column */
  #cell(asks, form, row, column) {
    const typed = (this.#again ? form.second : form.first)[column] ?? '';
    const before = form.first[column] ?? '';
    const differs = this.#again && typed !== '' && typed !== before;
    const question = asks.questions[column] ?? asks.profile[column - asks.questions.length];
    return html`
      <td class=${differs ? 'differs' : ''}>
        <input class="input figure" inputmode="numeric" maxlength="1" autocomplete="off" .value=${typed}
          data-cell="${row}-${column}" aria-invalid=${differs ? 'true' : 'false'}
          aria-label=${say('paperCell', { row: row + 1, question: question?.text.id ?? '' })}
          @focus=${(/** @type {Event} */ event) => /** @type {HTMLInputElement} */ (event.target).select()}
          @input=${(/** @type {Event} */ event) => this.#type(asks, form, row, column, event)} />
        ${differs ? html`<span class="soft">${say('paperBefore', { figure: before === '' ? '–' : before })}</span>` : nothing}
      </td>
    `;
  }

  /**
   * A figure that the question does not offer is not taken; after one that it does comes the next.
   * One that differs from the first typing, and is typed there once more, is the right one.
   *
   * @param {Questionnaire} asks @param {Form} form @param {number} row @param {number} column @param {Event} event
   */
  #type(asks, form, row, column, event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const figure = Number(input.value);
    const most = mostOf(asks, column);
    if (input.value !== '' && !(figure >= 1 && figure <= most)) {
      input.value = (this.#again ? form.second : form.first)[column] ?? '';
      input.select();
      return;
    }
    const typed = this.#again ? form.second : form.first;
    if (this.#again && input.value !== '' && input.value === typed[column]) form.first[column] = input.value;
    typed[column] = input.value;
    this.#changed();
    if (input.value !== '') void this.#go(asks, row, column + 1);
  }

  /** @param {Questionnaire} asks @param {number} row @param {number} column */
  async #go(asks, row, column) {
    const last = column >= asks.questions.length + asks.profile.length;
    const to = last ? `${row + 1}-0` : `${row}-${column}`;
    if (last && !this.#again && row === this.#forms.length - 1 && row < MOST - 1) {
      this.#forms.push(blank());
      this.requestUpdate();
      await this.updateComplete;
    }
    /** @type {HTMLInputElement | null} */ (this.querySelector(`[data-cell="${to}"]`))?.focus();
  }

  /** Arrows walk over the figures; Enter begins the next form. @param {KeyboardEvent} event */
  #move = (event) => {
    const asks = this.#asks;
    const cell = /** @type {HTMLElement} */ (event.target).dataset['cell'];
    if (cell === undefined || asks === null) return;
    const [row = 0, column = 0] = cell.split('-').map(Number);
    /** @type {Record<string, [number, number]>} */
    const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
    const step = steps[event.key];
    if (event.key === 'Enter') {
      event.preventDefault();
      void this.#go(asks, row, asks.questions.length + asks.profile.length);
    } else if (step !== undefined) {
      event.preventDefault();
      /** @type {HTMLInputElement | null} */ (
        this.querySelector(`[data-cell="${row + step[0]}-${column + step[1]}"]`)
      )?.focus();
    }
  };

  #changed() {
    this.#said = '';
    this.#request = '';
    this.requestUpdate();
  }

  /** Those in which something was typed. */
  #typed() {
    return this.#forms.filter((one) => one.first.some((figure) => figure !== '') || one.comment !== '');
  }

  /** What keeps the pile from being typed again, or from being taken. @param {Questionnaire} asks */
  #missing(asks) {
    const typed = this.#typed();
    if (this.campaign === null && (this.#day === '' || this.#service === '')) return say('paperNeedsDay');
    if (typed.length === 0) return say('paperEmpty');
    const gap = typed.findIndex((one) =>
      asks.questions.some((_, column) => (one.first[column] ?? '') === ''),
    );
    if (gap >= 0) return say('paperGap', { row: gap + 1 });
    if (!this.#again) return null;
    const columns = asks.questions.length + asks.profile.length;
    const differs = typed.findIndex((one) =>
      Array.from({ length: columns }).some(
        (_, column) => (one.first[column] ?? '') !== (one.second[column] ?? ''),
      ),
    );
    return differs >= 0 ? say('paperDiffers', { row: differs + 1 }) : null;
  }

  /** @param {Questionnaire} asks */
  #buttons(asks) {
    const missing = this.#missing(asks);
    return html`
      <p class="hint" data-testid="ikm-paper-missing">${missing ?? say('paperReady', { n: this.#typed().length })}</p>
      <div class="tools">
        ${
          this.#again
            ? html`<button type="button" class="button button-main" data-testid="ikm-paper-save"
                  ?disabled=${missing !== null || this.#busy} @click=${() => void this.#save(asks)}>${say('paperSave')}</button>
                <button type="button" class="button" data-testid="ikm-paper-back" @click=${() => {
                  this.#again = false;
                  this.#changed();
                }}>${say('paperBack')}</button>`
            : html`<button type="button" class="button button-main" data-testid="ikm-paper-again"
                ?disabled=${missing !== null} @click=${() => void this.#second(asks)}>${say('paperAgain')}</button>`
        }
      </div>
    `;
  }

  /** @param {Questionnaire} asks */
  async #second(asks) {
    if (this.campaign === null && !(await this.#askAnew())) return;
    if (this.#again) return;
    this.#forms = this.#typed().map((one) => ({ ...one, second: [] }));
    this.#again = true;
    this.#changed();
    await this.updateComplete;
    void this.#go(asks, 0, 0);
  }

  /** @param {ReturnType<typeof sent>[]} forms */
  #send(forms) {
    const requestId = this.#request;
    if (this.campaign === null) {
      const printed = this.#printed === '' ? {} : { questionnaire: this.#printed };
      return post('paper-forms', { requestId, day: this.#day, service: this.#service, forms, ...printed });
    }
    const sets = forms.map(({ answers }) => ({ answers }));
    return post(`campaigns/${this.campaign.number}/forms`, { requestId, forms: sets });
  }

  /** @param {Questionnaire} asks */
  async #save(asks) {
    this.#busy = true;
    this.#request ||= timelessId();
    this.requestUpdate();
    try {
      await this.#send(this.#typed().map((one) => sent(asks, one)));
      const n = this.#forms.length;
      this.#forms = [blank()];
      this.#again = false;
      this.#changed();
      this.#said = say('paperSaved', { n });
      this.dispatchEvent(new CustomEvent('ikm-typed', { bubbles: true }));
      if (this.campaign === null) void this.#read();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.#said =
        problem.status === 422 ? say('paperRefused', { detail: problem.detail }) : refused(problem.code);
    } finally {
      this.#busy = false;
      this.requestUpdate();
    }
  }
}
customElements.define('ikm-paper', IkmPaper);

/** What a campaign asks, as a grid takes it. @param {Campaign} campaign @returns {Questionnaire} */
const asked = ({ questions, most }) => ({
  version: '',
  unsur: [],
  questions: questions.map(({ key, text }) => ({
    key,
    text: { id: text, en: text },
    answers: Array.from({ length: most }, (_, at) => ({ value: at + 1, text: { id: '', en: '' } })),
  })),
  profile: [],
});

/** @param {PaperPile[]} all */
function piles(all) {
  return html`
    <ul class="findings" data-testid="ikm-paper-piles">
      ${all.map(
        (one) =>
          html`<li>${say('paperPile', { n: one.forms, day: spelled(one.day), service: one.service, name: one.by, typed: spelled(one.typedOn) })}</li>`,
      )}
    </ul>
  `;
}

/** Which figure stands for which choice. @param {Questionnaire} asks */
function legend(asks) {
  return html`
    <dl class="fields legend">
      ${asks.profile.map(
        (one) =>
          html`<div><dt>${one.text.id}</dt><dd>${one.choices.map((choice, at) => html`<span>${at + 1} ${choice.text.id}</span> `)}</dd></div>`,
      )}
    </dl>
  `;
}

/** How many answers a question offers. @param {Questionnaire} asks @param {number} column */
function mostOf(asks, column) {
  const question = asks.questions[column];
  return question?.answers.length ?? asks.profile[column - asks.questions.length]?.choices.length ?? 0;
}

/** As the office takes it. @param {Questionnaire} asks @param {Form} form */
function sent(asks, form) {
  /** @type {Record<string, number>} */
  const answers = {};
  asks.questions.forEach((one, column) => {
    answers[one.key] = Number(form.first[column]);
  });
  /** @type {Record<string, string>} */
  const profile = {};
  asks.profile.forEach((one, at) => {
    const choice = one.choices[Number(form.first[asks.questions.length + at] ?? '') - 1];
    if (choice !== undefined) profile[one.key] = choice.value;
  });
  return { answers, profile, comment: form.comment };
}

/** @param {Event} event */
function valueOf(event) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value;
}
