// @ts-check
import { html, nothing } from 'lit';
import { get, post } from 'loket/api.js';
import { problemOf } from './answers.js';
import { Section, moment } from './section.js';
import { SCREENS, hardware, revokePrinter, say, screenOf } from './words.js';

/** @import { DeviceView, KnownDevice as Device } from 'loket-api' */
/** @typedef {{ code: string, kind: string, name: string, until: number,
 *   known: Set<string>, hosts: string[], fingerprint: string | null, stationCode: string,
 *   encryptedPort: number | null }} Code hosts: where other computers reach the server */

/** The page that each kind of screen opens; a station has none. @type {Record<string, string>} */
const PAGES = {
  KIOSK: '/kiosk/',
  BOARD: '/board/',
  TABLET: '/survey/',
  SIGN: '/sign/',
  DESK: '/console/',
};

/** The screens at which slips are asked for. */
const PRINTING = ['KIOSK', 'DESK'];

const LOOK_SECONDS = 5;

/** Screens and stations: which there are, which no longer, and the code for a new one. */
class AdminDevices extends Section {
  /** @type {Device[] | null} */
  #devices = null;
  #kind = 'KIOSK';
  /** @type {Code | null} */
  #code = null;
  /** @type {Device | null} */
  #revoking = null;
  #ticking = 0;
  #ticks = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#ticking = window.setInterval(() => this.#tick(), 1000);
  }

  disconnectedCallback() {
    window.clearInterval(this.#ticking);
    super.disconnectedCallback();
  }

  /** Who is there, every few seconds; while a code is shown also its clock, and who has come. */
  #tick() {
    this.#ticks += 1;
    const code = this.#code;
    if (code === null) {
      if (this.#ticks % LOOK_SECONDS === 0 && !document.hidden) void this.#look();
      return;
    }
    this.requestUpdate();
    const left = Math.ceil((code.until - performance.now()) / 1000);
    if (left > 0 && left % 3 === 0) void this.#lookFor(code);
  }

  /** A look that fails is repeated anyhow; only an ended session is said. */
  async #look() {
    try {
      this.#devices = await get('devices');
    } catch (problem) {
      problemOf(problem, this);
    }
    this.requestUpdate();
  }

  /** @param {Code} code */
  async #lookFor(code) {
    try {
      const devices = await get('devices');
      this.#devices = devices;
      const came = devices.some(
        (one) => one.kind === code.kind && one.name === code.name && !code.known.has(one.id),
      );
      if (this.#code === code && came) {
        this.#code = null;
        this.outcome = { good: true, text: say('codeUsed', { name: code.name }) };
      }
    } catch (problem) {
      // Only a look: what hinders it will hinder the next thing that the person does, and be said.
      problemOf(problem, this);
    }
    this.requestUpdate();
  }

  async read() {
    this.#devices = await get('devices');
  }

  /** @param {SubmitEvent} event */
  #create(event) {
    event.preventDefault();
    const asked = /** @type {HTMLFormElement} */ (event.target);
    const form = new FormData(asked);
    const name = String(form.get('name') ?? '').trim();
    const written = String(form.get('counters') ?? '').trim();
    const counters = countersOf(written);
    if (name === '') return this.hindered(say('missing', { field: say('deviceName') }));
    if (counters === null) return this.hindered(say('deviceCountersWrong'));
    const kind = this.#kind;
    const printer = String(form.get('printer') ?? '') || null;
    void this.act('', async () => {
      const made = await post('enrolment-codes', { kind, name, counters, printer });
      this.#code = {
        code: made.code,
        kind,
        name,
        until: performance.now() + made.validMinutes * 60_000,
        known: new Set((this.#devices ?? []).map((one) => one.id)),
        hosts: made.hosts,
        fingerprint: made.fingerprint,
        stationCode: made.stationCode,
        encryptedPort: made.encryptedPort,
      };
      // The next device is another one: it must not get this one's loket.
      asked.reset();
    }).then(() => this.#showCode());
  }

  /** The form stands below a long table, the code above it. */
  async #showCode() {
    await this.updateComplete;
    this.querySelector('.code-card')?.scrollIntoView({ block: 'center' });
  }

  /** @param {Device} device */
  async #askRevoke(device) {
    this.#revoking = device;
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
  }

  #closeRevoke() {
    this.querySelector('dialog')?.close();
    this.#revoking = null;
    this.requestUpdate();
  }

  #revoke() {
    const device = this.#revoking;
    if (device === null) return;
    const anyway = this.#printsFor(device).length > 0;
    this.#closeRevoke();
    void this.act(say('revoked', { name: device.name }), () =>
      post(`devices/${encodeURIComponent(device.id)}/revoke`, { anyway }),
    );
  }

  /** The names of the screens that lose their paper with this station. @param {Device} device */
  #printsFor(device) {
    return (this.#devices ?? [])
      .filter((one) => !one.revoked && PRINTING.includes(one.kind) && one.printer === device.id)
      .map((one) => one.name);
  }

  render() {
    return html`
      <h1>${say('section-devices')}</h1>
      <p class="hint">${say('devicesHint')}</p>
      ${this.outcomeLine()}
      ${this.#code === null ? nothing : codeCard(this.#code, () => this.#closeCode())}
      ${this.#devices === null ? nothing : this.#table(this.#devices)} ${this.mayChange ? this.#newForm() : html`<p class="hint">${say('readOnly')}</p>`}
      <dialog class="dialog" aria-labelledby="revoke-title" @close=${this.#closeRevoke}>
        ${
          this.#revoking === null
            ? nothing
            : html`
              <h2 id="revoke-title">${say('revokeTitle', { name: this.#revoking.name })}</h2>
              <p>${say('revokeHint')}</p>
              ${
                this.#printsFor(this.#revoking).length === 0
                  ? nothing
                  : html`<p class="outcome bad">
                    ${revokePrinter(this.#printsFor(this.#revoking))}
                  </p>`
              }
              <div class="dialog-actions">
                <button type="button" class="button button-negative" @click=${this.#revoke}>
                  ${this.#printsFor(this.#revoking).length === 0 ? say('deviceRevoke') : say('revokeAnyway')}
                </button>
                <button type="button" class="button" @click=${this.#closeRevoke}>
                  ${say('cancel')}
                </button>
              </div>
            `
        }
      </dialog>
    `;
  }

  #closeCode() {
    this.#code = null;
    void this.act('', async () => {});
  }

  /** @param {Device[]} devices */
  #table(devices) {
    if (devices.length === 0) return html`<p class="card">${say('devicesEmpty')}</p>`;
    return html`
      <section class="card" aria-label=${say('devicesTitle')}>
        <div class="wide" tabindex="0" role="group" aria-label=${say('devicesTitle')}>
          <table class="table" data-testid="admin-devices">
            <thead>
              <tr>
                <th scope="col">${say('deviceName')}</th>
                <th scope="col">${say('deviceKind')}</th>
                <th scope="col">${say('deviceCounters')}</th>
                <th scope="col">${say('devicePrinter')}</th>
                <th scope="col">${say('deviceState')}</th>
                <th scope="col" class="last">${say('accountActions')}</th>
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

  /** @param {Device} device */
  #row(device) {
    const gone = device.revoked;
    const printer = (this.#devices ?? []).find((one) => one.id === device.printer);
    return html`
      <tr>
        <th scope="row">${device.name}</th>
        <td>${screenOf(device.kind)}</td>
        <td>${device.counters.join(', ') || '–'}</td>
        <td>${printer?.name ?? '–'}</td>
        <td>
          ${
            gone
              ? html`<span class="badge">${say('deviceRevoked')}</span>`
              : html`<span class="badges">${this.#presence(device)}
                  ${device.crowded ? html`<span class="badge lost">${say('deviceCrowded')}</span>` : nothing}
                  ${device.bound ? nothing : html`<span class="badge" title=${say('deviceUnboundHint')}>${say('deviceUnbound')}</span>`}
                  ${device.devices.map(hardwareBadge)}</span>
                <span class="soft since">${say('deviceEnrolled', { since: this.#dayOf(device.since) })}</span>`
          }
        </td>
        <td class="buttons">
          ${
            gone || !this.mayChange
              ? nothing
              : html`<button
                type="button"
                class="button"
                aria-label=${say('revokeDevice', { name: device.name })}
                ?disabled=${this.busy}
                @click=${() => this.#askRevoke(device)}
              >
                ${say('deviceRevoke')}
              </button>`
          }
        </td>
      </tr>
    `;
  }

  /** Whether it is there now, or when it last was. @param {Device} device */
  #presence(device) {
    if (device.connected && device.sound === 'BLOCKED') {
      return html`<span class="badge lost">${say('deviceSilent')}</span>`;
    }
    if (device.connected) return html`<span class="badge on">${say('deviceHere')}</span>`;
    const words =
      device.lastSeen === null
        ? say('deviceNotSeen')
        : say('deviceSeen', { at: moment(device.lastSeen, this.zone) });
    return html`<span class="badge">${words}</span>`;
  }

  /** @param {string} since */
  #dayOf(since) {
    return new Intl.DateTimeFormat('id-ID', { dateStyle: 'medium', timeZone: this.zone }).format(
      Date.parse(since),
    );
  }

  #newForm() {
    const stations = (this.#devices ?? []).filter((one) => one.kind === 'STATION' && !one.revoked);
    const hasCounters = ['DESK', 'TABLET', 'BOARD', 'SIGN'].includes(this.#kind);
    const hasPrinter = PRINTING.includes(this.#kind);
    return html`
      <form class="card" novalidate autocomplete="off" @submit=${this.#create}>
        <h2>${say('codeNew')}</h2>
        <div class="fields">
          <div class="field">
            <label for="device-kind">${say('deviceKind')}</label>
            <select
              id="device-kind"
              class="input"
              data-testid="admin-device-kind"
              @change=${(/** @type {Event} */ event) => {
                this.#kind = /** @type {HTMLSelectElement} */ (event.target).value;
                this.requestUpdate();
              }}
            >
              ${SCREENS.map(
                (kind) =>
                  html`<option value=${kind} ?selected=${kind === this.#kind}>
                    ${screenOf(kind)}
                  </option>`,
              )}
            </select>
          </div>
          <div class="field">
            <label for="device-name">${say('deviceName')}</label>
            <input
              id="device-name"
              class="input"
              name="name"
              autocomplete="off"
              maxlength="60"
              aria-describedby="device-name-hint"
              data-testid="admin-device-name"
            />
            <p class="hint" id="device-name-hint">${say('deviceNameHint')}</p>
          </div>
          ${
            hasCounters
              ? html`<div class="field">
                <label for="device-counters">${say('deviceCounters')}</label>
                <input
                  id="device-counters"
                  class="input"
                  name="counters"
                  autocomplete="off"
                  inputmode="numeric"
                  aria-describedby="device-counters-hint"
                  data-testid="admin-device-counters"
                />
                <p class="hint" id="device-counters-hint">${say('deviceCountersHint')}</p>
              </div>`
              : nothing
          }
          ${
            hasPrinter
              ? html`<div class="field">
                <label for="device-printer">${say('devicePrinter')}</label>
                <select id="device-printer" class="input" name="printer" data-testid="admin-device-printer">
                  <option value="">${say('noPrinter')}</option>
                  ${stations.map((one) => html`<option value=${one.id}>${one.name}</option>`)}
                </select>
              </div>`
              : nothing
          }
        </div>
        <button
          type="submit"
          class="button button-main"
          data-testid="admin-device-code"
          ?disabled=${this.busy}
        >
          ${say('codeCreate')}
        </button>
      </form>
    `;
  }
}
/** @param {DeviceView} one */
function hardwareBadge(one) {
  return html`<span class="badge ${one.health === 'WELL' ? 'on' : 'lost'}" title=${one.detail}
    data-testid="admin-hardware">${hardware(one.kind, one.device, one.state)}</span>`;
}

customElements.define('admin-devices', AdminDevices);

/** @param {Code} code @param {() => void} close */
function codeCard(code, close) {
  const left = Math.max(0, Math.ceil((code.until - performance.now()) / 1000));
  const page = PAGES[code.kind];
  const addresses =
    page === undefined
      ? []
      : originsFrom(location, code.hosts, code.encryptedPort).map(
          (one) => `${one}${page}#enrol=${code.code}`,
        );
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return html`
    <section class="card code-card" aria-labelledby="code-title" data-testid="admin-code">
      <h2 id="code-title">${say('codeTitle', { name: code.name })}</h2>
      ${
        left === 0
          ? html`<p>${say('codeOver')}</p>`
          : html`
            <p class="code" data-testid="admin-code-value">${code.code}</p>
            <p>${say('codeValid', { left: clock })}</p>
            ${
              addresses.length === 0
                ? stationSteps(code)
                : html`<p>${say('codeOpen')}</p>
                  ${addresses.map((one) => html`<p><code class="address">${one}</code></p>`)}
                  <p>${say('codeOr')}</p>`
            }
            ${
              code.fingerprint === null
                ? nothing
                : html`<p>
                  ${say('codeFingerprint')}
                  <code data-testid="admin-code-fingerprint">${code.fingerprint}</code>
                  <a href="/certificate/">${say('codeCertificate')}</a>
                </p>
                ${addresses.length === 0 ? nothing : lockedSteps(code)}`
            }
          `
      }
      <button type="button" class="button" @click=${close}>${say('close')}</button>
    </section>
  `;
}

/** What a locked screen's settings take; it trusts the office by what stands behind the code. @param {Code} code */
const lockedSteps = (code) => html`
  <p>${say('codeLocked')}</p>
  <p><code class="address" data-testid="admin-code-locked">enrolment-code = "${code.stationCode}"</code></p>
`;

/** What its settings take; an encrypted office is known by what stands behind the code. @param {Code} code */
function stationSteps(code) {
  if (code.encryptedPort === null) return html`<p>${say('codeStation')}</p>`;
  const host = code.hosts[0] ?? location.hostname;
  return html`<p>${say('codeStationLines')}</p>
    <p><code class="address">server = "https://${host}:${code.encryptedPort}"</code></p>
    <p>
      <code class="address" data-testid="admin-code-station"
        >enrolment-code = "${code.stationCode}"</code
      >
    </p>`;
}

/**
 * Whoever sits at the server has it under an address that means another computer there.
 *
 * @param {{ origin: string, hostname: string, protocol: string, port: string }} here
 * @param {string[]} hosts where others reach the server
 * @param {number | null} encrypted its port of https
 */
function originsFrom({ origin, hostname, protocol, port }, hosts, encrypted) {
  const own = /^(localhost|.*\.localhost|127\..*|\[::1\])$/.test(hostname);
  if (!own || hosts.length === 0) return [origin];
  if (encrypted !== null) return hosts.map((one) => `https://${one}:${encrypted}`);
  return hosts.map((one) => `${protocol}//${one}${port ? `:${port}` : ''}`);
}

/** `3, 4` as numbers; none if nothing is written; null if it is something else. @param {string} written */
function countersOf(written) {
  if (written === '') return [];
  const parts = written.split(/[\s,;]+/).filter((part) => part !== '');
  return parts.every((part) => /^[1-9]\d{0,2}$/.test(part)) ? parts.map(Number) : null;
}
