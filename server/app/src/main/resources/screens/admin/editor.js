// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Problem, get, post } from 'loket/api.js';
import { adopt } from './adopt.js';
import { differenceTable, obstacleList } from './differences.js';
import { keep, kept, merged, placeIn, withAt } from './draft.js';
import { form, wrongIn } from './form.js';
import { Section } from './section.js';
import { PARTS } from './shapes.js';
import { placeOf, say } from './words.js';

/** @import { Catalogue, CatalogueTrial, Json, JsonThing as Thing } from 'loket-api' */
/** @typedef {import('./draft.js').Path} Path */
/** @typedef {import('./shapes.js').PartName} PartName */

/** What is open on one page is not open on another. @param {(typeof PARTS)[number]} part */
const nameOf = (part) => part.name;

/** The steps that can be taken back. */
const MOST_STEPS = 50;

/**
 * The office's data in forms: a draft in this browser, tried by the server, then brought into force
 * as a whole. What others changed meanwhile is taken along.
 */
class AdminEditor extends Section {
  /** What the draft was made from. @type {Thing | null} */
  #base = null;
  /** @type {Thing} */
  #draft = {};
  /** @type {Thing[]} */
  #before = [];
  /** @type {PartName} */
  #part = 'office';
  /** What the server said of exactly this draft. @type {CatalogueTrial | null} */
  #trial = null;
  /** Of the trial before, until the next. @type {CatalogueTrial['errors']} */
  #faults = [];
  /** @type {CatalogueTrial['obstacles']} */
  #obstacles = [];
  /** Places that others changed as well. @type {string[]} */
  #both = [];
  #taken = false;
  #adopted = false;
  /** Folded out. @type {Set<string>} */
  #open = new Set();

  async read() {
    if (this.#base !== null) return;
    try {
      await this.#begin();
    } catch (problem) {
      // What was adopted is in force, whether it can be read again at once or not.
      if (!this.#adopted) throw problem;
    }
  }

  /** The draft of before, on top of what is in force now. */
  async #begin() {
    const present = await this.#present();
    const found = kept();
    this.#base = present;
    this.#draft = present;
    if (found !== null) this.#take(found.base, found.draft, present);
  }

  async #present() {
    return /** @type {Thing} */ (/** @type {unknown} */ (await get('catalogue')));
  }

  /** @param {Thing} base @param {Thing} mine @param {Thing} present */
  #take(base, mine, present) {
    /** @type {string[]} */
    const both = [];
    const whole = merged(
      { ...base, revision: '' },
      { ...mine, revision: '' },
      { ...present, revision: '' },
      both,
    );
    this.#taken = base.revision !== present.revision;
    this.#both = both;
    this.#base = present;
    this.#before = []; // None of them has what others changed.
    this.#draft = { .../** @type {Thing} */ (whole), revision: present.revision ?? '' };
    keep({ base: present, draft: this.#draft });
  }

  get #changed() {
    return JSON.stringify(this.#base) !== JSON.stringify(this.#draft);
  }

  /** @param {Path} path @param {Json | undefined} value */
  #change = (path, value) => {
    this.#before = [...this.#before.slice(1 - MOST_STEPS), this.#draft];
    this.#set(/** @type {Thing} */ (withAt(this.#draft, path, value)));
  };

  /** @param {Thing} draft */
  #set(draft) {
    this.#draft = draft;
    this.#trial = null;
    this.#obstacles = [];
    this.outcome = null;
    if (this.#base !== null) keep({ base: this.#base, draft });
    this.requestUpdate();
  }

