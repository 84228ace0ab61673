// @ts-check
/** The kiosk's pages as pure drawings of the element's state; they act only through its methods. */
import { html, nothing } from 'lit';
import { absence } from 'loket/attendance.js';
import { now } from 'loket/clock.js';
import 'loket/enrol.js';
import { icon } from 'loket/icons.js';
import { dayOfWeek, inLanguage, timeOfDay } from 'loket/texts.js';
import { waitingTime } from 'loket/wait.js';
import { entry as about, listToGet, spokenOfAbout, standard } from './about.js';
import { drawDetour, entryOfDetour, onDetour, spokenOfDetour } from './detour.js';
import { entry, find, offeredServices, spokenOfFinding } from './finding.js';
import { drawBrochure, drawBrochures, entryOfBrochures, spokenOfBrochures } from './brochures.js';
import { asksGuest, guest, signed, spokenOfGuest } from './guest.js';
import { ask, troubled, way } from './parts.js';
import { drawResult, entryOfResult, spokenOfResult } from './result.js';
import { returning } from './returning.js';
import { drawVacancies, drawVacancy, entryOfVacancies, spokenOfVacancies } from './vacancies.js';

/** @import { Attendance, Closing, Counter, Range, Service, Status, Ticket } from 'loket-api' */

/** @typedef {import('./kiosk.js').LoketKiosk} Kiosk */
/** @typedef {import('./kiosk.js').Standing} Standing */

const TILES = 6;
const LANGUAGES = { id: 'Bahasa Indonesia', en: 'English', jv: 'Basa Jawa', su: 'Basa Sunda' };
/** The letters that a short code can hold: none that is taken for a digit. */
const KEYS = [...'1234567890ABCDEFGHJKMNPQRSTVWXYZ'];

/** What a typed letter is on a slip; null if it is none of a code. @param {string} key */
export function readLetter(key) {
  const letter = key
    .toUpperCase()
    .replace('O', '0')
    .replace(/^[IL]$/, '1');
  return KEYS.includes(letter) ? letter : null;
}

/** @param {Kiosk} kiosk */
export function draw(kiosk) {
  if (kiosk.deviceNeeded) {
    return html`<loket-enrol kind="KIOSK" @enrolled=${() => kiosk.listenToOffice()}></loket-enrol>`;
  }
  return html`
    <div class="kiosk" data-page=${kiosk.page}>
      ${head(kiosk)}
      <main class="main">${page(kiosk)}</main>
      ${tools(kiosk)}
      ${kiosk.stillHere('kiosk')}
    </div>`;
}

/** @param {Kiosk} kiosk */
function page(kiosk) {
  const say = kiosk.say;
  if (kiosk.held) return kiosk.cover('kiosk');
  if (kiosk.page === 'number') return number(kiosk);
  if (kiosk.page === 'checked') return checked(kiosk);
  if (kiosk.page === 'signed') return signed(kiosk);
  if (asksGuest(kiosk.page)) return guest(kiosk);
  if (onDetour(kiosk.page)) return drawDetour(kiosk);
  if (kiosk.stale && kiosk.page === 'attract') return offline(kiosk);
  if (!kiosk.picture) return html`<h1 class="waiting" tabindex="-1">${say('connecting')}</h1>`;
  if (kiosk.page === 'check') return check(kiosk);
  if (!kiosk.seen.open) return closed(kiosk);
  switch (kiosk.page) {
    case 'language':
      return language(kiosk);
    case 'services':
    case 'more':
      return services(kiosk);
    case 'find':
      return find(kiosk);
    case 'offered':
      return offered(kiosk);
    case 'requirements':
      return requirements(kiosk);
    case 'toGet':
      return listToGet(kiosk);
    case 'standard':
      return standard(kiosk);
    case 'priority':
      return priority(kiosk);
    case 'direct':
      return direct(kiosk);
    case 'returning':
      return returning(kiosk);
    case 'result':
      return drawResult(kiosk);
    case 'vacancies':
      return drawVacancies(kiosk);
    case 'vacancy':
      return drawVacancy(kiosk);
    case 'brochures':
      return drawBrochures(kiosk);
    case 'brochure':
      return drawBrochure(kiosk);
    default:
      return attract(kiosk);
  }
}

/** @param {Kiosk} kiosk */
const head = (kiosk) => html`
  <header class="head">
    <span class="head-mark">${icon('ticket')}</span>
    <span class="head-name">${kiosk.picture?.office.name ?? 'Loket'}</span>
  </header>`;

