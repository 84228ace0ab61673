// @ts-check
import { html, nothing } from 'lit';
import { Problem, get } from 'loket/api.js';
import { hear, now } from 'loket/clock.js';
import { StaffPage } from 'loket/staff.js';
import { KINDS, isDay, periodBetween, periodOf, quarterBefore, quarterOf, today } from './period.js';
import { reportView } from './report.js';
import './campaigns.js';
import './paper.js';
import './tables.js';
import './questionnaire.js';
import { between, kindOf, refused, say } from './words.js';

/** @typedef {import("./period.js").Period} Period */
/** @import { Ikm, IkmServices, Me } from 'loket-api' */
/** @typedef {{ period: Period, respondents: number }} Earlier a quarter that has figures */

/**
 * The IKM for the head of office. The filter stands in the page's address, so that a reload, a
 * bookmark and a printed page mean the same report.
 */
class LoketIkm extends StaffPage {
  /** @type {Period | null} */
  #period = null;
  #service = '';
  /** @type {IkmServices} */
  #services = [];
  /** @type {Ikm | null} */
  #report = null;
  /** What visitors wrote, in no order. @type {string[]} */
  #comments = [];
  /** Where the period that was asked for has no figures. @type {Earlier | null} */
  #earlier = null;
  #refused = '';
  #readAt = 0;
  /** Counts the questions, so that a late answer to an old one is dropped. */
  #asked = 0;
  #onFocus = () => {
    if (this.door === 'in' && document.visibilityState === 'visible') void this.#read();
  };

  constructor() {
    super({
      name: 'ikm',
      say,
      mark: 'star',
      action: 'ikm.read',
    });
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('focus', this.#onFocus);
  }

  disconnectedCallback() {
    window.removeEventListener('focus', this.#onFocus);
    super.disconnectedCallback();
  }

  async entered() {
    hear((await get('day')).now);
    this.#readAddress(this.me?.zone ?? '');
    await Promise.all([this.#read(), this.#readServices()]);
  }

  forget() {
    this.#asked++;
    this.#report = null;
    this.#comments = [];
    this.#earlier = null;
    this.#refused = '';
  }

  /** @param {string} zone */
  #readAddress(zone) {
    const query = new URLSearchParams(location.search);
    const from = query.get('from') ?? '';
    const to = query.get('to') ?? '';
    this.#period =
      isDay(from) && isDay(to) && from <= to ? periodBetween(from, to) : quarterOf(today(zone, now()));
    this.#service = query.get('service') ?? '';
  }

  /** The question as the API takes it; `ikm.csv` takes the same. */
  #query(period = this.#period) {
    const query = new URLSearchParams();
    query.set('from', period?.from ?? '');
    query.set('to', period?.to ?? '');
    if (this.#service !== '') query.set('service', this.#service);
    return query.toString();
  }

  async #read() {
    const asked = ++this.#asked;
    try {
      const [report, said] = await Promise.all([
        get(`ikm?${this.#query()}`),
        get(`ikm/comments?${this.#query()}`),
      ]);
      const earlier = report.suppressed ? await this.#readEarlier(report.from) : null;
      if (asked !== this.#asked) return;
      this.#report = report;
      this.#earlier = earlier;
      this.#comments = said.comments;
      this.#readAt = now();
      this.#refused = '';
    } catch (problem) {
      if (asked === this.#asked) this.#sayRefused(problem);
    }
    this.requestUpdate();
  }

  /** The quarter before, where it has figures; what is shown needs it not. @param {string} from @returns {Promise<Earlier | null>} */
  async #readEarlier(from) {
    const period = quarterBefore(from);
    try {
      const { suppressed, respondents } = await get(`ikm?${this.#query(period)}`);
      return suppressed ? null : { period, respondents };
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      return null;
    }
  }

  /** Only for the filter: without it the report still covers all services. */
  async #readServices() {
    try {
      this.#services = await get('ikm/services');
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
    }
    this.requestUpdate();
  }

  /** @param {unknown} problem */
  #sayRefused(problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.status === 401) return this.denied(problem);
    this.#report = null;
    this.#refused = refused(problem.code);
    this.requestUpdate();
  }

  /** @param {Period} period @param {string} service */
  #choose(period, service) {
    this.#period = period;
    this.#service = service;
    if (!isDay(period.from) || !isDay(period.to) || period.from > period.to) {
      this.#asked++;
      this.#report = null;
      this.#refused = say('badDays');
      this.requestUpdate();
      return;
    }
    history.replaceState(null, '', `${location.pathname}?${this.#query()}`);
    void this.#read();
    this.requestUpdate();
  }

  content() {
    const me = this.me;
    if (me === null || this.#period === null) {
      return html`<main><p class="waiting">${say('loading')}</p></main>`;
    }
    return html`
      <main class="report">
        <p class="soft basis">${say('basis')}</p>
        ${this.#filter(this.#period, me)}
        <p class="period">
          <strong>${between(this.#period.from, this.#period.to)}</strong>
          · ${this.#serviceName()}
          ${this.#report === null ? nothing : html`<span>· ${say('readAt', { time: this.#readAtWords(me) })}</span>`}
        </p>
        <div role="status">
          ${this.#refused === '' ? nothing : html`<p class="banner is-attention-soft">${this.#refused}</p>`}
        </div>
        ${
          this.#report === null
            ? this.#refused === ''
              ? html`<p class="waiting">${say('loading')}</p>`
              : nothing
            : reportView(this.#report, this.#comments, this.#toEarlier(), (action) => this.may(action))
        }
        <ikm-paper .of=${this.#report} .services=${this.#services} ?may-type=${this.may('paper.type')}
          @ikm-typed=${() => void this.#read()}></ikm-paper>
        <ikm-tables .of=${this.#report} .services=${this.#services} ?may-type=${this.may('answertable.bring')}
          @ikm-typed=${() => void this.#read()}></ikm-tables>
        <ikm-campaigns ?may-type=${this.may('campaign.type')} ?may-lead=${this.may('campaign.lead')}></ikm-campaigns>
        <ikm-questionnaire ?may-change=${this.may('questionnaire.change')}></ikm-questionnaire>
      </main>
    `;
  }

  /** One click from a quarter that has just begun to the last one that has figures. */
  #toEarlier() {
    const earlier = this.#earlier;
    if (earlier === null) return nothing;
    const { period, respondents } = earlier;
    return html`<button type="button" class="button button-main" data-testid="ikm-earlier"
      @click=${() => this.#choose(period, this.#service)}>
      ${say('earlier', { quarter: kindOf(period.kind), year: period.year, n: respondents })}</button>`;
  }

  #serviceName() {
    if (this.#service === '') return say('allServices');
    return this.#services.find((one) => one.code === this.#service)?.name ?? this.#service;
  }

  /** @param {Me} me */
  #readAtWords(me) {
    const words = new Intl.DateTimeFormat('id-ID', {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: me.zone,
    }).format(this.#readAt);
    return `${words} ${me.zoneName}`;
  }

  /** @param {Period} period @param {Me} me */
  #filter(period, me) {
    const days = period.kind === 'DAYS';
    const thisYear = Number(today(me.zone, now()).slice(0, 4));
    const years = [...new Set([0, 1, 2, 3, 4].map((ago) => thisYear - ago).concat(period.year))];
    const toKind = (/** @type {Event} */ event) => {
      const kind = /** @type {Period["kind"]} */ (valueOf(event));
      const next = kind === 'DAYS' ? { ...period, kind } : periodOf(kind, period.year);
      this.#choose(next, this.#service);
    };
    return html`
      <form class="filter card" aria-label=${say('filter')} @submit=${(/** @type {Event} */ e) => e.preventDefault()}>
        <div class="field">
          <label for="kind">${say('period')}</label>
          <select id="kind" class="input" data-testid="ikm-period" .value=${period.kind} @change=${toKind}>
            ${KINDS.map(
              (kind) =>
                html`<option value=${kind} ?selected=${kind === period.kind}>
                  ${kindOf(kind)}
                </option>`,
            )}
          </select>
        </div>
        ${
          days
            ? this.#dayFields(period)
            : this.#yearField(
                period,
                years.sort((a, b) => b - a),
              )
        }
        <div class="field wide-field">
          <label for="service">${say('service')}</label>
          <select
            id="service"
            class="input"
            data-testid="ikm-service"
            .value=${this.#service}
            @change=${(/** @type {Event} */ event) => this.#choose(period, valueOf(event))}
          >
            <option value="" ?selected=${this.#service === ''}>${say('allServices')}</option>
            ${this.#services.map(
              (one) =>
                html`<option value=${one.code} ?selected=${one.code === this.#service}>
                  ${one.name}
                </option>`,
            )}
          </select>
        </div>
        <div class="tools">
          <a class="button" data-testid="ikm-pdf" href="/api/v1/ikm.pdf?${this.#query()}" target="_blank">
            ${say('pdf')}
          </a>
          <a class="button" data-testid="ikm-csv" href="/api/v1/ikm.csv?${this.#query()}" download>
            ${say('csv')}
          </a>
          <a class="button" data-testid="ikm-xlsx" href="/api/v1/ikm.xlsx?${this.#query()}" download>
            ${say('xlsx')}
          </a>
          <a class="button" data-testid="ikm-evidence" href="/api/v1/ikm/evidence.zip?${this.#query()}" download>
            ${say('evidence')}
          </a>
          <button type="button" class="button" @click=${() => window.print()}>${say('print')}</button>
        </div>
      </form>
    `;
  }

  /** @param {Period} period @param {number[]} years */
  #yearField(period, years) {
    const change = (/** @type {Event} */ event) => {
      if (period.kind === 'DAYS') return;
      this.#choose(periodOf(period.kind, Number(valueOf(event))), this.#service);
    };
    return html`
      <div class="field">
        <label for="year">${say('year')}</label>
        <select id="year" class="input" data-testid="ikm-year" @change=${change}>
          ${years.map(
            (year) => html`<option value=${year} ?selected=${year === period.year}>${year}</option>`,
          )}
        </select>
      </div>
    `;
  }

  /** @param {Period} period */
  #dayFields(period) {
    return ['from', 'to'].map((end) => {
      const name = /** @type {"from" | "to"} */ (end);
      return html`
        <div class="field">
          <label for=${name}>${say(name)}</label>
          <input
            id=${name}
            class="input"
            type="date"
            required
            data-testid="ikm-${name}"
            .value=${period[name]}
            @change=${(/** @type {Event} */ event) =>
              this.#choose({ ...period, kind: 'DAYS', [name]: valueOf(event) }, this.#service)}
          />
        </div>
      `;
    });
  }
}
customElements.define('loket-ikm', LoketIkm);

/** @param {Event} event */
function valueOf(event) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value;
}