  #undo = () => {
    const last = this.#before.pop();
    if (last !== undefined) this.#set(last);
  };

  #discard = () => {
    if (this.#base === null || !window.confirm(say('editDiscardSure'))) return;
    this.#before = [];
    this.#faults = [];
    this.#both = [];
    this.#taken = false;
    this.#set(this.#base);
  };

  #try = async () => {
    await this.act('', async () => {
      this.#trial = await post('catalogue/trial', { catalogue: this.#draft });
      this.#faults = this.#trial.errors;
      this.#obstacles = this.#trial.obstacles;
      for (const { path } of this.#faults) for (const place of around(path)) this.#open.add(place);
      const first = PARTS.find((one) => this.#wrong(one) > 0);
      if (first !== undefined && this.#wrong(this.#shown()) === 0) this.#part = first.name;
    });
    this.#showTold();
  };

  /** What is told stands above the form, wherever in it the person was. */
  #showTold() {
    this.querySelector('.edit-told')?.scrollIntoView({ block: 'start' });
  }

  #adopt = async () => {
    const catalogue = /** @type {Catalogue} */ (/** @type {unknown} */ (this.#draft));
    const good = await this.act(say('editDone'), async () => {
      try {
        await adopt({ catalogue });
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        this.#obstacles = problem.body.obstacles ?? [];
        if (problem.code === 'catalogue-changed') await this.#others();
        throw problem;
      }
      keep(null);
      this.#adopted = true;
      this.#base = null;
      this.#before = [];
      this.#faults = [];
      this.#both = [];
      this.#taken = false;
      this.#trial = null;
    });
    if (!good) this.#trial = null;
    this.#adopted = false;
    this.requestUpdate();
    await this.updateComplete;
    this.#showTold();
  };

  /** Somebody else was quicker. */
  async #others() {
    if (this.#base !== null) this.#take(this.#base, this.#draft, await this.#present());
  }

  #shown() {
    return PARTS.find((one) => one.name === this.#part) ?? PARTS[0];
  }

  /** How much is wrong on a page. @param {(typeof PARTS)[number]} part */
  #wrong(part) {
    const places = part.fields.map((one) => placeIn([...part.at, one.key]));
    return this.#faults.filter((fault) => places.some((place) => wrongIn([fault], place))).length;
  }

  render() {
    if (this.#base === null) return this.#unread();
    const part = this.#shown();
    return html`
      <h1>${say('section-editor')}</h1>
      <p class="hint">${say('editHint')}</p>
      ${this.#taken ? this.#takenPart() : nothing}
      <nav class="parts" aria-label=${say('section-editor')}>
        ${PARTS.map(
          (one) => html`<button
            type="button"
            class="button"
            data-testid="edit-part-${one.name}"
            aria-current=${one.name === part.name ? 'page' : nothing}
            @click=${() => this.#turn(one.name)}
          >
            ${say(`edit-part-${one.name}`)}
            ${this.#wrong(one) > 0 ? html`<span class="badge bad">${this.#wrong(one)}</span>` : nothing}
          </button>`,
        )}
      </nav>
      ${this.#bar()}
      <fieldset
        class="card editor"
        aria-label=${say(`edit-part-${part.name}`)}
        data-testid="edit-form"
        ?disabled=${this.busy}
      >
        ${repeat([part], nameOf, ({ at, fields }) =>
          form(
            { whole: this.#draft, faults: this.#faults, open: this.#open, change: this.#change },
            at,
            fields,
          ),
        )}
      </fieldset>
    `;
  }

  /** Before the first reading, and where there was none. */
  #unread() {
    return html`<h1>${say('section-editor')}</h1>
      ${this.outcomeLine()}
      ${
        this.busy
          ? nothing
          : html`<button type="button" class="button" @click=${() => this.act('', async () => {})}>
            ${say('editRead')}
          </button>`
      }`;
  }

  /** @param {PartName} name */
  #turn(name) {
    this.#part = name;
    this.requestUpdate();
  }

  #takenPart() {
    return html`<div class="card" role="status" data-testid="edit-taken">
      <p>${say('editTaken')}</p>
      ${
        this.#both.length === 0
          ? nothing
          : html`<p class="outcome bad">${say('editBoth', { places: this.#both.map(placeOf).join('; ') })}</p>`
      }
    </div>`;
  }

  #bar() {
    const trial = this.#trial;
    const sound = trial !== null && trial.errors.length === 0 && trial.obstacles.length === 0;
    return html`<div class="with-button edit-bar">
        <button
          type="button"
          class="button button-main"
          data-testid="edit-try"
          ?disabled=${this.busy || !this.#changed}
          @click=${this.#try}
        >
          ${say('editTry')}
        </button>
        <button
          type="button"
          class="button"
          data-testid="edit-undo"
          ?disabled=${this.busy || this.#before.length === 0}
          @click=${this.#undo}
        >
          ${say('editUndo')}
        </button>
        <button
          type="button"
          class="button button-negative"
          data-testid="edit-discard"
          ?disabled=${this.busy || !this.#changed}
          @click=${this.#discard}
        >
          ${say('editDiscard')}
        </button>
        <span class="soft">${this.#changed ? say('editDraft') : say('editNoDraft')}</span>
      </div>
      <div class="edit-told">
      ${this.outcomeLine()} ${trial === null ? nothing : trialPart(trial)}
      ${this.#obstacles.length === 0 ? nothing : obstacleList(this.#obstacles)}
      ${
        sound
          ? html`<button
            type="button"
            class="button button-main"
            data-testid="edit-adopt"
            ?disabled=${this.busy}
            @click=${this.#adopt}
          >
            ${say('editAdopt', { n: trial.differences.length })}
          </button>`
          : nothing
      }
    </div>`;
  }
}
customElements.define('admin-editor', AdminEditor);

/** The things that a place lies in: `$.services`, `$.services[0]`. @param {string} place */
const around = (place) => [...place.matchAll(/[.[]/g)].map((end) => place.slice(0, end.index));

/** @param {CatalogueTrial} trial */
function trialPart({ errors, differences }) {
  if (errors.length > 0) {
    return html`<p class="outcome bad" role="alert" data-testid="edit-wrong">
        ${say('editWrong', { n: errors.length })}
      </p>
      <ul data-testid="edit-faults">
        ${errors.map((one) => html`<li><strong>${placeOf(one.path.replace(/^\$\.?/, ''))}</strong>: ${one.words}</li>`)}
      </ul>`;
  }
  return html`<p>${say('editWouldChange')}</p>
    ${differenceTable(differences, true)}`;
}
