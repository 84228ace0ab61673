// @ts-check
import { html, nothing } from 'lit';
import { texts, timeOfDay } from 'loket/texts.js';
import id from './texts.id.js';

/** @import { SignPicture } from 'loket-api' */

const say = texts({ id });

/**
 * @typedef {object} State
 * @property {SignPicture | null} picture the loket, as the office sees it; null before the first one
 * @property {boolean} stale
 * @property {boolean} isNew the call has just come
 * @property {boolean} isLit false in the dark half of the blinking
 * @property {number} now
 */

/** @param {State} state */
export function sign(state) {
  const { picture, stale } = state;
  if (!picture) return message(stale ? 'staleTitle' : 'connecting', stale ? 'staleHint' : '');
  const counter = picture.counters[0];
  if (!counter) return message('noCounter', 'noCounterHint');
  return html`
    <main class=${classes(state, counter)} data-testid="sign">
      <header class="head">
        <h1 class="counter digits">${say('counter', { number: counter.number })}</h1>
        <p class="name">${counter.name}</p>
      </header>
      ${stale ? staleBar() : nothing}
      ${body({ ...state, picture }, counter)}
    </main>`;
}

/** @param {State} state @param {import('./face.js').Counter} counter */
function classes({ stale, isNew, isLit }, counter) {
  const now = isNew && !stale ? ` sign-now${isLit ? '' : ' sign-dark'}` : '';
  return `sign sign-${counter.showing.toLowerCase()}${stale ? ' sign-old' : ''}${now}`;
}

/** @param {State & { picture: SignPicture }} state @param {import('./face.js').Counter} counter */
function body({ picture, now }, { showing, call }) {
  const time = timeOfDay(new Date(now).toISOString(), picture.zone, picture.zoneName);
  if (call) {
    return html`
      <p class=${call.ticket.length > 4 ? 'number number-long digits' : 'number digits'}
        data-testid="sign-number">${call.ticket}</p>
      <p class="what" data-testid="sign-what">${say(showing)}</p>`;
  }
  const hint = showing === 'PAUSED' ? say('pausedHint') : time;
  return html`
    <p class="word" data-testid="sign-what">${say(showing)}</p>
    <p class="what digits" data-testid="sign-time">${hint}</p>`;
}

function staleBar() {
  return html`
    <p class="bar" role="alert" data-testid="sign-stale">
      <strong>${say('staleTitle')}</strong> ${say('staleHint')}
    </p>`;
}

/** @param {string} title @param {string} hint */
function message(title, hint) {
  return html`
    <main class="sign sign-message" data-testid="sign">
      <h1 class="message">${say(title)}</h1>
      ${hint ? html`<p class="hint">${say(hint)}</p>` : nothing}
    </main>`;
}
