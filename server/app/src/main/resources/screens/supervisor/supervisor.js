// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { now } from 'loket/clock.js';
import 'loket/closing.js';
import 'loket/day.js';
import { icon } from 'loket/icons.js';
import { StaffPage, staffTexts } from 'loket/staff.js';
import id from './texts.id.js';

/** @import { SupervisedLoket as Loket, SupervisorPicture as Picture } from 'loket-api' */

const say = staffTexts(id);

/** So long a loket may rest while people wait for it. */
const IDLE_MILLISECONDS = 2 * 60_000;
const PAUSE_MILLISECONDS = 15 * 60_000;
const MINUTE = 60_000;

/** How a loket's state looks. @type {Record<Loket['doing'], string>} */
const LOOK = { FREE: '', PAUSED: 'is-attention', IDLE: '', CALLED: 'is-brand', SERVING: 'is-positive' };

/**
 * The hall at a glance, for whoever leads it: who waits how long, which loket does what, and what
 * needs somebody, with the button that helps beside it.
 *
 * @extends {StaffPage<'supervisor/live'>}
 */
class LoketSupervisor extends StaffPage {
  constructor() {
    super({ name: 'supervisor', say, mark: 'people', action: 'supervisor.read', topic: 'supervisor/live' });
  }

  // --- drawing -------------------------------------------------------------------------------------

  /** @param {Picture} picture */
  content(picture) {
    return html`
      <main class="page">
        <loket-day .clock=${picture.clock} .mayAnswer=${this.may('day.answer')}></loket-day>
        ${this.troubled()}
        ${this.figures(picture)}
        <div class="columns">
          <div class="hall">${this.services(picture)} ${this.lokets(picture)}</div>
          <div class="side">
            ${this.needs(picture)}
            ${this.devices(picture)}
            ${
              this.may('closing.change')
                ? html`<div class="card"><loket-closing .picture=${picture}></loket-closing></div>`
                : nothing
            }
          </div>
        </div>
      </main>`;
  }

  /** Read from three metres. @param {Picture} picture */
  figures({ waiting, longest, pastPromise, clearedBy, services }) {
    const cleared = clearedBy ? say('aboutTime', { time: this.clock(clearedBy) }) : '–';
    const why = clearedBy
      ? 'cleared'
      : waiting === 0
        ? 'clearedNobody'
        : services.some((one) => one.waiting > 0 && one.range?.pastClosing)
          ? 'clearedTooLate'
          : 'clearedNever';
    return html`
      <dl class="figures">
        ${figure(String(waiting), say('waiting'), 'waiting')}
        ${
          longest
            ? figure(span(longest.since), `${say('longest')}: ${longest.number}`, 'longest')
            : figure('–', say('longestNobody'), 'longest')
        }
        ${figure(String(pastPromise), say('pastPromise'), 'past', pastPromise > 0)}
        ${figure(cleared, say(why), 'cleared', why === 'clearedNever' || why === 'clearedTooLate')}
      </dl>`;
  }

  /** What needs somebody, the most urgent first, each with its remedy. @param {Picture} picture */
  needs(picture) {
    const calls = picture.helpCalls;
    const others = [
      ...picture.services
        .filter((one) => one.waiting > 0 && one.lokets.length === 0)
        .map((one) =>
          this.need(`loket-${one.code}`, say('needsLoket', { service: one.name.id, n: one.waiting })),
        ),
      ...picture.lokets
        .filter((one) => rests(one))
        .map((one) =>
          this.need(
            `rest-${one.number}`,
            say(one.doing === 'IDLE' ? 'needsIdle' : 'needsPause', {
              loket: one.number,
              officer: one.officerName || one.officer,
              minutes: span(one.since ?? ''),
              n: one.waiting,
            }),
          ),
        ),
    ];
    const n = calls.length + others.length;
    return html`
      <section class="card" aria-labelledby="needs">
        <h2 id="needs">${say('needsTitle')}</h2>
        ${picture.open ? nothing : html`<p class="soft">${say('closedNow')}</p>`}
        <p class="only-heard" role="status">${n === 0 ? nothing : say('needsHeard', { n })}</p>
        ${
          n === 0
            ? html`<p class="well" data-testid="supervisor-well">${icon('check')} ${say('needsNone')}</p>`
            : html`<ul class="needs">${repeat(
                calls,
                (one) => one.id,
                (one) => this.call(one),
              )} ${others}</ul>`
        }
      </section>`;
  }

  /** @param {Picture['helpCalls'][number]} one */
  call(one) {
    return this.need(
      'help',
      say('needsHelp', { from: this.caller(one), minutes: span(one.calledAt) }),
      this.may('help.answer')
        ? html`<button type="button" class="button" data-testid="supervisor-answer"
        aria-busy=${this.busy === `answer ${one.id}`} @click=${() => this.answerHelp(one.id)}>${say('helpAnswer')}</button>`
        : nothing,
    );
  }

  /** @param {string} key @param {string} words @param {unknown} [remedy] */
  need(key, words, remedy = nothing) {
    return html`<li class="banner is-attention" data-testid="supervisor-need-${key}">
      ${icon('warning')} <span>${words}</span>${remedy}</li>`;
  }

