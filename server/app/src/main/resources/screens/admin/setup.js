// @ts-check
import { LitElement, html, nothing } from 'lit';
import { logIn, post } from 'loket/api.js';
import { problemOf } from './answers.js';
import { refused, say } from './words.js';

/** The first start: a code from the server's own screen makes the first administrator. */
class AdminSetup extends LitElement {
  #outcome = '';
  #busy = false;

  createRenderRoot() {
    return this;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const said = (/** @type {string} */ name) => String(form.get(name) ?? '');
    const request = {
      code: said('code').trim(),
      user: said('user').trim(),
      name: said('name').trim(),
      password: said('password'),
    };
    this.#outcome = fault(request, said('repeat'));
    if (this.#outcome === '') {
      this.#busy = true;
      this.requestUpdate();
      try {
        await post('setup', request);
        await logIn(request.user, request.password);
        this.dispatchEvent(new CustomEvent('done', { bubbles: true }));
      } catch (problem) {
        const { code, detail } = problemOf(problem);
        this.#outcome = refused(code, detail);
      }
      this.#busy = false;
    }
    this.requestUpdate();
  }

  render() {
    const code = new URLSearchParams(location.hash.slice(1)).get('setup') ?? '';
    return html`
      <form class="card setup" novalidate @submit=${this.#submit}>
        <h1>${say('setupTitle')}</h1>
        <p class="hint">${say('setupHint')}</p>
        <p><a href="/guide/first-start" data-testid="admin-setup-guide">${say('setupGuide')}</a></p>
        <div class="field">
          <label for="setup-code">${say('setupCode')}</label>
          <input
            id="setup-code"
            name="code"
            class="input digits"
            autocomplete="one-time-code"
            autocapitalize="characters"
            spellcheck="false"
            maxlength="40"
            value=${code}
            data-testid="admin-setup-code"
          />
        </div>
        <div class="field">
          <label for="setup-user">${say('user')}</label>
          <input
            id="setup-user"
            class="input"
            name="user"
            autocomplete="username"
            autocapitalize="none"
            spellcheck="false"
            maxlength="40"
            aria-describedby="setup-user-hint"
            data-testid="admin-setup-user"
          />
          <p class="hint" id="setup-user-hint">${say('userHint')}</p>
        </div>
        <div class="field">
          <label for="setup-name">${say('name')}</label>
          <input
            id="setup-name"
            class="input"
            name="name"
            autocomplete="name"
            maxlength="80"
            data-testid="admin-setup-name"
          />
        </div>
        <div class="field">
          <label for="setup-password">${say('password')}</label>
          <input
            id="setup-password"
            class="input"
            name="password"
            type="password"
            autocomplete="new-password"
            maxlength="200"
            aria-describedby="setup-password-hint"
            data-testid="admin-setup-password"
          />
          <p class="hint" id="setup-password-hint">${say('passwordHint')}</p>
        </div>
        <div class="field">
          <label for="setup-repeat">${say('repeat')}</label>
          <input
            id="setup-repeat"
            class="input"
            name="repeat"
            type="password"
            autocomplete="new-password"
            maxlength="200"
            data-testid="admin-setup-repeat"
          />
        </div>
        <div role="alert">
          ${this.#outcome === '' ? nothing : html`<p class="outcome bad">${this.#outcome}</p>`}
        </div>
        <button
          type="submit"
          class="button button-main"
          data-testid="admin-setup-submit"
          ?disabled=${this.#busy}
        >
          ${this.#busy ? say('saving') : say('setupSubmit')}
        </button>
      </form>
    `;
  }
}
customElements.define('admin-setup', AdminSetup);

/**
 * The first thing that is still missing, or an empty text.
 *
 * @param {{ code: string, user: string, name: string, password: string }} request
 * @param {string} repeat
 */
function fault(request, repeat) {
  if (request.code === '') return say('missing', { field: say('setupCode') });
  if (request.user === '') return say('missing', { field: say('user') });
  if (request.name === '') return say('missing', { field: say('name') });
  if (request.password === '') return say('missing', { field: say('password') });
  return request.password === repeat ? '' : say('repeatWrong');
}
