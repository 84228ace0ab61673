// @ts-check
/**
 * A visitor's own number on the visitor's own phone: the slip, as it stands now. Written without Lit and with the phone's own
 * typeface, because it comes over mobile data: the whole page stays below 50 kB.
 */
import { absence } from 'loket/attendance.js';
import { live } from 'loket/live.js';
import { inLanguage, texts, timeOfDay } from 'loket/texts.js';
import { waitingTime } from 'loket/wait.js';
import en from './texts.en.js';
import id from './texts.id.js';

/** @import { Closing, Status } from 'loket-api' */

const token = location.pathname.split('/')[2] ?? '';
const page = /** @type {HTMLElement} */ (document.getElementById('page'));

/** The phone's, until the slip has told its own. */
let language = (navigator.language || 'id').startsWith('en') ? 'en' : 'id';
let chosen = false;
let say = texts({ id, en }, language);
/** As it was told last. @type {Status | null} */
let ticket = null;
let stale = false;
let unknown = false;
/** The call that this phone has already buzzed for. */
let buzzedFor = '';

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string | null)} children
 */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  for (const child of children) if (child !== null) made.append(child);
  return made;
}

/** @param {string} text @param {string} look */
const line = (text, look) => element('p', { class: look }, text);

function draw() {
  document.documentElement.lang = language;
  document.title = ticket ? `${ticket.number} · ${say(ticket.state)}` : say('title');
  document.body.dataset.state = ticket?.state ?? '';
  page.replaceChildren(...(ticket ? number(ticket) : [blank()]), switchLanguage());
}

function blank() {
  if (!unknown) return element('h1', { class: 'waiting' }, say('loading'));
  return element(
    'section',
    { class: 'card centre', 'data-testid': 'status-unknown' },
    element('h1', {}, say('unknown')),
    line(say('unknownHow'), 'how'),
  );
}

/** @param {Status} ticket @returns {HTMLElement[]} */
function number(ticket) {
  const parts = [
    line(ticket.office?.name ?? '', 'office'),
    element(
      'section',
      { class: 'card centre ticket' },
      element('h1', { class: 'title' }, say('number')),
      element('p', { class: 'number big', 'data-testid': 'status-number' }, ticket.number),
      line(inLanguage(ticket.serviceName, language), 'service'),
      ...(ticket.state === 'WAITING' ? [lokets(ticket)] : []),
    ),
    element(
      'section',
      { class: 'now', role: 'status', 'data-testid': 'status-state', 'data-state': ticket.state },
      ...state(ticket),
    ),
  ];
  if (stale) {
    parts.splice(
      1,
      0,
      element(
        'p',
        { class: 'banner is-attention', role: 'status', 'data-testid': 'status-stale' },
        say('stale'),
      ),
    );
  }
  for (const one of ticket.closings ?? []) {
    parts.splice(
      1,
      0,
      element(
        'p',
        { class: 'banner is-attention', role: 'status', 'data-testid': 'status-closing' },
        closing(one, ticket),
      ),
    );
  }
  if (ticket.survey && ticket.state === 'FINISHED') {
    parts.push(
      element(
        'a',
        {
          class: 'button button-main button-large',
          'data-testid': 'status-survey',
          href: `/survey/?t=${encodeURIComponent(ticket.survey)}`,
        },
        say('survey'),
      ),
    );
  }
  if (ticket.state === 'WAITING') parts.push(...papers(ticket), line(say('keep'), 'keep'));
  parts.push(
    line(
      say('issued', {
        time: timeOfDay(ticket.issuedAt, ticket.zone, ticket.zoneName, language),
      }),
      'keep',
    ),
  );
  return parts;
}

/** Where it will be called to, as the slip says. @param {Status} ticket */
function lokets(ticket) {
  const all = (ticket.counters ?? []).map((one) => say('counter', { n: one.number }));
  return element(
    'p',
    { class: 'lokets', 'data-testid': 'status-lokets' },
    all.length === 0 ? ticket.desk : all.join(say('counterOr')),
  );
}

/** @param {Status} ticket @returns {HTMLElement[]} */
function papers(ticket) {
  const all = inLanguage(ticket.requirements, language) || [];
  if (all.length === 0) return [];
  const isMissing = (/** @type {number} */ place) =>
    (ticket.missing ?? []).includes(ticket.requirements.id?.[place]);
  return [
    element(
      'section',
      { class: 'card papers', 'data-testid': 'status-papers' },
      element('h2', {}, say('bring')),
      element(
        'ul',
        {},
        ...all.map((one, place) =>
          isMissing(place)
            ? element('li', { class: 'missing' }, say('missing', { what: one }))
            : element('li', {}, one),
        ),
      ),
    ),
  ];
}