/** @param {Kiosk} kiosk */
function attract(kiosk) {
  const say = kiosk.say;
  const english = kiosk.sayInEnglish;
  return html`
    <section class="hero">
      <div class="hero-words">
        <h1 tabindex="-1">${say('welcome')}</h1>
        <p class="hero-how">${say('welcomeWhat')}</p>
        <p class="hero-english" lang="en">${english('welcomeWhat')}</p>
      </div>
      <div class="hero-slip" aria-hidden="true">
        <span>R</span><span>0</span><span>1</span><span>2</span>
      </div>
    </section>
    ${
      kiosk.wiped
        ? html`<p class="banner is-positive" role="status" data-testid="kiosk-wiped">${icon('check')}
      <span>${say('wiped')} <span class="also" lang="en">${english('wiped')}</span></span></p>`
        : nothing
    }
    ${paper(kiosk, true)}
    ${
      kiosk.scannerWrong
        ? html`<p class="banner is-negative" role="alert" data-testid="kiosk-scanner">
      ${icon('warning')} <span>${say('scanHabit', { what: kiosk.scannerWrong })}</span></p>`
        : nothing
    }
    <div class="controls">
      <button class="button button-main start" data-testid="kiosk-start"
        @click=${() => kiosk.go('language')}>
        ${icon('touch')}
        <span><span class="start-id">${say('start')}</span>
          <span class="start-en" lang="en">${english('start')}</span></span>
      </button>
      <div class="under">
        <button class="button button-large" data-testid="kiosk-check"
          @click=${() => kiosk.go('check')}>${icon('search')}
          <span>${say('check')} <span class="also" lang="en">${english('check')}</span></span>
        </button>
        <p class="free">${icon('check')}
          <span>${say('free')} <span class="also" lang="en">${english('free')}</span></span></p>
      </div>
    </div>`;
}

/** @param {Kiosk} kiosk */
function language(kiosk) {
  return html`
    ${ask(kiosk.say('chooseLanguage'), html`<span lang="en">${kiosk.sayInEnglish('chooseLanguage')}</span>`)}
    <div class="controls">
      <div class="choices">
        ${kiosk.seen.languages.map(
          (/** @type {keyof typeof LANGUAGES} */ one) => html`
          <button class="button choice choice-big" lang=${one} data-testid="kiosk-lang-${one}"
            @click=${() => kiosk.speakIn(one)}>${icon('globe')} ${LANGUAGES[one] ?? one}</button>`,
        )}
      </div>
      ${way(kiosk)}
    </div>`;
}

/**
 * What stands on the first page of the services, and what behind "Lainnya". A service without a
 * number is for those who must not search: it is on the first, whatever its place.
 *
 * @param {Service[]} services
 */
export function tilesOf(services) {
  if (services.length <= TILES + 1) return { first: services, rest: [] };
  const direct = services.filter((one) => !one.ticket).slice(0, TILES);
  const numbered = services.filter((one) => one.ticket).slice(0, TILES - direct.length);
  const first = services.filter((one) => direct.includes(one) || numbered.includes(one));
  return { first, rest: services.filter((one) => !first.includes(one)) };
}

/** @param {Kiosk} kiosk */
function services(kiosk) {
  const { first, rest: others } = tilesOf(kiosk.seen.services);
  const fits = others.length === 0;
  const rest = kiosk.page === 'more';
  const shown = rest ? others : first;
  return html`
    ${ask(kiosk.say(rest ? 'chooseMore' : 'chooseService'), kiosk.say('chooseServiceHow'))}
    ${notices(kiosk, kiosk.say, kiosk.language)}
    ${paper(kiosk)}
    <div class="controls">
      <div class="tiles">
        ${shown.map((one) => tile(kiosk, one))}
      </div>
      ${rest ? nothing : html`<div class="entries">${entryOfVacancies(kiosk)}${entryOfBrochures(kiosk)}</div>${entryOfResult(kiosk)}`}
      ${way(
        kiosk,
        html`${entry(kiosk)}${
          rest || fits
            ? nothing
            : html`
        <button class="button button-large way-go more" data-testid="kiosk-more"
          @click=${() => kiosk.go('more')}>${kiosk.say('more')} ${icon('forward')}</button>`
        }`,
      )}
    </div>`;
}

/** Where the questions lead to more than one. @param {Kiosk} kiosk */
function offered(kiosk) {
  return html`
    ${ask(kiosk.say('offered'), kiosk.say('chooseServiceHow'))}
    ${notices(kiosk, kiosk.say, kiosk.language)}
    ${paper(kiosk)}
    <div class="controls">
      <div class="tiles">
        ${offeredServices(kiosk).map((one) => tile(kiosk, one))}
      </div>
      ${way(kiosk)}
    </div>`;
}

/** @param {Kiosk} kiosk @param {Service} service */
const tile = (kiosk, service) => html`
  <button class="button tile" data-testid="kiosk-service-${service.code}"
    ?disabled=${Boolean(closingOf(kiosk, service) ?? service.numbers?.end)} @click=${() => kiosk.choose(service)}>
    <span class="tile-picture">${icon(service.picture)}</span>
    <span class="tile-plain"><span class="tile-name">${inLanguage(service.plainName, kiosk.language)}</span>
      ${
        closingOf(kiosk, service)
          ? html`<span class="tile-closed">${kiosk.say('tileClosed')}</span>`
          : service.numbers?.end
            ? html`<span class="tile-closed">${noMore(kiosk, service.numbers)}</span>`
            : nothing
      }</span>
  </button>`;

