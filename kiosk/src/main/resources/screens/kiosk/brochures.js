// @ts-check
/** Brochures and country sheets that the office has adopted, in its own words. */
import { html, nothing } from 'lit';
import { Problem, get, post } from 'loket/api.js';
import { icon } from 'loket/icons.js';
import { prose } from 'loket/prose.js';
import { ask, troubled, way } from './parts.js';
import { printing } from './printout.js';
import { dayInWords } from './result.js';

/** @import { Brochure, BrochureFact, BrochureRow } from 'loket-api' */

/** @typedef {import('./kiosk.js').LoketKiosk} Kiosk */

/** Which one is read, and which part of it; -1 is its first page. @typedef {{ of: Brochure, part: number, from: 'brochures' | 'vacancy' }} Leafing */

/** So many stand on one page, which does not scroll. */
const AT_ONCE = 6;
/** A title of more letters is written smaller. */
const LONG = 40;

/** @param {Kiosk} kiosk */
export const entryOfBrochures = (kiosk) =>
  kiosk.brochures.length === 0
    ? nothing
    : html`<button class="bring-missing" data-testid="kiosk-brochures" @click=${() => open(kiosk)}>
        ${kiosk.say('brochuresAre', { n: kiosk.brochures.length })}
        <span class="link">${kiosk.say('brochuresMore')}</span></button>`;

/** The way from a vacancy to the sheet of its country. @param {Kiosk} kiosk @param {string} country */
export function entryOfCountry(kiosk, country) {
  const sheet = kiosk.brochures.find(
    (one) => one.kind === 'COUNTRY' && one.country.toLowerCase() === country.toLowerCase(),
  );
  return sheet === undefined
    ? nothing
    : html`<button class="button first" data-testid="kiosk-country" @click=${() => void read(kiosk, sheet, 'vacancy')}>
        ${icon('globe')} <span>${kiosk.say('countrySheet')} <strong lang=${languageOf(kiosk, sheet)}>${titleOf(kiosk, sheet)}</strong></span></button>`;
}

/** As they are now, where the office answers. @param {Kiosk} kiosk */
function open(kiosk) {
  kiosk.brochuresFrom = 0;
  kiosk.go('brochures');
  void get('brochures')
    .then((now) => (kiosk.brochures = now.brochures))
    .catch(() => undefined);
}

/** @param {Kiosk} kiosk @param {BrochureRow} row @param {Leafing['from']} from */
async function read(kiosk, { number }, from) {
  const { page, stay } = kiosk;
  kiosk.trouble = '';
  try {
    const of = await get(/** @type {'brochures/{number}'} */ (`brochures/${number}`));
    // Whoever asked for it may have gone.
    if (kiosk.page !== page || kiosk.stay !== stay) return;
    kiosk.leafing = { of, part: -1, from };
    kiosk.printout = { requestId: kiosk.newRequest(), state: '' };
    kiosk.go('brochure');
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    if (kiosk.page !== page || kiosk.stay !== stay) return;
    kiosk.trouble = failure.status === 404 ? 'brochureGone' : 'brochureOffline';
  }
}

/** One step back: to the first page of it, to the list or the vacancy, to those before, to the services. @param {Kiosk} kiosk */
export function backFromBrochures(kiosk) {
  const { leafing } = kiosk;
  if (kiosk.page === 'brochure' && leafing !== null) {
    if (leafing.part >= 0) {
      leafTo(kiosk, -1);
      return;
    }
    kiosk.leafing = null;
    kiosk.printout = leafing.from === 'vacancy' ? { requestId: kiosk.newRequest(), state: '' } : null;
    kiosk.go(leafing.from);
  } else if (kiosk.brochuresFrom > 0) {
    turnTo(kiosk, kiosk.brochuresFrom - AT_ONCE);
  } else {
    kiosk.go('services');
  }
}

/** @param {Kiosk} kiosk @param {number} from */
function turnTo(kiosk, from) {
  kiosk.brochuresFrom = from;
  kiosk.go('brochures');
}

/** @param {Kiosk} kiosk @param {number} part */
function leafTo(kiosk, part) {
  if (kiosk.leafing === null) return;
  kiosk.leafing = { ...kiosk.leafing, part };
  kiosk.go('brochure');
}

/** In which language the words are. @param {Kiosk} kiosk @param {{ title: { en: string } }} one */
const languageOf = (kiosk, { title }) => (kiosk.language === 'en' && title.en !== '' ? 'en' : 'id');

/** @param {Kiosk} kiosk @param {{ title: { id: string, en: string } }} one */
const titleOf = (kiosk, { title }) => (languageOf(kiosk, { title }) === 'en' ? title.en : title.id);

