// @ts-check
import { LitElement, html, nothing } from 'lit';
import { get } from 'loket/api.js';
import { problemOf } from './answers.js';
import { moment } from './section.js';
import { hardwareName, hardwareState, refused, say } from './words.js';

/** @import { HardwareHistory, HardwareRow as Hardware } from 'loket-api' */

const LOOK_MILLISECONDS = 5000;

/** Worst first: what somebody should go to stands above. */
const ORDER = ['DOWN', 'ATTENTION', 'WELL'];

/** What hangs on the stations' cables: where, how it is, how often it fell, and what became of it. */
class AdminHardware extends LitElement {
  /** @type {Hardware[] | null} */
  #devices = null;
  #trouble = '';
  /** @type {{ of: Hardware, changes: HardwareHistory['changes'] } | null} */
  #history = null;
  #looking = 0;

  zone = 'Asia/Jakarta';

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#looking = window.setInterval(() => void this.#look(), LOOK_MILLISECONDS);
    void this.#look();
  }

  disconnectedCallback() {
    window.clearInterval(this.#looking);
    super.disconnectedCallback();
  }

  async #look() {
    try {
      const answer = await get('hardware');
      this.#devices = answer.devices.sort(
        (one, other) => ORDER.indexOf(one.health) - ORDER.indexOf(other.health),
      );
      this.#trouble = '';
    } catch (problem) {
      const { code, detail } = problemOf(problem, this);
      this.#trouble = refused(code, detail);
    }
    this.requestUpdate();
  }

  /** @param {Hardware} device */
  async #open(device) {
    try {
      const { changes } = await get(
        `hardware/${encodeURIComponent(device.station)}/${encodeURIComponent(device.device)}`,
      );
      this.#history = { of: device, changes };
    } catch (problem) {
      const { code, detail } = problemOf(problem, this);
      this.#trouble = refused(code, detail);
    }
    this.requestUpdate();
    await this.updateComplete;
    const heading = /** @type {HTMLElement | null} */ (this.querySelector('#hardware-history'));
    heading?.focus();
  }

  #close() {
    this.#history = null;
    this.requestUpdate();
  }

  render() {
    return html`
      <h1>${say('section-hardware')}</h1>
      <p class="hint">${say('hardwareHint')}</p>
      ${this.#trouble === '' ? nothing : html`<p class="outcome bad" role="alert">${this.#trouble}</p>`}
      ${this.#devices === null ? nothing : this.#table(this.#devices)}
      ${this.#history === null ? nothing : this.#changes(this.#history)}
    `;
  }

  /** @param {Hardware[]} devices */
  #table(devices) {
    if (devices.length === 0) return html`<p class="card">${say('hardwareEmpty')}</p>`;
    return html`
      <section class="card" aria-label=${say('section-hardware')}>
        <div class="wide" tabindex="0" role="group" aria-label=${say('section-hardware')}>
          <table class="table" data-testid="admin-hardware">
            <thead>
              <tr>
                <th scope="col">${say('hardwareDevice')}</th>
                <th scope="col">${say('hardwarePlace')}</th>
                <th scope="col">${say('deviceState')}</th>
                <th scope="col">${say('hardwareLastSeen')}</th>
                <th scope="col">${say('hardwareFalls')}</th>
                <th scope="col" class="last">${say('hardwareHistory')}</th>
              </tr>
            </thead>
            <tbody>
              ${devices.map((one) => this.#row(one))}
            </tbody>
          </table>
        </div>
      </section>
    `;
  }

  /** @param {Hardware} one */
  #row(one) {
    return html`
      <tr data-testid="admin-hardware-${one.device}">
        <th scope="row">${hardwareName(one.kind, one.device)}</th>
        <td>
          ${one.place}
          ${one.address === '' ? nothing : html`<span class="soft since"><code>${one.address}</code></span>`}
        </td>
        <td>
          <span class="badge ${badge(one.health)}">${hardwareState(one.state)}</span>
          <span class="soft since">${say('since', { at: moment(one.since, this.zone, true) })}</span>
          ${one.detail === '' ? nothing : html`<span class="soft since">${one.detail}</span>`}
        </td>
        <td>${one.lastSeen === null ? say('deviceNotSeen') : moment(one.lastSeen, this.zone, true)}</td>
        <td>
          ${say('falls', { today: one.fallsToday, week: one.fallsInSevenDays })}
          ${
            one.lastDown === null
              ? nothing
              : html`<span class="soft since">${say('lastFall', { at: moment(one.lastDown, this.zone, true) })}</span>`
          }
        </td>
        <td class="buttons">
          <button
            type="button"
            class="button"
            aria-label=${say('historyOf', { name: hardwareName(one.kind, one.device) })}
            data-testid="admin-history-${one.device}"
            @click=${() => this.#open(one)}
          >
            ${say('hardwareHistory')}
          </button>
        </td>
      </tr>
    `;
  }

  /** @param {{ of: Hardware, changes: HardwareHistory['changes'] }} history */
  #changes(history) {
    const name = hardwareName(history.of.kind, history.of.device);
    return html`
      <section class="card" aria-labelledby="hardware-history" data-testid="admin-hardware-history">
        <h2 id="hardware-history" tabindex="-1">${say('historyOf', { name })}</h2>
        <div class="wide" tabindex="0" role="group" aria-label=${say('historyOf', { name })}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">${say('hardwareWhen')}</th>
                <th scope="col">${say('deviceState')}</th>
                <th scope="col">${say('hardwareDetail')}</th>
              </tr>
            </thead>
            <tbody>
              ${history.changes.map(
                (one) => html`
                  <tr>
                    <th scope="row">${moment(one.at, this.zone, true)}</th>
                    <td>
                      <span class="badge ${badge(one.health)}">${hardwareState(one.state)}</span>
                    </td>
                    <td>${one.detail}</td>
                  </tr>
                `,
              )}
            </tbody>
          </table>
        </div>
        <button type="button" class="button" @click=${this.#close}>${say('closeHistory')}</button>
      </section>
    `;
  }
}
customElements.define('admin-hardware', AdminHardware);

/** @param {string} health */
function badge(health) {
  return health === 'WELL' ? 'on' : health === 'DOWN' ? 'lost' : '';
}