/** No numbers any more today, and when there are again. @param {Kiosk} kiosk @param {NonNullable<Service['numbers']>} numbers */
function noMore(kiosk, { end, again }) {
  const { zone, zoneName } = kiosk.seen;
  const ended = kiosk.say(end === 'QUOTA' ? 'numbersGone' : 'numbersOver');
  if (!again) return ended;
  const day = dayOfWeek(again, zone, kiosk.language);
  const time = timeOfDay(again, zone, zoneName, kiosk.language);
  return `${ended} ${kiosk.say('numbersAgain', { day, time })}`;
}

/** @param {Kiosk} kiosk */
function requirements(kiosk) {
  const say = kiosk.say;
  const service = kiosk.service;
  if (!service) return html`<h1 class="waiting" tabindex="-1">${say('connecting')}</h1>`;
  const list = inLanguage(service.requirements, kiosk.language) || [];
  const sent = Boolean(kiosk.visit?.sent);
  return html`
    <div class="ask ask-service">
      <span class="ask-picture">${icon(service.picture)}</span>
      <div>
        <p class="ask-how">${inLanguage(service.plainName, kiosk.language)}</p>
        <h1 tabindex="-1">${say(list.length > 0 ? 'bring' : 'bringNothing')}
          ${list.length > 0 ? html`<span class="ask-touch">${say('bringHow')}</span>` : nothing}</h1>
      </div>
    </div>
    <div class="facts">
      ${
        list.length === 0
          ? about(kiosk)
          : html`
        <ul class="bring ${list.length > 7 ? 'bring-many' : ''}">
          ${list.map((one, place) => tick(kiosk, one, service.requirements.id[place], place))}
        </ul>
        ${about(kiosk)}`
      }
      <dl class="terms">
        <div><dt>${say('product')}</dt><dd>${inLanguage(service.product, kiosk.language)}</dd></div>
        <div><dt>${say('promise')}</dt><dd>${inLanguage(service.promise, kiosk.language)}</dd></div>
        <div><dt>${say('fee')}</dt><dd>${service.fee === 0 ? say('feeFree') : `Rp ${service.fee}`}</dd></div>
        <div><dt>${say('waitingNow')}</dt>
          <dd>${service.waiting === 0 ? say('nobody') : say('people', { n: service.waiting })}</dd></div>
      </dl>
    </div>
    <div class="notes">
      ${absent(kiosk, service?.attendance, 'banner is-attention-soft')}${paper(kiosk)}${late(kiosk, service)}
    </div>
    ${troubled(kiosk)}
    <div class="controls">
      ${first(kiosk, sent)}
      ${way(
        kiosk,
        html`
        <button class="button button-main button-large way-go" data-testid="kiosk-take"
          aria-busy=${kiosk.busy} @click=${() => kiosk.take()}>
          ${kiosk.busy ? say('taking') : say(kiosk.trouble ? 'again' : 'take')}
          ${kiosk.busy ? nothing : icon('forward')}
        </button>`,
      )}
    </div>`;
}

/** The visitor ticks what is here; what is missing stands on the slip. */
function tick(
  /** @type {Kiosk} */ kiosk,
  /** @type {string} */ words,
  /** @type {string} */ paper,
  /** @type {number} */ place,
) {
  const here = kiosk.brought.includes(paper);
  return html`
    <li><button class="tick" role="checkbox" aria-checked=${here} data-testid="kiosk-paper-${place}"
      ?disabled=${Boolean(kiosk.visit?.sent)} @click=${() => kiosk.bring(paper)}>
      <span class="tick-box">${here ? icon('check') : nothing}</span><span>${words}</span></button></li>`;
}

/** The quiet way to be served first: it states a need, and asks for no reason. */
function first(/** @type {Kiosk} */ kiosk, /** @type {boolean} */ sent) {
  const say = kiosk.say;
  const chosen = kiosk.priority !== 'REGULAR';
  if (kiosk.seen.priorities.length === 0 || (sent && !chosen)) return nothing;
  return html`
    <button class="button first" data-testid="kiosk-priority" aria-pressed=${chosen}
      ?disabled=${sent} @click=${() => kiosk.go('priority')}>
      ${icon(chosen ? kiosk.priority : 'ELDERLY')}
      ${
        chosen
          ? html`<span><strong>${say('priorityChosen')}: ${say(kiosk.priority)}</strong></span>
          <span class="first-change">${say('change')}</span>`
          : html`<span><strong>${say('priorityAsk')}</strong> ${say('priorityWho')}</span>`
      }
    </button>`;
}

