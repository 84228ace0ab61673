// @ts-check
/** The result of the survey's period that was closed last, and what was improved; names nobody. */
import { html, nothing } from 'lit';
import { ask, way } from './parts.js';

/** @typedef {import('./kiosk.js').LoketKiosk} Kiosk */

/** More than these would have to be scrolled; the rest stands on the office's board. */
const MOST = 6;

/** @param {Kiosk} kiosk */
export const entryOfResult = (kiosk) =>
  kiosk.result?.ikm
    ? html`<button class="bring-missing" data-testid="kiosk-result" @click=${() => kiosk.go('result')}>
        ${kiosk.say('resultIs', { ikm: figure(kiosk, kiosk.result.ikm), grade: grade(kiosk) })}
        <span class="link">${kiosk.say('resultMore')}</span></button>`
    : nothing;

/** @param {string} instant @param {string | undefined} zone @param {string} language */
export const dayInWords = (instant, zone, language) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'id-ID', {
    timeZone: zone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(new Date(instant));

/** With the comma of the language. @param {Kiosk} kiosk @param {string} one */
const figure = (kiosk, one) => (kiosk.language === 'en' ? one : one.replace('.', ','));

/** @param {Kiosk} kiosk */
const grade = (kiosk) => (kiosk.result?.mutu ? kiosk.say(`mutu-${kiosk.result.mutu}`) : '');

/** @param {Kiosk} kiosk */
export function drawResult(kiosk) {
  const { result, say } = kiosk;
  if (!result) return nothing;
  const zone = kiosk.picture?.zone;
  const day = (/** @type {string} */ one) => dayInWords(one, zone, kiosk.language);
  return html`
    ${ask(say('resultTitle'), say('resultPeriod', { from: day(`${result.from}T12:00:00Z`), to: day(`${result.to}T12:00:00Z`) }))}
    <div class="card result" data-testid="kiosk-result-card">
      <p class="number signed-number">${figure(kiosk, result.ikm ?? '')}</p>
      <p class="rest-how">${grade(kiosk)}. ${say('resultFrom', { n: result.respondents })}</p>
      <p class="soft">${say('resultClosed', { day: day(result.closedAt) })}</p>
    </div>
    <div class="facts">
      <p class="bring-head">${say(result.improved.length > 0 ? 'resultImproved' : 'resultNothing')}</p>
      <ul class="bring bring-plain" lang="id">
        ${result.improved.slice(0, MOST).map((one) => html`<li><span>${one}</span></li>`)}
      </ul>
    </div>
    <div class="controls">${way(kiosk)}</div>`;
}

/** The words of the office's own plan are not spoken. @param {Kiosk} kiosk @returns {string[]} */
export const spokenOfResult = ({ say, result }) => [
  say('resultTitle'),
  say(result && result.improved.length > 0 ? 'resultImproved' : 'resultNothing'),
];
