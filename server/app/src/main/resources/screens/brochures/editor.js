// @ts-check
/** A draft as it is typed, and beside it what visitors will see. */
import { html, nothing } from 'lit';
import { icon } from 'loket/icons.js';
import { prose } from 'loket/prose.js';
import { COUNTRIES } from 'loket/countries.js';
import { say } from './words.js';

/** @import { BrochureContent, BrochureFact, BrochurePreview } from 'loket-api' */

/** @typedef {'id' | 'en'} Language */

/** What is said of the text last, by language. @typedef {Partial<Record<Language, BrochurePreview>>} Previews */

/**
 * @typedef {{ content: BrochureContent, today: string, until: string, busy: boolean, previews: Previews,
 *   wrong: string, sure: boolean, type: (language: Language, text: string) => void,
 *   save: (content: BrochureContent) => void, close: () => void }} About
 */

/** @type {BrochureFact['topic'][]} */
const TOPICS = ['WAGE', 'HOURS', 'PERMIT', 'MISSION', 'EMERGENCY', 'HOTLINE'];
export const MOST_BYTES = 65536;

/** One with nothing in it. @param {BrochureContent['kind']} kind @returns {BrochureContent} */
export const blank = (kind) => ({
  kind,
  country: '',
  title: { id: '', en: '' },
  text: { id: '', en: '' },
  facts: [],
  checkBy: null,
});

/** @param {string} text */
export const bytesOf = (text) => new TextEncoder().encode(text).length;

/** @param {About} about */
export function editor(about) {
  const { content, busy, today, until } = about;
  const sheet = content.kind === 'COUNTRY';
  return html`
    <form class="editor" data-testid="brochures-editor" @submit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      about.save(read(/** @type {HTMLFormElement} */ (event.target), content.kind));
    }}>
      <div class="editor-heads">
        ${sheet ? field('country', content.country, 60, true, 'sheet-countries') : nothing}
        ${field('titleId', content.title.id, 80, true)} ${field('titleEn', content.title.en, 80, false)}
        ${
          sheet
            ? html`<div class="field">
          <label for="brochure-checkBy">${say('checkBy')}</label>
          <input id="brochure-checkBy" name="checkBy" class="input" type="date" required min=${today} max=${until}
            .value=${content.checkBy ?? ''}></div>`
            : nothing
        }
      </div>
      ${sheet ? facts(content, today) : nothing}
      ${written(about, 'id', 'textId')} ${written(about, 'en', 'textEn')}
      ${
        about.wrong === ''
          ? nothing
          : html`<p class="banner is-negative" role="alert" data-testid="brochures-wrong">${icon('warning')}
              <span>${about.wrong}</span></p>`
      }
      <div class="editor-ways">
        <button class="button button-main" aria-busy=${busy} data-testid="brochures-save">${say('save')}</button>
        <button type="button" class="button" data-testid="brochures-close" @click=${about.close}>
          ${say(about.sure ? 'closeSure' : 'close')}</button>
      </div>
      <datalist id="sheet-countries">${COUNTRIES.map((one) => html`<option value=${one}></option>`)}</datalist>
    </form>`;
}

/**
 * @param {'country' | 'titleId' | 'titleEn'} name
 * @param {string} value
 * @param {number} most
 * @param {boolean} required
 * @param {string} [list]
 */
const field = (name, value, most, required, list) => html`
  <div class="field">
    <label for="brochure-${name}">${say(name)}</label>
    <input id="brochure-${name}" name=${name} class="input" maxlength=${most} autocomplete="off" ?required=${required}
      list=${list ?? nothing} lang=${name === 'titleEn' ? 'en' : nothing} .value=${value}>
  </div>`;

