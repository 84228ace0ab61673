// @ts-check
import { html, nothing } from 'lit';
import { Problem, get, post, put } from 'loket/api.js';
import { icon } from 'loket/icons.js';
import { problemOf } from './answers.js';
import { Section } from './section.js';
import { languageOf, lookOf, onlyIf, pieceOf, refused, say, slipOf, toldOf } from './words.js';

/** @import { Problem as Refusal, SlipInForce as Slip, SlipPiece as Piece } from 'loket-api' */

/** @typedef {Slip['kind']} Kind */
/** @typedef {Piece['kind']} PieceKind */
/** @typedef {Slip['placeholders'][number]} Placeholder */
/** @typedef {import('loket-api').Picture<`slips/${string}/versions`>['versions'][number]} Version */
/** @typedef {{ path: string, words: string }} Fault */
/** @typedef {{ kind: Kind, layout: { pieces: Piece[] } | null, said: string }} Wish what is to be in
 *   force, null for the usual one, and what is said once it is */
/** @typedef {{ wish: Wish, revision: string, baseKnown: boolean,
 *   differences: NonNullable<Refusal['differences']> }} Doubt */

/** @type {PieceKind[]} */
const KINDS = ['TEXT', 'BULLET', 'MARK', 'QR', 'LINE', 'SPACE', 'LOGO', 'CUT'];
const ALIGNS = /** @type {const} */ (['LEFT', 'CENTRE', 'RIGHT']);
const SIZES = /** @type {const} */ (['NORMAL', 'DOUBLE', 'TRIPLE', 'LARGEST']);
const PAUSE_MILLISECONDS = 350;
/** So that papers of different printers are seen beside each other as they are. */
const PIXELS_PER_COLUMN = 8;

/** Where something was typed or ticked. @param {Event} event */
const fieldOf = (event) => /** @type {HTMLInputElement} */ (event.target);

/** @param {PieceKind} kind */
const hasWords = (kind) => !['LINE', 'SPACE', 'LOGO', 'CUT'].includes(kind);

/** What stands on each kind of paper, piece by piece, with the paper itself beside it. */
class AdminSlips extends Section {
  /** @type {Slip[]} */
  #slips = [];
  /** @type {number[]} */
  #columnsAllowed = [];
  #mostPieces = 0;
  #mostWords = 0;
  /** @type {Kind} */
  #kind = 'TICKET';
  /** What is being written. @type {Piece[]} */
  #pieces = [];
  /** Which piece is open. */
  #open = -1;
  /** @type {PieceKind} */
  #newKind = 'TEXT';
  #columns = 48;
  #language = 'id';
  #full = false;
  /** @type {{ pictures: string[], millimetres: number, text: string, columns: number } | null} */
  #paper = null;
  /** @type {Fault[]} */
  #faults = [];
  /** @type {Doubt | null} */
  #doubt = null;
  /** What was in force before; null while nobody has asked. @type {Version[] | null} */
  #versions = null;
  #asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;
  /** Where a placeholder is put in. @type {"id" | "en"} */
  #field = 'id';

  disconnectedCallback() {
    clearTimeout(this.#pause);
    super.disconnectedCallback();
  }

  get #slip() {
    return this.#slips.find((one) => one.kind === this.#kind);
  }

