// @ts-check
import { LitElement, html, nothing } from 'lit';
import { Problem, post, requestId } from 'loket/api.js';
import { icon } from 'loket/icons.js';
import { live } from 'loket/live.js';
import { refusalOf } from 'loket/staff.js';
import { dayOfWeek, timeOfDay } from 'loket/texts.js';
import { formOf, noForm } from './forms.js';
import { say, waitsForStep } from './words.js';

/**
 * @import { Dossier, DossierLine as Line, DossierPicture, DossierStep as Step } from 'loket-api'
 * @import { Form } from './forms.js'
 */

/** Steps that ask for something to be typed before they are done. */
const TYPED = ['NUMBER_AND_DATE'];

/**
 * One berkas: the steps of the visit, the papers, what is handed over. Follows a ticket, also before
 * there is a berkas, or a berkas by its id. Nobody owns it: what somebody else does on it is seen at
 * once, and a line that was marked meanwhile asks again.
 */
export class LoketFile extends LitElement {
  static properties = {
    ticket: { type: String },
    dossier: { type: String },
    counter: { type: Number },
    day: { type: String },
    zone: { type: String },
    picture: { state: true },
    stale: { state: true },
    busy: { state: true },
    trouble: { state: true },
    form: { state: true },
    words: { state: true },
  };

  constructor() {
    super();
    this.ticket = '';
    this.dossier = '';
    /** The loket of who works here; 0 away from a loket. */
    this.counter = 0;
    this.day = '';
    this.zone = 'Asia/Jakarta';
    /** @type {DossierPicture | null} */
    this.picture = null;
    this.stale = false;
    this.busy = '';
    this.trouble = '';
    /** What is being typed. @type {Form} */
    this.form = noForm();
    /** What was read of what somebody wrote; null until it is asked for. @type {import('loket-api').DossierWords['words'] | null} */
    this.words = null;
    /** @type {{ close: () => void } | null} */
    this.topic = null;
    this.followed = '';
  }

  createRenderRoot() {
    return this;
  }

  willUpdate() {
    const wanted = this.ticket ? `tickets ${this.ticket}` : this.dossier;
    if (wanted !== this.followed) this.follow(wanted);
  }

  disconnectedCallback() {
    this.topic?.close();
    this.followed = '';
    super.disconnectedCallback();
  }

  /** @param {string} wanted */
  follow(wanted) {
    this.topic?.close();
    this.followed = wanted;
    this.picture = null;
    this.words = null;
    this.form = noForm();
    this.trouble = '';
    if (wanted === '') return;
    const listener = {
      onPicture: (/** @type {DossierPicture} */ picture) => this.show(picture),
      onStale: () => (this.stale = true),
      onFresh: () => (this.stale = false),
    };
    this.topic = this.ticket
      ? live(/** @type {'tickets/{ticket}/dossier/live'} */ (`tickets/${this.ticket}/dossier/live`), listener)
      : live(/** @type {'dossiers/{dossier}/live'} */ (`dossiers/${this.dossier}/live`), listener);
  }

  /** @param {DossierPicture} picture */
  show(picture) {
    this.picture = picture;
    this.dispatchEvent(new CustomEvent('file', { detail: picture.dossier, bubbles: true }));
  }

  get file() {
    return this.picture?.dossier ?? null;
  }

  // --- what is asked of the office ---------------------------------------------------------------

  /**
   * One thing at a time; a press while one is under way is the same wish.
   *
   * @param {string} what
   * @param {string} path below the berkas
   * @param {Record<string, unknown>} [body]
   * @returns {Promise<boolean>} true if the office did it
   */
  async send(what, path, body = {}) {
    const file = this.file;
    if (file === null || this.busy !== '') return false;
    this.busy = what;
    this.trouble = '';
    try {
      const address = /** @type {string} */ (`dossiers/${file.id}/${path}`);
      await post(address, { requestId: requestId(this.day || undefined), ...body });
      this.form = noForm();
      this.words = null;
      return true;
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.trouble = refusalOf(say, failure);
      return false;
    } finally {
      this.busy = '';
    }
  }

  /** The key of the desk: the next step is done, or what it asks for can be typed. */
  nextStep() {
    const step = this.file?.steps.find((one) => one.standing === 'NEXT');
    if (step) this.does(step);
  }

