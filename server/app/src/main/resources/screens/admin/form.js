// @ts-check
/** A form for a part of the catalogue, drawn from what is known of its shape. */
import { html, nothing } from 'lit';
import { icon } from 'loket/icons.js';
import { placeIn, valueAt, withAt } from './draft.js';
import { DAYS as WEEK } from './shapes.js';
import { fieldName, say } from './words.js';

/** @import { Json } from 'loket-api' */
/** @typedef {import('./shapes.js').Field} Field */
/** @typedef {import('./shapes.js').Options} Options */
/** @typedef {import('./shapes.js').ListField} ListField */
/** @typedef {import('./draft.js').Path} Path */
/** @typedef {{ path: string, words: string }} Fault */

/**
 * What a form is drawn of.
 *
 * @typedef {object} Sheet
 * @property {Json} whole the catalogue as it is written by now
 * @property {Fault[]} faults
 * @property {Set<string>} open the places that are folded out
 * @property {(path: Path, value: Json | undefined) => void} change
 */

/** @typedef {import('lit').TemplateResult} Drawn */

/** @param {Sheet} sheet @param {Path} path @param {Field[]} fields @returns {Drawn[]} */
export function form(sheet, path, fields) {
  return fields.map((field) => part(sheet, [...path, field.key], field));
}