  get #dirty() {
    return !this.#same(this.#slip?.layout);
  }

  /** @param {{ pieces: Piece[] } | undefined} layout */
  #same(layout) {
    return JSON.stringify(layout?.pieces) === JSON.stringify(this.#pieces);
  }

  /** Asks before somebody's own work is lost; a version that was only opened is kept anyway. */
  #mayLeave() {
    if (!this.mayChange || !this.#dirty) return true;
    const kept = this.#versions?.some((one) => this.#same(one.layout)) ?? false;
    return kept || window.confirm(say('slipsLeave'));
  }

  async read() {
    const { slips, columns, mostPieces, mostWords } = await get('slips');
    this.#slips = slips;
    this.#columnsAllowed = columns;
    this.#mostPieces = mostPieces;
    this.#mostWords = mostWords;
    this.#begin();
  }

  /** From what is in force. */
  #begin() {
    this.#pieces = structuredClone(this.#slip?.layout.pieces ?? []);
    this.#open = -1;
    this.#faults = [];
    this.#doubt = null;
    this.#versions = null;
    void this.#draw();
  }

  async #askForVersions() {
    const kind = this.#kind;
    try {
      const { versions } = await get(`slips/${kind}/versions`);
      if (kind !== this.#kind) return;
      this.#versions = versions;
    } catch (problem) {
      if (kind !== this.#kind) return;
      this.#fail(problem);
    }
    this.requestUpdate();
  }

  /** To be looked at, and saved if it is wanted again. @param {Version} version */
  #take(version) {
    if (!this.#mayLeave()) return;
    this.#pieces = structuredClone(version.layout.pieces);
    this.#open = -1;
    this.#changed();
  }

  /** @param {unknown} problem */
  #fail(problem) {
    const { code, detail, errors } = problemOf(problem, this);
    this.#faults = errors;
    this.outcome = {
      good: false,
      text: errors.length > 0 ? say('slipsFaults', { n: errors.length }) : refused(code, detail),
    };
  }

  /** What was asked about something else is not asked any longer. */
  #changed() {
    this.#doubt = null;
    this.#drawSoon();
  }

  /** When nothing more is typed. */
  #drawSoon() {
    this.outcome = null;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#draw(), PAUSE_MILLISECONDS);
    this.requestUpdate();
  }

  async #draw() {
    const asked = ++this.#asked;
    const columns = this.#columns;
    const language = this.#slip?.inTwoLanguages ? this.#language : 'id';
    try {
      const paper = await post(`slips/${this.#kind}/preview`, {
        layout: { pieces: this.#pieces },
        columns,
        language,
        full: this.#full,
      });
      if (asked !== this.#asked) return;
      this.#paper = { ...paper, columns };
      this.#faults = [];
    } catch (problem) {
      if (asked !== this.#asked) return;
      const { code, detail, errors } = problemOf(problem, this);
      this.#faults = errors;
      if (errors.length === 0) this.outcome = { good: false, text: refused(code, detail) };
    }
    this.requestUpdate();
  }

  /** @param {Kind} kind */
  #choose(kind) {
    if (kind === this.#kind || !this.#mayLeave()) return;
    this.#kind = kind;
    this.outcome = null;
    this.#begin();
    this.requestUpdate();
  }

  /** @param {Wish} wish @param {string} revision of the one that it replaces */
  async #put(wish, revision) {
    const { kind, layout, said } = wish;
    this.busy = true;
    this.outcome = null;
    this.requestUpdate();
    try {
      await put(`slips/${kind}`, { revision, layout });
      this.#doubt = null;
      this.outcome = { good: true, text: said };
      // What is in force is read again; it is saved also where that answer is lost.
      await this.read().catch(() => undefined);
    } catch (problem) {
      if (problem instanceof Problem && problem.code === 'layout-changed') {
        const { revision: inForce = '', baseKnown = false, differences = [] } = problem.body;
        this.#doubt = { wish, revision: inForce, baseKnown, differences };
      } else {
        this.#fail(problem);
      }
    }
    this.busy = false;
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('.doubt, .outcome')?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {Slip} slip */
  #save({ kind, revision }) {
    const layout = { pieces: structuredClone(this.#pieces) };
    void this.#put({ kind, layout, said: say('slipsSaved') }, revision);
  }

  /** @param {Slip} slip */
  #usual({ kind, revision }) {
    if (!window.confirm(say('slipsUsualSure'))) return;
    void this.#put({ kind, layout: null, said: say('slipsUsualSaved') }, revision);
  }

  /** Instead of one's own. */
  async #takeInForce() {
    if (this.#mayLeave()) await this.act('', async () => {});
  }

  // ---- the pieces ------------------------------------------------------------------------------

  /** @param {number} index @param {number} by */
  #move(index, by) {
    const [piece] = this.#pieces.splice(index, 1);
    if (piece) this.#pieces.splice(index + by, 0, piece);
    if (this.#open === index) this.#open = index + by;
    else if (this.#open === index + by) this.#open = index;
    this.#changed();
  }

  /** @param {number} index */
  #remove(index) {
    this.#pieces.splice(index, 1);
    if (this.#open === index) this.#open = -1;
    else if (this.#open > index) this.#open -= 1;
    this.#changed();
  }

  #add() {
    const kind = this.#newKind;
    const at = this.#open < 0 ? this.#pieces.length : this.#open + 1;
    this.#pieces.splice(at, 0, hasWords(kind) ? { kind, text: { id: say('slipsNewWords') } } : { kind });
    this.#open = at;
    this.#field = 'id';
    this.#changed();
  }

  /** @param {number} index @param {PieceKind} kind */
  #turn(index, kind) {
    const before = this.#pieces[index];
    /** @type {Piece} */
    const piece = { kind };
    if (hasWords(kind)) {
      piece.text = { id: before?.text?.id ?? say('slipsNewWords') };
      if (before?.text?.en && kind !== 'QR') piece.text.en = before.text.en;
    }
    if (before?.onlyWith) piece.onlyWith = before.onlyWith;
    this.#pieces[index] = piece;
    this.#field = 'id';
    this.#changed();
  }

  /** What is as usual is left out, as the server writes it. @param {Piece} piece @param {Partial<Piece>} change */
  #set(piece, change) {
    Object.assign(piece, change);
    if (piece.align === 'LEFT') delete piece.align;
    if (piece.size === 'NORMAL') delete piece.size;
    if (!piece.bold) delete piece.bold;
    if (!piece.onlyWith) delete piece.onlyWith;
    this.#changed();
  }

  /** @param {Piece} piece @param {"id" | "en"} language @param {string} words */
  #write(piece, language, words) {
    const text = piece.text ?? { id: '' };
    text[language] = words;
    if (!text.en) delete text.en;
    piece.text = text;
    this.#changed();
  }

  /** Where the cursor was last. @param {Piece} piece @param {string} name */
  async #insert(piece, name) {
    const input = /** @type {HTMLInputElement | null} */ (this.querySelector(`#slip-${this.#field}`));
    if (input === null) return;
    const from = input.selectionStart ?? input.value.length;
    const to = input.selectionEnd ?? from;
    input.setRangeText(`{${name}}`, from, to, 'end');
    this.#write(piece, this.#field, input.value);
    await this.updateComplete;
    input.focus();
  }

  // ---- drawing ---------------------------------------------------------------------------------

  render() {
    const slip = this.#slip;
    return html`
      <h1>${say('section-slips')}</h1>
      <p class="hint">${say('slipsHint')}</p>
      <div class="tools" role="group" aria-label=${say('slipsKinds')}>
        ${this.#slips.map(
          ({ kind }) => html`<button
            type="button"
            class="button"
            data-testid="admin-slip-${kind}"
            aria-pressed=${kind === this.#kind}
            ?disabled=${this.busy}
            @click=${() => this.#choose(kind)}
          >
            ${slipOf(kind)}
          </button>`,
        )}
      </div>
      ${slip === undefined ? this.#said() : this.#desk(slip)}
    `;
  }

  /** Beside the buttons that it answers. */
  #said() {
    return html`<div role="status">
      ${
        this.outcome === null
          ? nothing
          : html`<p
            class="outcome ${this.outcome.good ? 'good' : 'bad'}"
            data-testid="admin-slip-outcome"
          >
            ${this.outcome.text}
          </p>`
      }
    </div>`;
  }

  /** @param {Slip} slip */
  #desk(slip) {
    return html`
      <div class="slip-desk">
        <section class="card slip-pieces" aria-labelledby="slip-pieces">
          <h2 id="slip-pieces">${say('slipsPieces')}</h2>
          <p class="hint">${this.#origin(slip)}</p>
          <ol>
            ${this.#pieces.map((piece, index) => this.#row(slip, piece, index))}
          </ol>
          ${this.#faults.length === 0 ? nothing : this.#faultList()}
          ${this.mayChange ? this.#tools(slip) : html`${this.#said()}<p class="hint">${say('readOnly')}</p>`}
          ${this.#before(slip)}
          <p class="hint">${say('slipsReprint')}</p>
        </section>
        <section class="card slip-preview" aria-labelledby="slip-paper">
          <h2 id="slip-paper">${say('slipsPaper')}</h2>
          ${this.#preview(slip)}
        </section>
      </div>
    `;
  }

  /** @param {Slip} slip */
  #origin(slip) {
    if (slip.changedAt === null) return say('slipsNeverChanged');
    const at = this.#time(slip.changedAt);
    return slip.usual
      ? say('slipsUsualBy', { by: slip.changedBy ?? '', at })
      : say('slipsChangedBy', { by: slip.changedBy ?? '', at });
  }

  /** @param {string} at */
  #time(at) {
    return new Date(at).toLocaleString('id-ID', {
      timeZone: this.zone,
      dateStyle: 'medium',
      timeStyle: 'short',
    });
  }

  /** Whoever may read may look at what was in force. @param {Slip} slip */
  #before(slip) {
    if (slip.changedAt === null) return nothing;
    if (this.#versions !== null) return this.#versionList(this.#versions);
    return html`<div>
      <button
        type="button"
        class="button"
        data-testid="admin-slip-before"
        ?disabled=${this.busy}
        @click=${this.#askForVersions}
      >
        ${say('slipsBefore')}
      </button>
    </div>`;
  }

  /** @param {Version[]} versions newest first */
  #versionList(versions) {
    return html`
      <ul class="slip-versions" data-testid="admin-slip-versions">
        ${versions.map(
          (one, index) => html`<li>
            <span>
              ${say('slipsVersion', { by: one.by, at: this.#time(one.at) })}
              ${one.usual ? html`<span class="badge">${say('slipsVersionUsual')}</span>` : nothing}
              ${index === 0 ? html`<span class="badge on">${say('slipsInForce')}</span>` : nothing}
            </span>
            <button
              type="button"
              class="button"
              aria-label=${say('slipsOpenVersion', { by: one.by, at: this.#time(one.at) })}
              ?disabled=${this.busy}
              @click=${() => this.#take(one)}
            >
              ${say('slipsOpen')}
            </button>
          </li>`,
        )}
      </ul>
    `;
  }

  /** @param {Slip} slip @param {Piece} piece @param {number} index */
  #row(slip, piece, index) {
    const open = index === this.#open;
    const number = index + 1;
    const wrong = this.#faults.some((one) => one.path.startsWith(`$.pieces[${index}]`));
    const closed = !this.mayChange || this.busy;
    return html`
      <li class="slip-piece ${wrong ? 'wrong' : ''}">
        <div class="slip-row">
          <button
            type="button"
            class="slip-summary"
            aria-expanded=${open}
            @click=${() => {
              this.#open = open ? -1 : index;
              this.#field = 'id';
              this.requestUpdate();
            }}
          >
            <span class="badge">${pieceOf(piece.kind)}</span>
            <span class="slip-words">${summary(piece)}</span>
            ${piece.onlyWith ? html`<span class="soft">${onlyIf(piece.onlyWith)}</span>` : nothing}
          </button>
          ${
            closed
              ? nothing
              : html`
                ${this.#step('up', say('slipsUp', { number }), index === 0, () => this.#move(index, -1))}
                ${this.#step('down', say('slipsDown', { number }), index === this.#pieces.length - 1, () =>
                  this.#move(index, 1),
                )}
                ${this.#step('close', say('slipsRemove', { number }), false, () => this.#remove(index))}
              `
          }
        </div>
        ${open ? this.#form(slip, piece, index, closed) : nothing}
      </li>
    `;
  }

  /** @param {string} picture @param {string} label @param {boolean} never @param {() => void} act */
  #step(picture, label, never, act) {
    return html`<button
      type="button"
      class="button button-quiet"
      aria-label=${label}
      ?disabled=${never}
      @click=${act}
    >
      ${icon(picture)}
    </button>`;
  }

  /** @param {Slip} slip @param {Piece} piece @param {number} index @param {boolean} closed */
  #form(slip, piece, index, closed) {
    const translated = slip.inTwoLanguages && piece.kind !== 'QR';
    return html`
      <div class="slip-form">
        ${choice('slip-kind', say('slipsPieceKind'), KINDS, piece.kind, pieceOf, closed, (kind) =>
          this.#turn(index, /** @type {PieceKind} */ (kind)),
        )}
        ${
          piece.kind === 'TEXT'
            ? html`
              ${choice(
                'slip-align',
                say('slipsAlign'),
                ALIGNS,
                piece.align ?? 'LEFT',
                lookOf,
                closed,
                (align) => this.#set(piece, { align }),
              )}
              ${choice('slip-size', say('slipsSize'), SIZES, piece.size ?? 'NORMAL', lookOf, closed, (size) =>
                this.#set(piece, { size }),
              )}
            `
            : nothing
        }
        ${choice(
          'slip-only',
          say('slipsOnly'),
          ['', ...slip.placeholders.filter((one) => one.filled !== 'ALWAYS').map((one) => one.name)],
          piece.onlyWith ?? '',
          (name) => (name === '' ? say('slipsEach') : toldOf(name)),
          closed,
          (onlyWith) => this.#set(piece, { onlyWith }),
        )}
        ${
          piece.kind === 'TEXT'
            ? html`<label class="tick">
              <input
                type="checkbox"
                .checked=${piece.bold ?? false}
                ?disabled=${closed}
                @change=${(/** @type {Event} */ event) => this.#set(piece, { bold: fieldOf(event).checked })}
              />
              ${say('slipsBold')}
            </label>`
            : nothing
        }
        ${
          hasWords(piece.kind)
            ? html`
              ${this.#words(piece, 'id', piece.kind === 'QR' ? say('slipsPayload') : translated ? say('slipsIndonesian') : say('slipsWords'), closed)}
              ${translated ? this.#words(piece, 'en', say('slipsEnglish'), closed) : nothing}
              ${closed ? nothing : this.#names(slip, piece)}
            `
            : nothing
        }
      </div>
    `;
  }

  /** @param {Piece} piece @param {"id" | "en"} language @param {string} label @param {boolean} closed */
  #words(piece, language, label, closed) {
    return html`
      <div class="field long">
        <label for="slip-${language}">${label}</label>
        <input
          id="slip-${language}"
          class="input"
          maxlength=${this.#mostWords}
          .value=${piece.text?.[language] ?? ''}
          placeholder=${language === 'en' ? say('slipsSame') : nothing}
          ?disabled=${closed}
          @focus=${() => (this.#field = language)}
          @input=${(/** @type {Event} */ event) => this.#write(piece, language, fieldOf(event).value)}
        />
      </div>
    `;
  }

  /** @param {Slip} slip @param {Piece} piece */
  #names(slip, piece) {
    const lists = piece.kind === 'TEXT' || piece.kind === 'BULLET';
    const names = slip.placeholders.filter((one) => lists || one.filled !== 'LIST');
    return html`
      <div class="field long">
        <p class="label" id="slip-names">${say('slipsInsert')}</p>
        <div class="slip-names" role="group" aria-labelledby="slip-names">
          ${names.map(
            ({ name, example }) => html`<button
              type="button"
              class="button"
              title=${example}
              @click=${() => this.#insert(piece, name)}
            >
              ${toldOf(name)}
            </button>`,
          )}
        </div>
      </div>
    `;
  }

  /** @param {Slip} slip */
  #tools(slip) {
    const dirty = this.#dirty;
    return html`
      <div class="tools">
        <div class="inline">
          ${choice('slip-new', say('slipsNew'), KINDS, this.#newKind, pieceOf, this.busy, (kind) => {
            this.#newKind = /** @type {PieceKind} */ (kind);
          })}
          <button
            type="button"
            class="button"
            data-testid="admin-slip-add"
            ?disabled=${this.busy || this.#pieces.length >= this.#mostPieces}
            @click=${this.#add}
          >
            ${say('slipsAdd')}
          </button>
        </div>
      </div>
      <div class="with-button">
        <button
          type="button"
          class="button button-main"
          data-testid="admin-slip-save"
          ?disabled=${this.busy || !dirty}
          @click=${() => this.#save(slip)}
        >
          ${this.busy ? say('saving') : say('slipsSave')}
        </button>
        ${
          dirty
            ? html`<button
              type="button"
              class="button"
              ?disabled=${this.busy}
              @click=${() => {
                this.outcome = null;
                this.#begin();
                this.requestUpdate();
              }}
            >
              ${say('slipsDrop')}
            </button>`
            : nothing
        }
        ${
          slip.usual
            ? nothing
            : html`<button
              type="button"
              class="button"
              data-testid="admin-slip-usual"
              ?disabled=${this.busy}
              @click=${() => this.#usual(slip)}
            >
              ${say('slipsUsual')}
            </button>`
        }
      </div>
      ${this.#said()} ${this.#doubt === null ? nothing : this.#doubtPart(this.#doubt)}
    `;
  }

  #faultList() {
    return html`
      <ul class="obstacles" data-testid="admin-slip-faults">
        ${this.#faults.map((one) => {
          const index = /\[(\d+)\]/.exec(one.path)?.[1];
          return html`<li>
            ${index === undefined ? nothing : html`<b>${say('slipsAt', { number: Number(index) + 1 })}</b>`} ${one.words}
          </li>`;
        })}
      </ul>
    `;
  }

  /** @param {Slip} slip */
  #preview(slip) {
    const paper = this.#paper;
    return html`
      <div class="tools">
        <div class="slip-names" role="group" aria-label=${say('slipsColumns')}>
          ${this.#columnsAllowed.map(
            (columns) => html`<button
              type="button"
              class="button"
              aria-pressed=${columns === this.#columns}
              @click=${() => {
                this.#columns = columns;
                this.#drawSoon();
              }}
            >
              ${say('slipsColumn', { columns })}
            </button>`,
          )}
        </div>
        ${
          slip.inTwoLanguages
            ? html`<div class="slip-names" role="group" aria-label=${say('slipsLanguage')}>
              ${['id', 'en'].map(
                (language) => html`<button
                  type="button"
                  class="button"
                  aria-pressed=${language === this.#language}
                  @click=${() => {
                    this.#language = language;
                    this.#drawSoon();
                  }}
                >
                  ${languageOf(language)}
                </button>`,
              )}
            </div>`
            : nothing
        }
        <label class="tick">
          <input
            type="checkbox"
            .checked=${this.#full}
            @change=${(/** @type {Event} */ event) => {
              this.#full = fieldOf(event).checked;
              this.#drawSoon();
            }}
          />
          ${say('slipsFull')}
        </label>
      </div>
      ${
        paper === null
          ? nothing
          : html`
            <p class="hint" data-testid="admin-slip-length">
              ${this.#faults.length > 0 ? say('slipsOld') : say('slipsLength', { millimetres: paper.millimetres })}
            </p>
            <div class="slip-paper" tabindex="0" role="group" aria-labelledby="slip-paper">
              ${paper.pictures.map(
                (png) => html`<img
                  src="data:image/png;base64,${png}"
                  width=${paper.columns * PIXELS_PER_COLUMN}
                  alt=${say('slipsPicture')}
                  data-testid="admin-slip-picture"
                />`,
              )}
            </div>
            <pre class="only-heard" data-testid="admin-slip-text">${paper.text}</pre>
          `
      }
      <p class="hint">${say('slipsPreviewHint')}</p>
    `;
  }

  /** @param {Doubt} doubt */
  #doubtPart(doubt) {
    return html`
      <div class="doubt" data-testid="admin-slip-doubt">
        <p class="outcome bad" role="alert">${say('slipsChanged')}</p>
        <ul class="obstacles">
          ${doubt.differences.map((one) => {
            /** @type {Piece} */
            const piece = JSON.parse(one.wanted ?? one.inForce ?? '{}');
            return html`<li>
              <b>${one.wanted === null ? say('slipsGone') : say('slipsAdded')}</b>
              ${pieceOf(piece.kind)} ${summary(piece)}
              ${doubt.baseKnown && one.undone ? html`<span class="badge">${say('catalogueUndone')}</span>` : nothing}
            </li>`;
          })}
        </ul>
        <div class="tools">
          <button
            type="button"
            class="button button-negative"
            data-testid="admin-slip-anyway"
            ?disabled=${this.busy}
            @click=${() => this.#put(doubt.wish, doubt.revision)}
          >
            ${say('slipsAnyway')}
          </button>
          <button type="button" class="button" ?disabled=${this.busy} @click=${this.#takeInForce}>
            ${say('slipsTake')}
          </button>
        </div>
      </div>
    `;
  }
}
customElements.define('admin-slips', AdminSlips);

/** What it says, with what is filled in by its name. @param {Piece} piece */
function summary(piece) {
  return (piece.text?.id ?? '')
    .split(/\{([^{}]*)\}/)
    .map((part, index) => (index % 2 === 0 ? part : html`<span class="slip-name">${toldOf(part)}</span>`));
}

/**
 * @template {string} T
 * @param {string} id
 * @param {string} label
 * @param {readonly T[]} values
 * @param {T} chosen
 * @param {(value: T) => string} words
 * @param {boolean} closed
 * @param {(value: T) => void} choose
 */
function choice(id, label, values, chosen, words, closed, choose) {
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <select
        id=${id}
        class="input"
        ?disabled=${closed}
        @change=${(/** @type {Event} */ event) => choose(/** @type {T} */ (fieldOf(event).value))}
      >
        ${values.map((one) => html`<option value=${one} .selected=${one === chosen}>${words(one)}</option>`)}
      </select>
    </div>
  `;
}
