// @ts-check
import { html, nothing } from 'lit';
import { get, put } from 'loket/api.js';
import { PeriodDraft } from './draft.js';
import './photos.js';
import { say } from './words.js';

/** @import { FollowUp, FollowUpActivity, FollowUpNext, Ikm } from 'loket-api' */

/** @typedef {"text" | "until" | "owner" | "description" | "obstacle"} Line a line of an activity */
/** @typedef {keyof FollowUpNext} NextLine */

const QUARTERS = [1, 2, 3, 4];
const ROMAN = ['I', 'II', 'III', 'IV'];
/** @type {FollowUpActivity['state'][]} */
const STATES = ['NOT_YET', 'GOING_ON', 'DONE'];
/** @type {NextLine[]} */
const NEXT_LINES = ['strategy', 'target', 'owner', 'stakeholders'];
const MOST = 300;

/**
 * `<ikm-plan .of=${report} ?may-change=${...}>`: what the office does about the lowest unsur of a
 * period, and what came of it.
 *
 * @extends {PeriodDraft<FollowUp, FollowUpActivity[]>}
 */
class IkmPlan extends PeriodDraft {
  constructor() {
    super(
      (period) => get(`followup?${period}`),
      (there) => structuredClone(there?.plan.activities ?? []),
    );
  }

