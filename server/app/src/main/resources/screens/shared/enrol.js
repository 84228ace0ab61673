// @ts-check
import { LitElement, html, nothing } from 'lit';
import { Problem, enrol } from './api.js';
import { icon } from './icons.js';

const WRONG = 'Kode tidak dikenal, sudah terpakai, atau kedaluwarsa. Minta kode baru kepada administrator.';
const OTHER_KIND =
  'Kode ini untuk alat jenis lain, dan masih berlaku di sana. ' +
  'Minta kode untuk layar ini kepada administrator.';
const NOT_WRITTEN =
  'Server tidak dapat menyimpan sekarang. Tidak ada yang dilakukan. Panggil teknisi, lalu coba lagi.';
const OFFLINE = 'Server tidak menjawab. Periksa kabel jaringan, lalu coba lagi.';

/**
 * `<loket-enrol>`: the form for the code that ties this screen to the office. The page shows it
 * when a call answers 401 `device-needed`, says in `kind` what it is, and goes on when it hears
 * `enrolled` (detail: device).
 */
export class LoketEnrol extends LitElement {
  static properties = {
    kind: { type: String },
    refused: { attribute: false },
    trouble: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** @type {import('./api.js').ScreenKind} */
    this.kind = 'DESK';
    /** Why the code in the page's address was not taken, as a problem's code. */
    this.refused = '';
    this.trouble = '';
    this.busy = false;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {SubmitEvent} event */
  async send(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const code = String(new FormData(form).get('code') ?? '');
    if (this.busy || code.trim() === '') return;
    this.busy = true;
    this.trouble = '';
    this.refused = '';
    try {
      const device = await enrol(code, this.kind);
      this.dispatchEvent(new CustomEvent('enrolled', { detail: device, bubbles: true }));
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.trouble = words(failure.code);
    } finally {
      this.busy = false;
    }
  }

  render() {
    const trouble = this.trouble || (this.refused ? words(this.refused) : '');
    return html`
      <main class="gate" data-testid="enrol">
        <form class="gate-card form" @submit=${this.send} autocomplete="off">
          <span class="gate-mark">${icon('plug')}</span>
          <h1>Pasang layar ini</h1>
          <p class="soft">
            Layar ini belum terdaftar. Ketik kode pemasangan dari halaman administrator.
          </p>
          <div class="field">
            <label for="enrol-code">Kode pemasangan</label>
            <input id="enrol-code" class="input gate-code" name="code" required autofocus
              autocapitalize="characters" autocomplete="off" spellcheck="false" maxlength="24"
              aria-describedby="enrol-trouble" data-testid="enrol-code"
              aria-invalid=${trouble ? 'true' : 'false'}>
            <p id="enrol-trouble" class="field-error" role="alert">${trouble || nothing}</p>
          </div>
          <button class="button button-main" aria-busy=${this.busy} data-testid="enrol-send">
            Pasang
          </button>
        </form>
      </main>`;
  }
}

/** @param {string} code of a problem */
function words(code) {
  switch (code) {
    case 'not-written':
      return NOT_WRITTEN;
    case 'offline':
      return OFFLINE;
    case 'wrong-kind':
      return OTHER_KIND;
    default:
      return WRONG;
  }
}

customElements.define('loket-enrol', LoketEnrol);