/** @param {Kiosk} kiosk */
function priority(kiosk) {
  const say = kiosk.say;
  return html`
    ${ask(say('priorityTitle'), say('priorityHow'))}
    <div class="controls">
      <div class="choices">
        ${kiosk.seen.priorities.map(
          (one) => html`
          <button class="button choice" data-testid="kiosk-priority-${one}"
            aria-pressed=${kiosk.priority === one}
            @click=${() => kiosk.goFirst(one)}>${icon(one)} ${say(one)}</button>`,
        )}
        <button class="button choice" data-testid="kiosk-priority-REGULAR"
          @click=${() => kiosk.goFirst('REGULAR')}>${icon('person')} ${say('priorityNone')}</button>
      </div>
      ${way(kiosk)}
    </div>`;
}

/** @param {Kiosk} kiosk */
function direct(kiosk) {
  const say = kiosk.say;
  const service = kiosk.service;
  const list = inLanguage(service?.requirements, kiosk.language) || [];
  return html`
    <div class="ask ask-service">
      <span class="ask-picture">${icon(service?.picture ?? '')}</span>
      <div>
        <p class="ask-how">${inLanguage(service?.plainName, kiosk.language)}</p>
        <h1 tabindex="-1">${say('direct')}</h1>
      </div>
    </div>
    <div class="card go-to" data-testid="kiosk-direct">
      <p>${say('directWhere')}</p>
      <p class="go-to-desk">${icon('counter')} <span>${
        service?.counters?.length
          ? html`<strong>${place(kiosk, service, {})}</strong> ${service.desk}`
          : service?.desk
      }</span></p>
      ${away(kiosk, service?.attendance)}
    </div>
    ${
      list.length === 0
        ? nothing
        : html`
      <div class="facts"><p class="bring-head">${say('directBring')}</p>
        <ul class="bring bring-plain">
          ${list.map((one) => html`<li><span>${one}</span></li>`)}
        </ul></div>`
    }
    <div class="controls">
      ${way(
        kiosk,
        html`
        <button class="button button-main button-large way-go" data-testid="kiosk-finish"
          @click=${() => kiosk.leave()}>${say('finish')}</button>`,
      )}
    </div>`;
}

/** @param {Kiosk} kiosk */
function number(kiosk) {
  const say = kiosk.say;
  const { ticket } = kiosk;
  if (!ticket) return nothing;
  /** @type {Standing} */
  const now = kiosk.status ?? ticket;
  const printing = printed(kiosk, now.print);
  const called = kiosk.isCalled;
  return html`
    <section class="ticket">
      <h1 tabindex="-1" class="ticket-title">${say('yourNumber')}</h1>
      <p class="number ticket-number" data-testid="kiosk-number">${ticket.number}</p>
      <div class="ticket-where">
        <p class="ticket-counter" data-testid="kiosk-counter">${place(kiosk, ticket, now)}</p>
        <p class="ticket-desk">${ticket.desk}</p>
      </div>
      <div class="ticket-wait ${called ? 'is-attention' : ''}">
        ${
          called
            ? html`<p>${icon('bell')} ${say('called')}</p>`
            : html`
          <p data-testid="kiosk-ahead">${icon('people')} ${ahead(say, now.ahead)}</p>
          ${
            range(say, now.ahead, now.range)
              ? html`
            <p data-testid="kiosk-range">${icon('clock')} ${range(say, now.ahead, now.range)}</p>`
              : nothing
          }
          ${
            now.range?.pastClosing
              ? html`
            <p class="ticket-late" data-testid="kiosk-late">${say('pastClosing')}</p>`
              : nothing
          }
          ${absent(kiosk, now.attendance, 'ticket-late')}`
        }
      </div>
      ${called ? nothing : html`<p class="ticket-how">${say('waitCall')}</p>`}
      ${elsewhere(kiosk, ticket)}
    </section>
    <p class="banner print ${printing.look}" role="status" data-testid="kiosk-print-state"
      data-state=${now.print.state}>
      ${icon(printing.icon)} <span>${say(printing.text)}</span></p>
    <div class="controls after">
      <button class="button button-large" data-testid="kiosk-guest"
        @click=${() => kiosk.openGuestBook()}>${icon('book')} ${say('guest')}</button>
      <button class="button button-main button-large" data-testid="kiosk-finish"
        @click=${() => kiosk.leave()}>${say('finish')}</button>
    </div>`;
}

/** Where the number can be followed, paper or not: on the visitor's own phone, and here. */
function elsewhere(
  /** @type {Kiosk} */ { say },
  /** @type {Pick<Ticket, 'phoneCode' | 'shortCode'>} */ { phoneCode: code, shortCode },
) {
  return html`
    <div class="ticket-phone" data-testid="kiosk-phone">
      ${
        code
          ? html`<svg class="qr" viewBox="0 0 ${code.size} ${code.size}" role="img"
        aria-label=${say('phone')}><path d=${code.path}></path></svg>`
          : nothing
      }
      <div>
        ${code ? html`<p>${say('phone')}</p>` : nothing}
        <p class="code">${say('shortCode')}
          <strong class="digits" data-testid="kiosk-short-code">${shortCode}</strong></p>
      </div>
    </div>`;
}