  /** @param {FollowUp} there */
  #save(there) {
    return this.save(() =>
      put(`followup?${this.period}`, {
        revision: there.revision,
        plan: { year: there.plan.year, activities: this.typed },
      }),
    );
  }

  /** @param {string} unsur */
  #add(unsur) {
    const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (one) => (one % 36).toString(36)).join(
      '',
    );
    this.typed.push({
      id,
      unsur,
      text: '',
      quarters: [],
      until: '',
      owner: '',
      state: 'NOT_YET',
      description: '',
      obstacle: '',
      next: null,
    });
    this.requestUpdate();
    void this.updateComplete.then(() => document.getElementById(`plan-${id}-text`)?.focus());
  }

  /** @param {FollowUpActivity} one */
  #remove(one) {
    this.typed = this.typed.filter((other) => other !== one);
    this.requestUpdate();
  }

  render() {
    const report = this.of;
    const there = this.there;
    if (report === null || there === null || report.suppressed) return nothing;
    return html`
      <section class="card plan" aria-labelledby="plan-heading" data-testid="ikm-plan">
        <h2 id="plan-heading">${say('plan', { year: there.plan.year })}</h2>
        ${this.#progress(there)}
        ${this.#unsur(report).map((unsur) => this.#group(report, unsur))}
        <div class="tools">
          ${this.mayChange ? this.#buttons(there) : nothing}
          <a class="button" data-testid="ikm-plan-pdf" target="_blank" href="/api/v1/ikm/followup.pdf?${this.period}">
            ${say('planPdf')}
          </a>
        </div>
        <ikm-photos .of=${report} .activities=${there.plan.activities} ?may-change=${this.mayChange}></ikm-photos>
        <p role="status" class="plan-said">${this.said}</p>
      </section>
    `;
  }

  /** @param {FollowUp} there */
  #buttons(there) {
    const typed = this.isTyped();
    return html`
      <button type="button" class="button button-main" data-testid="ikm-plan-save"
        ?disabled=${!typed || this.busy || this.typed.some((one) => one.text.trim() === '')}
        @click=${() => void this.#save(there)}>${say('planSave')}</button>
      <button type="button" class="button" ?disabled=${!typed || this.busy}
        @click=${() => this.undo()}>${say('planUndo')}</button>
    `;
  }

  /** @param {FollowUp} there */
  #progress({ progress, changedBy }) {
    return html`
      <p class="hint">${say('planHint')}${changedBy === null ? nothing : html` ${say('planBy', { name: changedBy })}`}</p>
      <p data-testid="ikm-plan-progress">
        ${say('planDone', { done: progress.done, planned: progress.planned })}
        ${say('planDue', { done: progress.doneOfDue, due: progress.due })}
      </p>
      ${
        progress.findings.length === 0
          ? nothing
          : html`<ul class="findings" data-testid="ikm-plan-findings">
              ${progress.findings.map(
                (one) => html`<li>${this.#nameOf(one.activity, one.unsur)}: ${one.words}</li>`,
              )}
            </ul>`
      }
    `;
  }

  /** @param {string | null} activity @param {string} unsur */
  #nameOf(activity, unsur) {
    const named = this.there?.plan.activities.find((one) => one.id === activity);
    return named?.text ?? this.#unsurName(unsur);
  }

  /** @param {string} key */
  #unsurName(key) {
    return this.of?.unsur.find((one) => one.key === key)?.name ?? key;
  }

  /** The priorities, lowest first, then what else has an activity. @param {Ikm} report */
  #unsur(report) {
    return [...new Set([...report.priorities, ...this.typed.map((one) => one.unsur)])];
  }

  /** @param {Ikm} report @param {string} unsur */
  #group(report, unsur) {
    const figure = report.unsur.find((one) => one.key === unsur);
    return html`
      <div class="plan-group" role="group" aria-labelledby="plan-of-${unsur}">
        <h3 id="plan-of-${unsur}">${this.#unsurName(unsur)} <span class="soft">${figure?.mutu ?? ''}</span></h3>
        ${this.typed
          .filter((one) => one.unsur === unsur)
          .map((one) => (this.mayChange ? this.#form(one) : this.#words(one)))}
        ${
          this.mayChange
            ? html`<button type="button" class="button" data-testid="ikm-plan-add-${unsur}"
                @click=${() => this.#add(unsur)}>${say('planAdd')}</button>`
            : nothing
        }
      </div>
    `;
  }

  /** To be read only. @param {FollowUpActivity} one */
  #words(one) {
    const quarters = one.quarters.map((quarter) => `TW ${ROMAN[quarter - 1]}`).join(', ');
    const rest = [quarters, one.until, one.owner, say(`state${one.state}`), one.description, one.obstacle];
    return html`<p class="activity"><strong>${one.text}</strong><br />${rest.filter((words) => words !== '').join(' · ')}</p>`;
  }

  /** @param {FollowUpActivity} one */
  #form(one) {
    return html`
      <fieldset class="activity" data-testid="ikm-activity">
        <legend>${one.text.trim() === '' ? say('planNew') : one.text}</legend>
        ${this.#line(one, 'text', 'wide-field')}
        <div class="field quarters" role="group" aria-labelledby="plan-${one.id}-when">
          <span id="plan-${one.id}-when">${say('planWhen')}</span>
          ${QUARTERS.map(
            (quarter) => html`<label><input type="checkbox" .checked=${one.quarters.includes(quarter)}
              @change=${() => this.#tick(one, quarter)} /> TW ${ROMAN[quarter - 1]}</label>`,
          )}
        </div>
        ${this.#line(one, 'until')} ${this.#line(one, 'owner')}
        <div class="field">
          <label for="plan-${one.id}-state">${say('planState')}</label>
          <select id="plan-${one.id}-state" class="input" data-testid="ikm-activity-state"
            @change=${(/** @type {Event} */ event) => {
              one.state = /** @type {FollowUpActivity['state']} */ (valueOf(event));
              this.changed();
            }}>
            ${STATES.map((state) => html`<option value=${state} ?selected=${state === one.state}>${say(`state${state}`)}</option>`)}
          </select>
        </div>
        ${this.#line(one, 'description', 'wide-field')} ${this.#line(one, 'obstacle', 'wide-field')}
        ${one.state === 'DONE' && one.next === null ? nothing : this.#next(one)}
        <button type="button" class="button" @click=${() => this.#remove(one)}>${say('planRemove')}</button>
      </fieldset>
    `;
  }

  /** @param {FollowUpActivity} one @param {Line} line @param {string} [kind] */
  #line(one, line, kind = '') {
    return field(`plan-${one.id}-${line}`, say(`plan-${line}`), one[line], kind, (words) => {
      one[line] = words;
      this.changed();
    });
  }

  /** @param {FollowUpActivity} one */
  #next(one) {
    return html`
      <details class="next" ?open=${one.next !== null}>
        <summary>${say('planNext')}</summary>
        ${NEXT_LINES.map((line) =>
          field(
            `plan-${one.id}-next-${line}`,
            say(`plan-next-${line}`),
            one.next?.[line] ?? '',
            '',
            (words) => {
              const next = one.next ?? { strategy: '', target: '', owner: '', stakeholders: '' };
              next[line] = words;
              one.next = NEXT_LINES.every((name) => next[name] === '') ? null : next;
              this.changed();
            },
          ),
        )}
      </details>
    `;
  }

  /** @param {FollowUpActivity} one @param {number} quarter */
  #tick(one, quarter) {
    one.quarters = QUARTERS.filter((other) => one.quarters.includes(other) !== (other === quarter));
    this.changed();
  }
}
customElements.define('ikm-plan', IkmPlan);

/**
 * @param {string} id
 * @param {string} name
 * @param {string} value
 * @param {string} kind
 * @param {(words: string) => void} typed
 */
function field(id, name, value, kind, typed) {
  return html`
    <div class="field ${kind}">
      <label for=${id}>${name}</label>
      <input id=${id} class="input" type="text" maxlength=${MOST} autocomplete="off" .value=${value}
        @input=${(/** @type {Event} */ event) => typed(valueOf(event))} />
    </div>
  `;
}

/** @param {Event} event */
function valueOf(event) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value;
}
