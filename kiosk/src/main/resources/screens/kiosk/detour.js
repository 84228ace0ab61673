// @ts-check
/**
 * SISKOP2MI, for whoever the officer has sent here: whether it can be opened, and the worksheet of our
 * own. What is written is in the element's memory, on the page, and as ciphertext at the office; in no
 * storage of this page.
 */
import { html, nothing } from 'lit';
import { Problem, get, post, put } from 'loket/api.js';
import { icon } from 'loket/icons.js';
import 'loket/letters.js';
import { timeOfDay } from 'loket/texts.js';
import { leaveFor, opensSites } from './outside.js';
import { ask, troubled, way } from './parts.js';

/** @import { Siskop2miSite, WorksheetLine } from 'loket-api' */

/** @typedef {import('./kiosk.js').LoketKiosk} Kiosk */

/**
 * @typedef {object} Detour
 * @property {string} ticket
 * @property {Siskop2miSite | null} site
 * @property {Partial<Record<WorksheetLine, string>>} words
 * @property {number} at which line is written on
 * @property {Promise<unknown>} saving one after the other
 * @property {Set<WorksheetLine>} changed what the office may not have yet
 * @property {string} requestId of the receipt
 * @property {string} backId of the way back
 * @property {boolean} handed whether the office has it as it is written here
 * @property {boolean} paper whether a receipt comes out
 */

const ASKED_AGAIN_MILLISECONDS = 4000;

/** In their order, with the characters that each takes. @type {[WorksheetLine, number, boolean][]} */
const LINES = [
  ['NAME', 80, true],
  ['NIK', 20, false],
  ['BIRTH', 80, true],
  ['ADDRESS', 160, true],
  ['PHONE', 24, false],
  ['HEIR', 120, true],
  ['PASSPORT', 60, false],
  ['COUNTRY', 60, true],
  ['EMPLOYER', 120, true],
  ['WORK', 80, false],
  ['CONTRACT', 60, false],
  ['LEAVE', 60, false],
  ['INSURANCE', 60, false],
];

/** By a guard, or by a request whose answer was lost. */
const GONE_BACK = 'not-on-detour';

const PAGES = ['siskop', 'sheet', 'sheetCheck', 'sheetDone'];

/** @param {string} page */
export const onDetour = (page) => PAGES.includes(page);

/** For a number that was sent here. @param {Kiosk} kiosk */
export const entryOfDetour = (kiosk) =>
  kiosk.found?.rest?.kind === 'AIM'
    ? html`<button class="button button-main button-large" data-testid="kiosk-siskop"
        @click=${() => void open(kiosk)}>${icon('book')} ${kiosk.say('siskopEntry')} ${icon('forward')}</button>`
    : nothing;

/** What was written before is shown to whoever has the slip, and not to whoever knows its code. @param {Kiosk} kiosk */
async function open(kiosk) {
  const { found, slip } = kiosk;
  if (!found || kiosk.busy) return;
  /** @type {Detour} */
  const detour = {
    ticket: found.id,
    site: null,
    words: {},
    at: 0,
    saving: Promise.resolve(),
    changed: new Set(),
    requestId: kiosk.newRequest(),
    backId: kiosk.newRequest(),
    handed: false,
    paper: false,
  };
  kiosk.busy = true;
  kiosk.trouble = '';
  try {
    if (slip !== '') {
      const kept = await get(/** @type {'worksheets/{token}'} */ (`worksheets/${slip}`));
      for (const { line, words } of kept.lines) detour.words[line] = words;
    }
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    if (kiosk.found !== found) return;
    kiosk.trouble = 'offlineHow';
    if (failure.code === GONE_BACK) await kiosk.lookAgain(found).catch(() => null);
    return;
  } finally {
    kiosk.busy = false;
  }
  if (kiosk.found !== found) return;
  kiosk.detour = detour;
  kiosk.go('siskop');
  void watch(kiosk, detour);
}

