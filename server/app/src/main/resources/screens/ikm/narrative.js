// @ts-check
import { html, nothing } from 'lit';
import { get, put } from 'loket/api.js';
import { PeriodDraft } from './draft.js';
import { say } from './words.js';

/** @import { Narrative, NarrativeField, NarrativePassage } from 'loket-api' */

const MOST_LINES = 12;
const MOST_LETTERS = 1_500;
const FIELD = /\{([^{}]*)\}/g;
const NUMBER = /\d+(?:[.,]\d+)*/g;

/**
 * `<ikm-narrative .of=${report} ?may-change=${...}>`: the passages of the report that the office may
 * say in words of its own, and how they will be printed.
 *
 * @extends {PeriodDraft<Narrative, Record<string, string>>}
 */
class IkmNarrative extends PeriodDraft {
  constructor() {
    super(
      (period) => get(`ikm/narrative?${period}`),
      (there) =>
        Object.fromEntries((there?.passages ?? []).map((one) => [one.key, one.words ?? one.standard])),
    );
  }

  /** @param {Narrative} there */
  #save(there) {
    return this.save(() =>
      put(`ikm/narrative?${this.period}`, { revision: there.revision, words: this.typed }),
    );
  }

  /** @param {NarrativePassage} one @param {string} words */
  #say(one, words) {
    this.typed[one.key] = words;
    this.changed();
  }

  render() {
    const there = this.there;
    if (there === null || this.of === null || this.of.suppressed) return nothing;
    return html`
      <section class="card narrative" aria-labelledby="narrative-heading" data-testid="ikm-narrative">
        <h2 id="narrative-heading">${say('narrative')}</h2>
        <p class="hint">
          ${say('narrativeHint')}
          ${there.changedBy === null ? nothing : say('narrativeBy', { name: there.changedBy })}
        </p>
        ${there.passages.map((one) => this.#passage(one, there.fields))}
        ${this.mayChange ? html`${fields(there.fields)}${this.#buttons(there)}` : nothing}
        <p role="status" class="plan-said">${this.said}</p>
      </section>
    `;
  }

  /** @param {NarrativePassage} one @param {NarrativeField[]} fields */
  #passage(one, fields) {
    const words = this.typed[one.key] ?? '';
    const own = words.trim() !== '' && words.trim() !== one.standard;
    return html`
      <details class="passage" data-testid="ikm-passage-${one.key}" ?open=${one.words !== null}>
        <summary>${one.title}${own ? html` <span class="soft">(${say('narrativeOwn')})</span>` : nothing}</summary>
        ${this.mayChange ? this.#form(one, words, fields) : nothing}
        <p class="hint">${say('narrativeShown')}</p>
        <div class="printed">${printed(own ? words : one.standard, fields).map((line) => html`<p>${line}</p>`)}</div>
      </details>
    `;
  }

  /** @param {NarrativePassage} one @param {string} words @param {NarrativeField[]} fields */
  #form(one, words, fields) {
    const id = `narrative-${one.key}`;
    const wrong = fault(words, fields);
    const typed =
      words === one.standard ? [] : [...words.replace(FIELD, ' ').matchAll(NUMBER)].map((its) => its[0]);
    return html`
      <textarea id=${id} class="input" rows="5" aria-label=${one.title} aria-describedby="${id}-said"
        aria-invalid=${wrong === null ? 'false' : 'true'} data-testid="ikm-passage-words" .value=${words}
        @input=${(/** @type {Event} */ event) => this.#say(one, /** @type {HTMLTextAreaElement} */ (event.target).value)}></textarea>
      <p id="${id}-said" class="hint">
        ${wrong === null ? nothing : html`<strong class="field-error">${wrong}</strong>`}
        ${typed.length === 0 ? nothing : say('narrativeTyped', { numbers: [...new Set(typed)].join('; ') })}
      </p>
      ${
        words === one.standard
          ? nothing
          : html`<button type="button" class="button" @click=${() => this.#say(one, one.standard)}>${say('narrativeStandard')}</button>`
      }
    `;
  }

  /** @param {Narrative} there */
  #buttons(there) {
    const typed = this.isTyped();
    const wrong = Object.values(this.typed).some((words) => fault(words, there.fields) !== null);
    return html`
      <div class="tools">
        <button type="button" class="button button-main" data-testid="ikm-narrative-save"
          ?disabled=${!typed || this.busy || wrong} @click=${() => void this.#save(there)}>${say('narrativeSave')}</button>
        <button type="button" class="button" ?disabled=${!typed || this.busy}
          @click=${() => this.undo()}>${say('planUndo')}</button>
      </div>
    `;
  }
}
customElements.define('ikm-narrative', IkmNarrative);

/** @param {NarrativeField[]} all */
function fields(all) {
  return html`
    <details class="passage">
      <summary>${say('narrativeFields')}</summary>
      <p class="hint">${say('narrativeFieldsHint')}</p>
      <dl class="fields">
        ${all.map((one) => html`<div><dt><code>{${one.name}}</code></dt><dd>${one.value === '' ? '–' : one.value}</dd></div>`)}
      </dl>
    </details>
  `;
}

/** @param {string} typed */
const nameOf = (typed) => typed.trim().toLowerCase();

/** What keeps words from being taken, in a sentence. @param {string} words @param {NarrativeField[]} all */
function fault(words, all) {
  const found = [...words.matchAll(FIELD)].find(
    ([, name]) => !all.some((one) => one.name === nameOf(name ?? '')),
  );
  if (found !== undefined) return say('narrativeUnknown', { field: found[0] });
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  return lines.length > MOST_LINES || lines.some((line) => line.length > MOST_LETTERS)
    ? say('narrativeLong', { lines: MOST_LINES, letters: MOST_LETTERS })
    : null;
}

/** @param {string} words @param {NarrativeField[]} all */
function printed(words, all) {
  return words
    .replace(FIELD, (whole, name) => all.find((one) => one.name === nameOf(name))?.value ?? whole)
    .split('\n')
    .filter((line) => line.trim() !== '');
}
