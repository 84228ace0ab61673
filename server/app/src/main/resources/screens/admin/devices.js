// @ts-check
import { LitElement, html, nothing } from 'lit';
import { get, post } from 'loket/api.js';
import { listOf, problemOf } from './answers.js';
import { texts } from './texts.id.js';

/** @typedef {{ id: string, kind: string, name: string, counters: number[],
 *   printer: string, revoked: boolean, since: string, lastSeen: string | null,
 *   connected: boolean, crowded: boolean, sound: string, devices: Hardware[] }} Device */
/** @typedef {{ device: string, kind: string, state: string, health: string,
 *   detail: string }} Hardware what hangs on a station's cables */
/** @typedef {{ code: string, kind: string, name: string, until: number,
 *   known: Set<string>, hosts: string[] }} Code hosts: where other computers reach the server */

/** The page that each kind of screen opens; a station has none. @type {Record<string, string>} */
const PAGES = {
  KIOSK: '/kiosk/', BOARD: '/board/', TABLET: '/survey/', SIGN: '/sign/', DESK: '/console/',
};

/** The screens at which slips are asked for. */
const PRINTING = ['KIOSK', 'DESK'];

const LOOK_SECONDS = 5;

/** Screens and stations: which there are, which no longer, and the code for a new one. */
class AdminDevices extends LitElement {
  /** @type {Device[] | null} */
  #devices = null;
  /** @type {{ good: boolean, text: string } | null} */
  #outcome = null;
  #kind = 'KIOSK';
  /** @type {Code | null} */
  #code = null;
  /** @type {Device | null} */
  #revoking = null;
  #busy = false;
  #ticking = 0;
  #ticks = 0;

