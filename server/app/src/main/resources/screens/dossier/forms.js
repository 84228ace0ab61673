// @ts-check
import { html, nothing } from 'lit';
import { say } from './words.js';

/** @import { Dossier } from 'loket-api' */
/** @import { LoketFile } from './file.js' */

/**
 * What is being typed, and for what; `key` is that of a step or a line.
 *
 * @typedef {object} Form
 * @property {'' | 'wrong' | 'skip' | 'evidence' | 'product' | 'handOver' | 'cancel' | 'person'} kind
 * @property {string} key
 * @property {Record<string, string>} typed
 */

/** @returns {Form} */
export const noForm = () => ({ kind: '', key: '', typed: {} });

export const WRONG = [
  'EXPIRED',
  'UNREADABLE',
  'OTHER_DATA',
  'NOT_SIGNED',
  'OTHER_DOCUMENT',
  'NOT_AS_UPLOADED',
  'OTHER',
];

const RECEIVERS = ['SELF', 'FAMILY', 'P3MI', 'OTHER'];

/** The form that is open, if one is. @param {LoketFile} page @param {Dossier} file */
export function formOf(page, file) {
  const { form } = page;
  if (form.kind === '') return nothing;
  const close = () => (page.form = noForm());
  return html`
    <form class="file-form" data-testid="file-form" @submit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      void submit(page, file);
    }}>
      <h3>${titleOf(form, file)}</h3>
      ${fieldsOf(page, file)}
      <div class="dialog-actions">
        <button type="button" class="button" data-testid="file-form-close" @click=${close}>${say('cancel')}</button>
        <button class="button button-main" aria-busy=${page.busy !== ''} data-testid="file-form-send">${say('save')}</button>
      </div>
    </form>`;
}

/** @param {Form} form @param {Dossier} file */
function titleOf(form, file) {
  const step = file.steps.find((one) => one.key === form.key);
  const line = file.lines.find((one) => one.key === form.key);
  switch (form.kind) {
    case 'wrong':
      return say('formWrong', { paper: line?.name.id ?? '' });
    case 'skip':
      return say('formSkip', { n: step?.printed ?? '' });
    case 'evidence':
      return say('formEvidence', { n: step?.printed ?? '' });
    case 'product':
      return say('makeProduct');
    case 'handOver':
      return say('handOver');
    case 'cancel':
      return say('giveUp');
    default:
      return say('whose');
  }
}

/** @param {LoketFile} page @param {Dossier} file */
function fieldsOf(page, file) {
  switch (page.form.kind) {
    case 'wrong':
      return [
        choice(
          page,
          'reason',
          WRONG.map((one) => [one, say(`wrong-${one}`)]),
        ),
        field(page, 'words', say('field-words'), { most: 200 }),
      ];
    case 'skip':
    case 'cancel':
      return field(page, 'reason', say('field-reason'), { most: 200, needed: true });
    case 'evidence':
      return [
        field(page, 'number', say('field-number'), { most: 40, needed: true }),
        field(page, 'date', say('field-date'), { type: 'date', needed: true }),
      ];
    case 'product':
      return productFields(page, file);
    case 'handOver':
      return [
        choice(
          page,
          'to',
          RECEIVERS.map((one) => [one, say(`to-${one}`)]),
        ),
        field(page, 'reason', say('field-toReason'), { most: 200, needed: page.form.typed.to === 'OTHER' }),
      ];
    default:
      return [
        field(page, 'name', say('field-name'), { most: 80 }),
        field(page, 'passport', say('field-passport'), { most: 40 }),
        field(page, 'registration', say('field-registration'), { most: 40 }),
        field(page, 'company', say('field-company'), { most: 80 }),
      ];
  }
}

/** An appointment has a day, an hour and a room; anything else a number. @param {LoketFile} page @param {Dossier} file */
function productFields(page, file) {
  const dated = file.steps.some((one) => one.kind === 'SCHEDULE');
  return [
    choice(
      page,
      'kind',
      file.products.map((one) => [one.key, one.name.id]),
    ),
    dated
      ? [
          field(page, 'date', say('field-date'), { type: 'date', needed: true }),
          field(page, 'time', say('field-time'), { type: 'time', needed: true }),
          field(page, 'place', say('field-place'), { most: 80, needed: true }),
        ]
      : field(page, 'number', say('field-number'), { most: 40, needed: true }),
  ];
}

/**
 * @param {LoketFile} page
 * @param {string} name
 * @param {string} label
 * @param {{ most?: number, type?: string, needed?: boolean }} kind
 */
function field(page, name, label, { most = 200, type = 'text', needed = false }) {
  return html`
    <div class="field">
      <label for="file-${name}">${label}</label>
      <input id="file-${name}" class="input" type=${type} maxlength=${most} autocomplete="off" spellcheck="false"
        ?required=${needed} .value=${page.form.typed[name] ?? ''} data-testid="file-field-${name}"
        @input=${(/** @type {Event} */ event) => note(page, name, event)}>
    </div>`;
}

/** @param {LoketFile} page @param {string} name @param {string[][]} options each with its words */
function choice(page, name, options) {
  return html`
    <fieldset class="file-choice">
      <legend>${say(`choose-${name}`)}</legend>
      ${options.map(
        ([value, words]) => html`<label>
        <input type="radio" name="file-${name}" value=${value} required .checked=${page.form.typed[name] === value}
          data-testid="file-${name}-${value}" @change=${(/** @type {Event} */ event) => note(page, name, event)}>
        <span>${words}</span></label>`,
      )}
    </fieldset>`;
}

/** @param {LoketFile} page @param {string} name @param {Event} event */
function note(page, name, event) {
  const { value } = /** @type {HTMLInputElement} */ (event.target);
  page.form = { ...page.form, typed: { ...page.form.typed, [name]: value } };
}

/** @param {LoketFile} page @param {Dossier} file */
async function submit(page, file) {
  const { kind, key, typed } = page.form;
  const body = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ''));
  switch (kind) {
    case 'wrong': {
      const line = file.lines.find((one) => one.key === key);
      if (line) page.mark(line, 'WRONG', body);
      return;
    }
    case 'skip':
      return page.send('form', `steps/${key}/skip`, body);
    case 'evidence':
      return page.send('form', `steps/${key}/done`, body);
    case 'product':
      return page.send('form', 'product', body);
    case 'handOver':
      return page.send('form', 'hand-over', body);
    case 'cancel':
      return page.send('form', 'cancel', body);
    default:
      return page.send('form', 'person', body);
  }
}
