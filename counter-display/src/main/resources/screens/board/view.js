// @ts-check
import { html, nothing } from 'lit';
import { absence } from 'loket/attendance.js';
import { texts, timeOfDay, dayOfWeek } from 'loket/texts.js';
import { serviceDay } from 'loket/api.js';
import id from './texts.id.js';

/** @import { HallCall, HallPicture } from 'loket-api' */

/** @typedef {Pick<HallCall, 'ticket' | 'counter'>} Place */

const say = texts({ id });
const FOOT = ['foot1', 'foot2', 'foot3', 'foot4', 'foot5'];
const FOOT_MILLISECONDS = 8000;
const AWAY_MILLISECONDS = 120_000;

/**
 * @typedef {object} State
 * @property {HallPicture | null} picture the hall, as the office sees it; null before the first one
 * @property {boolean} stale
 * @property {boolean} blocked
 * @property {boolean} attended somebody has just started or touched the board
 * @property {string[]} missing clips that the voice lacks
 * @property {import('./announcements.js').Announcement | null} announced the call that is being announced
 * @property {string} caption
 * @property {Element | null} media the office's own, where it is to be shown
 * @property {{rows: import('./layout.js').Rows, perRow: number, tooSmall: boolean,
 *   longNumbers: boolean}} layout
 * @property {number} now
 */

/** Once there is a picture. @typedef {State & { picture: HallPicture }} Seen */

/** @param {State} now */
export function board(now) {
  const { picture } = now;
  if (!picture) return connecting(now);
  const state = { ...now, picture };
  const closed = !picture.open && !goesOn(picture) && !state.announced;
  return html`
    <main class=${classes(state)} data-testid="board">
      ${head(state)}
      <div class="bars">${bars(state)}</div>
      ${closed ? closedHall(picture) : html`${hero(state)}${quiet(state) ? nothing : lists(state)}`}
      ${closed ? nothing : foot(state)}
    </main>`;
}

/**
 * Whether those who have a number are served though no new one is given. By a closing out of turn
 * nobody is promised it.
 *
 * @param {HallPicture} picture
 */
function goesOn({ calls, waiting, closedReason }) {
  return calls.length > 0 || (waiting.total > 0 && closedReason !== 'SUDDEN');
}

/** @param {Seen} state */
function classes(state) {
  return `board${state.stale ? ' board-old' : ''}${quiet(state) ? ' hall-quiet' : ''}`;
}

/** Nobody waits, is called or was missed: the whole board says what to do. @param {Seen} state */
function quiet({ picture, announced }) {
  return (
    !announced && picture.calls.length === 0 && picture.history.length === 0 && picture.waiting.total === 0
  );
}

/** @param {State} state */
function connecting(state) {
  return html`
    <main class="board board-waiting" data-testid="board">
      <div class="bars">${state.stale ? stale() : nothing}</div>
      <h1 class="waiting">${say('connecting')}</h1>
    </main>`;
}

/** @param {Seen} state */
function head({ picture, now }) {
  const instant = new Date(now).toISOString();
  return html`
    <header class="head">
      <h1 class="office">${picture.office}</h1>
      <p class="date">${dayOfWeek(instant, picture.zone)}</p>
      <p class="clock digits" data-testid="board-clock">
        ${timeOfDay(instant, picture.zone, picture.zoneName)}
      </p>
    </header>`;
}

/** @param {Seen} state */
function bars(state) {
  const { picture, layout } = state;
  const { distanceMetres, panelHeightMillimetres } = picture.settings;
  // All else that could be said may be over.
  if (state.stale) return stale();
  return html`
    ${
      state.blocked
        ? html`<button class="bar bar-blocked" data-testid="board-blocked">${say('blocked')}</button>`
        : nothing
    }
    ${
      !picture.open && picture.closedReason !== 'SUDDEN' && goesOn(picture)
        ? html`<p class="bar bar-closed" data-testid="board-served">${say(servedBar(picture))}</p>`
        : nothing
    }
    ${closing(state)}
    ${absent(state)}
    ${away(state)}
    ${
      state.attended && state.missing.length > 0
        ? html`<p class="note" data-testid="board-missing">
          ${say('missing', { names: state.missing.join(', ') })}</p>`
        : nothing
    }
    ${
      state.attended && layout.tooSmall
        ? html`<p class="note" data-testid="board-small">
          ${say('small', { panel: panelHeightMillimetres, distance: distanceMetres })}</p>`
        : nothing
    }`;
}

function stale() {
  return html`
    <p class="bar bar-stale" role="alert" data-testid="board-stale">
      <strong>${say('staleTitle')}</strong> ${say('staleHint')}
    </p>`;
}