/** Asks for as long as the page is there. @param {Kiosk} kiosk @param {Detour} detour */
async function watch(kiosk, detour) {
  while (kiosk.detour === detour && kiosk.page === 'siskop') {
    const site = await get('siskop2mi').catch(() => null);
    if (kiosk.detour === detour && site !== null) detour.site = site;
    kiosk.requestUpdate();
    await new Promise((on) => setTimeout(on, ASKED_AGAIN_MILLISECONDS));
  }
}

/** @param {Kiosk} kiosk */
export function drawDetour(kiosk) {
  const { detour } = kiosk;
  if (!detour) return nothing;
  if (kiosk.page === 'sheet') return line(kiosk, detour);
  if (kiosk.page === 'sheetCheck') return check(kiosk, detour);
  return kiosk.page === 'sheetDone' ? done(kiosk, detour) : siskop(kiosk, detour);
}

/** @param {Kiosk} kiosk @param {Detour} detour */
function siskop(kiosk, detour) {
  const say = kiosk.say;
  const begun = Object.keys(detour.words).length > 0;
  return html`
    ${ask(say('siskopTitle'), html`<span data-testid="kiosk-siskop-state">${state(kiosk, detour).join(' ')}</span>`)}
    <p class="privacy">${icon('lock')} <span>${say('sheetPrivacy')}</span></p>
    ${troubled(kiosk)}
    <div class="controls">
      ${
        opens(detour)
          ? html`<button class="button button-main button-large" data-testid="kiosk-siskop-open"
              @click=${() => leaveFor(kiosk.found?.shortCode ?? '')}>${icon('globe')} ${say('siskopOpen')}</button>`
          : nothing
      }
      <button class="button ${opens(detour) ? '' : 'button-main'} button-large" data-testid="kiosk-sheet"
        @click=${() => write(kiosk, detour)}>${icon('book')}
        ${say(begun ? 'sheetOnward' : 'sheetOpen')}</button>
      ${way(
        kiosk,
        html`<button class="button button-large way-go" data-testid="kiosk-siskop-done"
          aria-busy=${kiosk.busy} @click=${() => void kiosk.comeBack()}>${icon('check')} ${say('siskopDone')}</button>`,
      )}
    </div>`;
}

/** Whether it can be tried here and now. @param {Detour} detour */
const opens = ({ site }) => opensSites() && site !== null && site.reachable !== false;

/** How the site is, in sentences. @param {Kiosk} kiosk @param {Detour} detour @returns {string[]} */
function state(kiosk, { site }) {
  const say = kiosk.say;
  if (site === null) return [say('connecting')];
  if (site.reachable !== false && opensSites()) return [say('siskopOpenHow')];
  if (!site.isSet) return [say('siskopNone')];
  if (site.reachable !== false) return [say('siskopUp'), say('siskopElsewhere')];
  const { zone, zoneName } = kiosk.seen;
  const last = site.lastReachedAt
    ? say('siskopLast', { time: timeOfDay(site.lastReachedAt, zone, zoneName, kiosk.language) })
    : say('siskopNever');
  return [say('siskopDown'), last, say('siskopDownHow')];
}

/** On from the first line that is empty. @param {Kiosk} kiosk @param {Detour} detour */
function write(kiosk, detour) {
  const empty = LINES.findIndex(([name]) => !detour.words[name]);
  detour.at = empty < 0 ? 0 : empty;
  kiosk.go(empty < 0 ? 'sheetCheck' : 'sheet');
}

