// @ts-check
import { html, nothing } from 'lit';
import { get } from 'loket/api.js';
import { keep } from './draft.js';
import { CatalogueSection } from './section.js';
import { placeOf, say, valueOf } from './words.js';

/** @typedef {import('loket-api').CatalogueHistory['entries'][number]} Entry */
/** @typedef {import('loket-api').JsonThing} Thing */

/** By which catalogues the office has worked; each can be written on from. */
class AdminHistory extends CatalogueSection {
  /** @type {Entry[]} */
  #entries = [];
  #older = false;

  /** So many at least, as far as there are. */
  #wanted = 1;

  async read() {
    /** @type {Entry[]} */
    const entries = [];
    let older = true;
    while (older && entries.length < this.#wanted) {
      const last = entries[entries.length - 1];
      const page = await get(last ? `catalogue/history?before=${last.number}` : 'catalogue/history');
      entries.push(...page.entries);
      older = page.older;
    }
    this.#entries = entries;
    this.#older = older;
  }

  #more = () => {
    this.#wanted = this.#entries.length + 1;
    return this.renew();
  };

  /** @param {Entry} entry */
  async #takeUp(entry) {
    if (!window.confirm(say('historyConfirm'))) return;
    const good = await this.act('', async () => {
      const base = /** @type {Thing} */ (/** @type {unknown} */ (await get('catalogue')));
      const old = /** @type {Thing} */ (
        /** @type {unknown} */ (await get(`catalogue/history/${entry.number}`))
      );
      keep({ base, draft: { ...old, revision: base.revision ?? '' } });
    });
    if (good) location.hash = 'editor';
  }

  render() {
    return html`<section class="card" aria-labelledby="history">
      <h2 id="history">${say('history')}</h2>
      <p class="hint">${say('historyHint')}</p>
      ${this.outcomeLine()}
      ${this.#entries.map((one) => this.#entry(one))}
      ${
        this.#older
          ? html`<button
            type="button"
            class="button"
            ?disabled=${this.busy}
            @click=${this.#more}
          >
            ${say('historyMore')}
          </button>`
          : nothing
      }
    </section>`;
  }

  /** @param {Entry} entry */
  #entry(entry) {
    const { changes, differences } = entry;
    return html`<details class="item" data-testid="admin-history-${entry.number}">
      <summary>
        ${say('historyEntry', { at: day(entry.at, this.zone), by: entry.by ?? say('historyNobody') })}
        <span class="soft">
          ${changes === null ? say('historyFirst') : say('historyChanges', { n: changes })}
        </span>
        ${entry.inForce ? html`<span class="badge">${say('historyInForce')}</span>` : nothing}
      </summary>
      <div class="inner">
        ${differences.length === 0 ? nothing : changeTable(differences)}
        ${
          changes !== null && changes > differences.length
            ? html`<p class="hint">${say('historyCut', { n: changes - differences.length })}</p>`
            : nothing
        }
        ${
          entry.inForce || !this.mayChange
            ? nothing
            : html`<button
              type="button"
              class="button"
              data-testid="admin-history-back"
              ?disabled=${this.busy}
              @click=${() => this.#takeUp(entry)}
            >
              ${say('historyBack')}
            </button>`
        }
      </div>
    </details>`;
  }
}
customElements.define('admin-history', AdminHistory);

/** `27 Nov 2026, 06.44`. @param {string} at @param {string} zone */
const day = (at, zone) =>
  new Intl.DateTimeFormat('id-ID', { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
    Date.parse(at),
  );

/** @param {Entry['differences']} differences */
function changeTable(differences) {
  return html`<div class="wide" tabindex="0" role="group" aria-label=${say('historyAfter')}>
    <table class="table">
      <thead>
        <tr>
          <th scope="col">${say('cataloguePath')}</th>
          <th scope="col">${say('historyBefore')}</th>
          <th scope="col">${say('historyAfter')}</th>
        </tr>
      </thead>
      <tbody>
        ${differences.map(
          (one) => html`<tr>
            <th scope="row">${placeOf(one.path)}</th>
            <td>${valueOf(one.before ?? '')}</td>
            <td>${valueOf(one.after ?? '')}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
