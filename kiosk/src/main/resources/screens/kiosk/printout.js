// @ts-check
/** A paper that a visitor asks for, from the touch until it is told what became of it. */
import { html, nothing } from 'lit';
import { Problem, get } from 'loket/api.js';
import { icon } from 'loket/icons.js';

/** @import { Sheet } from 'loket-api' */

/** @typedef {import('./kiosk.js').LoketKiosk} Kiosk */

/** A paper on its way; a touch that the office did not hear is the same one again. @typedef {{ requestId: string, state: Sheet['state'] | '' | 'ASKED' | 'REFUSED' }} Printout */

/** What the button says, to begin with and when nothing came. @typedef {{ id: string, first: string, failed: string }} Words */

const ASKED_AGAIN_MILLISECONDS = 1000;

/** @param {Words} words */
const wordsOf = ({ first, failed }) => ({
  '': first,
  ASKED: 'taking',
  PENDING: 'copyPrinting',
  SENDING: 'copyPrinting',
  PRINTED: 'printPRINTED',
  NOT_PRINTED: failed,
  UNKNOWN: failed,
  REFUSED: failed,
});

/**
 * @param {Kiosk} kiosk
 * @param {Words} words
 * @param {(requestId: string) => Promise<string>} ask gives the id of the sheet
 */
export function printing(kiosk, words, ask) {
  const { printout } = kiosk;
  if (printout === null || kiosk.picture?.printer.health === 'DOWN') return nothing;
  const again = ['', 'NOT_PRINTED', 'UNKNOWN', 'REFUSED'].includes(printout.state);
  return html`
    <button class="button first" data-testid=${words.id} data-state=${printout.state}
      aria-busy=${['ASKED', 'PENDING', 'SENDING'].includes(printout.state)} ?disabled=${!again}
      @click=${() => void print(kiosk, printout, ask)}>${icon('reprint')}
      <span aria-live="polite"><strong>${kiosk.say(wordsOf(words)[printout.state])}</strong></span></button>`;
}

/**
 * Until it is told what became of it, or the visitor has gone.
 *
 * @param {Kiosk} kiosk
 * @param {Printout} printout
 * @param {(requestId: string) => Promise<string>} ask
 */
async function print(kiosk, printout, ask) {
  if (!['', 'REFUSED'].includes(printout.state)) printout.requestId = kiosk.newRequest();
  printout.state = 'ASKED';
  kiosk.requestUpdate();
  try {
    const sheet = await ask(printout.requestId);
    printout.state = 'PENDING';
    while (kiosk.printout === printout && ['PENDING', 'SENDING'].includes(printout.state)) {
      kiosk.requestUpdate();
      await new Promise((on) => setTimeout(on, ASKED_AGAIN_MILLISECONDS));
      const now = await get(/** @type {'sheets/{sheet}'} */ (`sheets/${encodeURIComponent(sheet)}`));
      printout.state = now.state;
    }
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    printout.state = 'REFUSED';
  }
  kiosk.requestUpdate();
}