/** @param {Kiosk} kiosk */
export function drawBrochures(kiosk) {
  const { say, brochures: all, brochuresFrom: from } = kiosk;
  return html`
    ${ask(say('brochuresTitle'), say(all.length === 0 ? 'brochuresNone' : 'vacanciesHow'))}
    ${troubled(kiosk)}
    <div class="controls">
      <div class="offers">
        ${all.slice(from, from + AT_ONCE).map(
          (one) => html`
        <button class="button part" data-testid="kiosk-brochure-${one.number}"
          @click=${() => void read(kiosk, one, 'brochures')}>
          <span class="offer"><strong lang=${languageOf(kiosk, one)}>${titleOf(kiosk, one)}</strong>
            <span>${say(`brochure-${one.kind}`)}${
              kiosk.language === 'en' && !one.english ? ` · ${say('brochureOneLanguage')}` : nothing
            }</span></span></button>`,
        )}
      </div>
      ${way(
        kiosk,
        from + AT_ONCE < all.length
          ? html`<button class="button button-large way-go" data-testid="kiosk-brochures-next"
              @click=${() => turnTo(kiosk, from + AT_ONCE)}>${say('next')} ${icon('forward')}</button>`
          : nothing,
      )}
    </div>`;
}

/** @param {Kiosk} kiosk */
export function drawBrochure(kiosk) {
  const { leafing } = kiosk;
  if (leafing === null) return nothing;
  const inEnglish = kiosk.language === 'en' && leafing.of.english;
  const parts = leafing.of.parts[inEnglish ? 'en' : 'id'];
  return leafing.part < 0
    ? first(kiosk, leafing.of, parts)
    : part(kiosk, leafing.of, parts, leafing.part, inEnglish ? 'en' : 'id');
}

/** What it is, and what there is to read. @param {Kiosk} kiosk @param {Brochure} of @param {Brochure['parts']['id']} parts */
function first(kiosk, of, parts) {
  const { say } = kiosk;
  const words = { id: 'kiosk-brochure-print', first: 'brochurePrint', failed: 'brochureNotPrinted' };
  const { facts, number } = of;
  const many = parts.length > AT_ONCE;
  return html`
    ${head(kiosk, of)}
    ${
      of.due || (kiosk.language === 'en' && !of.english)
        ? html`<div class="notes">
      ${of.due ? html`<p class="banner is-attention" data-testid="kiosk-brochure-due">${icon('warning')} <span>${say('brochureDue', { day: day(kiosk, of.checkBy ?? '') })}</span></p>` : nothing}
      ${kiosk.language === 'en' && !of.english ? html`<p class="banner" data-testid="kiosk-brochure-one-language">${icon('chat')} <span>${say('brochureOnlyId')}</span></p>` : nothing}</div>`
        : nothing
    }
    ${
      facts.length > 0
        ? leaf(
            kiosk,
            html`<ul class="bring bring-plain to-get leaf-facts" data-testid="kiosk-facts">${facts.map((one) => fact(kiosk, one))}</ul>`,
          )
        : many
          ? leaf(kiosk, contents(kiosk, of, parts))
          : nothing
    }
    <div class="controls">
      ${facts.length > 0 || many ? nothing : contents(kiosk, of, parts)}
      <div class="leaf-ways ${of.phoneCode === null ? '' : 'leaf-with-phone'}">
        ${phone(kiosk, of)}
        ${facts.length === 0 ? nothing : contents(kiosk, of, parts)}
        ${printing(kiosk, words, async (requestId) => {
          const asked = await post(
            /** @type {'brochures/{number}/sheets'} */ (`brochures/${number}/sheets`),
            {
              requestId,
              language: kiosk.language === 'en' ? 'en' : 'id',
            },
          );
          return asked.sheet;
        })}
      </div>
      ${turning(kiosk)} ${way(kiosk)}
    </div>`;
}

/**
 * Words that may be longer than the screen: they stay as large as they are, and move under a finger
 * or by the buttons.
 *
 * @param {Kiosk} kiosk
 * @param {unknown} words
 */
const leaf = (kiosk, words) => html`
  <div class="leaf-frame"><div class="leaf" tabindex="0" role="region"
    aria-label=${kiosk.say('brochureWords')} data-testid="kiosk-leaf">${words}</div></div>`;

/** Shown where the words are longer than the screen. @param {Kiosk} kiosk */
const turning = (kiosk) => html`
  <div class="leaf-turns">
    <button class="button button-large" data-testid="kiosk-leaf-up" aria-label=${kiosk.say('leafUp')}
      @click=${() => turn(kiosk, -1)}>${icon('up')}</button>
    <button class="button button-large" data-testid="kiosk-leaf-down" aria-label=${kiosk.say('leafDown')}
      @click=${() => turn(kiosk, 1)}>${icon('down')}</button>
  </div>`;

/** By less than a screen, so that the last line read is seen again. @param {Kiosk} kiosk @param {1 | -1} way */
function turn(kiosk, way) {
  const box = kiosk.querySelector('.leaf');
  box?.scrollBy({ top: way * 0.8 * box.clientHeight });
}