/**
 * What to tell about the paper. While a slip waits for a printer that is in trouble nothing is being
 * printed, and the visitor may have gone before the slip is given up.
 *
 * @param {Kiosk} kiosk
 * @param {{state: string, reason: string} | undefined} print
 */
function printed(kiosk, print) {
  const printer = kiosk.picture?.printer;
  if (print?.state === 'PENDING' && printer?.health === 'DOWN') {
    return printed(kiosk, { state: 'NOT_PRINTED', reason: printer.state });
  }
  switch (print?.state) {
    case 'PENDING':
    case 'SENDING':
      return { text: 'printPENDING', look: '', icon: 'printer' };
    case 'PRINTED':
      return { text: 'printPRINTED', look: 'is-positive', icon: 'ticket' };
    case 'NOT_PRINTED':
      return {
        text: print.reason === 'PAPER_OUT' ? 'printPAPER_OUT' : 'printNOT_PRINTED',
        look: 'is-attention',
        icon: 'camera',
      };
    case 'UNKNOWN':
      return print.reason === 'UNCONFIRMED'
        ? { text: 'printUNCONFIRMED', look: '', icon: 'ticket' }
        : { text: 'printUNKNOWN', look: 'is-attention', icon: 'camera' };
    default:
      return { text: 'printNONE', look: 'is-attention', icon: 'camera' };
  }
}

/**
 * @param {Kiosk} kiosk
 * @param {Pick<Ticket, 'counters' | 'desk'>} ticket
 * @param {{ counter?: Counter | null }} now the loket that has called, if one has
 */
function place(kiosk, ticket, now) {
  const counters = now.counter ? [now.counter] : (ticket.counters ?? []);
  if (counters.length === 0) return ticket.desk;
  return counters.map((one) => kiosk.say('counter', { n: one.number })).join(kiosk.say('counterOr'));
}

/** @param {Kiosk['say']} say @param {number} people */
const ahead = (say, people) =>
  say(people === 0 ? 'aheadNone' : people === 1 ? 'aheadOne' : 'ahead', { n: people });

/** @param {Kiosk['say']} say @param {number} people @param {Range | null | undefined} range */
function range(say, people, range) {
  if (!range || range.highMinutes === 0 || people === 0) return '';
  return waitingTime(say, range);
}

/**
 * Whether the day may be over first. Known of a visitor without priority; who goes first learns it
 * with the number.
 *
 * @param {Kiosk} kiosk @param {Service | undefined} service
 */
const isLate = (kiosk, service) => kiosk.priority === 'REGULAR' && Boolean(service?.range?.pastClosing);

/** @param {Kiosk} kiosk @param {Service} service */
function late(kiosk, service) {
  if (!service.range || !isLate(kiosk, service)) return nothing;
  return html`<p class="banner is-attention" role="status" data-testid="kiosk-late">
    ${icon('clock')} <span><strong>${kiosk.say('pastClosing')}</strong>
      ${waitingTime(kiosk.say, service.range)}</span></p>`;
}

/** That nobody calls for it now; a number is given all the same. */
function absent(
  /** @type {Kiosk} */ kiosk,
  /** @type {Attendance | null | undefined} */ attendance,
  /** @type {string} */ look,
) {
  const words = absence(kiosk.say, attendance);
  return words === ''
    ? nothing
    : html`
    <p class=${look} role="status" data-testid="kiosk-absent">${icon('clock')} ${words}</p>`;
}

/** That nobody is at the loket to which somebody without a number is sent. */
function away(/** @type {Kiosk} */ kiosk, /** @type {Attendance | null | undefined} */ attendance) {
  if (attendance?.state !== 'EMPTY') return absent(kiosk, attendance, 'soft');
  return html`<p class="soft" role="status" data-testid="kiosk-absent">${icon('clock')} ${kiosk.say('directEmpty')}</p>`;
}

