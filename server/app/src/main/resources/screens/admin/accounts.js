// @ts-check
import { LitElement, html, nothing } from 'lit';
import { get, post } from 'loket/api.js';
import { problemOf } from './answers.js';
import { randomPassword } from './password.js';
import { texts } from './texts.id.js';

/** @import { Account } from 'loket-api' */

/** Who may log in: make, lock, unlock, give a new password. Nobody is deleted. */
class AdminAccounts extends LitElement {
  /** @type {Account[] | null} */
  #accounts = null;
  /** @type {{ good: boolean, text: string } | null} */
  #outcome = null;
  /** The account whose password is being changed. @type {Account | null} */
  #changing = null;
  #busy = false;

  /** Set by the page before the first drawing; the server refuses all the same. */
  mayChange = false;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.#do('', async () => {});
  }

  /**
   * Does one thing, reads the list again and says how it went.
   *
   * @param {string} said what to say if it went well
   * @param {() => Promise<unknown>} thing
   */
  async #do(said, thing) {
    this.#busy = true;
    this.#outcome = null;
    this.requestUpdate();
    let good = true;
    try {
      await thing();
      this.#outcome = said === '' ? null : { good: true, text: said };
      this.#accounts = await get('accounts');
    } catch (problem) {
      const { code, detail } = problemOf(problem, this);
      this.#outcome = { good: false, text: texts.refused(code, detail) };
      good = false;
    }
    this.#busy = false;
    this.requestUpdate();
    await this.updateComplete;
    return good;
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
      ['user', texts.user],
      ['name', texts.name],
      ['password', texts.password],
    ])) {
      if (account[name] === '') return this.#say(texts.missing(label));
    }
    const good = await this.#do(texts.accountCreated(account.user), () =>
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
    if (password === '') return this.#say(texts.missing(texts.password));
    const good = await this.#do(texts.passwordSaved(account.user), () =>
      post(`accounts/${encodeURIComponent(account.user)}/password`, { password }),
    );
    if (good) this.#closeChange();
  }

  /** @param {Account} account */
  #toggle(account) {
    const word = account.locked ? 'unlock' : 'lock';
    const said = account.locked ? texts.unlockedNow(account.user) : texts.lockedNow(account.user);
    void this.#do(said, () => post(`accounts/${encodeURIComponent(account.user)}/${word}`, {}));
  }

  /** @param {Account} account */
  async #openChange(account) {
    this.#changing = account;
    this.#outcome = null;
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
  }

  #closeChange() {
    this.querySelector('dialog')?.close();
    this.#changing = null;
    this.requestUpdate();
  }

  /** @param {string} text */
  #say(text) {
    this.#outcome = { good: false, text };
    this.requestUpdate();
  }

  render() {
    return html`
      <h1>${texts.sections.accounts}</h1>
      <p class="hint">${texts.accountsHint}</p>
      ${this.#changing === null ? this.#outcomeLine() : nothing}
      ${this.#accounts === null ? nothing : this.#table(this.#accounts)} ${this.mayChange ? this.#newForm() : html`<p class="hint">${texts.readOnly}</p>`}
      <dialog class="dialog" aria-labelledby="change-title" @close=${this.#closeChange}>
        ${this.#changing === null ? nothing : this.#changeForm(this.#changing)}
      </dialog>
    `;
  }

  #outcomeLine() {
    return html`<div role="status">
      ${
        this.#outcome === null
          ? nothing
          : html`<p class="outcome ${this.#outcome.good ? 'good' : 'bad'}">${this.#outcome.text}</p>`
      }
    </div>`;
  }

  /** @param {Account[]} accounts */
  #table(accounts) {
    if (accounts.length === 0) return html`<p>${texts.accountsEmpty}</p>`;
    return html`
      <section class="card" aria-label=${texts.accountsTitle}>
        <div class="wide" tabindex="0" role="group" aria-label=${texts.accountsTitle}>
          <table class="table" data-testid="admin-accounts">
            <thead>
              <tr>
                <th scope="col">${texts.user}</th>
                <th scope="col">${texts.name}</th>
                <th scope="col">${texts.role}</th>
                <th scope="col">${texts.accountState}</th>
                ${
                  this.mayChange
                    ? html`<th scope="col" class="last">${texts.accountActions}</th>`
                    : nothing
                }
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
        <td>${texts.roleWord(account.role)}</td>
        <td>
          <span class="badge ${locked ? '' : 'on'}">${locked ? texts.locked : texts.active}</span>
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
            aria-label=${texts.passwordFor(account.user)}
            @click=${() => this.#openChange(account)}
          >
            ${texts.passwordNew}
          </button>
          <button
            type="button"
            class="button"
            aria-label=${locked ? texts.unlockUser(account.user) : texts.lockUser(account.user)}
            ?disabled=${this.#busy}
            @click=${() => this.#toggle(account)}
          >
            ${locked ? texts.unlock : texts.lock}
          </button>
        </td>
    `;
  }

  #newForm() {
    return html`
      <form class="card" novalidate autocomplete="off" @submit=${this.#create}>
        <h2>${texts.accountNew}</h2>
        <div class="fields">
          <div class="field">
            <label for="new-user">${texts.user}</label>
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
            <p class="hint" id="new-user-hint">${texts.userHint}</p>
          </div>
          <div class="field">
            <label for="new-name">${texts.name}</label>
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
            <label for="new-role">${texts.role}</label>
            <select id="new-role" class="input" name="role" data-testid="admin-account-role">
              ${texts.roles.map(
                (role) =>
                  html`<option value=${role} ?selected=${role === 'OFFICER'}>
                    ${texts.roleWord(role)}
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
          ?disabled=${this.#busy}
        >
          ${texts.accountCreate}
        </button>
      </form>
    `;
  }

  /** @param {Account} account */
  #changeForm(account) {
    return html`
      <form novalidate autocomplete="off" @submit=${this.#changePassword}>
        <h2 id="change-title">${texts.passwordFor(account.user)}</h2>
        ${passwordField('change-password', 'admin-password-new')} ${this.#outcomeLine()}
        <div class="dialog-actions">
          <button type="submit" class="button button-main" ?disabled=${this.#busy}>
            ${texts.passwordSave}
          </button>
          <button type="button" class="button" @click=${this.#closeChange}>${texts.cancel}</button>
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
      <label for=${id}>${texts.password}</label>
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
        <button type="button" class="button" @click=${generate}>${texts.generate}</button>
      </div>
      <p class="hint" id="${id}-hint">${texts.passwordHint} ${texts.showOnce}</p>
    </div>
  `;
}

/** @param {HTMLFormElement} form @param {string} name */
function field(form, name) {
  return String(new FormData(form).get(name) ?? '');
}