/** What there is to read; where the facts need the room, only the way to it. @param {Kiosk} kiosk @param {Brochure} of @param {Brochure['parts']['id']} parts */
function contents(kiosk, { facts, parts: both }, parts) {
  if (parts.length === 0) return nothing;
  if (facts.length > 0) {
    return html`
      <button class="button first" data-testid="kiosk-brochure-part-0" @click=${() => leafTo(kiosk, 0)}>
        ${icon('book')} <strong>${kiosk.say('brochureBegin')}</strong></button>`;
  }
  const language = parts === both.en ? 'en' : 'id';
  return html`<div class="parts">${parts.map(
    ({ title }, at) => html`
      <button class="button part" data-testid="kiosk-brochure-part-${at}" @click=${() => leafTo(kiosk, at)}>
        <span class="part-at">${at + 1}</span>
        <span class="part-words" lang=${title === '' ? nothing : language}>${title || kiosk.say('brochureBegin')}</span></button>`,
  )}</div>`;
}

/** @param {Kiosk} kiosk @param {Brochure} of */
function head(kiosk, of) {
  const title = titleOf(kiosk, of);
  return html`
    <div class="ask ${title.length > LONG ? 'ask-long' : ''}">
      <h1 tabindex="-1" lang=${languageOf(kiosk, of)}>${title}</h1>
      <p class="ask-how">${kiosk.say(`brochure-${of.kind}`)}. ${kiosk.say('brochureSince', { day: day(kiosk, of.adoptedOn) })}</p>
    </div>`;
}

/** @param {Kiosk} kiosk @param {string} one */
const day = (kiosk, one) => dayInWords(`${one}T12:00:00Z`, 'UTC', kiosk.language);

/** @param {Kiosk} kiosk @param {BrochureFact} fact */
function fact(kiosk, { topic, words, source, checkedOn }) {
  const inEnglish = kiosk.language === 'en' && words.en !== '';
  return html`<li><span><strong>${kiosk.say(`fact-${topic}`)}</strong>
    <span lang=${inEnglish ? 'en' : 'id'}>${inEnglish ? words.en : words.id}</span>
    <span class="to-get-how">${kiosk.say('factSource')} <span lang="id">${source}</span>. ${kiosk.say('factChecked', { day: day(kiosk, checkedOn) })}</span></span></li>`;
}

/** The same on the visitor's own phone. @param {Kiosk} kiosk @param {Brochure} of */
const phone = ({ say }, { phoneCode: code }) =>
  code === null
    ? nothing
    : html`<div class="ticket-phone" data-testid="kiosk-brochure-phone">
        <svg class="qr" viewBox="0 0 ${code.size} ${code.size}" role="img"
          aria-label=${say('brochurePhone')}><path d=${code.path}></path></svg>
        <div><p>${say('brochurePhone')}</p></div></div>`;

/**
 * @param {Kiosk} kiosk
 * @param {Brochure} of
 * @param {Brochure['parts']['id']} parts
 * @param {number} at
 * @param {'id' | 'en'} language
 */
function part(kiosk, of, parts, at, language) {
  const one = parts[at];
  const title = one.title || titleOf(kiosk, of);
  return html`
    <div class="ask ${title.length > LONG ? 'ask-long' : ''}" lang=${language}>
      <h1 tabindex="-1">${title}</h1>
      <p class="ask-how">${one.title === '' ? nothing : titleOf(kiosk, of)}</p>
    </div>
    ${leaf(
      kiosk,
      html`<div class="bring part-text prose" lang=${language} data-testid="kiosk-brochure-text">${prose(one.lines, false)}</div>`,
    )}
    <div class="controls">
      ${turning(kiosk)}
      ${way(
        kiosk,
        at + 1 < parts.length
          ? html`<button class="button button-large way-go" data-testid="kiosk-brochure-next"
              @click=${() => leafTo(kiosk, at + 1)}>${kiosk.say('next')} ${icon('forward')}</button>`
          : nothing,
      )}
    </div>`;
}

/** What the office has typed is not spoken. @param {Kiosk} kiosk @returns {string[]} */
export const spokenOfBrochures = (kiosk) => {
  if (kiosk.page === 'brochures') {
    const none = kiosk.brochures.length === 0;
    return [kiosk.say('brochuresTitle'), kiosk.say(none ? 'brochuresNone' : 'vacanciesHow')];
  }
  const of = kiosk.leafing?.of;
  return of === undefined
    ? []
    : [
        kiosk.say(`brochure-${of.kind}`),
        ...(kiosk.language === 'en' && !of.english ? [kiosk.say('brochureOnlyId')] : []),
        ...(of.facts.length > 0 && (kiosk.leafing?.part ?? 0) < 0
          ? of.facts.map(({ topic }) => kiosk.say(`fact-${topic}`))
          : []),
        ...(of.phoneCode === null ? [] : [kiosk.say('brochurePhone')]),
      ];
};
