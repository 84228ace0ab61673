// @ts-check
import { html, nothing } from 'lit';
import '../dossier/file.js';
import { KEY_TABLE } from './keys.js';
import { spell } from './clock.js';
import { nextAction } from './picture.js';
import { because, priorityOf, recallsLeft, say, undone, whyOf } from './words.js';

/** @typedef {import("./keys.js").Action} Action */
/** @typedef {import("./picture.js").Mine} Mine */
/** @typedef {import("./picture.js").Picture} Picture */

/**
 * What the work view needs from its page, beside the picture.
 *
 * @typedef {object} Desk
 * @property {import("./clock.js").ServerClock} clock
 * @property {boolean} singleKeys
 * @property {(action: Action) => boolean} isPending
 * @property {(action: Action, event?: Event) => void} act
 * @property {ReadonlySet<number>} ticked requirements that the officer has seen
 * @property {(index: number) => void} tick
 * @property {string} notes
 * @property {(text: string) => void} note
 * @property {string | null} refusal
 * @property {() => void} dismiss
 * @property {() => void} finger
 * @property {() => void} photo
 * @property {string} day
 * @property {boolean} filed whether its papers stand in a berkas
 * @property {(there: boolean) => void} file
 */

/** The number, who it is for and what to ask for. @param {Picture} picture @param {Mine} mine @param {Desk} desk */
export function currentCard(picture, mine, desk) {
  const current = mine.current;
  if (current === null) return emptyCard(picture, mine);
  const serving = current.state === 'SERVING' && current.startedAt !== null;
  const since = serving && current.startedAt !== null ? current.startedAt : current.calledAt;
  const filed = serving && desk.filed;
  return html`
    <section class="card current ${serving ? 'is-serving' : 'is-called'} ${filed ? 'has-file' : ''}" aria-labelledby="now">
      <div class="current-who">
        <h2 id="now" class="state-word">${serving ? say('serving') : say('called')}</h2>
        <p class="number" data-testid="console-number">${current.number}</p>
        <p class="service">${current.serviceName['id'] ?? current.service}</p>
        <p class="tags">
          ${
            current.priority === 'REGULAR'
              ? html`<span class="badge">${priorityOf(current.priority)}</span>`
              : html`<span class="badge is-attention">${priorityOf(current.priority)}</span>`
          }
          ${
            current.why === 'PRIORITY'
              ? nothing
              : html`<span class="badge"
                >${whyOf(current.why, current.priority, picture.rules)}</span
              >`
          }
          ${
            serving
              ? nothing
              : html`<span class="badge">${say('callsMade', { made: current.calls, most: picture.rules.maxCalls })}</span>`
          }
        </p>
        <dl class="clocks">
          <div>
            <dt>${serving ? say('sinceStarted') : say('sinceCalled')}</dt>
            <dd class="digits">${spell(desk.clock.secondsSince(since))}</dd>
          </div>
          <div>
            <dt>${say('promise')}</dt>
            <dd>${current.promise['id'] ?? '–'}</dd>
          </div>
        </dl>
      </div>
      ${filed ? nothing : html`<div class="current-what">${checklist(current, desk)} ${notes(desk)}</div>`}
      ${fileOf(mine, desk, picture.zone)}
      ${filed ? html`<details class="notes-below"><summary>${say('notes')}</summary>${notes(desk, true)}</details>` : nothing}
    </section>
  `;
}

/** Nobody is at the counter. @param {Picture} picture @param {Mine} mine */
function emptyCard(picture, mine) {
  const next = mine.next[0];
  const [title, hint] =
    mine.state === 'PAUSED'
      ? [say('pausedTitle'), say('pausedHint')]
      : next === undefined
        ? [say('emptyTitle'), say('emptyHint')]
        : [say('idleTitle'), say('idleNext')];
  return html`
    <section class="card current is-empty" aria-labelledby="now">
      <div class="empty-words">
        <h2 id="now">${title}</h2>
        <p>${hint}</p>
        ${
          mine.state === 'PAUSED' || next === undefined
            ? nothing
            : html`
              <p class="coming">${next.number}</p>
              <p data-testid="console-because">${because(next, picture.rules)}</p>
            `
        }
      </div>
    </section>
  `;
}

