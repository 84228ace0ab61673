// @ts-check
import { html, nothing } from 'lit';
import { get } from 'loket/api.js';
import { icon } from 'loket/icons.js';
import { StaffPage, staffTexts } from 'loket/staff.js';
import { dayOfWeek } from 'loket/texts.js';
import id from './texts.id.js';

/** @import { JournalPage as Page, JournalRow as Row } from 'loket-api' */

const say = staffTexts(id);
const FIELDS = ['number', 'counter', 'actor'];
/** What can be meant. @type {Record<string, string>} */
const PATTERNS = { number: '[A-Za-z][ \\-]?[0-9]{1,7}', counter: '[1-9][0-9]{0,2}', actor: '.*' };

/**
 * What happened on a day, for those who have to answer for it. What is searched for stands in the
 * page's address, so that a reload and a bookmark mean the same.
 */
class LoketJournal extends StaffPage {
  static properties = {
    search: { state: true },
    page: { state: true },
  };

  constructor() {
    super({ name: 'journal', say, mark: 'search', action: 'journal.read' });
    this.search = new URLSearchParams();
    /** @type {Page | null} */
    this.page = null;
    /** By their codes. @type {Record<string, string>} */
    this.services = {};
  }

  async entered() {
    this.search = new URLSearchParams(location.search);
    const services = await get('ikm/services');
    this.services = Object.fromEntries(services.map((one) => [one.code, one.name]));
    await this.read();
  }

  forget() {
    this.page = null;
  }

  wentHome() {
    history.replaceState(null, '', location.pathname);
  }

  // --- what is asked of the office -----------------------------------------------------------------

  /** @param {SubmitEvent} event */
  look(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    this.search = new URLSearchParams();
    for (const [name, value] of form) {
      if (`${value}`.trim()) this.search.set(name, `${value}`.trim());
    }
    history.replaceState(null, '', `${location.pathname}?${this.search}`);
    void this.read();
  }

  /** An answer to an older search is passed over. */
  read() {
    const search = this.search;
    this.page = null;
    return this.ask(
      `read ${search}`,
      () => get(`journal?${search}`),
      (page) => {
        if (search === this.search) this.page = page;
      },
    );
  }

  more() {
    const before = this.page;
    if (!before?.next) return;
    const search = new URLSearchParams(this.search);
    search.set('day', before.day);
    search.set('after', String(before.next));
    void this.ask(
      'more',
      () => get(`journal?${search}`),
      (next) => {
        if (before === this.page) this.page = { ...next, rows: [...before.rows, ...next.rows] };
      },
    );
  }

  // --- drawing -------------------------------------------------------------------------------------

  content() {
    return html`
      <main class="page">
        ${this.form()}
        ${this.troubled()}
        ${this.page ? this.found(this.page) : this.busy ? html`<p class="waiting">${say('loading')}</p>` : nothing}
      </main>`;
  }

  form() {
    return html`
      <form class="card search" role="search" @submit=${this.look}>
        <div class="field">
          <label for="day">${say('day')}</label>
          <input id="day" class="input" name="day" type="date" required data-testid="journal-day"
            .value=${this.search.get('day') ?? this.page?.day ?? ''}>
        </div>
        ${FIELDS.map((name) => this.field(name))}
        <button class="button button-main" aria-busy=${this.busy.startsWith('read')} data-testid="journal-search">
          ${icon('search')} ${say('search')}</button>
      </form>`;
  }

  /** @param {string} name */
  field(name) {
    const hint = say.has(`${name}Hint`);
    return html`
      <div class="field">
        <label for=${name}>${say(name === 'counter' ? 'loket' : name)}</label>
        <input id=${name} class="input" name=${name} autocomplete="off" spellcheck="false"
          inputmode=${name === 'counter' ? 'numeric' : 'text'} maxlength="80"
          pattern=${PATTERNS[name] ?? '.*'} title=${hint ? say(`${name}Hint`) : nothing}
          aria-describedby=${hint ? `${name}-hint` : nothing} data-testid="journal-${name}"
          .value=${this.search.get(name) ?? ''}>
        ${hint ? html`<p class="soft hint" id="${name}-hint">${say(`${name}Hint`)}</p>` : nothing}
      </div>`;
  }

