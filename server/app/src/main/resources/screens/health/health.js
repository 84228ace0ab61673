// @ts-check
import { html, nothing } from 'lit';
import { serviceDay } from 'loket/api.js';
import { now } from 'loket/clock.js';
import { icon } from 'loket/icons.js';
import { StaffPage, staffTexts } from 'loket/staff.js';
import { dayOfWeek, listed, timeOfDay } from 'loket/texts.js';
import id from './texts.id.js';

/** @import { DeviceHealth, HealthPicture as Picture, Trial } from 'loket-api' */
/** @typedef {Picture['checks'][number]} Row */

const say = staffTexts(id);

/** What is not there yet, which is no fault. @param {Row} row */
const missing = (row) => row.health === 'WELL' && row.cause.endsWith('.notYet');

/** How a row looks. @type {Record<DeviceHealth, string>} */
const LOOK = { WELL: 'is-positive', ATTENTION: 'is-attention', DOWN: 'is-negative' };
/** @type {Record<string, string>} */
const OUTCOME = { GOOD: 'is-positive', BAD: 'is-negative', UNSURE: 'is-attention' };

/**
 * How the house is: what is wrong, since when and what to do, the worst first; and the list of the
 * first day, on which everything is tried before a visitor comes. Nothing on it names a visitor.
 *
 * @extends {StaffPage<'health/live'>}
 */
class LoketHealth extends StaffPage {
  constructor() {
    super({ name: 'health', say, mark: 'pulse', action: 'check.read', topic: 'health/live' });
  }

  // --- what is asked of the office ---------------------------------------------------------------

  /** @param {Trial} trial */
  tryOut(trial) {
    return this.send(trial, `trials/${trial.kind}`, {});
  }

  /** @param {Trial} trial @param {boolean} good */
  answer(trial, good) {
    return this.send(trial, `trials/${trial.kind}/answer`, { good });
  }

  /** @param {Trial} trial @param {string} path @param {Record<string, unknown>} more */
  send(trial, path, more) {
    return this.order(keyOf(trial), path, { subject: trial.subject || null, ...more });
  }

  // --- drawing -------------------------------------------------------------------------------------

  /** @param {Picture} picture */
  content(picture) {
    return html`<main class="page">${this.house(picture)}</main>`;
  }

  tools() {
    return html`<a class="button" href="/guide/">${say('guide')}</a>`;
  }

  /** @param {Picture} picture */
  house(picture) {
    const wrong = together(picture.checks.filter((row) => row.health !== 'WELL'));
    const well = picture.checks.filter((row) => row.health === 'WELL');
    return html`
      <p class="banner verdict ${LOOK[picture.health]}" role="status" data-testid="health-verdict"
        data-health=${picture.health}>
        ${icon(picture.health !== 'WELL' ? 'warning' : picture.checks.some(missing) ? 'clock' : 'check')}
        <span>${picture.verdict}</span></p>
      <div class="columns">
        <div class="left">
          ${
            wrong.length === 0
              ? nothing
              : html`
            <section class="card" aria-labelledby="troubles">
              <h2 id="troubles">${say('troublesTitle')}</h2>
              <ul class="rows">${wrong.map((rows) => this.wrong(rows, picture))}</ul>
            </section>`
          }
          <section class="card well" aria-labelledby="well">
            <h2 id="well">${say('wellTitle', { n: well.length })}</h2>
            <ul class="goods" data-testid="health-well">${well.map(
              (row) => html`
              <li class="good ${missing(row) ? 'not-yet' : ''}">${icon(missing(row) ? 'clock' : 'check')} <span><strong>${row.name}</strong>
                ${row.what ? html`<span class="soft">${row.what}</span>` : nothing}</span></li>`,
            )}</ul>
          </section>
        </div>
        ${this.first(picture)}
        ${this.papers(picture)}
      </div>`;
  }

  /** @param {Row[]} rows with one cause @param {Picture} picture */
  wrong(rows, picture) {
    const [row] = rows;
    const details = rows.map((one) => one.values.detail).filter(Boolean);
    return html`
      <li class="row" data-testid="health-row-${row.id}" data-health=${row.health}>
        <p class="row-head">
          <span class="badge ${LOOK[row.health]}">${icon('warning')} ${say(`health${row.health}`)}</span>
          <strong class="row-name">${listed(rows.map((one) => one.name))}</strong>
          ${row.since ? html`<span class="soft digits">${say('since', { when: when(row.since, picture) })}</span>` : nothing}
        </p>
        <p class="row-what">${row.what}</p>
        <p class="row-todo"><span class="todo-mark">${icon('forward')}</span>
          <span><span class="only-heard">${say('todo')}: </span>${row.todo}
            <a class="row-guide" data-testid="health-guide-${row.id}" href="/guide/for/${row.cause}">${say('guideRow')}<span
              class="only-heard">: ${row.name}</span></a></span></p>
        ${details.length > 0 ? html`<p class="soft row-detail">${say('technical')}: <code>${details[0]}</code></p>` : nothing}
      </li>`;
  }

  // --- papers besides the ticket -------------------------------------------------------------------

  /** @param {Picture} picture */
  papers(picture) {
    const papers = picture.trials.filter((one) => one.kind === 'DAY_SLIP');
    return papers.length === 0
      ? nothing
      : html`
      <section class="card first" aria-labelledby="papers">
        <div class="first-head"><h2 id="papers">${say('papersTitle')}</h2></div>
        <p class="soft">${say('papersHow')}</p>
        <ul class="trials">${papers.map((one) => this.trial(one, picture))}</ul>
      </section>`;
  }