/** @param {import("./picture.js").Current} current @param {Desk} desk */
function checklist(current, desk) {
  const requirements = current.requirements['id'] ?? [];
  if (requirements.length === 0) return nothing;
  return html`
    <fieldset class="checklist">
      <legend>
        ${say('checklist')}
        <span class="count">${say('checklistCount', { have: desk.ticked.size, all: requirements.length })}</span>
      </legend>
      <ul>
        ${requirements.map(
          (one, index) => html`
            <li>
              <label>
                <input
                  type="checkbox"
                  .checked=${desk.ticked.has(index)}
                  @change=${() => desk.tick(index)}
                />
                <span>${one}</span>
              </label>
            </li>
          `,
        )}
      </ul>
    </fieldset>
  `;
}

/** @param {Desk} desk @param {boolean} [named] whether what stands around it has its name */
function notes(desk, named = false) {
  return html`
    <div class="notes">
      ${named ? nothing : html`<label for="notes">${say('notes')}</label>`}
      <textarea
        id="notes"
        class="input"
        rows="2"
        autocomplete="off"
        spellcheck="false"
        aria-label=${named ? say('notes') : nothing}
        aria-describedby="notes-hint"
        .value=${desk.notes}
        @input=${(/** @type {InputEvent} */ event) =>
          desk.note(/** @type {HTMLTextAreaElement} */ (event.target).value)}
      ></textarea>
      <p class="hint" id="notes-hint">${say('notesHint')}</p>
    </div>
  `;
}

/** The undo bar and the last refusal: one strip that is always there, so that nothing jumps. */
/** @param {Mine} mine @param {Desk} desk @param {number} undoSeconds */
export function strip(mine, desk, undoSeconds) {
  const undo = mine.undo;
  const left = undo === null ? 0 : desk.clock.secondsUntil(undo.until);
  return html`
    <div class="strip">
      ${
        undo !== null && left > 0
          ? html`
            <div class="undo">
              <span role="status">${undone(undo.what, undo.number)}</span>
              <progress max=${undoSeconds} .value=${left} aria-hidden="true"></progress>
              <span class="digits undo-left">${say('undoLeft', { seconds: left })}</span>
              <button
                type="button"
                class="button"
                data-testid="console-undo"
                @click=${(/** @type {Event} */ event) => desk.act('undo', event)}
              >
                ${say('action-undo')} ${keycap('undo', desk.singleKeys)}
              </button>
            </div>
          `
          : nothing
      }
      <div class="refusal-place" role="status">
        ${
          desk.refusal === null
            ? nothing
            : html`<p class="refusal">
              <span>${desk.refusal}</span>
              <button type="button" class="button button-quiet" aria-label=${say('dismiss')} @click=${desk.dismiss}>
                ${say('close')}
              </button>
            </p>`
        }
      </div>
    </div>
  `;
}

