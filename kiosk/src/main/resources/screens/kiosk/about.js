// @ts-check
/** What a visitor still has to get, for their own hand, and the standard of a service in full. */
import { html, nothing } from 'lit';
import { Problem, get, post } from 'loket/api.js';
import { icon } from 'loket/icons.js';
import { inLanguage } from 'loket/texts.js';
import { ask, troubled, way } from './parts.js';
import { printing } from './printout.js';

/** @import { PaperHelp, ServiceStandard } from 'loket-api' */

/** @typedef {import('./kiosk.js').LoketKiosk} Kiosk */

/** From more papers than this, only where each is got is said: the screen does not scroll. */
const BRIEF = 7;

/** Where somebody is in the standard; nobody's words. @typedef {{ of: ServiceStandard, part: number }} Reading */

/** The papers that are not ticked, by their Indonesian names. @param {Kiosk} kiosk */
export const toGet = (kiosk) =>
  (kiosk.service?.requirements.id ?? []).filter((/** @type {string} */ one) => !kiosk.brought.includes(one));

/** @param {Kiosk} kiosk @param {string} paper @returns {PaperHelp | undefined} */
const helpOf = (kiosk, paper) => kiosk.papers.find((one) => one.name === paper);

/** In the visitor's language. @param {Kiosk} kiosk @param {string} paper @returns {string} */
function nameOf(kiosk, paper) {
  const { id, en } = kiosk.service?.requirements ?? { id: [], en: [] };
  return kiosk.language === 'en' ? (en[id.indexOf(paper)] ?? paper) : paper;
}

/** The way to both pages, with what whoever lacks a paper should know. @param {Kiosk} kiosk */
export function entry(kiosk) {
  const some = (kiosk.service?.requirements.id ?? []).length > 0;
  return html`
    <button class="bring-missing" data-testid="kiosk-about" ?disabled=${Boolean(kiosk.visit?.sent)}
      @click=${() => open(kiosk)}>${some ? kiosk.say('bringMissing') : nothing}
      <span class="link">${kiosk.say(toGet(kiosk).length > 0 ? 'toGet' : 'standard')}</span></button>`;
}

/** @param {Kiosk} kiosk */
function open(kiosk) {
  if (toGet(kiosk).length === 0) {
    void read(kiosk);
    return;
  }
  kiosk.printout = { requestId: kiosk.newRequest(), state: '' };
  kiosk.go('toGet');
}

/** @param {Kiosk} kiosk */
export function listToGet(kiosk) {
  const say = kiosk.say;
  const papers = toGet(kiosk);
  return html`
    ${ask(say('toGet'), inLanguage(kiosk.service?.plainName, kiosk.language))}
    <div class="facts">
      <ul class="bring bring-plain to-get ${papers.length > 6 ? 'bring-many' : ''}">
        ${papers.map((one) => paper(kiosk, one, papers.length > BRIEF))}
      </ul>
    </div>
    ${troubled(kiosk)}
    <div class="controls to-get-ways">
      <div class="pair">
        ${print(kiosk)}
        <button class="button first" data-testid="kiosk-standard" @click=${() => void read(kiosk)}>
          ${icon('information')} <strong>${say('standard')}</strong></button>
      </div>
      ${way(
        kiosk,
        html`<button class="button button-main button-large way-go" data-testid="kiosk-take"
          aria-busy=${kiosk.busy} @click=${() => takeAnyway(kiosk)}>${say('takeAnyway')} ${icon('forward')}</button>`,
      )}
    </div>`;
}

/** @param {Kiosk} kiosk */
function takeAnyway(kiosk) {
  kiosk.go('requirements');
  void kiosk.take();
}

/** @param {Kiosk} kiosk @param {string} name @param {boolean} brief whether only where it is got */
function paper(kiosk, name, brief) {
  const help = helpOf(kiosk, name);
  return html`
    <li><span><strong>${nameOf(kiosk, name)}</strong>${
      help === undefined
        ? nothing
        : html`
      <span class="to-get-how">${brief ? nothing : inLanguage(help.what, kiosk.language)}
        ${inLanguage(help.where, kiosk.language)}</span>`
    }</span></li>`;
}