/** @param {Closing} one @param {Status} ticket */
function closing(one, ticket) {
  return say(one.service === null ? 'closingOffice' : 'closingService', {
    service: inLanguage(one.serviceName, language) ?? '',
    time: timeOfDay(one.from, ticket.zone, ticket.zoneName, language),
    reason: one.reason,
  });
}

/** @param {Status} ticket @returns {HTMLElement[]} */
function state(ticket) {
  const said = element('h2', {}, say(ticket.state));
  if (ticket.state === 'WAITING') {
    const closed = (ticket.closings ?? []).some((one) => one.inForce);
    const nobody = closed ? '' : absence(say, ticket.attendance);
    return [
      said,
      ...(ticket.elsewhere ? [line(say('elsewhere'), 'how')] : []),
      line(ahead(ticket), 'ahead'),
      ...(range(ticket) ? [line(range(ticket), 'how')] : []),
      ...(nobody
        ? [
            element(
              'p',
              { class: 'late', 'data-testid': 'status-absent' },
              say('loketWait', { what: nobody }),
            ),
          ]
        : []),
      ...(ticket.range?.pastClosing
        ? [element('p', { class: 'late', 'data-testid': 'status-late' }, say('pastClosing'))]
        : []),
    ];
  }
  if (ticket.counter && (ticket.state === 'CALLED' || ticket.state === 'SERVING')) {
    return [
      said,
      ...(ticket.state === 'CALLED' ? [line(say('howCALLED'), 'how')] : []),
      element(
        'p',
        { class: 'counter', 'data-testid': 'status-counter' },
        say('counter', { n: ticket.counter.number }),
      ),
      line(ticket.counter.name, 'how'),
    ];
  }
  if (ticket.rest) {
    const time = timeOfDay(ticket.rest.until, ticket.zone, ticket.zoneName, language);
    const { kind } = ticket.rest;
    const how = kind === 'HELD' || kind === 'AIM' ? `how${kind}` : 'howDETOUR';
    return [said, line(say(how, { time }), 'how')];
  }
  const how = `how${ticket.state}`;
  return how in id ? [said, line(say(how), 'how')] : [said];
}

/** @param {Status} ticket */
function ahead(ticket) {
  const key = ticket.ahead === 0 ? 'aheadNone' : ticket.ahead === 1 ? 'aheadOne' : 'ahead';
  return say(key, { n: ticket.ahead });
}

/** @param {Status} ticket */
function range(ticket) {
  if (!ticket.range || ticket.ahead === 0 || ticket.range.highMinutes === 0) return '';
  return waitingTime(say, ticket.range);
}

function switchLanguage() {
  const other = language === 'id' ? 'en' : 'id';
  const button = element(
    'button',
    { class: 'button button-quiet', lang: other, 'data-testid': 'status-language' },
    say('language'),
  );
  button.addEventListener('click', () => {
    chosen = true;
    speak(other);
    draw();
  });
  return button;
}

/** @param {string} other */
function speak(other) {
  language = other === 'en' ? 'en' : 'id';
  say = texts({ id, en }, language);
}

/** Buzzes once when the number is called to a loket, not at each picture that repeats it. */
function buzz() {
  if (ticket?.state !== 'CALLED') {
    buzzedFor = '';
    return;
  }
  const call = `${ticket.counter?.number}`;
  if (call === buzzedFor) return;
  buzzedFor = call;
  const seen = navigator.userActivation?.hasBeenActive ?? true;
  if (seen) navigator.vibrate?.([400, 200, 400, 200, 800]);
}

draw();
live(`status/${encodeURIComponent(token)}/live`, {
  onPicture(picture) {
    if ('number' in picture) {
      ticket = picture;
      if (!chosen) speak(picture.language);
    } else if (ticket) {
      // Its day is over, and nothing more is told of it.
      ticket = { ...ticket, state: picture.state, survey: null };
    }
    unknown = ticket === null;
    buzz();
    draw();
  },
  onStale() {
    stale = true;
    draw();
  },
  onFresh() {
    stale = false;
    draw();
  },
  onDenied(problem) {
    unknown = problem.status === 404 || problem.status === 410;
    if (unknown) ticket = null;
    draw();
  },
});