/** What closes out of turn: one at a time, so that numbers keep their room. @param {Seen} state */
function closing({ picture, now }) {
  const all = picture.closings ?? [];
  if (all.length === 0) return nothing;
  const office = all.find((one) => one.service === null);
  const one = office ?? all[Math.floor(now / FOOT_MILLISECONDS) % all.length];
  return html`
    <p class="bar bar-closing" data-testid="board-closing">
      ${say(office ? 'closingOffice' : 'closingService', {
        service: one.serviceName?.id ?? '',
        time: timeOfDay(one.from, picture.zone, picture.zoneName),
        reason: one.reason,
      })}
    </p>`;
}

/** @param {HallPicture} picture */
function servedBar(picture) {
  if (checksNumbers(picture)) return 'numbersBar';
  return picture.closedReason === 'BREAK' ? 'breakBar' : 'closedBar';
}

/** Why those who wait are not called: one at a time. @param {Seen} state */
function absent({ picture, now }) {
  if (!picture.open) return nothing;
  const closed = (picture.closings ?? []).filter((one) => one.inForce).map((one) => one.service);
  const wait = picture.waiting.services.filter((one) => one.waiting > 0 && !closed.includes(one.code));
  const left = wait.filter((one) => absence(say, one.attendance) !== '');
  const nobody = picture.waiting.services.every((one) => one.attendance?.state === 'EMPTY');
  const all = [
    ...new Set(
      left.map(({ attendance, name }) =>
        attendance.state === 'EMPTY' && !nobody
          ? say('loketNoneFor', { service: name.id })
          : absence(say, attendance),
      ),
    ),
  ];
  if (all.length === 0) return nothing;
  return html`
    <p class="bar bar-closing" data-testid="board-absent">
      ${say('loketWait', { what: all[Math.floor(now / FOOT_MILLISECONDS) % all.length] })}</p>`;
}

/** Where those are to go who were just sent somewhere: one at a time. @param {Seen} state */
function away({ picture, now }) {
  const all = (picture.away ?? []).filter((one) => now - Date.parse(one.since) < AWAY_MILLISECONDS);
  if (all.length === 0) return nothing;
  const one = all[Math.floor(now / FOOT_MILLISECONDS) % all.length];
  return html`
    <p class="bar bar-closed" data-testid="board-away">${say(`away-${one.kind}`, { number: one.ticket })}</p>`;
}

/** The office was started on an older state and asks for the last numbers. @param {HallPicture} picture */
function checksNumbers(picture) {
  return picture.closedReason === 'NUMBERS';
}

/** @param {HallPicture} picture */
function closedHall(picture) {
  return html`
    <section class="hall-closed" data-testid="board-closed">
      <h2 class="closed-title">${say(checksNumbers(picture) ? 'numbersTitle' : 'closedTitle')}</h2>
      ${picture.opensAt ? html`<p class="closed-until">${opens(picture.opensAt, picture)}</p>` : nothing}
    </section>`;
}

/** @param {string} opensAt @param {HallPicture} picture */
function opens(opensAt, { zone, zoneName }) {
  const time = timeOfDay(opensAt, zone, zoneName);
  const today = serviceDay(zone) === serviceDay(zone, new Date(opensAt));
  return today ? say('closedToday', { time }) : say('closedUntil', { day: dayOfWeek(opensAt, zone), time });
}

/** @param {Seen} state */
function hero(state) {
  const { picture, announced } = state;
  if (state.media) return between(state);
  const call = announced ?? newest(picture.calls);
  if (!call) {
    return html`
      <section class="hero hero-empty" data-testid="board-hero">
        <p class="hero-hint-title">${say('emptyTitle')}</p>
        <p class="hero-hint">${say(picture.open && picture.waiting.total === 0 ? 'emptyHint' : 'closedHow')}</p>
      </section>`;
  }
  if (announced?.test) {
    return html`
      <section class="hero hero-now" data-testid="board-test">
        <h2 class="hero-title">${say('testTitle')}</h2>
        <p class="hero-hint-title">${say('testWord')}</p>
        <p class="hero-hint">${say('testHint')}</p>
      </section>`;
  }
  const title = announced ? (announced.recall ? 'heroRecall' : 'heroNew') : 'heroLast';
  return html`
    <section class=${announced ? 'hero hero-now' : 'hero'} data-testid="board-hero">
      <h2 class="hero-title">${say(title)}</h2>
      <p class=${call.ticket.length > 4 ? 'hero-number hero-long digits' : 'hero-number digits'}
        data-testid="board-hero-number">${call.ticket}</p>
      <p class="hero-counter digits" data-testid="board-hero-counter">${say('counter')} ${call.counter}</p>
      <p class="hero-name" data-testid="board-hero-name">${call.counterName}</p>
    </section>`;
}