/** @param {Kiosk} kiosk @param {Detour} detour */
function line(kiosk, detour) {
  const say = kiosk.say;
  const [name, most, names] = LINES[detour.at];
  const text = detour.words[name] ?? '';
  return html`
    <div class="ask">
      <p class="ask-how ask-book">${icon('book')} ${say('sheetTitle')}
        <span class="digits">${say('sheetAt', { at: detour.at + 1, of: LINES.length })}</span></p>
      <h1 id="sheet-ask" tabindex="-1">${say(`sheet-${name}`)}</h1>
      <p class="ask-how">${say('sheetHow')}</p>
    </div>
    <textarea class="input written" aria-labelledby="sheet-ask" aria-describedby="sheet-trouble"
      data-testid="kiosk-written" maxlength=${most} inputmode="none" autocomplete="off"
      autocapitalize="off" spellcheck="false" .value=${text}
      @input=${(/** @type {Event} */ event) => {
        const typed = /** @type {HTMLTextAreaElement} */ (event.target).value.replaceAll('\n', ' ');
        detour.words[name] = typed;
        detour.changed.add(name);
        detour.handed = false;
        kiosk.trouble = '';
        kiosk.requestUpdate();
      }}
      @keydown=${(/** @type {KeyboardEvent} */ event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        if (!event.repeat) onward(kiosk, detour);
      }}></textarea>
    <p class="check-trouble" id="sheet-trouble" role="alert">${kiosk.trouble ? say(kiosk.trouble) : nothing}</p>
    <div class="controls">
      <p class="privacy">${icon('lock')} <span>${say('sheetPrivacy')}</span></p>
      <loket-keyboard .text=${text} .names=${names} .say=${say}></loket-keyboard>
      ${way(
        kiosk,
        html`<button class="button button-main button-large way-go" data-testid="kiosk-onward"
          @click=${() => onward(kiosk, detour)}>${say(text.trim() === '' ? 'sheetSkip' : 'guestNext')} ${icon('forward')}</button>`,
      )}
    </div>`;
}

/** @param {Kiosk} kiosk @param {Detour} detour */
function onward(kiosk, detour) {
  void save(kiosk, detour);
  if (detour.at + 1 < LINES.length) {
    detour.at += 1;
    kiosk.go('sheet');
    kiosk.requestUpdate();
  } else {
    kiosk.go('sheetCheck');
  }
}

/** @param {Detour} detour */
const written = ({ words }) =>
  LINES.flatMap(([name]) => {
    const one = (words[name] ?? '').trim();
    return one === '' ? [] : [{ line: name, words: one }];
  });

/** What was changed, kept at the office; a line that fails is sent again with the next one. @param {Kiosk} kiosk @param {Detour} detour */
async function save(kiosk, detour) {
  const send = async () => {
    const lines = [...detour.changed].map((line) => ({ line, words: (detour.words[line] ?? '').trim() }));
    if (lines.length === 0) return;
    try {
      const address = `tickets/${encodeURIComponent(detour.ticket)}/worksheet`;
      await put(/** @type {'tickets/{ticket}/worksheet'} */ (address), { lines });
      for (const { line, words } of lines)
        if ((detour.words[line] ?? '').trim() === words) detour.changed.delete(line);
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      await failed(kiosk, detour, failure);
    }
  };
  detour.saving = detour.saving.then(send);
  await detour.saving;
}

/** Where the number has gone back already, its place is shown. @param {Kiosk} kiosk @param {Detour} detour @param {Problem} failure */
async function failed(kiosk, detour, failure) {
  if (kiosk.detour !== detour) return;
  kiosk.trouble = failure.status === 422 ? 'guestUnreadable' : 'sheetNotSaved';
  if (failure.code === GONE_BACK && kiosk.found) await kiosk.lookAgain(kiosk.found).catch(() => null);
}

/** @param {Kiosk} kiosk @param {Detour} detour */
function check(kiosk, detour) {
  const say = kiosk.say;
  const lines = written(detour);
  return html`
    ${ask(say('sheetCheck'), say(lines.length === 0 ? 'sheetEmpty' : 'sheetCheckHow'))}
    <div class="facts"><dl class="summary summary-many" data-testid="kiosk-sheet-lines">
      ${lines.map((one) => html`<div><dt>${say(`sheet-${one.line}`)}</dt><dd>${one.words}</dd></div>`)}
    </dl></div>
    ${troubled(kiosk)}
    <div class="controls">
      ${way(
        kiosk,
        html`<button class="button button-main button-large way-go" data-testid="kiosk-sheet-hand"
          aria-busy=${kiosk.busy} aria-disabled=${lines.length === 0}
          @click=${() => void hand(kiosk, detour)}>${say(kiosk.busy ? 'taking' : 'sheetHand')}</button>`,
      )}
    </div>`;
}

