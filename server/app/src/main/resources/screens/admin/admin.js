// @ts-check
import { LitElement, html, nothing } from 'lit';
import { del, get } from 'loket/api.js';
import 'loket/day.js';
import 'loket/login.js';
import './accounts.js';
import './catalogue.js';
import './devices.js';
import './hardware.js';
import './setup.js';
import { problemOf } from './answers.js';
import { texts } from './texts.id.js';

/** @typedef {"accounts" | "devices" | "hardware" | "catalogue"} Section */
/** @typedef {{ person: { user: string, name: string, role: string } | null, actions: string[],
 *   zone: string, setupNeeded: boolean }} Me */

const CLOCK_MILLISECONDS = 10_000;

/**
 * The pages of those who look after the house: accounts, screens and stations, catalogue. The
 * server says which actions a person has; a section without one is not shown, and the server
 * refuses what is asked all the same.
 */
class LoketAdmin extends LitElement {
  /** @type {Me | null} */
  #me = null;
  /** What is the matter with the server's clock. @type {any} */
  #clock = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #looking;
  /** @type {string} */
  #wait = texts.loading;
  #onHash = () => this.requestUpdate();

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#onHash);
    void this.#enter();
    this.#looking = setInterval(() => void this.#lookAtClock(), CLOCK_MILLISECONDS);
  }

  disconnectedCallback() {
    window.removeEventListener('hashchange', this.#onHash);
    clearInterval(this.#looking);
    super.disconnectedCallback();
  }

  async #enter() {
    try {
      this.#me = await get('me');
    } catch (problem) {
      const { code, detail } = problemOf(problem);
      this.#wait = texts.refused(code, detail);
      window.setTimeout(() => void this.#enter(), 3000);
    }
    this.requestUpdate();
    await this.#lookAtClock();
  }

  async #lookAtClock() {
    if (!this.#me?.actions.includes('day.read')) return;
    try {
      this.#clock = (await get('day')).clock;
      this.requestUpdate();
    } catch (problem) {
      problemOf(problem); // What is no answer of the office is a fault of ours.
    }
  }

  async #setupDone() {
    history.replaceState(null, '', location.pathname);
    await this.#enter();
  }

  async #logout() {
    await del('session');
    history.replaceState(null, '', location.pathname);
    await this.#enter();
  }

  render() {
    const me = this.#me;
    if (me === null) return html`<main class="gate"><h1 class="waiting">${this.#wait}</h1></main>`;
    if (me.setupNeeded) {
      return html`<main class="gate"><admin-setup @done=${this.#setupDone}></admin-setup></main>`;
    }
    if (me.person === null) {
      return html`<loket-login heading=${texts.title} @logged-in=${this.#enter}></loket-login>`;
    }
    return this.#frame(me, me.person);
  }

  /** @param {Me} me @param {{ user: string, name: string, role: string }} person */
  #frame(me, person) {
    const sections = sectionsOf(me);
    const asked = location.hash.slice(1);
    const section = sections.find((one) => one === asked) ?? sections[0];
    return html`
      <header class="top">
        <p class="top-title">${texts.title}</p>
        <p class="top-person">${person.name} · ${texts.roleWord(person.role)}</p>
        <button type="button" class="button" data-testid="admin-logout" @click=${this.#logout}>
          ${texts.logout}
        </button>
      </header>
      <div class="frame">
        <nav aria-label=${texts.menu}>
          <ul>
            ${sections.map(
              (one) => html`
                <li>
                  <a
                    href="#${one}"
                    data-testid="admin-section-${one}"
                    aria-current=${one === section ? 'page' : nothing}
                    >${texts.sections[one]}</a
                  >
                </li>
              `,
            )}
            ${me.actions.includes('check.read')
              ? html`<li><a href="/health/" data-testid="admin-health">${texts.health}</a></li>`
              : nothing}
          </ul>
        </nav>
        <main @session-ended=${this.#enter} @answered=${this.#lookAtClock}>
          <loket-day .clock=${this.#clock} .mayAnswer=${me.actions.includes('day.answer')}></loket-day>
          ${sectionView(section, me)}
        </main>
      </div>
    `;
  }
}
customElements.define('loket-admin', LoketAdmin);

/** @param {Section | undefined} section @param {Me} me */
function sectionView(section, me) {
  const may = (/** @type {string} */ action) => me.actions.includes(action);
  switch (section) {
    case 'accounts':
      return html`<admin-accounts .mayChange=${may('account.change')}></admin-accounts>`;
    case 'devices':
      return html`<admin-devices
        .mayChange=${may('screen.change')}
        .zone=${me.zone}
      ></admin-devices>`;
    case 'hardware':
      return html`<admin-hardware .zone=${me.zone}></admin-hardware>`;
    case 'catalogue':
      return html`<admin-catalogue .mayChange=${may('catalogue.change')}></admin-catalogue>`;
    default:
      return html`<h1>${texts.title}</h1>
        <p>${texts.nothingAllowed}</p>`;
  }
}

/** @param {Me} me @returns {Section[]} */
function sectionsOf(me) {
  /** @type {Section[]} */
  const sections = [];
  if (me.actions.includes('account.read')) sections.push('accounts');
  if (me.actions.includes('screen.read')) sections.push('devices');
  if (me.actions.includes('hardware.read')) sections.push('hardware');
  // A technician may read the catalogue, but has no business with it here.
  const technician = me.person?.role === 'TECHNICIAN';
  if (me.actions.includes('catalogue.read') && !technician) sections.push('catalogue');
  return sections;
}