  // --- the first day -------------------------------------------------------------------------------

  /** @param {Picture} picture */
  first(picture) {
    const trials = picture.trials.filter((one) => one.kind !== 'DAY_SLIP');
    const good = trials.filter((one) => one.outcome === 'GOOD').length;
    const printers = picture.trials.some((one) => one.kind === 'SLIP');
    return html`
      <section class="card first" aria-labelledby="first">
        <div class="first-head">
          <h2 id="first">${say('firstTitle')}</h2>
          <span class="badge ${good === trials.length ? 'is-positive' : ''}" data-testid="health-first-done">
            ${say('firstDone', { done: good, all: trials.length })}</span>
        </div>
        <p class="soft">${say('firstHow')}</p>
        ${
          printers
            ? nothing
            : html`<p class="banner is-attention-soft">${icon('printer')}
          <span>${say('noPrinter')}</span></p>`
        }
        <ol class="trials">${trials.map((one) => this.trial(one, picture))}</ol>
      </section>`;
  }

  /** @param {Trial} trial @param {Picture} picture */
  trial(trial, picture) {
    const key = keyOf(trial);
    const name = say(`trial${trial.kind}`, { name: trial.name, number: trial.number });
    return html`
      <li class="trial" data-testid="health-trial-${key}" data-outcome=${trial.outcome ?? ''}>
        <div class="trial-words">
          <p class="row-head"><strong>${name}</strong> ${this.state(trial)}</p>
          <p class="soft">${how(trial, picture)}</p>
          ${
            trial.running || !trial.word
              ? nothing
              : html`
            <p class="came">${came(trial)}
              <span class="soft digits">${say('by', { when: when(trial.at ?? '', picture), by: trial.by ?? '' })}</span></p>`
          }
          <p class="field-error" role="alert">${this.trouble?.at === key ? this.trouble.text : nothing}</p>
        </div>
        ${
          this.may('trial.run')
            ? html`<div class="trial-do" role="group" aria-label=${name}>
          ${this.buttons(trial)}</div>`
            : nothing
        }
      </li>`;
  }

  /** @param {Trial} trial */
  state(trial) {
    if (trial.running) return html`<span class="badge is-brand" role="status">${say('running')}</span>`;
    if (!trial.outcome) return html`<span class="badge">${say('never')}</span>`;
    return html`<span class="badge ${OUTCOME[trial.outcome]}" role="status">
      ${icon(trial.outcome === 'GOOD' ? 'check' : 'warning')} ${say(`outcome${trial.outcome}`)}</span>`;
  }

  /** @param {Trial} trial */
  buttons(trial) {
    const key = keyOf(trial);
    const begins = `do${trial.kind}` in id;
    const asked = trial.answered && (trial.running || !begins);
    if (asked) {
      return html`
        ${begins ? html`<p>${say(`ask${trial.kind}`)}</p>` : nothing}
        <button class="button" data-testid="health-yes-${key}" @click=${() => this.answer(trial, true)}>${say('yes')}</button>
        <button class="button" data-testid="health-no-${key}" @click=${() => this.answer(trial, false)}>${say('no')}</button>`;
    }
    return html`<button class="button" data-testid="health-do-${key}" ?disabled=${trial.running}
      aria-busy=${this.busy === key} @click=${() => this.tryOut(trial)}>${say(`do${trial.kind}`)}</button>`;
  }
}

/** What has the same cause and remedy stands in one place. @param {Row[]} rows @returns {Row[][]} */
function together(rows) {
  /** @type {Map<string, Row[]>} */
  const groups = new Map();
  for (const row of rows) {
    const key = `${row.health} ${row.what} ${row.todo}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

/** @param {Trial} trial */
const keyOf = (trial) => `${trial.kind}${trial.subject ? `-${trial.subject.replace('/', '-')}` : ''}`;

/** What it is for, or what is asked. @param {Trial} trial @param {Picture} picture */
function how(trial, { zone, zoneName }) {
  if (trial.kind !== 'CLOCK') return say(`how${trial.kind}`);
  const instant = new Date(now()).toISOString();
  return say('serverClock', { day: dayAndYear(instant, zone), time: timeOfDay(instant, zone, zoneName) });
}

/** @param {Trial} trial */
function came(trial) {
  const kind = trial.kind === 'DAY_SLIP' ? 'SLIP' : trial.kind;
  const key = `came${kind}_${trial.word}`;
  return key in id ? say(key, trial.figures) : (trial.word ?? '');
}

/** "pukul 09.12 WIB" today, else "Selasa, 24 November pukul 09.12 WIB". @param {string} instant @param {Picture} picture */
function when(instant, { zone, zoneName }) {
  const time = timeOfDay(instant, zone, zoneName);
  return serviceDay(zone) === serviceDay(zone, new Date(instant))
    ? say('today', { time })
    : say('otherDay', { day: dayOfWeek(instant, zone), time });
}

/** @param {string} instant @param {string} zone */
const dayAndYear = (instant, zone) =>
  new Intl.DateTimeFormat('id-ID', { dateStyle: 'full', timeZone: zone }).format(new Date(instant));

customElements.define('loket-health', LoketHealth);