/** In both languages: nobody has chosen one yet. @param {Kiosk} kiosk */
function check(kiosk) {
  const say = kiosk.say;
  const english = kiosk.sayInEnglish;
  return html`
    ${ask(say('checkTitle'), html`<span lang="en">${english('checkTitle')}</span>`)}
    <p class="typed digits" aria-live="polite" data-testid="kiosk-typed">
      <span class="only-heard">${say('checkEmpty')}</span>
      <span>${kiosk.entered || '– – – – –'}</span></p>
    <p class="check-trouble" role="alert">${
      kiosk.trouble ? html`${say(kiosk.trouble)} <span lang="en">${english(kiosk.trouble)}</span>` : nothing
    }</p>
    <div class="controls">
      <div class="keys">
        ${KEYS.map(
          (key) => html`
          <button class="button key" data-testid="kiosk-key-${key}"
            @click=${() => kiosk.press(key)}>${key}</button>`,
        )}
        <button class="button key key-erase" data-testid="kiosk-key-erase"
          @click=${() => kiosk.press('erase')}>${icon('erase')}
          <span class="only-heard">${say('checkErase')}</span></button>
      </div>
      ${way(
        kiosk,
        html`
        <button class="button button-main button-large way-go" data-testid="kiosk-check-go"
          aria-busy=${kiosk.busy} aria-disabled=${kiosk.entered === ''}
          @click=${() => kiosk.look()}>
          <span>${say('checkGo')} <span class="also" lang="en">${english('checkGo')}</span></span>
        </button>`,
      )}
    </div>`;
}

/** @param {Kiosk} kiosk */
function checked(kiosk) {
  const say = kiosk.say;
  const { found } = kiosk;
  if (!found) return nothing;
  const waits = found.state === 'WAITING';
  return html`
    <section class="ticket" data-testid="kiosk-checked">
      <h1 tabindex="-1" class="ticket-title">${say('yourNumber')}</h1>
      <p class="number ticket-number">${found.number}</p>
      <div class="ticket-where">
        <p class="ticket-counter" data-testid="kiosk-counter">${
          found.counter || waits ? place(kiosk, found, found) : say(`state${found.state}`)
        }</p>
        <p class="ticket-desk">${found.desk}</p>
        <p class="ticket-taken">${say('takenAt', {
          time: timeOfDay(found.issuedAt, found.zone, found.zoneName, kiosk.language),
        })}</p>
      </div>
      <div class="ticket-wait">
        ${
          waits
            ? html`<p>${icon('people')} ${ahead(say, found.ahead)}</p>
          ${
            range(say, found.ahead, found.range)
              ? html`
            <p>${icon('clock')} ${range(say, found.ahead, found.range)}</p>`
              : nothing
          }
          ${
            found.range?.pastClosing
              ? html`
            <p class="ticket-late">${say('pastClosing')}</p>`
              : nothing
          }
          ${absent(kiosk, found.attendance, 'ticket-late')}`
            : found.counter
              ? html`<p>${icon('bell')} ${say(`state${found.state}`)}</p>`
              : nothing
        }
      </div>
    </section>
    ${waits ? papers(found, kiosk) : nothing}
    ${kiosk.trouble ? html`<p class="check-trouble" role="alert">${say(kiosk.trouble)}</p>` : nothing}
    <div class="controls">
      ${entryOfDetour(kiosk)}
      ${found.state === 'RESTING' && found.id ? back(kiosk) : nothing}
      ${
        waits &&
        found.id &&
        kiosk.picture?.printer.health !== 'DOWN' &&
        !['PENDING', 'SENDING'].includes(found.print?.state)
          ? again(kiosk)
          : nothing
      }
      ${way(
        kiosk,
        html`
        <button class="button button-main button-large way-go" data-testid="kiosk-finish"
          @click=${() => kiosk.leave()}>${say('finish')}</button>`,
      )}
    </div>`;
}

/** Was put aside or on a detour, and says so. @param {Kiosk} kiosk */
function back(kiosk) {
  return html`
    <button class="button first" data-testid="kiosk-back" aria-busy=${kiosk.busy}
      @click=${() => kiosk.comeBack()}>${icon('check')}
      <strong>${kiosk.say('iAmBack')}</strong></button>`;
}

/** A slip that is lost or can't be read. @param {Kiosk} kiosk */
function again(kiosk) {
  const words = {
    '': 'copy',
    asked: 'taking',
    printing: 'copyPrinting',
    failed: 'copyFailed',
    enough: 'copyEnough',
  };
  return html`
    <button class="button first" data-testid="kiosk-copy" data-state=${kiosk.copy}
      aria-busy=${kiosk.copy === 'asked'} ?disabled=${['printing', 'failed', 'enough'].includes(kiosk.copy)}
      @click=${() => kiosk.reprint()}>${icon('reprint')}
      <span aria-live="polite"><strong>${kiosk.say(words[kiosk.copy])}</strong></span></button>`;
}

/** What the slip asks to have ready. @param {Status} found @param {Kiosk} kiosk */
function papers(found, kiosk) {
  const list = inLanguage(found.requirements, kiosk.language) || [];
  return list.length === 0
    ? nothing
    : html`
    <div class="facts" data-testid="kiosk-papers"><p class="bring-head">${kiosk.say('ready')}</p>
      <ul class="bring bring-plain ${list.length > 7 ? 'bring-many' : ''}">
        ${list.map(
          (one, place) => html`
          <li><span>${
            (found.missing ?? []).includes(found.requirements.id[place])
              ? html`<strong>${kiosk.say('missing', { what: one })}</strong>`
              : one
          }</span></li>`,
        )}
      </ul></div>`;
}

