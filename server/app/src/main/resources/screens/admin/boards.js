// @ts-check
import { LitElement, html, nothing } from 'lit';
import { del, get, put } from 'loket/api.js';
import { problemOf } from './answers.js';
import { texts } from './texts.id.js';

/** @import { Boards, BoardShow as Show } from 'loket-api' */

/** @typedef {Boards['boards'][number]} Board */

/** What is asked for where a board has had nothing of its own. @type {Show} */
const USUAL = { counters: [], lines: [], media: [], seconds: 15, sound: false };

/** What each board shows: whose calls, which lines, and what between the calls. */
class AdminBoards extends LitElement {
  /** @type {Board[] | null} */
  #boards = null;
  /** @type {Boards['counters']} */
  #counters = [];
  /** @type {Boards['media']} */
  #media = [];
  /** @type {{ good: boolean, text: string } | null} */
  #outcome = null;
  #busy = false;

  /** Set by the page before the first drawing; the server refuses all the same. */
  mayChange = false;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.#do('', async () => {});
  }

  /** @param {string} said @param {() => Promise<unknown>} thing */
  async #do(said, thing) {
    this.#busy = true;
    this.#outcome = null;
    this.requestUpdate();
    try {
      await thing();
      const { boards, counters, media } = await get('boards');
      this.#boards = boards;
      this.#counters = counters;
      this.#media = media;
      this.#outcome = said === '' ? null : { good: true, text: said };
    } catch (problem) {
      const { code, detail } = problemOf(problem, this);
      this.#outcome = { good: false, text: texts.refused(code, detail) };
    }
    this.#busy = false;
    this.requestUpdate();
  }

  /** @param {SubmitEvent} event @param {Board} board */
  #save(event, board) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const lines = String(form.get('lines') ?? '').split('\n').map((line) => line.trim());
    const show = {
      counters: form.getAll('counter').map(Number),
      lines: lines.filter((line) => line !== ''),
      media: form.getAll('medium').map(String),
      seconds: Number(form.get('seconds')),
      sound: form.has('sound'),
    };
    void this.#do(texts.boardsSaved(board.name), () => put(`boards/${board.board}`, show));
  }

  /** @param {Board} board */
  #forget(board) {
    void this.#do(texts.boardsForgotten(board.name), () => del(`boards/${board.board}`));
  }

  render() {
    const boards = this.#boards;
    return html`
      <h1>${texts.sections.boards}</h1>
      <p class="hint">${texts.boardsHint}</p>
      <div aria-live="polite">
        ${this.#outcome === null
          ? nothing
          : html`<p class="outcome ${this.#outcome.good ? 'good' : 'bad'}">${this.#outcome.text}</p>`}
      </div>
      ${boards === null ? nothing : boards.map((one) => this.#board(one))}
      ${boards?.length === 0 ? html`<p class="card">${texts.boardsNone}</p>` : nothing}
    `;
  }

  /** @param {Board} board */
  #board(board) {
    const show = board.show ?? USUAL;
    const id = `show-${board.board}`;
    const closed = !this.mayChange || this.#busy;
    const gone = show.media.filter((name) => !this.#media.some((one) => one.name === name));
    return html`
      <form
        class="card"
        aria-labelledby=${id}
        data-testid="admin-board"
        @submit=${(/** @type {SubmitEvent} */ event) => this.#save(event, board)}
      >
        <h2 id=${id}>${board.name}</h2>
        ${board.show === null ? html`<p class="hint">${texts.boardsAsUsual}</p>` : nothing}
        <div class="fields">
          <fieldset class="ticks" aria-describedby="${id}-counters">
            <legend>${texts.boardsCounters}</legend>
            ${this.#counters.map(({ number, name }) =>
              tick('counter', String(number), texts.boardsCounter(number, name), show.counters.includes(number), closed),
            )}
            <p class="hint" id="${id}-counters">${texts.boardsCountersHint}</p>
          </fieldset>
          <fieldset class="ticks" aria-describedby="${id}-media">
            <legend>${texts.boardsMedia}</legend>
            ${this.#media.map(({ name }) => tick('medium', name, name, show.media.includes(name), closed))}
            ${gone.map((name) => tick('gone', name, texts.boardsMediaGone(name), false, true))}
            ${this.#media.length === 0 ? html`<p class="hint">${texts.boardsMediaNone}</p>` : nothing}
            <p class="hint" id="${id}-media">${texts.boardsMediaHint}</p>
            ${tick('sound', 'on', texts.boardsVideoSound, show.sound, closed)}
          </fieldset>
          <div class="field">
            <label for="${id}-seconds">${texts.boardsSeconds}</label>
            <input
              id="${id}-seconds"
              class="input"
              type="number"
              name="seconds"
              min="5"
              max="600"
              .value=${String(show.seconds)}
              ?disabled=${closed}
            />
          </div>
          <div class="field">
            <label for="${id}-lines">${texts.boardsLines}</label>
            <textarea
              id="${id}-lines"
              class="input"
              name="lines"
              rows="4"
              aria-describedby="${id}-lines-hint"
              .value=${show.lines.join('\n')}
              ?disabled=${closed}
            ></textarea>
            <p class="hint" id="${id}-lines-hint">${texts.boardsLinesHint}</p>
          </div>
        </div>
        ${this.mayChange
          ? html`<div class="with-button">
              <button type="submit" class="button button-main" ?disabled=${this.#busy}>
                ${texts.boardsSave}
              </button>
              ${board.show === null
                ? nothing
                : html`<button
                    type="button"
                    class="button"
                    ?disabled=${this.#busy}
                    @click=${() => this.#forget(board)}
                  >
                    ${texts.boardsForget}
                  </button>`}
            </div>`
          : nothing}
      </form>
    `;
  }
}
customElements.define('admin-boards', AdminBoards);

/** @param {string} name @param {string} value @param {string} words @param {boolean} on @param {boolean} closed */
function tick(name, value, words, on, closed) {
  return html`<label class="tick">
    <input type="checkbox" name=${name} value=${value} .checked=${on} ?disabled=${closed} />
    ${words}
  </label>`;
}
