// @ts-check
import { html, nothing } from 'lit';
import { get, post, requestId } from 'loket/api.js';
import { LARGEST_FILE, inPieces } from 'loket/pieces.js';
import { CatalogueSection, moment } from './section.js';
import { say } from './words.js';

/** @typedef {import('loket-api').DecisionList['decisions'][number]} Decision */
/** @typedef {Decision['files'][number]} DecisionFile */

const LETTERS = 200;

/** The decisions on which the standards rest, with what came of each as it was signed. */
class AdminDecisions extends CatalogueSection {
  /** @type {Decision[]} */
  #decisions = [];
  /** How much of a file has gone, in percent; null while none goes. @type {number | null} */
  #gone = null;

  async read() {
    this.#decisions = (await get('decisions')).decisions;
  }

  /** @param {string} decision its number @param {File} file */
  async #bring(decision, file) {
    if (file.size > LARGEST_FILE) return this.hindered(say('decisionLarge', { size: size(file.size) }));
    const id = requestId();
    await this.act(say('decisionKept', { file: file.name }), async () => {
      await inPieces(
        file,
        (piece) => post('decisions/pieces', { requestId: id, ...piece }),
        (percent) => {
          this.#gone = percent;
          this.requestUpdate();
        },
      );
      const name = file.name.slice(0, LETTERS);
      await post('decisions/files', { requestId: id, decision, name, bytes: file.size });
    });
    this.#gone = null;
    this.requestUpdate();
  }

  render() {
    return html`<section class="card" aria-labelledby="decisions" data-testid="admin-decisions">
      <h2 id="decisions">${say('decisions')}</h2>
      <p class="hint">${say('decisionsHint')}</p>
      ${this.#decisions.length === 0 ? html`<p>${say('decisionsNone')}</p>` : nothing}
      ${this.#decisions.map((one, at) => this.#decision(one, at))}
      ${
        this.#gone === null
          ? nothing
          : html`<progress max="100" .value=${this.#gone} aria-label=${say('decisionGoing')}></progress>`
      }
      ${this.outcomeLine()}
    </section>`;
  }

  /** @param {Decision} one @param {number} at */
  #decision(one, at) {
    const former = one.date === null;
    return html`
      <h3>${one.number} ${former ? html`<span class="badge">${say('decisionFormer')}</span>` : nothing}</h3>
      ${one.about === null ? nothing : html`<p class="hint">${one.about}</p>`}
      ${
        one.files.length === 0
          ? html`<p>${say('decisionNoFile')}</p>`
          : html`<ul class="decision-files">
            ${one.files.map((file, older) => this.#file(file, older > 0))}
          </ul>`
      }
      ${this.mayChange && !former ? this.#way(one.number, at) : nothing}
    `;
  }

  /** @param {DecisionFile} file @param {boolean} replaced */
  #file(file, replaced) {
    const told = { size: size(file.bytes), name: file.by, at: moment(file.at, this.zone) };
    return html`<li>
      <a href="/api/v1/decisions/files/${file.sha256}" download=${file.name}>${file.name}</a>:
      ${say('decisionFile', told)}
      ${replaced ? html`<span class="badge">${say('decisionReplaced')}</span>` : nothing}
      <span class="hint sum">SHA-256: ${file.sha256}</span>
    </li>`;
  }

  /** @param {string} number @param {number} at */
  #way(number, at) {
    return html`<div class="field">
      <label for="decision-file-${at}">${say('decisionBring', { number })}</label>
      <input
        id="decision-file-${at}"
        class="input"
        type="file"
        accept=".pdf,application/pdf"
        data-testid="admin-decision-file-${at}"
        ?disabled=${this.busy}
        @change=${(/** @type {Event} */ event) => {
          const input = /** @type {HTMLInputElement} */ (event.target);
          const file = input.files?.[0];
          if (file !== undefined) void this.#bring(number, file).finally(() => (input.value = ''));
        }}
      />
    </div>`;
  }
}
customElements.define('admin-decisions', AdminDecisions);

/** `1,4 MB`. @param {number} bytes */
const size = (bytes) => {
  const large = bytes >= 1_000_000;
  const number = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });
  return `${number.format(bytes / (large ? 1_000_000 : 1000))} ${large ? 'MB' : 'kB'}`;
};