/** @param {About} about @param {Language} language @param {'textId' | 'textEn'} name */
function written({ content, previews, type }, language, name) {
  const now = previews[language];
  const faults = now?.faults ?? [];
  return html`
    <div class="editor-text">
      <div class="field">
        <label for="brochure-${name}">${say(name)}</label>
        <p class="hint" id="brochure-hint-${language}">${say('textHow')}
          ${content.kind === 'COUNTRY' ? say('textOptional') : nothing}</p>
        <textarea id="brochure-${name}" name=${name} class="input" rows="16" lang=${language} spellcheck="false"
          aria-invalid=${faults.length > 0} aria-describedby="brochure-hint-${language} brochure-faults-${language}"
          .value=${content.text[language]}
          @input=${(/** @type {InputEvent} */ event) =>
            type(language, /** @type {HTMLTextAreaElement} */ (event.target).value)}></textarea>
        <p class="hint">${say('bytes', { n: now?.bytes ?? bytesOf(content.text[language]), most: MOST_BYTES })}</p>
        <div role="status"><ul class="editor-faults" id="brochure-faults-${language}"
          data-testid="brochures-faults-${language}">${faults.map(
            ({ kind, line, found }) => html`<li>${icon('warning')}
              <span>${say(`fault-${kind}`, { line, found, most: MOST_BYTES })}</span></li>`,
          )}</ul></div>
      </div>
      <section class="editor-preview" tabindex="0" aria-label=${say(`preview-${language}`)} lang=${language}
        data-testid="brochures-preview-${language}">
        <p class="soft" lang="id">${say('preview')}</p>
        ${
          now === undefined || now.parts.length === 0
            ? html`<p class="soft" lang="id">${say('previewEmpty')}</p>`
            : now.parts.map(
                ({ title, lines }) => html`<div class="prose">
                  ${title === '' ? nothing : html`<h2>${title}</h2>`} ${prose(lines, true)}</div>`,
              )
        }
      </section>
    </div>`;
}

/** @param {BrochureContent} content @param {string} today */
const facts = ({ facts: known }, today) => html`
  <p class="hint">${say('facts')}</p>
  <div class="editor-facts">
    ${TOPICS.map((topic) => {
      const fact = known.find((one) => one.topic === topic);
      return html`
      <fieldset class="editor-fact">
        <legend>${say(`topic-${topic}`)}</legend>
        ${part(topic, 'factId', fact?.words.id ?? '', 240)} ${part(topic, 'factEn', fact?.words.en ?? '', 240)}
        ${part(topic, 'factSource', fact?.source ?? '', 160)}
        <div class="field">
          <label for="brochure-${topic}-checked">${say('factChecked')}</label>
          <input id="brochure-${topic}-checked" name="${topic}-factChecked" class="input" type="date" max=${today}
            .value=${fact?.checkedOn ?? ''}>
        </div>
      </fieldset>`;
    })}
  </div>`;

/** @param {string} topic @param {'factId' | 'factEn' | 'factSource'} name @param {string} value @param {number} most */
const part = (topic, name, value, most) => html`
  <div class="field">
    <label for="brochure-${topic}-${name}">${say(name)}</label>
    <input id="brochure-${topic}-${name}" name="${topic}-${name}" class="input" maxlength=${most} autocomplete="off"
      lang=${name === 'factEn' ? 'en' : nothing} .value=${value}>
  </div>`;

/** @param {HTMLFormElement} form @param {BrochureContent['kind']} kind @returns {BrochureContent} */
export function read(form, kind) {
  const typed = new FormData(form);
  const text = (/** @type {string} */ name) => String(typed.get(name) ?? '').trim();
  const sheet = kind === 'COUNTRY';
  return {
    kind,
    country: text('country'),
    title: { id: text('titleId'), en: text('titleEn') },
    // What stands before the first letter means something in Markdown.
    text: { id: String(typed.get('textId') ?? ''), en: String(typed.get('textEn') ?? '') },
    facts: sheet
      ? TOPICS.map((topic) => ({
          topic,
          words: { id: text(`${topic}-factId`), en: text(`${topic}-factEn`) },
          source: text(`${topic}-factSource`),
          checkedOn: text(`${topic}-factChecked`),
        })).filter((one) => one.words.id !== '' || one.words.en !== '' || one.source !== '')
      : [],
    checkBy: sheet ? text('checkBy') : null,
  };
}

/** What keeps it from being sent, in a sentence; empty if nothing does. @param {BrochureContent} content */
export function wrongIn({ kind, title, text, facts: told }) {
  for (const language of /** @type {Language[]} */ (['id', 'en'])) {
    const n = bytesOf(text[language]);
    if (n > MOST_BYTES) return say('fault-TOO_LONG', { found: n, most: MOST_BYTES });
  }
  if (kind === 'BROCHURE' && text.id.trim() === '') return say('textNone');
  if (text.en.trim() !== '' && (title.en === '' || text.id.trim() === '')) return say('englishAlone');
  if (kind !== 'COUNTRY') return '';
  if (told.length === 0) return say('factNone');
  const half = told.find((one) => one.words.id === '' || one.source === '' || one.checkedOn === '');
  return half === undefined ? '' : say('factHalf', { topic: say(`topic-${half.topic}`) });
}
