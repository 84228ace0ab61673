// @ts-check
import { html, nothing } from 'lit';
import { KEY_TABLE } from './keys.js';
import { numberOf } from './picture.js';
import { FIND_REASONS, habitOf, refused, say, stateOf } from './words.js';

/**
 * What a slip that was scanned is found to be.
 *
 * @typedef {import('loket-api').Status} Found
 */

/**
 * What the officer has typed in the find dialog so far, and what was scanned.
 *
 * @typedef {{ number: string, reason: string, other: string, error: string | null,
 *   found: Found | null }} Search
 */

/** @returns {Search} */
export function newSearch() {
  return { number: '', reason: '', other: '', error: null, found: null };
}

/**
 * Calling a chosen number always has a reason, which stays in the journal.
 *
 * @param {import("./picture.js").Mine} mine
 * @param {Search} search
 * @param {{ change: (part: Partial<Search>) => void, call: (number: string, reason: string) => void,
 *   left: (number: string) => void, restore: (number: string) => void,
 *   back: (number: string) => void, close: () => void }} desk
 */
export function findDialog(mine, search, desk) {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const number = numberOf(search.number, mine);
    const left = event.submitter?.getAttribute('value') === 'left';
    const reason = search.reason === OTHER ? search.other.trim() : search.reason;
    if (number === null) return desk.change({ error: say('findWrong') });
    if (left) return desk.left(number);
    if (reason === '') return desk.change({ error: refused('reason-needed') });
    return desk.call(number, reason);
  };
  return html`
    <form novalidate @submit=${submit}>
      <h2 id="dialog-title">${say('findTitle')}</h2>
      ${found(search, desk.restore, desk.back)}
      ${mine.current === null ? nothing : html`<p class="hint">${say('findBusy')}</p>`}
      <div class="field">
        <label for="find-number">${say('findNumber')}</label>
        <input
          id="find-number"
          class="input digits"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          maxlength="6"
          aria-describedby="find-example"
          .value=${search.number}
          @input=${(/** @type {Event} */ event) =>
            desk.change({ number: valueOf(event), error: null, found: null })}
        />
        <p class="hint" id="find-example">${say('findExample')}</p>
      </div>
      ${
        mine.next.length === 0
          ? nothing
          : html`<div class="chips">
            ${mine.next.map(
              (one) => html`
                <button
                  type="button"
                  class="button chip"
                  aria-pressed=${search.number === one.number ? 'true' : 'false'}
                  @click=${() => desk.change({ number: one.number, error: null, found: null })}
                >
                  ${one.number}
                </button>
              `,
            )}
          </div>`
      }
      <fieldset class="reasons">
        <legend>${say('findReason')}</legend>
        ${[...FIND_REASONS, OTHER].map(
          (reason) => html`
            <label>
              <input
                type="radio"
                name="reason"
                .checked=${search.reason === reason}
                @change=${() => desk.change({ reason, error: null })}
              />
              <span>${reason === OTHER ? say('findOther') : reason}</span>
            </label>
          `,
        )}
        ${
          search.reason === OTHER
            ? html`<div class="field">
              <label for="find-other">${say('findOtherLabel')}</label>
              <input
                id="find-other"
                class="input"
                autocomplete="off"
                maxlength="120"
                .value=${search.other}
                @input=${(/** @type {Event} */ event) => desk.change({ other: valueOf(event), error: null })}
              />
            </div>`
            : nothing
        }
      </fieldset>
      <p class="field-error" role="alert">${search.error ?? ''}</p>
      <div class="dialog-actions">
        <button type="submit" class="button button-main" value="call">${say('findCall')}</button>
        <button type="submit" class="button" value="left">${say('findLeft')}</button>
        <button type="button" class="button" @click=${desk.close}>${say('cancel')}</button>
      </div>
    </form>
  `;
}

/**
 * @param {Search} search
 * @param {(number: string) => void} restore
 * @param {(number: string) => void} back
 */
