// @ts-check
import { html, nothing } from 'lit';
import { del, get, put } from 'loket/api.js';
import { Section, tick } from './section.js';
import { say } from './words.js';

/** @import { Boards, BoardShow as Show } from 'loket-api' */

/** @typedef {Boards['boards'][number]} Board */

/** What is asked for where a board has had nothing of its own. @type {Show} */
const USUAL = { counters: [], lines: [], media: [], seconds: 15, sound: false };

/** What each board shows: whose calls, which lines, and what between the calls. */
class AdminBoards extends Section {
  /** @type {Board[] | null} */
  #boards = null;
  /** @type {Boards['counters']} */
  #counters = [];
  /** @type {Boards['media']} */
  #media = [];

  async read() {
    const { boards, counters, media } = await get('boards');
    this.#boards = boards;
    this.#counters = counters;
    this.#media = media;
  }

  /** @param {SubmitEvent} event @param {Board} board */
  #save(event, board) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const lines = String(form.get('lines') ?? '')
      .split('\n')
      .map((line) => line.trim());
    const show = {
      counters: form.getAll('counter').map(Number),
      lines: lines.filter((line) => line !== ''),
      media: form.getAll('medium').map(String),
      seconds: Number(form.get('seconds')),
      sound: form.has('sound'),
    };
    void this.act(say('boardsSaved', { name: board.name }), () => put(`boards/${board.board}`, show));
  }

  /** @param {Board} board */
  #forget(board) {
    void this.act(say('boardsForgotten', { name: board.name }), () => del(`boards/${board.board}`));
  }

  render() {
    const boards = this.#boards;
    return html`
      <h1>${say('section-boards')}</h1>
      <p class="hint">${say('boardsHint')}</p>
      ${this.outcomeLine()}
      ${boards === null ? nothing : boards.map((one) => this.#board(one))}
      ${boards?.length === 0 ? html`<p class="card">${say('boardsNone')}</p>` : nothing}
    `;
  }

  /** @param {Board} board */
  #board(board) {
    const show = board.show ?? USUAL;
    const id = `show-${board.board}`;
    const closed = !this.mayChange || this.busy;
    const gone = show.media.filter((name) => !this.#media.some((one) => one.name === name));
    return html`
      <form
        class="card"
        aria-labelledby=${id}
        data-testid="admin-board"
        @submit=${(/** @type {SubmitEvent} */ event) => this.#save(event, board)}
      >
        <h2 id=${id}>${board.name}</h2>
        ${board.show === null ? html`<p class="hint">${say('boardsAsUsual')}</p>` : nothing}
        <div class="fields">
          <fieldset class="ticks" aria-describedby="${id}-counters">
            <legend>${say('boardsCounters')}</legend>
            ${this.#counters.map(({ number, name }) =>
              tick(
                'counter',
                String(number),
                say('boardsCounter', { number, name }),
                show.counters.includes(number),
                closed,
              ),
            )}
            <p class="hint" id="${id}-counters">${say('boardsCountersHint')}</p>
          </fieldset>
          <fieldset class="ticks" aria-describedby="${id}-media">
            <legend>${say('boardsMedia')}</legend>
            ${this.#media.map(({ name }) => tick('medium', name, name, show.media.includes(name), closed))}
            ${gone.map((name) => tick('gone', name, say('boardsMediaGone', { name }), false, true))}
            ${this.#media.length === 0 ? html`<p class="hint">${say('boardsMediaNone')}</p>` : nothing}
            <p class="hint" id="${id}-media">${say('boardsMediaHint')}</p>
            ${tick('sound', 'on', say('boardsVideoSound'), show.sound, closed)}
          </fieldset>
          <div class="field">
            <label for="${id}-seconds">${say('boardsSeconds')}</label>
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
            <label for="${id}-lines">${say('boardsLines')}</label>
            <textarea
              id="${id}-lines"
              class="input"
              name="lines"
              rows="4"
              aria-describedby="${id}-lines-hint"
              .value=${show.lines.join('\n')}
              ?disabled=${closed}
            ></textarea>
            <p class="hint" id="${id}-lines-hint">${say('boardsLinesHint')}</p>
          </div>
        </div>
        ${this.boardButtons(
          { save: say('boardsSave'), forget: say('boardsForget'), own: board.show !== null },
          () => this.#forget(board),
        )}
      </form>
    `;
  }
}
customElements.define('admin-boards', AdminBoards);