/** @param {Kiosk} kiosk */
const print = (kiosk) =>
  printing(
    kiosk,
    { id: 'kiosk-to-get-print', first: 'toGetPrint', failed: 'toGetNotPrinted' },
    async (requestId) => {
      const asked = await post(
        /** @type {'services/{service}/sheets'} */ (`services/${encodeURIComponent(kiosk.code)}/sheets`),
        { requestId, missing: toGet(kiosk), language: kiosk.language === 'en' ? 'en' : 'id' },
      );
      return asked.sheet;
    },
  );

// ---- the standard ------------------------------------------------------------------------------

/** @param {Kiosk} kiosk */
async function read(kiosk) {
  const { page, code } = kiosk;
  kiosk.reading = null;
  try {
    const { standards } = await get('standards');
    if (kiosk.page !== page || kiosk.code !== code) return;
    const of = standards.find((one) => one.service === code);
    if (of === undefined) {
      kiosk.trouble = 'standardNone';
      return;
    }
    kiosk.readFrom = page;
    kiosk.reading = { of, part: -1 };
    kiosk.go('standard');
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    kiosk.trouble = 'standardOffline';
  }
}

/** One step back: from a part to the list of parts, from there to where one came from. @param {Kiosk} kiosk */
export function back(kiosk) {
  const { reading } = kiosk;
  if (kiosk.page === 'standard' && reading !== null && reading.part >= 0) {
    turnTo(kiosk, -1);
    return;
  }
  kiosk.reading = null;
  kiosk.go(kiosk.page === 'standard' ? kiosk.readFrom : 'requirements');
}

/** @param {Kiosk} kiosk @param {number} part */
function turnTo(kiosk, part) {
  if (kiosk.reading === null) return;
  kiosk.reading = { ...kiosk.reading, part };
  kiosk.go('standard');
}

/** @param {Kiosk} kiosk */
export function standard(kiosk) {
  const { reading } = kiosk;
  if (reading === null) return html`<h1 class="waiting" tabindex="-1">${kiosk.say('connecting')}</h1>`;
  return reading.part < 0 ? parts(kiosk, reading) : part(kiosk, reading);
}

/** @param {Kiosk} kiosk @param {Reading} reading */
const parts = (kiosk, { of }) => html`
  ${ask(kiosk.say('standard'), html`<span lang="id">${of.name.id}. ${of.number}</span>`)}
  <div class="controls">
    <div class="parts" lang="id">
      ${of.components.map(
        (one, at) => html`
        <button class="button part" data-testid="kiosk-part-${at}" @click=${() => turnTo(kiosk, at)}>
          <span class="part-at">${at + 1}</span> <span>${one.name}</span></button>`,
      )}
    </div>
    ${way(kiosk)}
  </div>`;

/** @param {Kiosk} kiosk @param {Reading} reading */
function part(kiosk, { of, part: at }) {
  const one = of.components[at];
  return html`
    <div class="ask" lang="id">
      <h1 tabindex="-1">${one.name}</h1>
      <p class="ask-how">${of.name.id}. ${of.number}</p>
    </div>
    <div class="facts" lang="id">
      <div class="bring part-text" data-testid="kiosk-part">
        ${
          one.lines.length === 0
            ? html`<p>${kiosk.say('standardBlank')}</p>`
            : one.lines.map((line) => html`<p>${line}</p>`)
        }
      </div>
    </div>
    <div class="controls">
      ${way(
        kiosk,
        at + 1 < of.components.length
          ? html`<button class="button button-large way-go" data-testid="kiosk-part-next"
              @click=${() => turnTo(kiosk, at + 1)}>${kiosk.say('next')} ${icon('forward')}</button>`
          : nothing,
      )}
    </div>`;
}

/** What "Dengarkan" reads; the words of the decision are not spoken. @param {Kiosk} kiosk */
export function spokenOfAbout(kiosk) {
  if (kiosk.page === 'standard') return [kiosk.say('standard')];
  return [
    kiosk.say('toGet'),
    ...toGet(kiosk).flatMap((one) => {
      const help = helpOf(kiosk, one);
      return [
        nameOf(kiosk, one),
        ...(help ? [inLanguage(help.what, kiosk.language), inLanguage(help.where, kiosk.language)] : []),
      ];
    }),
  ];
}