  /** Set by the page before the first drawing; the server refuses all the same. */
  mayChange = false;
  zone = 'Asia/Jakarta';

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#ticking = window.setInterval(() => this.#tick(), 1000);
    void this.#do('', async () => {});
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
      this.#devices = listOf(await get('devices'), 'devices');
    } catch (problem) {
      problemOf(problem, this);
    }
    this.requestUpdate();
  }

  /** @param {Code} code */
  async #lookFor(code) {
    try {
      const devices = /** @type {Device[]} */ (listOf(await get('devices'), 'devices'));
      this.#devices = devices;
      const came = devices.some(
        (one) => one.kind === code.kind && one.name === code.name && !code.known.has(one.id),
      );
      if (this.#code === code && came) {
        this.#code = null;
        this.#outcome = { good: true, text: texts.codeUsed(code.name) };
      }
    } catch (problem) {
      // Only a look: what hinders it will hinder the next thing that the person does, and be said.
      problemOf(problem, this);
    }
    this.requestUpdate();
  }

  /** @param {string} said @param {() => Promise<unknown>} thing */
  async #do(said, thing) {
    this.#busy = true;
    this.#outcome = null;
    this.requestUpdate();
    try {
      await thing();
      this.#outcome = said === '' ? null : { good: true, text: said };
      this.#devices = listOf(await get('devices'), 'devices');
    } catch (problem) {
      const { code, detail } = problemOf(problem, this);
      this.#outcome = { good: false, text: texts.refused(code, detail) };
    }
    this.#busy = false;
    this.requestUpdate();
  }

  /** @param {SubmitEvent} event */
  #create(event) {
    event.preventDefault();
    const asked = /** @type {HTMLFormElement} */ (event.target);
    const form = new FormData(asked);
    const name = String(form.get('name') ?? '').trim();
    const written = String(form.get('counters') ?? '').trim();
    const counters = countersOf(written);
    if (name === '') return this.#say(texts.missing(texts.deviceName));
    if (counters === null) return this.#say(texts.deviceCountersWrong);
    const kind = this.#kind;
    const printer = String(form.get('printer') ?? '') || null;
    void this.#do('', async () => {
      const made = await post('enrolment-codes', { kind, name, counters, printer });
      this.#code = {
        code: made.code,
        kind,
        name,
        until: performance.now() + made.validMinutes * 60_000,
        known: new Set((this.#devices ?? []).map((one) => one.id)),
        hosts: made.hosts,
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

  /** @param {string} text */
  #say(text) {
    this.#outcome = { good: false, text };
    this.requestUpdate();
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
    void this.#do(texts.revoked(device.name), () =>
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
      <h1>${texts.sections.devices}</h1>
      <p class="hint">${texts.devicesHint}</p>
      <div role="status">
        ${
          this.#outcome === null
            ? nothing
            : html`<p class="outcome ${this.#outcome.good ? 'good' : 'bad'}">${this.#outcome.text}</p>`
        }
      </div>
      ${this.#code === null ? nothing : codeCard(this.#code, () => this.#closeCode())}
      ${this.#devices === null ? nothing : this.#table(this.#devices)} ${this.mayChange ? this.#newForm() : html`<p class="hint">${texts.readOnly}</p>`}
      <dialog class="dialog" aria-labelledby="revoke-title" @close=${this.#closeRevoke}>
        ${
          this.#revoking === null
            ? nothing
            : html`
              <h2 id="revoke-title">${texts.revokeTitle(this.#revoking.name)}</h2>
              <p>${texts.revokeHint}</p>
              ${
                this.#printsFor(this.#revoking).length === 0
                  ? nothing
                  : html`<p class="outcome bad">
                    ${texts.revokePrinter(this.#printsFor(this.#revoking))}
                  </p>`
              }
              <div class="dialog-actions">
                <button type="button" class="button button-negative" @click=${this.#revoke}>
                  ${
                    this.#printsFor(this.#revoking).length === 0
                      ? texts.deviceRevoke
                      : texts.revokeAnyway
                  }
                </button>
                <button type="button" class="button" @click=${this.#closeRevoke}>
                  ${texts.cancel}
                </button>
              </div>
            `
        }
      </dialog>
    `;
  }

  #closeCode() {
    this.#code = null;
    void this.#do('', async () => {});
  }

  /** @param {Device[]} devices */
  #table(devices) {
    if (devices.length === 0) return html`<p class="card">${texts.devicesEmpty}</p>`;
    return html`
      <section class="card" aria-label=${texts.devicesTitle}>
        <div class="wide" tabindex="0" role="group" aria-label=${texts.devicesTitle}>
          <table class="table" data-testid="admin-devices">
            <thead>
              <tr>
                <th scope="col">${texts.deviceName}</th>
                <th scope="col">${texts.deviceKind}</th>
                <th scope="col">${texts.deviceCounters}</th>
                <th scope="col">${texts.devicePrinter}</th>
                <th scope="col">${texts.deviceState}</th>
                <th scope="col" class="last">${texts.accountActions}</th>
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
        <td>${texts.kind(device.kind)}</td>
        <td>${device.counters.join(', ') || '–'}</td>
        <td>${printer?.name ?? '–'}</td>
        <td>
          ${
            gone
              ? html`<span class="badge">${texts.deviceRevoked}</span>`
              : html`<span class="badges">${this.#presence(device)}
                  ${device.crowded ? html`<span class="badge lost">${texts.deviceCrowded}</span>` : nothing}
                  ${device.devices.map(hardwareBadge)}</span>
                <span class="soft since">${texts.deviceEnrolled(this.#dayOf(device.since))}</span>`
          }
        </td>
        <td class="buttons">
          ${
            gone || !this.mayChange
              ? nothing
              : html`<button
                type="button"
                class="button"
                aria-label=${texts.revokeDevice(device.name)}
                ?disabled=${this.#busy}
                @click=${() => this.#askRevoke(device)}
              >
                ${texts.deviceRevoke}
              </button>`
          }
        </td>
      </tr>
    `;
  }

  /** Whether it is there now, or when it last was. @param {Device} device */
  #presence(device) {
    if (device.connected && device.sound === 'BLOCKED') {
      return html`<span class="badge lost">${texts.deviceSilent}</span>`;
    }
    if (device.connected) return html`<span class="badge on">${texts.deviceHere}</span>`;
    const words =
      device.lastSeen === null
        ? texts.deviceNotSeen
        : texts.deviceSeen(this.#momentOf(device.lastSeen));
    return html`<span class="badge">${words}</span>`;
  }

  /** @param {string} at */
  #momentOf(at) {
    return new Intl.DateTimeFormat('id-ID', {
      day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: this.zone,
    }).format(Date.parse(at));
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
        <h2>${texts.codeNew}</h2>
        <div class="fields">
          <div class="field">
            <label for="device-kind">${texts.deviceKind}</label>
            <select
              id="device-kind"
              class="input"
              data-testid="admin-device-kind"
              @change=${(/** @type {Event} */ event) => {
                this.#kind = /** @type {HTMLSelectElement} */ (event.target).value;
                this.requestUpdate();
              }}
            >
              ${texts.kinds.map(
                (kind) =>
                  html`<option value=${kind} ?selected=${kind === this.#kind}>
                    ${texts.kind(kind)}
                  </option>`,
              )}
            </select>
          </div>
          <div class="field">
            <label for="device-name">${texts.deviceName}</label>
            <input
              id="device-name"
              class="input"
              name="name"
              autocomplete="off"
              maxlength="60"
              aria-describedby="device-name-hint"
              data-testid="admin-device-name"
            />
            <p class="hint" id="device-name-hint">${texts.deviceNameHint}</p>
          </div>
          ${
            hasCounters
              ? html`<div class="field">
                <label for="device-counters">${texts.deviceCounters}</label>
                <input
                  id="device-counters"
                  class="input"
                  name="counters"
                  autocomplete="off"
                  inputmode="numeric"
                  aria-describedby="device-counters-hint"
                  data-testid="admin-device-counters"
                />
                <p class="hint" id="device-counters-hint">${texts.deviceCountersHint}</p>
              </div>`
              : nothing
          }
          ${
            hasPrinter
              ? html`<div class="field">
                <label for="device-printer">${texts.devicePrinter}</label>
                <select id="device-printer" class="input" name="printer" data-testid="admin-device-printer">
                  <option value="">${texts.noPrinter}</option>
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
          ?disabled=${this.#busy}
        >
          ${texts.codeCreate}
        </button>
      </form>
    `;
  }
}
/** @param {Hardware} one */
function hardwareBadge(one) {
  return html`<span class="badge ${one.health === 'WELL' ? 'on' : 'lost'}" title=${one.detail}
    data-testid="admin-hardware">${texts.hardware(one.kind, one.device, one.state)}</span>`;
}

customElements.define('admin-devices', AdminDevices);

/** @param {Code} code @param {() => void} close */
function codeCard(code, close) {
  const left = Math.max(0, Math.ceil((code.until - performance.now()) / 1000));
  const page = PAGES[code.kind];
  const addresses =
    page === undefined ? [] : originsFrom(location, code.hosts).map((one) => `${one}${page}#enrol=${code.code}`);
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return html`
    <section class="card code-card" aria-labelledby="code-title" data-testid="admin-code">
      <h2 id="code-title">${texts.codeTitle(code.name)}</h2>
      ${
        left === 0
          ? html`<p>${texts.codeOver}</p>`
          : html`
            <p class="code" data-testid="admin-code-value">${code.code}</p>
            <p>${texts.codeValid(clock)}</p>
            ${
              addresses.length === 0
                ? html`<p>${texts.codeStation}</p>`
                : html`<p>${texts.codeOpen}</p>
                  ${addresses.map((one) => html`<p><code class="address">${one}</code></p>`)}
                  <p>${texts.codeOr}</p>`
            }
          `
      }
      <button type="button" class="button" @click=${close}>${texts.close}</button>
    </section>
  `;
}

/**
 * Whoever sits at the server has it under an address that means another computer there.
 *
 * @param {{ origin: string, hostname: string, protocol: string, port: string }} here
 * @param {string[]} hosts where others reach the server
 */
function originsFrom({ origin, hostname, protocol, port }, hosts) {
  const own = /^(localhost|.*\.localhost|127\..*|\[::1\])$/.test(hostname);
  if (!own || hosts.length === 0) return [origin];
  return hosts.map((one) => `${protocol}//${one}${port ? `:${port}` : ''}`);
}

/** `3, 4` as numbers; none if nothing is written; null if it is something else. @param {string} written */
function countersOf(written) {
  if (written === '') return [];
  const parts = written.split(/[\s,;]+/).filter((part) => part !== '');
  return parts.every((part) => /^[1-9]\d{0,2}$/.test(part)) ? parts.map(Number) : null;
}