  /** The other key: papers are missing, and the visitor goes to get them. */
  giveBack() {
    if (this.counter > 0) void this.send('return', 'return', { counter: this.counter });
  }

  /** @param {Step} step */
  does(step) {
    if (step.kind === 'PRODUCT' || step.kind === 'SCHEDULE') {
      if (this.file?.mayMake) this.open({ kind: 'product', key: step.key });
      else this.trouble = say('refused-lines-open');
    } else if (TYPED.includes(step.evidence)) this.open({ kind: 'evidence', key: step.key });
    else void this.send(step.key, `steps/${step.key}/done`);
  }

  /** What is asked for can be typed at once. @param {{ kind: Form['kind'], key: string }} what */
  async open({ kind, key }) {
    this.trouble = '';
    this.form = { ...noForm(), kind, key };
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('.file-form input'))?.focus();
  }

  /** @param {Line} line @param {import('loket-api').LineMarking['state']} state @param {Record<string, unknown>} [more] */
  mark(line, state, more = {}) {
    void this.send(line.key, `lines/${line.key}`, { version: line.version, state, ...more });
  }

  /** The mark is set where it was not, and taken away where it was. @param {Line} line @param {import('loket-api').DocumentMark} mark */
  tick(line, mark) {
    const now = this.ticked(line);
    const marks = now.includes(mark) ? now.filter((one) => one !== mark) : [...now, mark];
    this.mark(line, 'PRESENT', { marks });
  }

  /** What is ticked at the step at which papers are looked at now. @param {Line} line */
  ticked(line) {
    return line.marks.filter((one) => one.step === this.file?.checking).map((one) => one.mark);
  }

  async read() {
    const file = this.file;
    if (file === null) return;
    try {
      const body = { requestId: requestId(this.day || undefined) };
      const answer = await post(
        /** @type {'dossiers/{dossier}/words'} */ (`dossiers/${file.id}/words`),
        body,
      );
      this.words = answer.words;
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.trouble = refusalOf(say, failure);
    }
  }

  // --- drawing -------------------------------------------------------------------------------------

  render() {
    const file = this.file;
    if (file === null) return nothing;
    return html`
      <section class="card file" aria-labelledby="file-title" data-testid="file">
        ${this.head(file)}
        ${this.stale ? html`<p class="banner is-attention">${icon('plug')} <span>${say('fileStale')}</span></p>` : nothing}
        <div role="alert">${
          this.trouble
            ? html`<p class="banner is-negative" data-testid="file-trouble">${icon('warning')} <span>${this.trouble}</span></p>`
            : nothing
        }</div>
        ${formOf(this, file)} ${this.steps(file)} ${file.lines.length > 0 ? this.lines(file) : nothing}
        ${this.ends(file)}
      </section>`;
  }

  /** @param {Dossier} file */
  head(file) {
    const whose = file.words && this.words ? this.words[file.words] : null;
    const written = file.words || [...file.steps, ...file.lines].some((one) => one.words);
    return html`
      <header class="file-head">
        <h2 id="file-title">${say('fileTitle', { service: file.serviceName.id })}</h2>
        <span class="badge ${file.state === 'OPEN' ? 'is-positive' : 'is-attention'}" data-testid="file-state">
          ${say(`file-${file.state}`)}</span>
        ${file.agenda ? html`<span class="badge" data-testid="file-agenda">${say('agenda', file.agenda)}</span>` : nothing}
        ${file.due ? html`<span class="badge">${say('due', { when: this.moment(file.due) })}</span>` : nothing}
        ${file.visits.length > 1 ? html`<span class="badge">${say('visits', { n: file.visits.length })}</span>` : nothing}
        ${file.erased ? html`<span class="badge is-attention">${say('erasedPerson')}</span>` : nothing}
        <p class="file-whose" data-testid="file-whose">${
          whose
            ? [whose.name, whose.passport, whose.registration, whose.company].filter((one) => one).join(' · ')
            : nothing
        }</p>
        ${
          written && this.words === null && !file.erased
            ? html`<button type="button" class="button" data-testid="file-read" @click=${() => void this.read()}>
            ${icon('search')} ${say('readWords')}</button>`
            : nothing
        }
        <button type="button" class="button" data-testid="file-person"
          @click=${() => this.open({ kind: 'person', key: '' })}>${icon('person')} ${say('whose')}</button>
        <span class="soft file-standard">${say('standard', { number: file.standard })}</span>
      </header>`;
  }

  /** What comes next in one line; the others on request. @param {Dossier} file */
  steps(file) {
    const next = file.steps.find((one) => one.standing === 'NEXT');
    const behind = file.steps.filter((one) => ['DONE', 'SKIPPED'].includes(one.standing)).length;
    return html`
      ${next ? html`<ol class="file-next" data-testid="file-next">${this.step(next)}</ol>` : nothing}
      <details class="file-steps" data-testid="file-steps">
        <summary>${say('steps', { have: behind, all: file.steps.length })}</summary>
        <ol>${file.steps.filter((one) => one !== next).map((one) => this.step(one))}</ol>
      </details>`;
  }

  /** @param {Step} one */
  step(one) {
    const may = one.may || (one.standing === 'NEXT' && (one.kind === 'PRODUCT' || one.kind === 'SCHEDULE'));
    const typed = one.words && this.words ? this.words[one.words] : null;
    return html`
      <li class="file-step is-${one.standing.toLowerCase()}" aria-current=${one.standing === 'NEXT' ? 'step' : nothing}
        data-testid="step-${one.key}">
        <span class="step-number digits">${one.printed}</span>
        <div class="step-words">
          <p>${one.text}${one.assumed ? html` <span class="soft">${say('assumed')}</span>` : nothing}</p>
          <p class="soft">
            <span class="step-standing">${say(`standing-${one.standing}`)}</span>
            ${one.at ? html`${this.moment(one.at)}, ${one.by}` : say(`actor-${one.actor}`)}
            ${one.optional ? say('optional') : nothing}
            ${typed ? html`· ${[typed.text, typed.number, typed.date].filter((part) => part).join(' ')}` : nothing}
          </p>
        </div>
        ${
          may || one.maySkip
            ? html`<div class="step-actions">
            ${
              may
                ? html`<button type="button" class="button ${one.standing === 'NEXT' ? 'button-main' : ''}"
                data-testid="step-done-${one.key}" aria-label=${say('doStep', { n: one.printed })}
                @click=${() => this.does(one)}>${say('done')}
                ${one.standing === 'NEXT' && this.counter > 0 ? html`<kbd aria-hidden="true">D</kbd>` : nothing}</button>`
                : nothing
            }
            ${
              one.maySkip
                ? html`<button type="button" class="button button-quiet" data-testid="step-skip-${one.key}"
                aria-label=${say('skipStep', { n: one.printed })}
                @click=${() => this.open({ kind: 'skip', key: one.key })}>${say('skip')}</button>`
                : nothing
            }</div>`
            : nothing
        }
      </li>`;
  }

  /** @param {Dossier} file */
  lines(file) {
    const settled = file.lines.filter((one) => ['PRESENT', 'NOT_APPLICABLE'].includes(one.state)).length;
    return html`
      <div class="file-lines">
        <h3>${say('papers')} <span class="count">${say('papersCount', { have: settled, all: file.lines.length })}</span></h3>
        <ul>${file.lines.map((one) => this.line(file, one))}</ul>
      </div>`;
  }

  /** @param {Dossier} file @param {Line} one */
  line(file, one) {
    const said = one.words && this.words ? this.words[one.words]?.text : null;
    return html`
      <li class="file-line is-${one.state.toLowerCase()}" data-testid="line-${one.key}">
        <div class="line-words">
          <p>${one.name.id}</p>
          <p class="soft" data-testid="line-state-${one.key}">
            ${say(`line-${one.state}`)}${one.reason ? html`: ${say(`wrong-${one.reason}`)}` : nothing}
            ${said ? html`(${said})` : nothing}
            ${one.mayBeOpen && one.state === 'OPEN' ? say('mayBeOpen') : nothing}
            ${one.at ? html`· ${this.moment(one.at)}, ${one.by}` : nothing}
          </p>
        </div>
        ${file.state === 'OPEN' ? this.lineActions(one) : nothing}
      </li>`;
  }

  /** @param {Line} one */
  lineActions(one) {
    const ticked = this.ticked(one);
    return html`
      <div class="line-actions">
        ${
          one.asked.length > 0
            ? one.asked.map((mark) => {
                const by = one.marks.find(
                  (given) => given.mark === mark && given.step === this.file?.checking,
                );
                return html`<button type="button" class="button" aria-pressed=${ticked.includes(mark) ? 'true' : 'false'}
                  title=${by ? `${this.moment(by.at)}, ${by.by}` : ''} data-testid="mark-${mark}-${one.key}"
                  aria-label=${say('markOf', { mark: say(`mark-${mark}`), paper: one.name.id })}
                  @click=${() => this.tick(one, mark)}>${say(`mark-${mark}`)}</button>`;
              })
            : html`<button type="button" class="button" aria-pressed=${one.state === 'PRESENT' ? 'true' : 'false'}
              data-testid="present-${one.key}" aria-label=${say('presentOf', { paper: one.name.id })}
              @click=${() => this.mark(one, 'PRESENT')}>${say('line-PRESENT')}</button>`
        }
        <button type="button" class="button" aria-pressed=${one.state === 'MISSING' ? 'true' : 'false'}
          data-testid="missing-${one.key}" aria-label=${say('missingOf', { paper: one.name.id })}
          @click=${() => this.mark(one, 'MISSING')}>${say('line-MISSING')}</button>
        <button type="button" class="button" aria-pressed=${one.state === 'WRONG' ? 'true' : 'false'}
          data-testid="wrong-${one.key}" aria-label=${say('wrongOf', { paper: one.name.id })}
          @click=${() => this.open({ kind: 'wrong', key: one.key })}>${say('line-WRONG')}</button>
        <button type="button" class="button button-quiet" aria-pressed=${one.state === 'NOT_APPLICABLE' ? 'true' : 'false'}
          data-testid="none-${one.key}" aria-label=${say('noneOf', { paper: one.name.id })}
          @click=${() => this.mark(one, 'NOT_APPLICABLE')}>${say('line-NOT_APPLICABLE')}</button>
      </div>`;
  }

  /** What brings it to an end, or puts it aside. @param {Dossier} file */
  ends(file) {
    const over = !['OPEN', 'WAITING'].includes(file.state);
    return html`
      <footer class="file-ends">
        <p class="soft">${waitsForStep(file)}</p>
        ${
          file.missing.length > 0 && file.state === 'OPEN' && this.counter > 0
            ? html`<button type="button" class="button button-negative" data-testid="file-return"
            aria-busy=${this.busy === 'return'} @click=${() => this.giveBack()}>
            ${icon('printer')} ${say('incomplete')} <kbd aria-hidden="true">B</kbd></button>`
            : nothing
        }
        ${
          file.missing.length > 0 && !over
            ? html`<button type="button" class="button" data-testid="file-slip"
            @click=${() => void this.send('slip', 'slip')}>${icon('reprint')} ${say('printAgain')}</button>`
            : nothing
        }
        ${
          file.mayMake
            ? html`<button type="button" class="button button-main" data-testid="file-product"
            @click=${() => this.open({ kind: 'product', key: '' })}>${say('makeProduct')}</button>`
            : nothing
        }
        ${
          file.product && !over
            ? html`<button type="button" class="button button-main" data-testid="file-hand-over"
            @click=${() => this.open({ kind: 'handOver', key: '' })}>${say('handOver')}</button>`
            : nothing
        }
        ${
          over
            ? nothing
            : html`<button type="button" class="button button-quiet" data-testid="file-cancel"
            @click=${() => this.open({ kind: 'cancel', key: '' })}>${say('giveUp')}</button>`
        }
      </footer>`;
  }

  /** The time, and the day where it is another one. @param {string} instant */
  moment(instant) {
    const today = this.picture ? dayOfWeek(this.picture.now, this.zone) : '';
    const day = dayOfWeek(instant, this.zone);
    const time = timeOfDay(instant, this.zone, '').trim();
    return day === today ? time : `${day}, ${time}`;
  }
}
customElements.define('loket-file', LoketFile);