/** The calls stand beside it, and come in its place when they are new. @param {Seen} state */
function between(state) {
  return html`
    <section class="hero hero-media" data-testid="board-media">
      ${state.media} ${quiet(state) ? html`<p class="media-hint">${say(state.picture.open ? 'emptyHint' : 'closedHow')}</p>` : nothing}
    </section>`;
}

/** @param {HallCall[]} calls @returns {HallCall | null} */
export function newest([first, ...calls]) {
  return calls.reduce((best, call) => (best.calledAt >= call.calledAt ? best : call), first) ?? null;
}

/** @param {Seen} state */
function lists(state) {
  const { picture, layout } = state;
  const { rows, perRow } = layout;
  const calls = [...picture.calls].sort((a, b) => (a.calledAt < b.calledAt ? 1 : -1));
  const history = missed(picture).slice(0, rows.historyRows * perRow);
  return html`
    <section class=${layout.longNumbers ? 'lists lists-long' : 'lists'} data-testid="board-lists">
      ${calls.length > 0 ? html`${callsTitle(rows.style)}${callList(calls, state)}` : nothing}
      ${
        history.length > 0
          ? html`
          <h2 class="list-title">${say('history')}</h2>
          <ul class="history" data-testid="board-history">
            ${history.map(
              (call) => html`
              <li class="past">
                <span class="past-number digits">${call.ticket}</span>
                <span class="past-counter digits">${say('counter')} ${call.counter}</span>
              </li>`,
            )}
          </ul>`
          : nothing
      }
    </section>`;
}

/** @param {import('./layout.js').Style} style */
function callsTitle(style) {
  return style === 'line'
    ? html`<h2 class="list-title columns"><span>${say('calls')}</span> <span>${say('callsAt')}</span></h2>`
    : html`<h2 class="list-title">${say('callsShort')}</h2>`;
}

/** @param {HallCall[]} calls @param {Seen} state */
function callList(calls, { announced, layout }) {
  const { style } = layout.rows;
  const shown = calls.slice(0, layout.rows.calls);
  return html`
    <ul class=${`calls calls-${style}`} data-testid="board-calls">
      ${shown.map(
        (call) => html`
        <li class=${`call call-${same(call, announced) ? 'now' : call.state.toLowerCase()}`}>
          <span class="call-number digits">${call.ticket}</span>
          <span class="call-counter digits">${counterOf(call, style)}</span>
          ${style === 'short' ? nothing : html`<span class="call-name">${call.counterName}</span>`}
          <span class="only-heard">${say(call.state === 'CALLED' ? 'called' : 'serving')}</span>
        </li>`,
      )}
    </ul>`;
}

/** Below the heading "Loket" the number is enough. @param {HallCall} call @param {string} style */
function counterOf(call, style) {
  return style === 'line' ? call.counter : `${say('counter')} ${call.counter}`;
}

/** The calls that are over: one that stands among the current calls is not missed yet. @param {HallPicture} picture */
export function missed({ history, calls }) {
  return history.filter((past) => !calls.some((call) => same(call, past)));
}

/** @param {Place} one @param {Place | null} other */
function same(one, other) {
  return other !== null && one.ticket === other.ticket && one.counter === other.counter;
}

/** @param {Seen} state */
function foot(state) {
  if (state.caption) {
    return html`
      <footer class="foot">
        <p class="caption" role="status" data-testid="board-caption">${state.caption}</p>
      </footer>`;
  }
  return html`
    <footer class="foot">
      ${waiting(state.picture.waiting)}
      <p class="rule" data-testid="board-line">${line(state)}</p>
    </footer>`;
}

/** Every other one is the office's own, where it has some. @param {Seen} state */
function line({ picture, now }) {
  const own = picture.own?.lines ?? [];
  const turn = Math.floor(now / FOOT_MILLISECONDS);
  if (own.length === 0) return say(FOOT[turn % FOOT.length]);
  const half = Math.floor(turn / 2);
  return turn % 2 === 0 ? own[half % own.length] : say(FOOT[half % FOOT.length]);
}

/** @param {HallPicture['waiting']} counts */
function waiting({ total, services }) {
  if (total === 0) return html`<p class="counts" data-testid="board-waiting">${say('waitingNone')}</p>`;
  return html`
    <div class="counts" data-testid="board-waiting">
      <p class="counts-total">${say('waiting')} <strong class="digits">${total}</strong></p>
      <ul class="counts-each">
        ${services
          .filter((one) => one.prefix && one.waiting > 0)
          .map(
            (one) => html`
          <li class="count">
            <span class="count-prefix">${one.prefix}</span>
            <span class="digits">${one.waiting}</span>
            <span class="only-heard">${say('people', { n: one.waiting })}, ${one.name.id}</span>
          </li>`,
          )}
      </ul>
    </div>`;
}
