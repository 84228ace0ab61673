// @ts-check
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get, post } from 'loket/api.js';
import {
  addQuestion,
  addUnsur,
  differ,
  dropQuestion,
  dropUnsur,
  missing,
  named as withKeys,
  putBack,
  quarterFrom,
  sumOfWeights,
  weighEqually,
} from './instrument.js';
import { refusal, say, spelled } from './words.js';

/** @import { Questionnaire, Questionnaires } from 'loket-api' */
/** @typedef {Questionnaire['questions'][number]['text']} Text */
/** @typedef {Questionnaire['profile'][number]} ProfileQuestion */
/** @typedef {Questionnaires['versions'][number]} Version */
/** @typedef {Questionnaire['unsur'][number]} Unsur */

const QUESTION_LETTERS = 200;
const CHOICE_LETTERS = 60;
const NAME_LETTERS = 44;
const MOST_UNSUR = 18;
const MOST_QUESTIONS = 27;

/**
 * `<ikm-questionnaire ?may-change=${...}>`: the words that the survey asks with, all that it asked with
 * before, and others put in force from a day on. What is typed is asked of nobody before that.
 */
class IkmQuestionnaire extends LitElement {
  static properties = { mayChange: { type: Boolean, attribute: 'may-change' } };

  /** @type {Questionnaires | null} */
  #there = null;
  /** As it is typed here. @type {Questionnaire | null} */
  #typed = null;
  #from = '';
  #busy = false;
  #said = '';

