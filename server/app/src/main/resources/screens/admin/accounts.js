// @ts-check
import { html, nothing } from 'lit';
import { get, post } from 'loket/api.js';
import { randomPassword } from './password.js';
import { Section } from './section.js';
import { ROLES, roleOf, say } from './words.js';

/** @import { Account } from 'loket-api' */

/** Who may log in: make, lock, unlock, give a new password. Nobody is deleted. */
class AdminAccounts extends Section {
  /** @type {Account[] | null} */
  #accounts = null;
  /** The account whose password is being changed. @type {Account | null} */
  #changing = null;

  async read() {
    this.#accounts = await get('accounts');
  }

  /** @param {SubmitEvent} event */
  async #create(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const account = {
      user: field(form, 'user').trim(),
      name: field(form, 'name').trim(),
      role: field(form, 'role'),
      password: field(form, 'password'),
    };
    for (const [name, label] of /** @type {const} */ ([
      ['user', say('user')],
      ['name', say('name')],
      ['password', say('password')],
    ])) {
      if (account[name] === '') return this.hindered(say('missing', { field: label }));
    }
    const good = await this.act(say('accountCreated', { user: account.user }), () =>
      post('accounts', account),
    );
    if (good) form.reset();
  }

  /** @param {SubmitEvent} event */
  async #changePassword(event) {
    event.preventDefault();
    const account = this.#changing;
    const password = field(/** @type {HTMLFormElement} */ (event.target), 'password');
    if (account === null) return;
    if (password === '') return this.hindered(say('missing', { field: say('password') }));
    const good = await this.act(say('passwordSaved', { user: account.user }), () =>
      post(`accounts/${encodeURIComponent(account.user)}/password`, { password }),
    );
    if (good) this.#closeChange();
  }

  /** @param {Account} account */
  #toggle(account) {
    const word = account.locked ? 'unlock' : 'lock';
    const said = account.locked
      ? say('unlockedNow', { user: account.user })
      : say('lockedNow', { user: account.user });
    void this.act(said, () => post(`accounts/${encodeURIComponent(account.user)}/${word}`, {}));
  }

  /** @param {Account} account */
  async #openChange(account) {
    this.#changing = account;
    this.outcome = null;
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
  }

  #closeChange() {
    this.querySelector('dialog')?.close();
    this.#changing = null;
    this.requestUpdate();
  }

  render() {
    return html`
      <h1>${say('section-accounts')}</h1>
      <p class="hint">${say('accountsHint')}</p>
      ${this.#changing === null ? this.outcomeLine() : nothing}
      ${this.#accounts === null ? nothing : this.#table(this.#accounts)} ${this.mayChange ? this.#newForm() : html`<p class="hint">${say('readOnly')}</p>`}
      <dialog class="dialog" aria-labelledby="change-title" @close=${this.#closeChange}>
        ${this.#changing === null ? nothing : this.#changeForm(this.#changing)}
      </dialog>
    `;
  }

  /** @param {Account[]} accounts */
  #table(accounts) {
    if (accounts.length === 0) return html`<p>${say('accountsEmpty')}</p>`;
    return html`
      <section class="card" aria-label=${say('accountsTitle')}>
        <div class="wide" tabindex="0" role="group" aria-label=${say('accountsTitle')}>
          <table class="table" data-testid="admin-accounts">
            <thead>
              <tr>
                <th scope="col">${say('user')}</th>
                <th scope="col">${say('name')}</th>
                <th scope="col">${say('role')}</th>
                <th scope="col">${say('accountState')}</th>
                ${this.mayChange ? html`<th scope="col" class="last">${say('accountActions')}</th>` : nothing}
              </tr>
            </thead>
            <tbody>
              ${accounts.map((one) => this.#row(one))}
            </tbody>
          </table>
        </div>
      </section>
    `;
  }

  /** @param {Account} account */
  #row(account) {
    const locked = account.locked;
    return html`
      <tr>
        <th scope="row">${account.user}</th>
        <td>${account.name}</td>
        <td>${roleOf(account.role)}</td>
        <td>
          <span class="badge ${locked ? '' : 'on'}">${locked ? say('locked') : say('active')}</span>
        </td>
        ${this.mayChange ? this.#buttons(account) : nothing}
      </tr>
    `;
  }

  /** @param {Account} account */
  #buttons(account) {
    const locked = account.locked;
    return html`
        <td class="buttons">
          <button
            type="button"
            class="button"
            aria-label=${say('passwordFor', { user: account.user })}
            @click=${() => this.#openChange(account)}
          >
            ${say('passwordNew')}
          </button>
          <button
            type="button"
            class="button"
            aria-label=${locked ? say('unlockUser', { user: account.user }) : say('lockUser', { user: account.user })}
            ?disabled=${this.busy}
            @click=${() => this.#toggle(account)}
          >
            ${locked ? say('unlock') : say('lock')}
          </button>
        </td>
    `;
  }

  #newForm() {
    return html`
      <form class="card" novalidate autocomplete="off" @submit=${this.#create}>
        <h2>${say('accountNew')}</h2>
        <div class="fields">
          <div class="field">
            <label for="new-user">${say('user')}</label>
            <input
              id="new-user"
              class="input"
              name="user"
              autocomplete="off"
              autocapitalize="none"
              spellcheck="false"
              maxlength="40"
              aria-describedby="new-user-hint"
              data-testid="admin-account-user"
            />
            <p class="hint" id="new-user-hint">${say('userHint')}</p>
          </div>
          <div class="field">
            <label for="new-name">${say('name')}</label>
            <input
              id="new-name"
              class="input"
              name="name"
              autocomplete="off"
              maxlength="80"
              data-testid="admin-account-name"
            />
          </div>
          <div class="field">
            <label for="new-role">${say('role')}</label>
            <select id="new-role" class="input" name="role" data-testid="admin-account-role">
              ${ROLES.map(
                (role) =>
                  html`<option value=${role} ?selected=${role === 'OFFICER'}>
                    ${roleOf(role)}
                  </option>`,
              )}
            </select>
          </div>
          ${passwordField('new-password', 'admin-account-password')}
        </div>
        <button
          type="submit"
          class="button button-main"
          data-testid="admin-account-create"
          ?disabled=${this.busy}
        >
          ${say('accountCreate')}
        </button>
      </form>
    `;
  }

  /** @param {Account} account */
  #changeForm(account) {
    return html`
      <form novalidate autocomplete="off" @submit=${this.#changePassword}>
        <h2 id="change-title">${say('passwordFor', { user: account.user })}</h2>
        ${passwordField('change-password', 'admin-password-new')} ${this.outcomeLine()}
        <div class="dialog-actions">
          <button type="submit" class="button button-main" ?disabled=${this.busy}>
            ${say('passwordSave')}
          </button>
          <button type="button" class="button" @click=${this.#closeChange}>${say('cancel')}</button>
        </div>
      </form>
    `;
  }
}
customElements.define('admin-accounts', AdminAccounts);

/** A password is written by its administrator and handed over, so it is shown, not starred. */
/** @param {string} id @param {string} testId */
function passwordField(id, testId) {
  const generate = (/** @type {Event} */ event) => {
    const button = /** @type {HTMLElement} */ (event.target);
    const input = button.closest('.field')?.querySelector('input');
    if (input) input.value = randomPassword();
  };
  return html`
    <div class="field long">
      <label for=${id}>${say('password')}</label>
      <div class="with-button">
        <input
          id=${id}
          class="input"
          name="password"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          maxlength="200"
          aria-describedby="${id}-hint"
          data-testid=${testId}
        />
        <button type="button" class="button" @click=${generate}>${say('generate')}</button>
      </div>
      <p class="hint" id="${id}-hint">${say('passwordHint')} ${say('showOnce')}</p>
    </div>
  `;
}

/** @param {HTMLFormElement} form @param {string} name */
function field(form, name) {
  return String(new FormData(form).get(name) ?? '');
}