/** To the loket, and the number back into its place. @param {Kiosk} kiosk @param {Detour} detour */
async function hand(kiosk, detour) {
  if (kiosk.busy || written(detour).length === 0) return;
  kiosk.busy = true;
  kiosk.trouble = '';
  try {
    await save(kiosk, detour);
    if (kiosk.detour !== detour || detour.changed.size > 0) return;
    await give(kiosk, detour);
    if (kiosk.detour !== detour) return;
    detour.words = {};
    kiosk.go('sheetDone');
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    await failed(kiosk, detour, failure);
  } finally {
    kiosk.busy = false;
  }
}

/** What was done already is not asked for once more. @param {Kiosk} kiosk @param {Detour} detour */
async function give(kiosk, detour) {
  const ticket = `tickets/${encodeURIComponent(detour.ticket)}`;
  if (!detour.handed) {
    const receipt = await post(
      /** @type {'tickets/{ticket}/worksheet/receipt'} */ (`${ticket}/worksheet/receipt`),
      { requestId: detour.requestId, language: kiosk.language === 'en' ? 'en' : 'id' },
    );
    detour.handed = true;
    detour.paper = receipt.sheet !== null && kiosk.picture?.printer.health !== 'DOWN';
  }
  await bringBack(detour.ticket, detour.backId);
}

/** Fails not where it is back already. @param {string} ticket @param {string} requestId */
export async function bringBack(ticket, requestId) {
  const address = `tickets/${encodeURIComponent(ticket)}/back`;
  try {
    await post(/** @type {'tickets/{ticket}/back'} */ (address), { requestId });
  } catch (failure) {
    if (!(failure instanceof Problem) || failure.code !== 'ticket-not-resting') throw failure;
  }
}

/** @param {Kiosk} kiosk @param {Detour} detour */
const done = (kiosk, detour) => html`
  <section class="rest" data-testid="kiosk-sheet-done">
    <span class="rest-picture">${icon('check')}</span>
    <h1 tabindex="-1">${kiosk.say('sheetDone')}</h1>
    <p class="rest-how">${kiosk.say(detour.paper ? 'sheetPaper' : 'sheetNoPaper')}</p>
    <p class="number signed-number">${kiosk.found?.number}</p>
    <p class="rest-how">${kiosk.say('waitCall')}</p>
  </section>
  <div class="controls">
    <button class="button button-main button-large" data-testid="kiosk-finish"
      @click=${() => kiosk.leave()}>${kiosk.say('finish')}</button>
  </div>`;

/** @param {Kiosk} kiosk */
export function backInDetour(kiosk) {
  const { detour } = kiosk;
  if (!detour || kiosk.busy) return;
  void save(kiosk, detour);
  if (kiosk.page === 'sheetCheck') kiosk.go('sheet');
  else if (kiosk.page === 'sheet' && detour.at > 0) {
    detour.at -= 1;
    kiosk.go('sheet');
    kiosk.requestUpdate();
  } else if (kiosk.page === 'sheet') {
    kiosk.go('siskop');
    void watch(kiosk, detour);
  } else {
    kiosk.detour = null;
    kiosk.go('checked');
  }
}

/** What "Dengarkan" reads; never what was written. @param {Kiosk} kiosk @returns {string[]} */
export function spokenOfDetour(kiosk) {
  const { detour, say } = kiosk;
  if (!detour) return [];
  switch (kiosk.page) {
    case 'sheet':
      return [say(`sheet-${LINES[detour.at][0]}`), say('sheetHow'), say('sheetPrivacy')];
    case 'sheetCheck':
      return [say('sheetCheck'), say('sheetCheckHow')];
    case 'sheetDone':
      return [say('sheetDone'), say(detour.paper ? 'sheetPaper' : 'sheetNoPaper'), say('waitCall')];
    default:
      return [
        say('siskopTitle'),
        ...state(kiosk, detour).filter((one) => !/\d/.test(one.replace('SISKOP2MI', ''))),
        say('sheetPrivacy'),
      ];
  }
}
