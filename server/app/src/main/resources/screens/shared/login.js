// @ts-check
import { LitElement, html, nothing } from 'lit';
import { logIn } from './api.js';
import { asking } from './asking.js';
import { icon } from './icons.js';
import './enrol.js';

/** What the form says to each refusal. */
const TROUBLE = {
  'wrong-password': 'Nama pengguna atau kata sandi salah.',
  locked: 'Akun ini dikunci. Hubungi administrator.',
  'device-needed': 'Akun ini untuk meja petugas atau pos satpam, di komputer yang sudah dipasang.',
  'not-written':
    'Server tidak dapat menyimpan sekarang. Tidak ada yang dilakukan. Panggil teknisi, lalu coba lagi.',
  offline: 'Server tidak menjawab. Periksa kabel jaringan, lalu coba lagi.',
};

/**
 * `<loket-login heading="Pos Satpam">`: user and password of a person of the office. It counts down
 * after too many wrong passwords, shows the enrolment form when this computer is not yet tied to
 * the office (or says where that account logs in, on a page with `elsewhere`), and says `logged-in` (detail: person) when the session stands.
 */
export class LoketLogin extends LitElement {
  static properties = {
    heading: {},
    elsewhere: { type: Boolean },
    trouble: { state: true },
    busy: { state: true },
    wait: { state: true },
    doors: { state: true },
    deviceNeeded: { state: true },
  };

  constructor() {
    super();
    this.heading = 'Masuk';
    /** On a page that officers and guards don't need: no computer is enrolled for it. */
    this.elsewhere = false;
    this.trouble = '';
    this.busy = false;
    this.wait = 0;
    this.deviceNeeded = false;
    /** The pages of that account are offered. */
    this.doors = false;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.clock = undefined;
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.clock);
  }

  /** @param {SubmitEvent} event */
  async send(event) {
    event.preventDefault();
    if (this.busy || this.wait > 0) return;
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const entered = new FormData(form);
    this.doors = false;
    await asking(this, async () => {
      const person = await logIn(String(entered.get('user')).trim(), String(entered.get('password')));
      form.reset();
      this.dispatchEvent(new CustomEvent('logged-in', { detail: person, bubbles: true }));
    });
  }

  /** @param {import('./api.js').Problem} problem */
  refused(problem) {
    if (problem.code === 'device-needed' && !this.elsewhere) {
      this.deviceNeeded = true;
    } else if (problem.status === 429) {
      this.countDown(Number(problem.body.retryAfterSeconds ?? 30));
    } else {
      this.doors = problem.code === 'device-needed';
      this.trouble = TROUBLE[/** @type {keyof typeof TROUBLE} */ (problem.code)] ?? TROUBLE['wrong-password'];
      const password = this.querySelector('#login-password');
      if (password instanceof HTMLInputElement) {
        password.value = '';
        password.focus();
      }
    }
  }

  /** @param {number} seconds */
  countDown(seconds) {
    const end = performance.now() + seconds * 1000;
    clearInterval(this.clock);
    this.wait = seconds;
    this.clock = setInterval(() => {
      this.wait = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      if (this.wait === 0) clearInterval(this.clock);
    }, 250);
  }

  render() {
    if (this.deviceNeeded) {
      return html`<loket-enrol @enrolled=${() => (this.deviceNeeded = false)}></loket-enrol>`;
    }
    return html`
      <main class="gate" data-testid="login">
        <form class="gate-card form" @submit=${this.send}>
          <span class="gate-mark">${icon('person')}</span>
          <h1>${this.heading}</h1>
          <div class="field">
            <label for="login-user">Nama pengguna</label>
            <input id="login-user" class="input" name="user" required autofocus
              autocomplete="username" autocapitalize="none" spellcheck="false"
              data-testid="login-user">
          </div>
          <div class="field">
            <label for="login-password">Kata sandi</label>
            <input id="login-password" class="input" name="password" type="password" required
              autocomplete="current-password" aria-describedby="login-trouble"
              aria-invalid=${this.trouble ? 'true' : 'false'} data-testid="login-password">
            <p id="login-trouble" class="field-error" role="alert">${this.said()}</p>
          </div>
          ${
            this.doors
              ? html`
            <nav class="gate-doors" aria-label="Halaman untuk akun itu" data-testid="login-doors">
              <a class="button" href="/console/">Meja petugas</a>
              <a class="button" href="/guard/">Pos satpam</a>
            </nav>`
              : nothing
          }
          <button class="button button-main" aria-busy=${this.busy}
            aria-disabled=${this.wait > 0} data-testid="login-send">
            Masuk
          </button>
        </form>
      </main>`;
  }

  said() {
    if (this.wait > 0) {
      return `Terlalu banyak percobaan. Silakan coba lagi dalam ${this.wait} detik.`;
    }
    return this.trouble || nothing;
  }
}

customElements.define('loket-login', LoketLogin);