function found({ found }, restore, back) {
  if (found === null) return nothing;
  return html`
    <div class="found" role="status" data-testid="console-found">
      <p class="found-number">${found.number}</p>
      <div class="found-words">
        <p>${found.serviceName['id']}</p>
        <p data-testid="console-found-state">
          ${stateOf(found.state, found.ahead, found.counter?.number ?? null)}
        </p>
      </div>
      ${
        found.state === 'NO_SHOW'
          ? html`<button
              type="button"
              class="button"
              data-testid="console-found-restore"
              @click=${() => restore(found.number)}
            >
              ${say('restore')}
            </button>`
          : nothing
      }
      ${
        found.state === 'RESTING'
          ? html`<button
              type="button"
              class="button"
              data-testid="console-found-back"
              @click=${() => back(found.number)}
            >
              ${say('restBack')}
            </button>`
          : nothing
      }
    </div>
  `;
}

/** No reason of the list; never shown. */
const OTHER = '*';

/** @param {Event} event */
function valueOf(event) {
  return /** @type {HTMLInputElement} */ (event.target).value;
}

/**
 * @param {import("./picture.js").Mine} mine
 * @param {{ leave: (out: boolean) => void, close: () => void }} desk
 */
export function leaveDialog(mine, desk) {
  const busy = mine.current !== null;
  return html`
    <h2 id="dialog-title">${say('leaveTitle', { number: mine.number })}</h2>
    <p>${busy ? say('leaveBusy') : say('leaveHint')}</p>
    <div class="dialog-actions">
      ${
        busy
          ? nothing
          : html`
            <button
              type="button"
              class="button button-main"
              data-testid="console-leave-stay"
              @click=${() => desk.leave(false)}
            >
              ${say('leaveStay')}
            </button>
            <button
              type="button"
              class="button"
              data-testid="console-leave-out"
              @click=${() => desk.leave(true)}
            >
              ${say('leaveOut')}
            </button>
          `
      }
      <button type="button" class="button" @click=${desk.close}>${say('cancel')}</button>
    </div>
  `;
}

/**
 * @param {{ singleKeys: boolean, switchKeys: (on: boolean) => void,
 *   habit: import("loket/scanner.js").Habit, close: () => void }} desk
 */
export function keysDialog(desk) {
  return html`
    <h2 id="dialog-title">${say('keysTitle')}</h2>
    <table class="table keys">
      <thead>
        <tr>
          <th scope="col">${say('keysAction')}</th>
          <th scope="col">${say('keysKey')}</th>
          <th scope="col">${say('keysNumpad')}</th>
        </tr>
      </thead>
      <tbody>
        ${KEY_TABLE.map(
          (row) => html`
            <tr>
              <th scope="row">
                ${
                  row.action === 'pause'
                    ? `${say('action-pause')} / ${say('action-open')}`
                    : say(`action-${row.action}`)
                }
              </th>
              <td>
                <kbd>${row.shown}</kbd> ${row.action === 'undo' ? say('keysAlso') : nothing}
              </td>
              <td><kbd>${say('numpad', { key: row.numpadShown })}</kbd></td>
            </tr>
          `,
        )}
      </tbody>
    </table>
    <label class="switch">
      <input
        type="checkbox"
        .checked=${desk.singleKeys}
        @change=${(/** @type {Event} */ event) =>
          desk.switchKeys(/** @type {HTMLInputElement} */ (event.target).checked)}
      />
      <span>${say('keysSwitch')}</span>
    </label>
    <p class="hint">${say('keysSwitchHint')}</p>
    <p class="hint">${say('keysGuard')}</p>
    <p class="hint" data-testid="console-scanner">${habitOf(desk.habit)}</p>
    <div class="dialog-actions">
      <button type="button" class="button button-main" @click=${desk.close}>${say('close')}</button>
    </div>
  `;
}