/** One big button, and what else may be done now. @param {Mine} mine @param {Desk} desk */
export function actions(mine, desk) {
  const first = nextAction(mine);
  const idle = first === 'callNext' && mine.waiting === 0;
  return html`
    <div class="actions">
      <button
        type="button"
        class="primary ${idle ? 'is-idle' : ''} ${first === 'finish' ? 'is-finish' : ''} ${desk.isPending(first) ? 'is-pending' : ''}"
        data-testid=${testId(first)}
        @click=${(/** @type {Event} */ event) => desk.act(first, event)}
      >
        <span>${first === 'pause' ? say('action-open') : say(`action-${first}`)}</span>
        ${keycap(first, desk.singleKeys)}
      </button>
      <div class="others">
        ${mine.current?.state === 'CALLED' ? afterCall(mine, desk) : nothing}
        ${mine.current === null ? action('find', say('action-find'), '', true, desk) : nothing}
        ${
          mine.current === null
            ? nothing
            : html`<div class="pair">
              ${action('sendOn', say('action-sendOn'), '', true, desk)}
              ${action('rest', say('action-rest'), '', true, desk)}
            </div>
            <div class="pair"><button
              type="button"
              class="other"
              data-testid="console-finger"
              @click=${desk.finger}
            >
              <span class="other-label">${say('finger-open')}</span>
            </button>
            <button
              type="button"
              class="other"
              data-testid="console-photo"
              @click=${desk.photo}
            >
              <span class="other-label">${say('photo-open')}</span>
            </button></div>`
        }
        ${
          first === 'pause'
            ? nothing
            : action(
                'pause',
                mine.state === 'PAUSED' ? say('action-open') : say('action-pause'),
                '',
                true,
                desk,
              )
        }
      </div>
    </div>
  `;
}

/** The visit by its procedure, once service has begun. @param {Mine} mine @param {Desk} desk @param {string} zone */
function fileOf({ current, number }, desk, zone) {
  if (current === null || current.state !== 'SERVING') return nothing;
  return html`<loket-file
    .ticket=${current.id}
    .counter=${number}
    .day=${desk.day}
    .zone=${zone}
    @file=${(/** @type {CustomEvent} */ event) => desk.file(event.detail !== null)}
  ></loket-file>`;
}

/** Recall and no-show, each with what it still waits for. @param {Mine} mine @param {Desk} desk */
function afterCall(mine, desk) {
  const recallWait = wait(mine.recall, desk);
  const recallOpen = mine.recall.left > 0 && recallWait === 0;
  const recallHint =
    mine.recall.left > 0 && recallWait > 0
      ? say('allowedIn', { seconds: recallWait })
      : recallsLeft(mine.recall.left);
  const noShowWait = wait(mine.noShow, desk);
  const noShowOpen = mine.noShow.callsNeeded === 0 && noShowWait === 0;
  const noShowHint =
    mine.noShow.callsNeeded > 0
      ? say('callsNeeded', { n: mine.noShow.callsNeeded })
      : mine.noShow.untold
        ? say('untold')
        : noShowWait > 0
          ? say('allowedIn', { seconds: noShowWait })
          : '';
  return html`
    ${action('recall', say('action-recall'), recallHint, recallOpen, desk)}
    ${action('noShow', say('action-noShow'), noShowHint, noShowOpen, desk)}
  `;
}

/**
 * Seconds until it is allowed, by the server's clock; the picture need not come anew for that.
 *
 * @param {{ allowed: boolean, at: string | null }} rule
 * @param {Desk} desk
 */
function wait(rule, desk) {
  return rule.allowed || rule.at === null ? 0 : desk.clock.secondsUntil(rule.at);
}

/**
 * @param {Action} name
 * @param {string} label
 * @param {string} hint
 * @param {boolean} allowed
 * @param {Desk} desk
 */
function action(name, label, hint, allowed, desk) {
  return html`
    <button
      type="button"
      class="other ${desk.isPending(name) ? 'is-pending' : ''}"
      data-testid=${testId(name)}
      aria-disabled=${allowed ? 'false' : 'true'}
      @click=${(/** @type {Event} */ event) => desk.act(name, event)}
    >
      <span class="other-label">${label} ${keycap(name, desk.singleKeys)}</span>
      ${hint === '' ? nothing : html`<span class="other-hint">${hint}</span>`}
    </button>
  `;
}

/** @param {Action} name */
function testId(name) {
  return 'console-' + name.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase());
}

/** The key that does the same, where keys are on. @param {Action} name @param {boolean} singleKeys */
export function keycap(name, singleKeys) {
  const row = KEY_TABLE.find((one) => one.action === name);
  if (row === undefined || (!singleKeys && row.character !== 'Enter')) return nothing;
  return html`<kbd aria-hidden="true">${row.shown}</kbd>`;
}
