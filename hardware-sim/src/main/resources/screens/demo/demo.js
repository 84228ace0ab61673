// @ts-check
import { LitElement, html, nothing } from 'lit';
import { Problem, get } from 'loket/api.js';
import { icon } from 'loket/icons.js';
import { texts } from 'loket/texts.js';
import id from './texts.id.js';

/** @typedef {{ name: string, page: string, role: string, address: string }} Entrance */
/** @typedef {{ screens: Entrance[], accounts: Entrance[], bench: string }} All only of a demo, and described nowhere else */

const say = texts({ id });

/** Each of the tour, with what it opens. @type {{ who: string, mark: string, steps: number, opens: string[] }[]} */
const TOUR = [
  { who: 'visitor', mark: 'ticket', steps: 2, opens: ['kiosk', 'board', 'bench'] },
  { who: 'officer', mark: 'counter', steps: 3, opens: ['petugas3', 'survey'] },
  { who: 'head', mark: 'star', steps: 2, opens: ['kepala'] },
  { who: 'technician', mark: 'pulse', steps: 2, opens: ['bench', 'teknisi'] },
];

/** The page from which each screen of the demo opens at a click. */
class LoketDemo extends LitElement {
  static properties = {
    all: { state: true },
    trouble: { state: true },
  };

  constructor() {
    super();
    /** @type {All | null} */
    this.all = null;
    this.trouble = '';
  }

  createRenderRoot() {
    return this;
  }

  async connectedCallback() {
    super.connectedCallback();
    try {
      this.all = /** @type {All} */ (await get(/** @type {string} */ ('demo')));
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.trouble = say('offline');
    }
  }

  render() {
    const { all } = this;
    return html`
      <main class="demo">
        <header>
          <h1>${say('title')}</h1>
          <p class="about">${say('about')}</p>
          <p class="soft">${say('newTab')}</p>
        </header>
        ${
          all
            ? html`${this.tour(all)} ${this.everything(all)}`
            : html`<p class="waiting" role="status">${this.trouble || say('waiting')}</p>`
        }
      </main>`;
  }

  /** @param {All} all */
  tour(all) {
    return html`
      <section aria-labelledby="tour">
        <h2 id="tour">${say('tourTitle')}</h2>
        <ol class="tour">${TOUR.map(
          ({ who, mark, steps, opens }) => html`
          <li class="card">
            <h3>${icon(mark)} ${say(`tour-${who}`)}</h3>
            <ol>${Array.from({ length: steps }, (_, step) => html`<li>${say(`tour-${who}-${step + 1}`)}</li>`)}</ol>
            <p class="opens">${opens.map((one) => this.door(find(all, one), true))}</p>
          </li>`,
        )}</ol>
      </section>`;
  }

  /** @param {All} all */
  everything({ screens, accounts, bench }) {
    return html`
      <div class="everything">
        <section aria-labelledby="screens">
          <h2 id="screens">${say('screensTitle')}</h2>
          <div class="doors">${screens.map((one) => this.door(one))}</div>
          <p class="bench">${this.door(benchOf(bench))} <span class="soft">${say('benchAbout')}</span></p>
        </section>
        <section aria-labelledby="staff">
          <h2 id="staff">${say('staffTitle')}</h2>
          <div class="doors">${accounts.map((one) => this.door(one))}</div>
        </section>
      </div>`;
  }

  /** @param {Entrance | undefined} to @param {boolean} [main] */
  door(to, main = false) {
    if (!to) return nothing;
    return html`<a class="button ${main ? 'button-main' : ''}" target="_blank" rel="noopener" href=${to.address}
      data-testid="demo-${main ? 'tour' : 'open'}-${to.name === '' || to.role === '' ? to.page : to.name}">${called(to)}</a>`;
  }
}

/** @param {string} bench @returns {Entrance} */
const benchOf = (bench) => ({ name: '', page: 'bench', role: '', address: bench });

/** @param {All} all @param {string} name of a screen, an account, or the bench */
function find(all, name) {
  if (name === 'bench') return benchOf(all.bench);
  return all.screens.find((one) => one.page === name) ?? all.accounts.find((one) => one.name === name);
}

/** @param {Entrance} to */
function called({ name, page, role }) {
  if (!role) return say(`screen-${page}`);
  return role === 'OFFICER' ? say('officer', { n: name.replace(/\D/g, '') }) : say(`role${role}`);
}

customElements.define('loket-demo', LoketDemo);