/** @param {Kiosk} kiosk */
function closed(kiosk) {
  const reason = `closed${kiosk.seen.closedReason ?? 'HOURS'}`;
  return html`
    <section class="rest" data-testid="kiosk-closed">
      <span class="rest-picture">${icon(['closedBREAK', 'closedNUMBERS'].includes(reason) ? 'clock' : 'moon')}</span>
      <h1 tabindex="-1">${kiosk.say(reason)}</h1>
      ${notices(kiosk, kiosk.say, 'id')}
      <p class="rest-how">${opening(kiosk, kiosk.say, 'id')}</p>
      <div class="rest-english" lang="en">
        <p><strong>${kiosk.sayInEnglish(reason)}</strong></p>
        ${notices(kiosk, kiosk.sayInEnglish, 'en')}
        <p>${opening(kiosk, kiosk.sayInEnglish, 'en')}</p>
      </div>
    </section>
    <div class="controls">
      <button class="button button-large" data-testid="kiosk-check"
        @click=${() => kiosk.go('check')}>${icon('search')}
        <span>${kiosk.say('check')} <span class="also" lang="en">${kiosk.sayInEnglish('check')}</span></span>
      </button>
    </div>`;
}

/**
 * What was closed out of turn, or will be, in one sentence each; once all is closed, only that.
 *
 * @param {Kiosk} kiosk @param {Kiosk['say']} say @param {string} language
 */
function notices(kiosk, say, language) {
  const all = kiosk.seen.closings;
  const office = all.filter((one) => one.inForce && one.service === null);
  return (office.length > 0 ? office : all).map(
    (one) => html`
    <p class="notice-closing" data-testid="kiosk-closing">${closing(kiosk, one, say, language)}</p>`,
  );
}

/** @param {Kiosk} kiosk @param {Closing} one @param {Kiosk['say']} say @param {string} language */
function closing(kiosk, one, say, language) {
  const { zone, zoneName } = kiosk.seen;
  return say(one.service === null ? 'closingOffice' : 'closingService', {
    service: inLanguage(one.serviceName, language) ?? '',
    time: timeOfDay(one.from, zone, zoneName, language),
    reason: one.reason,
  });
}

/** What keeps this service from giving numbers now. @param {Kiosk} kiosk @param {Service} service */
const closingOf = (kiosk, service) =>
  kiosk.seen.closings.find((one) => one.inForce && one.service === service.code);

/** @param {Kiosk} kiosk @param {Kiosk['say']} say @param {string} language */
function opening(kiosk, say, language) {
  const { opensAt, zone, zoneName } = kiosk.seen;
  if (!opensAt) return nothing;
  const time = timeOfDay(opensAt, zone, zoneName, language);
  const day = dayOfWeek(opensAt, zone, language);
  const today = day === dayOfWeek(new Date(now()).toISOString(), zone, language);
  return say(today ? 'opensToday' : 'opensDay', { day, time });
}

/** @param {Kiosk} kiosk */
const offline = (kiosk) => html`
  <section class="rest" data-testid="kiosk-offline">
    <span class="rest-picture is-attention">${icon('plug')}</span>
    <h1 tabindex="-1">${kiosk.say('offline')}</h1>
    <p class="rest-how">${kiosk.say('offlineHow')}</p>
    <div class="rest-english" lang="en">
      <p><strong>${kiosk.sayInEnglish('offline')}</strong></p>
      <p>${kiosk.sayInEnglish('offlineHow')}</p>
    </div>
  </section>`;

/** What the visitor should know before the tap, not after it; in both languages before one is chosen. */
function paper(/** @type {Kiosk} */ kiosk, inBoth = false) {
  const english = (/** @type {string[]} */ ...keys) =>
    inBoth
      ? html` <span class="also" lang="en">${keys.map((key) => kiosk.sayInEnglish(key)).join('. ')}</span>`
      : nothing;
  if (kiosk.stale) {
    return html`<p class="banner is-attention" role="status" data-testid="kiosk-stale">${icon('plug')}
      <span>${kiosk.say('offline')}. ${kiosk.say('offlineHow')}${english('offline', 'offlineHow')}</span></p>`;
  }
  const { printer } = kiosk.seen;
  if (printer?.health !== 'DOWN') return nothing;
  const what = printer.state === 'PAPER_OUT' ? 'paperOut' : 'printerTrouble';
  return html`<p class="banner is-attention" data-testid="kiosk-paper">${icon('camera')}
    <span>${kiosk.say(what)}${english(what)}</span></p>`;
}

