// @ts-check
import { html, nothing } from 'lit';
import { say } from './words.js';

/**
 * @typedef {{ user: string, deskCounters: number[], busy: boolean, refusal: string | null,
 *   take: (number: number) => void, mayFree: boolean, sure: number | null,
 *   free: (number: number) => void }} Desk whoever chooses; `sure` is the counter that will be made
 *   free if it is asked once more
 */

/**
 * The list of counters from which the officer takes one.
 *
 * @param {import("./picture.js").Picture} picture
 * @param {Desk} desk
 */
export function takeView(picture, desk) {
  const here = (/** @type {number} */ number) => desk.deskCounters.includes(number);
  const counters = [...picture.counters].sort(
    (one, other) => Number(here(other.number)) - Number(here(one.number)) || one.number - other.number,
  );
  return html`
    <main class="take" id="main" tabindex="-1">
      <h1>${say('takeTitle')}</h1>
      <p class="hint">${counters.length > 0 ? say('takeHint') : say('noCounters')}</p>
      <div role="status">
        ${
          desk.refusal === null
            ? nothing
            : html`<p class="banner is-attention-soft" role="status" data-testid="console-refused">
              ${desk.refusal}</p>`
        }
      </div>
      <ul class="counters">
        ${counters.map((one) => counterCard(one, here(one.number), desk))}
      </ul>
    </main>
  `;
}

/**
 * @param {import("./picture.js").Counter} counter
 * @param {boolean} here
 * @param {Desk} desk
 */
function counterCard(counter, here, desk) {
  const held = counter.officer !== null && counter.officer !== desk.user;
  const elsewhere = desk.deskCounters.length > 0 && !here;
  return html`
    <li>
      <button
        type="button"
        class="counter ${held || elsewhere ? 'held' : ''} ${here ? 'here' : ''}"
        data-testid="console-take-${counter.number}"
        ?disabled=${held || elsewhere || desk.busy}
        @click=${() => desk.take(counter.number)}
      >
        <span class="counter-number">
          <span class="only-heard">${say('counter')}</span>
          ${counter.number}
        </span>
        <span class="counter-words">
          <span class="counter-name">${counter.name}</span>
          <span class="counter-state">
            ${
              held
                ? say('heldBy', { name: counter.officerName || counter.officer || '' })
                : elsewhere
                  ? say('otherDesk')
                  : say('free')
            }
            ${counter.waiting > 0 ? html`<span class="badge">${say('takeWaiting', { n: counter.waiting })}</span>` : nothing}
            ${here ? html`<span class="badge is-brand">${say('takeThisDesk')}</span>` : nothing}
          </span>
        </span>
      </button>
      ${held && desk.mayFree ? freeButton(counter, desk) : nothing}
    </li>
  `;
}

/**
 * Its officer has gone: whoever may, makes it free, asked once more.
 *
 * @param {import("./picture.js").Counter} counter
 * @param {Desk} desk
 */
function freeButton(counter, desk) {
  const sure = desk.sure === counter.number;
  return html`
    <button
      type="button"
      class="button ${sure ? 'button-negative' : ''}"
      data-testid="console-free-${counter.number}"
      aria-label=${`${sure ? say('makeFreeSure') : say('makeFree')}, ${say('counter')} ${counter.number}`}
      ?disabled=${desk.busy}
      @click=${() => desk.free(counter.number)}
    >
      ${sure ? say('makeFreeSure') : say('makeFree')}
    </button>
  `;
}
