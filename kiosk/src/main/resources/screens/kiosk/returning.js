// @ts-check
/** Coming back with what was missing: the list is scanned, and a touch gives a number for the berkas. */
import { html, nothing } from 'lit';
import { Problem, get, post } from 'loket/api.js';
import { icon } from 'loket/icons.js';
import { inLanguage } from 'loket/texts.js';
import { way } from './parts.js';

/** @import { LoketKiosk } from './kiosk.js' */

/** @typedef {{ code: string, requestId: string, back: import('loket-api').Return }} Returning */

/** Shows what is to be brought; names nobody. @param {LoketKiosk} kiosk @param {string} code */
export async function findReturn(kiosk, code) {
  kiosk.drop();
  kiosk.busy = true;
  const page = kiosk.page;
  let trouble = '';
  try {
    const back = await get(/** @type {'returns/{code}'} */ (`returns/${code}`));
    if (kiosk.page !== page) return;
    if (back.over) trouble = 'returnOver';
    else {
      kiosk.returning = { code, requestId: kiosk.newRequest(), back };
      kiosk.go('returning');
    }
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    trouble = failure.status === 404 ? 'scanUnknown' : 'offlineHow';
  } finally {
    kiosk.busy = false;
  }
  if (trouble && kiosk.page === page) kiosk.tellScan(trouble);
}

/** The same number again for the same touch. @param {LoketKiosk} kiosk @param {Returning} one */
async function take(kiosk, one) {
  if (kiosk.busy) return;
  kiosk.busy = true;
  kiosk.trouble = '';
  try {
    const ticket = await post(/** @type {'returns/{code}/ticket'} */ (`returns/${one.code}/ticket`), {
      requestId: one.requestId,
    });
    if (kiosk.returning === one) kiosk.show(ticket);
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    if (kiosk.returning !== one) return;
    if (failure.status !== 0) one.requestId = kiosk.newRequest();
    const known = failure.code === 'dossier-has-ticket' ? 'returnHasNumber' : 'refused';
    kiosk.trouble = failure.status === 0 ? 'offlineTake' : known;
  } finally {
    if (kiosk.returning === one) kiosk.busy = false;
  }
}

/** @param {LoketKiosk} kiosk */
export function returning(kiosk) {
  const say = kiosk.say;
  const one = kiosk.returning;
  if (!one) return nothing;
  return html`
    <h1 tabindex="-1">${say('returnTitle')}</h1>
    <div class="card" data-testid="kiosk-return">
      <p><strong>${inLanguage(one.back.serviceName, kiosk.language)}</strong></p>
      ${one.back.missing.length > 0 ? html`<p>${say('returnBring')}</p>` : nothing}
      <ul>${one.back.missing.map((paper) => html`<li>${inLanguage(paper, kiosk.language)}</li>`)}</ul>
    </div>
    ${kiosk.trouble ? html`<p class="banner is-negative" role="alert">${icon('warning')} <span>${say(kiosk.trouble)}</span></p>` : nothing}
    <div class="controls">${way(
      kiosk,
      html`<button class="button button-main button-large way-go" data-testid="kiosk-return-take"
        aria-busy=${kiosk.busy} @click=${() => void take(kiosk, one)}>${say('returnTake')}</button>`,
    )}</div>`;
}