/** @param {Kiosk} kiosk */
function tools(kiosk) {
  const say = kiosk.say;
  const call = kiosk.helpCall;
  const help = call ? (call.answered ? 'helpComing' : 'helpCalled') : 'help';
  return html`
    <nav class="tools" aria-label=${say('help')}>
      <p class="tools-note" role="status">${kiosk.note ? say(kiosk.note) : nothing}</p>
      ${kiosk.comforts('kiosk')}
      <button class="button tool tool-help ${call ? 'is-attention' : ''}" data-testid="kiosk-help"
        data-state=${call ? (call.answered ? 'ANSWERED' : 'CALLED') : 'NONE'}
        aria-busy=${kiosk.helping} @click=${() => kiosk.help()}>
        ${kiosk.helping ? nothing : icon('bell')} <span aria-live="polite">${say(help)}</span></button>
    </nav>`;
}

/** That nobody calls now. @returns {string[]} */
function heard(/** @type {Kiosk} */ { say }, /** @type {Attendance | null | undefined} */ attendance) {
  if (!attendance || attendance.state === 'OPEN') return [];
  return [say(attendance.state === 'EMPTY' ? 'loketNone' : 'loketPausedHeard')];
}

/**
 * The sentences of the present page in the order in which a person would read them aloud. Each is
 * a key of the clips' manifest, so numbers are spelled as separate words.
 *
 * @param {Kiosk} kiosk
 * @returns {string[]}
 */
export function spoken(kiosk) {
  const say = kiosk.say;
  const service = kiosk.service;
  const list = inLanguage(service?.requirements, kiosk.language) || [];
  const { ticket, found } = kiosk;
  if (kiosk.page === 'number' && ticket) {
    /** @type {Standing} */
    const now = kiosk.status ?? ticket;
    return [
      say('yourNumber'),
      ...spelled(ticket.number, kiosk.language),
      ticket.desk,
      ...(now.range?.pastClosing ? [say('pastClosing')] : []),
      ...heard(kiosk, now.attendance),
      say('waitCall'),
      say(printed(kiosk, now.print).text),
    ];
  }
  if (kiosk.page === 'checked' && found) {
    return [
      say('yourNumber'),
      ...spelled(found.number, kiosk.language),
      say(`state${found.state}`),
      ...(found.state === 'WAITING' ? heard(kiosk, found.attendance) : []),
    ];
  }
  if (kiosk.page === 'signed' || asksGuest(kiosk.page)) return spokenOfGuest(kiosk);
  if (onDetour(kiosk.page)) return spokenOfDetour(kiosk);
  if (kiosk.stale) return [say('offline'), say('offlineHow')];
  if (kiosk.page === 'check') return [say('checkTitle')];
  if (kiosk.picture && !kiosk.seen.open) return [say(`closed${kiosk.seen.closedReason ?? 'HOURS'}`)];
  switch (kiosk.page) {
    case 'language':
      return [say('chooseLanguage')];
    case 'services':
    case 'more': {
      const rest = kiosk.page === 'more';
      const tiles = tilesOf(kiosk.seen.services);
      const shown = rest ? tiles.rest : tiles.first;
      return [
        say(rest ? 'chooseMore' : 'chooseService'),
        say('chooseServiceHow'),
        ...shown.map((one) => inLanguage(one.plainName, kiosk.language)),
      ];
    }
    case 'find':
    case 'offered':
      return spokenOfFinding(kiosk);
    case 'toGet':
    case 'standard':
      return spokenOfAbout(kiosk);
    case 'result':
      return spokenOfResult(kiosk);
    case 'vacancies':
    case 'vacancy':
      return spokenOfVacancies(kiosk);
    case 'brochures':
    case 'brochure':
      return spokenOfBrochures(kiosk);
    case 'requirements':
      return [
        ...(isLate(kiosk, service) ? [say('pastClosing')] : []),
        ...heard(kiosk, service?.attendance),
        ...(list.length === 0
          ? [say('bringNothing'), say('take')]
          : [
              say('bring'),
              say('bringHow'),
              ...list,
              say('bringMissing'),
              say('priorityAsk'),
              say('priorityWho'),
            ]),
      ];
    case 'priority':
      return [
        say('priorityTitle'),
        say('priorityHow'),
        ...kiosk.seen.priorities.map((one) => say(one)),
        say('priorityNone'),
      ];
    case 'direct':
      return [
        say('direct'),
        say('directWhere'),
        ...(service?.counters ?? []).flatMap((one) => spelled(String(one.number), kiosk.language)),
        service?.desk ?? '',
      ];
    default:
      return [say('welcome'), say('welcomeWhat'), say('start')];
  }
}

const DIGITS = {
  id: ['kosong', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
};

/** @param {string} number @param {string} language */
const spelled = (number, language) =>
  [...number].map((letter) =>
    /\d/.test(letter) ? DIGITS[language === 'en' ? 'en' : 'id'][Number(letter)] : letter,
  );
