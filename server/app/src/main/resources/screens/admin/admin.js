// @ts-check
import { html, nothing } from 'lit';
import { get } from 'loket/api.js';
import 'loket/day.js';
import { StaffPage } from 'loket/staff.js';
import './accounts.js';
import './boards.js';
import './catalogue.js';
import './devices.js';
import './editor.js';
import './hardware.js';
import './setup.js';
import './slips.js';
import './sound.js';
import { problemOf } from './answers.js';
import { say } from './words.js';

/** @typedef {"accounts" | "devices" | "hardware" | "boards" | "sound" | "slips" | "editor" | "catalogue"} Section */
/** @typedef {import('loket-api').Me} Me */

const CLOCK_MILLISECONDS = 10_000;

/**
 * The pages of those who look after the house: accounts, screens and stations, catalogue. The
 * server says which actions a person has; a section without one is not shown, and the server
 * refuses what is asked all the same.
 */
class LoketAdmin extends StaffPage {
  static properties = { wrongClock: { state: true } };

  constructor() {
    super({
      name: 'admin',
      say,
      mark: 'counter',
      action: 'hardware.read',
    });
    /** What is the matter with the server's clock. @type {import('loket-api').Clock | null} */
    this.wrongClock = null;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.looking = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('hashchange', this.turned);
    this.looking = setInterval(() => void this.lookAtClock(), CLOCK_MILLISECONDS);
  }

  disconnectedCallback() {
    window.removeEventListener('hashchange', this.turned);
    clearInterval(this.looking);
    super.disconnectedCallback();
  }

  turned = () => this.requestUpdate();

  async entered() {
    await this.lookAtClock();
  }

  lookAtClock = async () => {
    if (this.door !== 'in' || !this.may('day.read')) return;
    try {
      this.wrongClock = (await get('day')).clock;
    } catch (problem) {
      problemOf(problem); // What is no answer of the office is a fault of ours.
    }
  };

  wentHome() {
    history.replaceState(null, '', location.pathname);
  }

  setupDone = async () => {
    history.replaceState(null, '', location.pathname);
    await this.enter();
  };

  render() {
    return this.me?.setupNeeded
      ? html`<main class="gate"><admin-setup @done=${this.setupDone}></admin-setup></main>`
      : super.render();
  }

  content() {
    return this.me === null ? nothing : this.sections(this.me);
  }

  /** @param {Me} me */
  sections(me) {
    const sections = sectionsOf(me);
    const asked = location.hash.slice(1);
    const section = sections.find((one) => one === asked) ?? sections[0];
    return html`
      <div class="frame">
        <nav aria-label=${say('menu')}>
          <ul>
            ${sections.map(
              (one) => html`
                <li>
                  <a
                    href="#${one}"
                    data-testid="admin-section-${one}"
                    aria-current=${one === section ? 'page' : nothing}
                    >${say(`section-${one}`)}</a
                  >
                </li>
              `,
            )}
            ${
              me.actions.includes('check.read')
                ? html`<li><a href="/health/" data-testid="admin-health">${say('health')}</a></li>`
                : nothing
            }
            <li><a href="/guide/" data-testid="admin-guide">${say('guide')}</a></li>
          </ul>
        </nav>
        <main @session-ended=${this.enter} @answered=${this.lookAtClock}>
          <loket-day .clock=${this.wrongClock} .mayAnswer=${me.actions.includes('day.answer')}></loket-day>
          ${sectionView(section, me)}
        </main>
      </div>
    `;
  }
}
customElements.define('loket-admin', LoketAdmin);

/** @param {Section | undefined} section @param {Me} me */
function sectionView(section, me) {
  const may = (/** @type {Me['actions'][number]} */ action) => me.actions.includes(action);
  switch (section) {
    case 'accounts':
      return html`<admin-accounts .mayChange=${may('account.change')}></admin-accounts>`;
    case 'devices':
      return html`<admin-devices
        .mayChange=${may('screen.change')}
        .zone=${me.zone}
      ></admin-devices>`;
    case 'sound':
      return html`<admin-sound .mayChange=${may('announcer.change')}></admin-sound>`;
    case 'boards':
      return html`<admin-boards .mayChange=${may('board.change')}></admin-boards>`;
    case 'slips':
      return html`<admin-slips .mayChange=${may('slip.change')} .zone=${me.zone}></admin-slips>`;
    case 'hardware':
      return html`<admin-hardware .zone=${me.zone}></admin-hardware>`;
    case 'editor':
      return html`<admin-editor .mayChange=${true}></admin-editor>`;
    case 'catalogue':
      return html`<admin-catalogue
        .mayChange=${may('catalogue.change')}
        .mayDecide=${may('standard.remarks')}
        .mayBring=${may('decision.bring')}
        .zone=${me.zone}
      ></admin-catalogue>`;
    default:
      return html`<h1>${say('title')}</h1>
        <p>${say('nothingAllowed')}</p>`;
  }
}

/** @param {Me} me @returns {Section[]} */
function sectionsOf(me) {
  /** @type {Section[]} */
  const sections = [];
  if (me.actions.includes('account.read')) sections.push('accounts');
  if (me.actions.includes('screen.read')) sections.push('devices');
  if (me.actions.includes('hardware.read')) sections.push('hardware');
  if (me.actions.includes('board.read')) sections.push('boards');
  if (me.actions.includes('announcer.read')) sections.push('sound');
  if (me.actions.includes('slip.read')) sections.push('slips');
  if (me.actions.includes('catalogue.change')) sections.push('editor');
  // A technician may read the catalogue, but has no business with it here.
  const technician = me.person?.role === 'TECHNICIAN';
  if (me.actions.includes('catalogue.read') && !technician) sections.push('catalogue');
  return sections;
}