/** Whether something is wrong at that place or within. @param {Fault[]} faults @param {string} place */
export const wrongIn = (faults, place) =>
  faults.some(({ path }) => path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`));

/** @param {Sheet} sheet @param {Path} path @param {Field} field @returns {Drawn} */
function part(sheet, path, field) {
  const value = valueAt(sheet.whole, path);
  switch (field.as) {
    case 'group':
      return group(sheet, path, field);
    case 'list':
      return list(sheet, path, field);
    case 'texts':
      return texts(sheet, path);
    case 'both':
      return both(sheet, path, field);
    case 'long':
      return words(sheet, path, fieldName(field.key), true);
    case 'lines':
      return lines(sheet, path, field.key);
    case 'flag':
      return html`<label class="tick flag">
        <input
          type="checkbox"
          data-testid=${testId(path)}
          .checked=${value === true}
          @change=${(/** @type {Event} */ event) =>
            sheet.change(path, input(event).checked ? true : field.optional ? undefined : false)}
        />
        ${fieldName(field.key)}
      </label>`;
    case 'set':
      return set(sheet, path, field);
    case 'choice':
      return choice(sheet, path, field);
    default:
      return line(sheet, path, field);
  }
}

/** @param {Event} event */
const input = (event) => /** @type {HTMLInputElement} */ (event.target);

/** @param {Path} path */
const idOf = (path) => `e-${path.join('-')}`;

/** @param {Path} path */
const testId = (path) => `edit-${path.join('-')}`;

/** @param {Json | undefined} value */
const text = (value) =>
  value === null || value === undefined || typeof value === 'object' ? '' : String(value);

/** @param {Sheet} sheet @param {Path} path */
const wrongAt = (sheet, path) =>
  sheet.faults.filter((one) => one.path === placeIn(path)).map((one) => one.words);

/** @param {Sheet} sheet @param {Path} path */
const describedBy = (sheet, path) => (wrongAt(sheet, path).length > 0 ? `${idOf(path)}-wrong` : nothing);

/** @param {Sheet} sheet @param {Path} path */
function wrong(sheet, path) {
  const found = wrongAt(sheet, path);
  return found.length === 0
    ? nothing
    : html`<p class="field-error" id="${idOf(path)}-wrong">${found.join(' ')}</p>`;
}

/**
 * @param {Sheet} sheet
 * @param {Path} path
 * @param {import('./shapes.js').TextField | import('./shapes.js').NumberField} field
 */
function line(sheet, path, field) {
  const count = field.as === 'number';
  const empty = (/** @type {string} */ said) => {
    if (field.optional) return undefined;
    return !count && field.orNull ? null : said;
  };
  const read = (/** @type {string} */ said) => (said === '' ? empty(said) : count ? Number(said) : said);
  return html`<div class="field ${count || field.as !== 'text' ? 'short' : ''}">
    <label for=${idOf(path)}>${fieldName(field.key)}</label>
    <input
      id=${idOf(path)}
      class="input"
      type=${field.as}
      data-testid=${testId(path)}
      min=${count ? field.least : nothing}
      max=${count ? field.most : nothing}
      step=${count ? (field.step ?? 1) : nothing}
      aria-invalid=${wrongAt(sheet, path).length > 0}
      aria-describedby=${describedBy(sheet, path)}
      .value=${text(valueAt(sheet.whole, path))}
      @change=${(/** @type {Event} */ event) => sheet.change(path, read(input(event).value.trim()))}
    />
    ${wrong(sheet, path)}
  </div>`;
}

/**
 * In both languages; what may be left out is gone when both are empty.
 *
 * @param {Sheet} sheet
 * @param {Path} path
 * @param {import('./shapes.js').BothField} field
 */
function both(sheet, path, field) {
  const long = field.long ?? false;
  const typed = (/** @type {'id' | 'en'} */ language) => (/** @type {string} */ said) => {
    const next = withAt(valueAt(sheet.whole, path) ?? { id: '', en: '' }, [language], said);
    const empty = text(valueAt(next, ['id'])) === '' && text(valueAt(next, ['en'])) === '';
    sheet.change(path, empty && field.optional ? undefined : next);
  };
  return html`<div class="pair">
    ${words(sheet, [...path, 'id'], `${fieldName(field.key)} ${say('part-id')}`, long, typed('id'))}
    ${words(sheet, [...path, 'en'], `${fieldName(field.key)} ${say('part-en')}`, long, typed('en'))}
  </div>`;
}

/**
 * @param {Sheet} sheet
 * @param {Path} path
 * @param {string} name
 * @param {boolean} long
 * @param {(said: string) => void} [put]
 */
function words(sheet, path, name, long, put = (said) => sheet.change(path, said)) {
  const change = (/** @type {Event} */ event) => put(input(event).value.trim());
  const value = text(valueAt(sheet.whole, path));
  return html`<div class="field long">
    <label for=${idOf(path)}>${name}</label>
    ${
      long
        ? html`<textarea id=${idOf(path)} class="input" rows="3" data-testid=${testId(path)}
            aria-invalid=${wrongAt(sheet, path).length > 0}
            aria-describedby=${describedBy(sheet, path)} .value=${value} @change=${change}></textarea>`
        : html`<input id=${idOf(path)} class="input" type="text" data-testid=${testId(path)}
            aria-invalid=${wrongAt(sheet, path).length > 0}
            aria-describedby=${describedBy(sheet, path)} .value=${value} @change=${change} />`
    }
    ${wrong(sheet, path)}
  </div>`;
}

/** One line each. @param {Sheet} sheet @param {Path} path @param {string} key */
function lines(sheet, path, key) {
  const value = valueAt(sheet.whole, path);
  const all = Array.isArray(value) ? value.map(text) : [];
  const read = (/** @type {Event} */ event) =>
    input(event)
      .value.split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  return html`<div class="field long">
    <label for=${idOf(path)}>${fieldName(key)}</label>
    <textarea
      id=${idOf(path)}
      class="input"
      rows=${Math.max(2, Math.min(10, all.length))}
      data-testid=${testId(path)}
      aria-describedby=${describedBy(sheet, path)}
      .value=${all.join('\n')}
      @change=${(/** @type {Event} */ event) => sheet.change(path, read(event))}
    ></textarea>
    ${wrong(sheet, path)}
  </div>`;
}

/** What can be chosen, with its name. @param {Sheet} sheet @param {Options} options @returns {[string, string][]} */
function choices(sheet, options) {
  if ('words' in options) {
    const { words: all, name } = options;
    return all.map((one) => [one, name(one)]);
  }
  const things = valueAt(sheet.whole, options.of === 'services' ? ['services'] : ['finder', 'questions']);
  const key = options.of === 'services' ? 'code' : 'key';
  const name = options.of === 'services' ? 'name' : 'text';
  return (Array.isArray(things) ? things : []).map((one) => [
    text(valueAt(one, [key])),
    text(valueAt(one, [name, 'id'])) || text(valueAt(one, [key])),
  ]);
}

/** @param {Sheet} sheet @param {Path} path @param {import('./shapes.js').ChoiceField} field */
function choice(sheet, path, field) {
  const value = text(valueAt(sheet.whole, path));
  const known = choices(sheet, field.options);
  // What is there and can't be chosen any more stays until something else is.
  if (value !== '' && !known.some(([one]) => one === value)) known.push([value, value]);
  const none = field.orNull || field.optional || value === '';
  const read = (/** @type {string} */ said) => (said !== '' ? said : field.optional ? undefined : null);
  return html`<div class="field">
    <label for=${idOf(path)}>${fieldName(field.key)}</label>
    <div class="with-button">
      <select
        id=${idOf(path)}
        class="input"
        data-testid=${testId(path)}
        aria-describedby=${describedBy(sheet, path)}
        @change=${(/** @type {Event} */ event) => sheet.change(path, read(input(event).value))}
      >
        ${none ? html`<option value="" .selected=${value === ''}>${say('choiceNone')}</option>` : nothing}
        ${known.map(([one, name]) => html`<option value=${one} .selected=${one === value}>${name}</option>`)}
      </select>
      ${field.key === 'picture' && value !== '' ? html`<span class="picture">${icon(value)}</span>` : nothing}
    </div>
    ${wrong(sheet, path)}
  </div>`;
}

/** @param {Sheet} sheet @param {Path} path @param {import('./shapes.js').SetField} field */
function set(sheet, path, field) {
  const value = valueAt(sheet.whole, path);
  const chosen = Array.isArray(value) ? value.map(text) : [];
  const known = choices(sheet, field.options);
  for (const one of chosen) if (!known.some(([other]) => other === one)) known.push([one, one]);
  const toggle = (/** @type {string} */ one, /** @type {boolean} */ on) => {
    // In the order of the list, so that the same choice is the same catalogue.
    const next = known
      .map(([other]) => other)
      .filter((other) => (other === one ? on : chosen.includes(other)));
    sheet.change(path, next.length === 0 && field.optional ? undefined : next);
  };
  return html`<fieldset class="ticks" data-testid=${testId(path)}>
    <legend>${fieldName(field.key)}</legend>
    ${known.map(
      ([one, name]) => html`<label class="tick">
        <input
          type="checkbox"
          value=${one}
          .checked=${chosen.includes(one)}
          @change=${(/** @type {Event} */ event) => toggle(one, input(event).checked)}
        />
        ${name}
      </label>`,
    )}
    ${wrong(sheet, path)}
  </fieldset>`;
}

/** @param {Sheet} sheet @param {Path} path @param {import('./shapes.js').GroupField} field */
function group(sheet, path, field) {
  const value = valueAt(sheet.whole, path);
  if (value === undefined) {
    const begin = () => {
      sheet.open.add(placeIn(path));
      sheet.change(path, begun(field.fields));
    };
    return html`<div class="missing">
      <button type="button" class="button" data-testid="${testId(path)}-add" @click=${begin}>
        ${icon('plus')} ${say('editAdd', { what: fieldName(field.key) })}
      </button>
    </div>`;
  }
  return html`<details class="group" ?open=${sheet.open.has(placeIn(path))} @toggle=${folded(sheet, path)}>
    <summary data-testid=${testId(path)}>${fieldName(field.key)}</summary>
    <div class="inner">
      ${wrong(sheet, path)} ${form(sheet, path, field.fields)}
      ${
        field.optional
          ? html`<button type="button" class="button button-negative" @click=${() => sheet.change(path, undefined)}>
            ${say('editRemove', { what: fieldName(field.key) })}
          </button>`
          : nothing
      }
    </div>
  </details>`;
}

/** Notes what the person folds out or in, but not what lies within. @param {Sheet} sheet @param {Path} path */
const folded = (sheet, path) => (/** @type {Event} */ event) => {
  if (/** @type {HTMLDetailsElement} */ (event.currentTarget).open) sheet.open.add(placeIn(path));
  else sheet.open.delete(placeIn(path));
};

/** What a group begins with; the server says what is still missing. @param {Field[]} fields */
function begun(fields) {
  /** @type {Json} */
  let thing = {};
  for (const field of fields) {
    if (!field.optional) thing = withAt(thing, [field.key], beginning(field));
  }
  return thing;
}

/** @param {Field} field @returns {Json} */
function beginning(field) {
  switch (field.as) {
    case 'number':
      return field.least;
    case 'flag':
      return false;
    case 'both':
      return { id: '', en: '' };
    case 'set':
    case 'list':
    case 'lines':
    case 'texts':
      return [];
    case 'group':
      return begun(field.fields);
    default:
      return '';
  }
}

/** @param {Sheet} sheet @param {Path} path @param {ListField} field */
function list(sheet, path, field) {
  const value = valueAt(sheet.whole, path);
  const all = Array.isArray(value) ? value : [];
  const put = (/** @type {Json[]} */ next) =>
    sheet.change(path, next.length === 0 && field.optional ? undefined : next);
  const add = () => {
    sheet.open.add(placeIn([...path, all.length]));
    put([...all, structuredClone(field.fresh)]);
  };
  return html`<fieldset class="list">
    <legend>${fieldName(field.key)} <span class="soft">${all.length}</span></legend>
    ${wrong(sheet, path)}
    ${all.map((one, i) => {
      const here = [...path, i];
      return html`<details class="item" ?open=${sheet.open.has(placeIn(here))} @toggle=${folded(sheet, here)}>
        <summary data-testid=${testId(here)}>${titleOf(one) || say('editUnnamed', { n: i + 1 })}</summary>
        <div class="inner">
          ${wrong(sheet, here)} ${form(sheet, here, field.fields)} ${itemTools(all, i, put, here)}
        </div>
      </details>`;
    })}
    <button
      type="button"
      class="button"
      data-testid="${testId(path)}-add"
      @click=${add}
    >
      ${icon('plus')} ${say('editAdd', { what: fieldName(field.key) })}
    </button>
  </fieldset>`;
}

/** @param {Json[]} all @param {number} i @param {(next: Json[]) => void} put @param {Path} path */
function itemTools(all, i, put, path) {
  const swap = (/** @type {number} */ other) => {
    const next = [...all];
    [next[i], next[other]] = [next[other] ?? null, next[i] ?? null];
    put(next);
  };
  return html`<div class="with-button">
    <button type="button" class="button" ?disabled=${i === 0} @click=${() => swap(i - 1)}>
      ${icon('up')} ${say('editUp')}
    </button>
    <button type="button" class="button" ?disabled=${i === all.length - 1} @click=${() => swap(i + 1)}>
      ${icon('down')} ${say('editDown')}
    </button>
    <button
      type="button"
      class="button button-negative"
      data-testid="${testId(path)}-remove"
      @click=${() => put(all.filter((_, other) => other !== i))}
    >
      ${say('editRemove', { what: briefly(titleOf(all[i] ?? null)) })}
    </button>
  </div>`;
}

/** Days of a week, `Senin–Kamis, Sabtu`. @param {string[]} days */
function weekOf(days) {
  const runs = WEEK.reduce((/** @type {string[][]} */ all, day, i) => {
    if (!days.includes(day)) return all;
    const last = all[all.length - 1];
    if (last?.includes(WEEK[i - 1] ?? '')) last.push(day);
    else all.push([day]);
    return all;
  }, []);
  const name = (/** @type {string | undefined} */ day) => say(`day${day}`);
  return runs
    .map((run) =>
      run.length < 3 ? run.map(name).join(', ') : `${name(run[0])}–${name(run[run.length - 1])}`,
    )
    .join(', ');
}

const MOST_LETTERS = 40;

/** For a button. @param {string} name */
const briefly = (name) => (name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1).trim()}…` : name);