  constructor() {
    super();
    this.mayChange = false;
  }

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    void this.#read();
  }

  async #read() {
    this.#there = await get('questionnaires').catch(() => null);
    this.#typed = this.#newest === null ? null : structuredClone(this.#newest.questionnaire);
    this.#from = this.#there?.earliest ?? '';
    this.requestUpdate();
  }

  /** @returns {Version | null} */
  get #newest() {
    return this.#there?.versions.at(-1) ?? null;
  }

  /** Keys that meant something in any version. */
  get #used() {
    return (this.#there?.versions ?? []).flatMap((one) => one.questionnaire.questions.map((its) => its.key));
  }

  #isTyped() {
    return JSON.stringify(this.#typed) !== JSON.stringify(this.#newest?.questionnaire);
  }

  async #adopt() {
    if (this.#busy || this.#typed === null || this.#newest === null) return;
    this.#busy = true;
    this.requestUpdate();
    try {
      const from = this.#from;
      await post('questionnaires', {
        before: this.#newest.questionnaire.version,
        from,
        questionnaire: withKeys(this.#typed, this.#used),
      });
      await this.#read();
      this.#said = say('questionsAdopted', { day: spelled(from) });
    } catch (problem) {
      this.#said = refusal(problem);
    } finally {
      this.#busy = false;
      this.requestUpdate();
    }
  }

  /** Opens the question that a change has brought, so that its words can be written. @param {() => string} change gives its key */
  async #write(change) {
    let key = '';
    this.#change(() => void (key = change()));
    await this.updateComplete;
    for (const one of ['unsur', 'question'].map((kind) =>
      this.querySelector(`[data-testid="ikm-${kind}-${key}"]`),
    )) {
      if (one instanceof HTMLDetailsElement) one.open = true;
    }
    const [name, words] = [`unsur-${key}-name`, `question-${key}-id`].map((id) =>
      document.getElementById(id),
    );
    (name ?? words)?.focus();
  }

  /** @param {() => void} change of what is typed */
  #change(change) {
    change();
    this.#said = '';
    this.requestUpdate();
  }

  render() {
    const [there, typed] = [this.#there, this.#typed];
    if (there === null || typed === null) return nothing;
    const asked = there.versions.find((one) => one.questionnaire.version === there.inForce);
    return html`
      <section class="card narrative" aria-labelledby="questions-heading" data-testid="ikm-questionnaire">
        <h2 id="questions-heading">${say('questions')}</h2>
        ${asked === undefined ? nothing : html`<p data-testid="ikm-questionnaire-now">${say('questionsNow', { version: named(asked) })}</p>`}
        ${
          asked === this.#newest || this.#newest === null
            ? nothing
            : html`<p class="banner is-attention-soft" data-testid="ikm-questionnaire-next">${say('questionsNext', { version: named(this.#newest) })}</p>`
        }
        <p class="hint">${say(this.mayChange ? 'questionsHint' : 'questionsKept')}</p>
        ${this.mayChange ? this.#form(typed, there) : asked === undefined ? nothing : printed(asked)}
        <p role="status" data-testid="ikm-questionnaire-said">${this.#said}</p>
        <details class="passage">
          <summary>${say('questionsAll', { n: there.versions.length })}</summary>
          ${there.versions.map(printed)}
        </details>
      </section>
    `;
  }

  /** @param {Questionnaire} typed @param {Questionnaires} there */
  #form(typed, there) {
    return html`
      ${repeat(
        typed.questions,
        (one) => one.key,
        (one, at) => this.#question(one, at + 1),
      )}
      ${this.#unsur(typed, there)}
      <h3>${say('questionsProfile')}</h3>
      ${repeat(
        typed.profile,
        (one) => one.key,
        (one) => this.#profile(typed, one),
      )}
      <div class="tools">
        <button type="button" class="button" @click=${() => this.#change(() => void typed.profile.push(newQuestion()))}>${say('questionsMore')}</button>
        <button type="button" class="button" @click=${() => this.#change(() => (this.#typed = standard(there)))}>${say('questionsStandard')}</button>
      </div>
      ${this.#isTyped() ? html`<p class="banner is-attention-soft">${say('questionsDraft')}</p>` : nothing}
      <div class="tools">
        <div class="field">
          <label for="questions-from">${say('questionsFrom')}</label>
          <input id="questions-from" class="input" type="date" min=${there.earliest} .value=${this.#from}
            data-testid="ikm-questionnaire-from"
            @input=${(/** @type {Event} */ event) => this.#change(() => (this.#from = valueOf(event)))} />
        </div>
        <button type="button" class="button button-main" data-testid="ikm-questionnaire-adopt"
          ?disabled=${this.#busy || !this.#isTyped() || sumOfWeights(typed) !== '1' || this.#from < there.earliest}
          @click=${() => void this.#adopt()}>${say('questionsAdopt')}</button>
        <button type="button" class="button" ?disabled=${this.#busy || !this.#isTyped()}
          @click=${() => this.#change(() => void this.#read())}>${say('planUndo')}</button>
      </div>
    `;
  }

  /** @param {Questionnaire['questions'][number]} one @param {number} number */
  #question(one, number) {
    return html`
      <details class="passage" data-testid="ikm-question-${one.key}">
        <summary>${number}. ${one.text.id === '' ? say('questionsNew') : one.text.id}</summary>
        ${this.#words(`question-${one.key}`, say('questionsAsked'), one.text, QUESTION_LETTERS)}
        ${one.answers.map((its) =>
          this.#words(
            `question-${one.key}-${its.value}`,
            say('questionsAnswer', { value: its.value }),
            its.text,
            CHOICE_LETTERS,
          ),
        )}
      </details>
    `;
  }

  /** @param {Questionnaire} typed @param {Questionnaires} there */
  #unsur(typed, there) {
    const sum = sumOfWeights(typed);
    const nine = standard(there);
    const left = nine === null ? [] : missing(typed, nine);
    const before = this.#newest?.questionnaire;
    const quarter = quarterFrom(there.earliest);
    return html`
      <h3>${say('questionsUnsur')}</h3>
      ${repeat(
        typed.unsur,
        (one) => one.key,
        (one, at) => this.#oneUnsur(typed, one, at + 1),
      )}
      <div class="tools">
        <button type="button" class="button" data-testid="ikm-unsur-more" ?disabled=${typed.unsur.length >= MOST_UNSUR}
          @click=${() => this.#write(() => addUnsur(typed))}>${say('questionsMoreUnsur')}</button>
        <button type="button" class="button" data-testid="ikm-unsur-equal"
          @click=${() => this.#change(() => weighEqually(typed))}>${say('questionsEqual')}</button>
      </div>
      <p role="status" class=${sum === '1' ? 'hint' : 'banner is-attention'} data-testid="ikm-unsur-sum">
        ${say(sum === '1' ? 'questionsSum' : 'questionsSumWrong', { sum: sum ?? '–' })}</p>
      ${
        nine === null || left.length === 0
          ? nothing
          : html`<p class="banner is-attention-soft" data-testid="ikm-unsur-missing">${say('questionsMissing', { names: left.map((one) => one.name).join('; ') })}</p>
              <div class="tools">
                ${left.map((one) => html`<button type="button" class="button" @click=${() => this.#change(() => putBack(typed, nine, one))}>${say('questionsPutBack', { name: one.name })}</button>`)}
              </div>`
      }
      ${
        before === undefined || !differ(typed, before) || this.#from.slice(5) === quarter.slice(5)
          ? nothing
          : html`<p class="banner is-attention-soft">${say('questionsQuarter', { day: spelled(quarter) })}</p>`
      }
    `;
  }

  /** @param {Questionnaire} typed @param {Unsur} one @param {number} number */
  #oneUnsur(typed, one, number) {
    const name = one.name === '' ? say('questionsNewUnsur') : one.name;
    const full = typed.questions.length >= MOST_QUESTIONS;
    return html`
      <details class="passage" data-testid="ikm-unsur-${one.key}">
        <summary>${say('questionsOf', { n: number, name })} <span class="soft">${one.weight}</span></summary>
        ${this.#line(`unsur-${one.key}-name`, say('questionsUnsurName'), one.name, NAME_LETTERS, (words) => (one.name = words))}
        ${this.#line(`unsur-${one.key}-weight`, say('questionsWeight'), one.weight, NAME_LETTERS, (words) => (one.weight = words))}
        <ol>
          ${one.questions.map((key) => html`<li>${typed.questions.find((its) => its.key === key)?.text.id || say('questionsNew')}</li>`)}
        </ol>
        <div class="tools">
          <button type="button" class="button" data-testid="ikm-unsur-question" ?disabled=${full}
            @click=${() => this.#write(() => addQuestion(typed, one, this.#used))}>${say('questionsMoreOf', { name })}</button>
          ${one.questions.slice(1).map(
            (key, at) => html`<button type="button" class="button"
              @click=${() => this.#change(() => dropQuestion(typed, one, key))}>${say('questionsDropOf', { n: at + 2 })}</button>`,
          )}
          <button type="button" class="button" data-testid="ikm-unsur-drop" ?disabled=${typed.unsur.length < 2}
            @click=${() => this.#change(() => dropUnsur(typed, one))}>${say('questionsDropUnsur', { name })}</button>
        </div>
      </details>
    `;
  }

  /** @param {Questionnaire} typed @param {ProfileQuestion} one */
  #profile(typed, one) {
    const drop = () => (typed.profile = typed.profile.filter((its) => its !== one));
    return html`
      <details class="passage" data-testid="ikm-profile-${one.key}">
        <summary>${one.text.id === '' ? say('questionsNew') : one.text.id}</summary>
        ${this.#words(`profile-${one.key}`, say('questionsAsked'), one.text, QUESTION_LETTERS)}
        ${one.choices.map(
          (its, at) => html`
            ${this.#words(`profile-${one.key}-${its.value}`, say('questionsChoice', { n: at + 1 }), its.text, CHOICE_LETTERS)}
            <button type="button" class="button" ?disabled=${one.choices.length < 2}
              aria-label=${say('questionsDropNamed', { name: its.text.id })}
              @click=${() => this.#change(() => (one.choices = one.choices.filter((other) => other !== its)))}>${say('questionsDrop')}</button>
          `,
        )}
        <div class="tools">
          <button type="button" class="button" data-testid="ikm-profile-more"
            @click=${() => this.#change(() => void one.choices.push(newChoice()))}>${say('questionsMoreChoice')}</button>
          <button type="button" class="button" @click=${() => this.#change(drop)}>${say('questionsDropAll')}</button>
        </div>
      </details>
    `;
  }

  /** Both languages of a text. @param {string} id @param {string} label @param {Text} text @param {number} most */
  #words(id, label, text, most) {
    return html`
      <fieldset class="both">
        <legend>${label}</legend>
        ${this.#line(`${id}-id`, say('questionsId'), text.id, most, (words) => (text.id = words))}
        ${this.#line(`${id}-en`, say('questionsEn'), text.en, most, (words) => (text.en = words))}
      </fieldset>
    `;
  }

  /** @param {string} id @param {string} label @param {string} words @param {number} most @param {(words: string) => void} change */
  #line(id, label, words, most, change) {
    return html`
      <label for=${id}>${label}</label>
      <input id=${id} class="input" maxlength=${most} autocomplete="off" .value=${words}
        @input=${(/** @type {Event} */ event) => this.#change(() => change(valueOf(event)))} />
    `;
  }
}
customElements.define('ikm-questionnaire', IkmQuestionnaire);

/** @param {Event} event */
const valueOf = (event) => /** @type {HTMLInputElement} */ (event.target).value;

/** @param {Version} one */
const named = ({ from, questionnaire }) =>
  from === null
    ? say('questionsStandardNamed', { version: questionnaire.version })
    : say('questionsNamed', { version: questionnaire.version, day: spelled(from) });

/** @param {Questionnaires} there @returns {Questionnaire | null} */
const standard = (there) =>
  there.versions[0] === undefined ? null : structuredClone(there.versions[0].questionnaire);

/** A key that no version has had. @param {string} first */
const newKey = (first) => first + crypto.randomUUID().replaceAll('-', '').slice(0, 12);

const newChoice = () => ({ value: newKey('c'), text: { id: '', en: '' } });

/** @returns {ProfileQuestion} */
const newQuestion = () => ({ key: newKey('q'), text: { id: '', en: '' }, choices: [newChoice()] });

/** @param {Version} one */
function printed(one) {
  const { questions, profile } = one.questionnaire;
  return html`
    <details class="passage">
      <summary>${named(one)}${one.adoptedBy === null ? nothing : ` · ${say('questionsBy', { name: one.adoptedBy })}`}</summary>
      <ol>
        ${questions.map(
          (its) =>
            html`<li>${its.text.id}<br /><span class="soft">${its.answers.map((answer) => `${answer.value} = ${answer.text.id}`).join('; ')}</span></li>`,
        )}
      </ol>
      <ul>
        ${profile.map((its) => html`<li>${its.text.id}: <span class="soft">${its.choices.map((choice) => choice.text.id).join('; ')}</span></li>`)}
      </ul>
    </details>
  `;
}