  /** @param {Picture} picture */
  services({ services }) {
    const heads = [
      'service',
      'serviceWaiting',
      'serviceLongest',
      'serviceWait',
      'serviceTime',
      'serviceLokets',
      'serviceRange',
    ];
    return html`
      <section class="card" aria-labelledby="services">
        <h2 id="services">${say('servicesTitle')}</h2>
        <div class="wide" tabindex="0" role="group" aria-labelledby="services"><table class="table services" data-testid="supervisor-services">
          <thead><tr>${heads.map((one) => html`<th scope="col">${say(one)}</th>`)}</tr></thead>
          <tbody>${services.map(
            (one) => html`
            <tr data-testid="supervisor-service-${one.code}">
              <th scope="row">${one.name.id} ${one.prefix ? html`<kbd>${one.prefix}</kbd>` : nothing}</th>
              <td class="digits"><strong class="count">${one.waiting}</strong>
                ${one.priority > 0 ? html`<span class="soft">${say('servicePriority', { n: one.priority })}</span>` : nothing}</td>
              <td>${one.longest ? span(one.longest) : say('none')}</td>
              <td>${seconds(one.usualWaitSeconds)}</td>
              <td>${seconds(one.usualServiceSeconds)}</td>
              <td>${
                one.lokets.length > 0
                  ? one.lokets.join(', ')
                  : one.waiting > 0
                    ? html`<span class="badge is-attention">${icon('warning')} ${say('noLoket')}</span>`
                    : say('noLoket')
              }</td>
              <td>${
                one.range
                  ? say(one.range.pastClosing ? 'rangeTooLate' : 'rangeMinutes', {
                      low: one.range.lowMinutes,
                      high: one.range.highMinutes,
                    })
                  : say('none')
              }</td>
            </tr>`,
          )}</tbody>
        </table></div>
      </section>`;
  }

  /** @param {Picture} picture */
  lokets({ lokets }) {
    const mayFree = this.may('counter.free');
    return html`
      <section class="card" aria-labelledby="lokets">
        <h2 id="lokets">${say('loketsTitle')}</h2>
        <div class="wide" tabindex="0" role="group" aria-labelledby="lokets"><table class="table lokets" data-testid="supervisor-lokets">
          <thead><tr>
            ${['loket', 'officer', 'doing', 'since'].map((one) => html`<th scope="col">${say(one)}</th>`)}
            ${mayFree ? html`<th scope="col">${say('action')}</th>` : nothing}
          </tr></thead>
          <tbody>${lokets.map(
            (one) => html`
            <tr data-testid="supervisor-loket-${one.number}" data-doing=${one.doing}>
              <th scope="row"><span class="number">${one.number}</span> ${one.name}</th>
              <td>${one.officerName || one.officer}</td>
              <td><span class="badge ${LOOK[one.doing]}">${say(`doing${one.doing}`, { ticket: one.ticket })}</span>
                ${one.calls > 1 && one.doing === 'CALLED' ? html`<span class="soft">${say('calledTimes', { n: one.calls })}</span>` : nothing}</td>
              <td class="digits">${one.since ? span(one.since) : say('none')}</td>
              ${mayFree ? html`<td>${one.officer ? this.freeButton(one) : nothing}</td>` : nothing}
            </tr>`,
          )}</tbody>
        </table></div>
      </section>`;
  }

  /** @param {Loket} one */
  freeButton(one) {
    const what = `free ${one.number}`;
    const sure = this.sure === what;
    return html`<button type="button" class="button ${sure ? 'button-negative' : ''}"
      data-testid="supervisor-free-${one.number}" aria-busy=${this.busy === what} @click=${() => this.freeLoket(one.number)}>
      ${icon('leave')} ${say(sure ? 'freeSure' : 'free')}<span class="only-heard"> ${one.number}</span></button>`;
  }

  /** @param {Picture} picture */
  devices({ devices, troubles }) {
    return html`
      <section class="card" aria-labelledby="devices">
        <h2 id="devices">${say('devicesTitle')}</h2>
        <p data-testid="supervisor-devices">${icon(troubles.length > 0 ? 'warning' : 'check')}
          ${say('devicesLine', devices)}${troubles.length > 0 ? `. ${say('devicesDown', { n: troubles.length })}.` : ''}</p>
        ${
          troubles.length > 0
            ? html`<ul class="troubles">${troubles.slice(0, 4).map(
                (one) => html`
          <li><strong>${one.name}.</strong> ${one.what}</li>`,
              )}</ul>`
            : nothing
        }
        ${this.may('check.read') ? html`<p><a href="/health/">${say('toHealth')}</a></p>` : nothing}
      </section>`;
  }
}

/** @param {string} value @param {string} words @param {string} key @param {boolean} [bad] */
function figure(value, words, key, bad = false) {
  return html`<div class="card figure ${bad ? 'is-bad' : ''}" data-testid="supervisor-figure-${key}">
    <dt>${bad ? icon('warning') : nothing} ${words}</dt><dd class="digits">${value}</dd></div>`;
}

/** How long it is since then. @param {string} since ISO-8601 */
const passed = (since) => Math.max(0, now() - Date.parse(since));

/** Whole minutes since then, in words. @param {string} since ISO-8601 */
function span(since) {
  const minutes = Math.floor(passed(since) / MINUTE);
  return minutes === 0 ? say('underMinute') : say('minutes', { n: minutes });
}

/** @param {number | null} length */
function seconds(length) {
  if (length === null) return say('none');
  const minutes = Math.round(length / 60);
  return minutes === 0 ? say('underMinute') : say('minutes', { n: minutes });
}

/** Whether a loket does nothing though people wait for it. @param {Loket} loket */
function rests({ doing, since, waiting }) {
  if (waiting === 0 || !since) return false;
  return (
    (doing === 'IDLE' && passed(since) >= IDLE_MILLISECONDS) ||
    (doing === 'PAUSED' && passed(since) >= PAUSE_MILLISECONDS)
  );
}

customElements.define('loket-supervisor', LoketSupervisor);