/** What a thing is called in a list of its like. @param {Json} one */
function titleOf(one) {
  const at = (/** @type {Path} */ path) => text(valueAt(one, path));
  const name =
    at(['name', 'id']) ||
    at(['text', 'id']) ||
    at(['name']) ||
    at(['text']) ||
    at(['about']) ||
    at(['service']);
  const mark = at(['number']) || at(['printed']) || at(['date']);
  const days = valueAt(one, ['days']);
  const week = Array.isArray(days) ? weekOf(days.map(text)) : '';
  const from = at(['from']) || at(['until']);
  const time = from && at(['to']) ? `${from}–${at(['to'])}` : from;
  return [mark, name, week, time].filter((each) => each !== '').join(' · ');
}

/** Requirements and the like: a line each, in both languages. @param {Sheet} sheet @param {Path} path */
function texts(sheet, path) {
  const value = valueAt(sheet.whole, path);
  const all = Array.isArray(value) ? value : [];
  const key = String(path[path.length - 1]);
  return html`<fieldset class="list">
    <legend>${fieldName(key)} <span class="soft">${all.length}</span></legend>
    ${wrong(sheet, path)}
    ${all.map((one, i) => {
      const here = [...path, i];
      return html`<div class="pair">
        ${words(sheet, [...here, 'id'], `${i + 1} ${say('part-id')}`, false)}
        ${words(sheet, [...here, 'en'], `${i + 1} ${say('part-en')}`, false)}
        <button
          type="button"
          class="button button-negative"
          aria-label=${say('editRemove', { what: text(valueAt(one, ['id'])) })}
          @click=${() =>
            sheet.change(
              path,
              all.filter((_, other) => other !== i),
            )}
        >
          ${icon('close')}
        </button>
      </div>`;
    })}
    <button
      type="button"
      class="button"
      data-testid="${testId(path)}-add"
      @click=${() => sheet.change(path, [...all, { id: '', en: '' }])}
    >
      ${icon('plus')} ${say('editAdd', { what: fieldName(key) })}
    </button>
  </fieldset>`;
}
