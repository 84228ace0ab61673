// @ts-check
import { html, nothing } from 'lit';
import { del, get, put } from 'loket/api.js';
import { Section, tick } from './section.js';
import { say } from './words.js';

/** @import { Announcers, BoardSound as Sound } from 'loket-api' */

/** @typedef {Announcers['boards'][number]} Board */
/** @typedef {Announcers['languages'][number]} Language */
/** @typedef {Sound['quiet'][number]} Quiet */

/** What is asked for where a board has had no way of its own. @type {Sound} */
const USUAL = { chime: true, voice: true, languages: ['id'], volume: 100, quiet: [] };

/** How each board and voice sounds, and the words that they say, to be listened to. */
class AdminSound extends Section {
  /** @type {Board[] | null} */
  #boards = null;
  /** @type {Language[]} */
  #languages = [];
  /** The language whose clips are shown. */
  #shown = 'id';
  #playing = new Audio();

  disconnectedCallback() {
    this.#playing.pause();
    super.disconnectedCallback();
  }

  async read() {
    const { boards, languages } = await get('announcers');
    this.#boards = boards;
    this.#languages = languages;
  }

  /** @param {SubmitEvent} event @param {Board} board */
  #save(event, board) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const quiet = quietOf(String(form.get('quiet') ?? ''));
    if (quiet === null) {
      this.hindered(say('soundQuietWrong'));
      return;
    }
    const sound = {
      chime: form.has('chime'),
      voice: form.has('voice'),
      languages: form.getAll('language').map(String),
      volume: Number(form.get('volume')),
      quiet,
    };
    if (sound.languages.length === 0) {
      this.hindered(say('soundLanguageNeeded'));
      return;
    }
    void this.act(say('soundSaved', { name: board.name }), () => put(`announcers/${board.board}`, sound));
  }

  /** @param {Board} board */
  #forget(board) {
    void this.act(say('soundForgotten', { name: board.name }), () => del(`announcers/${board.board}`));
  }

  /** @param {string} clip */
  async #listen(clip) {
    this.#playing.src = `/board/clips/${this.#shown}/${clip}.wav`;
    try {
      await this.#playing.play();
    } catch (trouble) {
      // The next press stops this one; only what the browser can't play is said.
      if (trouble instanceof DOMException && trouble.name === 'AbortError') return;
      this.hindered(say('soundUnplayable', { clip }));
    }
  }

  render() {
    const boards = this.#boards;
    return html`
      <h1>${say('section-sound')}</h1>
      <p class="hint">${say('soundHint')}</p>
      ${this.outcomeLine()}
      ${boards === null ? nothing : boards.map((one) => this.#board(one))}
      ${boards?.length === 0 ? html`<p class="card">${say('soundNoBoards')}</p>` : nothing}
      ${this.#languages.length === 0 ? nothing : this.#clips()}
    `;
  }

  /** @param {Board} board */
  #board(board) {
    const sound = board.sound ?? USUAL;
    const id = `sound-${board.board}`;
    const closed = !this.mayChange || this.busy;
    return html`
      <form
        class="card"
        aria-labelledby=${id}
        data-testid="admin-sound"
        @submit=${(/** @type {SubmitEvent} */ event) => this.#save(event, board)}
      >
        <h2 id=${id}>${board.name}</h2>
        ${board.sound === null ? html`<p class="hint">${say('soundAsCatalogue')}</p>` : nothing}
        <div class="fields">
          <fieldset class="ticks">
            <legend>${say('soundWhat')}</legend>
            ${tick('chime', 'on', say('soundChime'), sound.chime, closed)}
            ${tick('voice', 'on', say('soundVoice'), sound.voice, closed)}
          </fieldset>
          <fieldset class="ticks">
            <legend>${say('soundLanguages')}</legend>
            ${this.#languages.map((one) =>
              tick('language', one.folder, one.name, sound.languages.includes(one.folder), closed),
            )}
          </fieldset>
          <div class="field">
            <label for="${id}-volume">${say('soundVolume')}</label>
            <input
              id="${id}-volume"
              class="input"
              type="number"
              name="volume"
              min="10"
              max="100"
              step="5"
              .value=${String(sound.volume)}
              ?disabled=${closed}
            />
          </div>
          <div class="field">
            <label for="${id}-quiet">${say('soundQuiet')}</label>
            <input
              id="${id}-quiet"
              class="input"
              name="quiet"
              autocomplete="off"
              aria-describedby="${id}-hint"
              .value=${sound.quiet.map((one) => `${clock(one.from)}-${clock(one.to)}`).join(', ')}
              ?disabled=${closed}
            />
            <p class="hint" id="${id}-hint">${say('soundQuietHint')}</p>
          </div>
        </div>
        ${this.boardButtons(
          { save: say('soundSave'), forget: say('soundForget'), own: board.sound !== null },
          () => this.#forget(board),
        )}
      </form>
    `;
  }

  #clips() {
    const language = this.#languages.find((one) => one.folder === this.#shown) ?? this.#languages[0];
    return html`
      <section class="card" aria-labelledby="clips-title">
        <h2 id="clips-title">${say('soundClips')}</h2>
        <p class="hint">${say('soundClipsHint', { folder: language.folder })}</p>
        <div class="fields">
          <div class="field">
            <label for="clips-language">${say('soundLanguage')}</label>
            <select
              id="clips-language"
              class="input"
              @change=${(/** @type {Event} */ event) => {
                this.#shown = /** @type {HTMLSelectElement} */ (event.target).value;
                this.requestUpdate();
              }}
            >
              ${this.#languages.map(
                (one) =>
                  html`<option value=${one.folder} ?selected=${one.folder === language.folder}>
                    ${one.name}
                  </option>`,
              )}
            </select>
          </div>
        </div>
        <ul class="clips" data-testid="admin-clips">
          ${language.clips.map(
            (clip) => html`<li>
              <button type="button" class="button" @click=${() => this.#listen(clip)}>
                <span aria-hidden="true">▶</span> ${clip}
              </button>
              ${
                language.recordings.includes(clip)
                  ? html`<span class="badge on">${say('soundRecording')}</span>`
                  : nothing
              }
            </li>`,
          )}
        </ul>
      </section>
    `;
  }
}
customElements.define('admin-sound', AdminSound);

/** Hours and minutes of a time of day. @param {string} time */
function clock(time) {
  return time.slice(0, 5).replace(':', '.');
}

/** `12.00-13.00, 18.00-07.00`; null if it is something else. @param {string} written @returns {Quiet[] | null} */
function quietOf(written) {
  const spans = written
    .split(/[,;]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const quiet = spans.map((span) =>
    /^([01]\d|2[0-3])[.:]([0-5]\d)\s*[-–]\s*([01]\d|2[0-3])[.:]([0-5]\d)$/.exec(span),
  );
  if (quiet.some((one) => one === null)) return null;
  return quiet.map((one) => {
    const [, fromHour, fromMinute, toHour, toMinute] = /** @type {RegExpExecArray} */ (one);
    return { from: `${fromHour}:${fromMinute}`, to: `${toHour}:${toMinute}` };
  });
}
