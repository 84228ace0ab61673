// @ts-check
/** What the pages of those who look after the house say that is put together from what the server says. */
import { staffTexts } from 'loket/staff.js';
import id from './texts.id.js';

/** @import { PersonRole, ScreenKind } from 'loket-api' */
/** @typedef {import('./differences.js').Obstacle} Obstacle */

export const say = staffTexts(id);

/** The sentence of this key; of what a newer server says, its own word. @param {string} key @param {string} word */
const known = (key, word) => (say.has(key) ? say(key) : word);

/** What the server says of a field that it can't take begins with its name. */
const FIELDS = ['password', 'user', 'name', 'counters'];

/** @param {string} code @param {string} detail */
export function refused(code, detail) {
  if (say.has(`refused-${code}`)) return say(`refused-${code}`);
  const sign = /U\+[0-9A-F]{4,6}/.exec(detail)?.[0];
  if (sign) return say('unreadableSign', { sign });
  const field = FIELDS.find((one) => detail.startsWith(one));
  if (field) return say(`unreadable-${field}`);
  return detail ? say('refusedWith', { detail }) : say('refused');
}

/** @type {PersonRole[]} */
export const ROLES = ['ADMINISTRATOR', 'GUARD', 'OFFICER', 'SUPERVISOR', 'HEAD', 'TECHNICIAN', 'INSPECTOR'];

/** @param {string} role */
export const roleOf = (role) => known(`role-${role}`, role);

/** @type {ScreenKind[]} */
export const SCREENS = ['KIOSK', 'BOARD', 'TABLET', 'SIGN', 'DESK', 'STATION'];

/** @param {string} kind */
export const screenOf = (kind) => known(`screen${kind}`, kind);

// --- what hangs on cables --------------------------------------------------------------------------

/**
 * @param {string} kind
 * @param {string} device its name; a number at the end says which of its kind
 */
export function hardwareName(kind, device) {
  const number = /-(\d+)$/.exec(device)?.[1] ?? '';
  return `${known(`kind${kind}`, kind)} ${number}`.trim();
}

/** @param {string} state */
export function hardwareState(state) {
  const word = known(`hardware-${state}`, known(`device${state}`, state));
  return word === state ? state : word[0].toLowerCase() + word.slice(1);
}

/** @param {string} kind @param {string} device @param {string} state */
export const hardware = (kind, device, state) => `${hardwareName(kind, device)}: ${hardwareState(state)}`;

/** @param {string[]} names */
export const revokePrinter = (names) => say('revokePrinter', { names: names.join(', ') });

// --- the catalogue ---------------------------------------------------------------------------------

/** Of what the browser says in English, only the place is of use. @param {string} why */
export function notJson(why) {
  const [, line, column] = /line (\d+) column (\d+)/.exec(why) ?? [];
  return say('catalogueNotJson', {
    place: line ? say('catalogueNotJsonPlace', { line, column: column ?? '' }) : '',
  });
}

/** @param {number} undone */
export const catalogueChanged = (undone) =>
  undone > 0 ? say('catalogueOverridden', { undone }) : say('catalogueChanged');

/** @param {string} path such as `counters.3.name` */
export function placeOf(path) {
  if (say.has(`place-${path}`)) return say(`place-${path}`);
  const [first = '', ...rest] = path.replace(/\[(\d+)\]/g, (_, n) => `.${Number(n) + 1}`).split('.');
  const part = known(`part-${first}`, first);
  const keyed = first === 'services' || first === 'counters';
  const thing = keyed && rest.length > 0 ? `${part} ${rest.shift()}` : part;
  if (rest.length === 0) return keyed && thing === part ? say('placeOrder', { thing }) : thing;
  const inner = rest.map((one) => known(`place-${first}.${one}`, known(`part-${one}`, one)));
  return say('placeInner', { thing, inner: inner.join(' ') });
}

/** What a field of the editor is called, `Jam layanan`. @param {string} key */
export function fieldName(key) {
  const name = known(`part-${key}`, key);
  return name[0].toUpperCase() + name.slice(1);
}

/** @param {string} value */
export const valueOf = (value) => value.replace(/\b[A-Z]+DAY\b/g, (day) => known(`day${day}`, day));

/** @param {Obstacle} one */
export function obstacle({ kind, service, serviceName, counters, people, screen, message }) {
  const key = kind === 'COUNTER_HELD' && people > 0 ? 'obstacle-COUNTER_SERVING' : `obstacle-${kind}`;
  if (!say.has(key)) return message;
  return say(key, {
    service: service ?? '',
    serviceName: serviceName ?? '',
    people,
    screen: screen ?? '',
    lokets: say('lokets', { counters: counters.join(', ') }),
  });
}

// --- slips -----------------------------------------------------------------------------------------

/** @param {string} kind */
export const slipOf = (kind) => known(`slip-${kind}`, kind);

/** @param {string} kind */
export const pieceOf = (kind) => known(`piece-${kind}`, kind);

/** @param {string} look how it is aligned, or how large it is */
export const lookOf = (look) => known(`look-${look}`, look);

/** @param {string} name of what can be told on a slip */
export const toldOf = (name) => known(`told-${name}`, name);

/** @param {string} name */
export const onlyIf = (name) => say('slipsOnlyIf', { name: toldOf(name) });

/** @param {string} language */
export const languageOf = (language) => say(language === 'en' ? 'language-en' : 'language-id');