  /** @param {Page} page */
  found({ day, oldest, rows, next }) {
    const words = spelled(day);
    if (rows.length === 0) {
      return html`<p class="card empty" role="status" data-testid="journal-none">
        ${say('none', { day: words })} ${say('oldest', { day: spelled(oldest) })}</p>`;
    }
    return html`
      <section class="card" aria-labelledby="found">
        <p id="found" class="found" role="status" data-testid="journal-found">
          ${say(next ? 'foundMore' : 'found', { day: words, n: rows.length })}</p>
        <div class="wide" tabindex="0" role="group" aria-labelledby="found">
          <table class="table" data-testid="journal-rows">
            <thead><tr>${['time', 'number', 'what', 'who'].map(
              (one) => html`
              <th scope="col">${say(one)}</th>`,
            )}</tr></thead>
            <tbody>${rows.map((row) => this.row(row))}</tbody>
          </table>
        </div>
        ${
          next
            ? html`<button type="button" class="button" data-testid="journal-more"
          aria-busy=${this.busy === 'more'} @click=${this.more}>${icon('down')} ${say('more')}</button>`
            : nothing
        }
      </section>`;
  }

  /** @param {Row} row */
  row(row) {
    return html`
      <tr data-seq=${row.seq}>
        <th scope="row" class="digits">${this.seconds(row.at)}</th>
        <td class="number">${row.number}</td>
        <td>${this.sentence(row)}
          ${row.sound ? nothing : html`<span class="badge is-negative">${icon('warning')} ${say('unsound')}</span>`}</td>
        <td>${who(row)}</td>
      </tr>`;
  }

  /** @param {Row} row */
  sentence({ kind, values, counter, known }) {
    if (!known) return say('unknownKind', { kind });
    if (!say.has(kind)) return kind;
    /** @type {Record<string, string | number>} */
    const words = { kind: say('kindPRINTER'), ...values, counter: counter ?? '' };
    for (const [name, value] of Object.entries(values)) words[name] = this.word(name, value, values);
    if (kind === 'DeviceChanged') {
      words.device = `${words.kind} ${/-(\d+)$/.exec(values.device ?? '')?.[1] ?? ''}`.trim();
    }
    return say(kind, words);
  }

  /** A value as people say it. @param {string} name @param {string} value @param {Record<string, string>} all */
  word(name, value, all) {
    if (name === 'service' || name === 'onward') return this.services[value] ?? value;
    if (name === 'scope') return value === '*' ? say('wholeOffice') : (this.services[value] ?? value);
    if (
      ['day', 'right', 'before'].includes(name) ||
      (['from', 'to'].includes(name) && /^\d{4}-\d\d-\d\d$/.test(value))
    ) {
      return spelled(value);
    }
    const keys = [
      `${name}-${value}`,
      `kind${value}`,
      `device${all.kind}_${value}`,
      `device${value}`,
      `print${value}`,
    ];
    const key = keys.find((one) => say.has(one) && (name === 'kind' || !one.startsWith('kind')));
    return key ? say(key) : value;
  }

  /** `09.12.05` @param {string} instant */
  seconds(instant) {
    return new Intl.DateTimeFormat('id-ID', { timeStyle: 'medium', timeZone: this.me?.zone }).format(
      new Date(instant),
    );
  }
}

/** @param {Row} row */
function who({ actor, actorName }) {
  if (actorName) return actorName;
  if (actor === 'office') return say('byOffice');
  if (actor === 'anyone') return say('byNobody');
  const [kind, name] = actor.split(':');
  return kind === 'device' ? say('byScreen', { id: name ?? '' }) : (name ?? actor);
}

/** @param {string} day yyyy-MM-dd */
const spelled = (day) => dayOfWeek(`${day}T12:00:00Z`, 'UTC');

customElements.define('loket-journal', LoketJournal);
