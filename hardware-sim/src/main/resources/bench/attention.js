// @ts-check
import { make } from './make.js';
import { called } from './office.js';
import { texts as words } from './texts.id.js';
import { texts } from './tools/texts.id.js';

/** @typedef {{href: string, what: string, why: string, mood: string}} Matter */

/** What a technician should look at first; the rest is one line. */
export class AttentionView {
  constructor() {
    this.list = make('ul', { class: 'matters' });
    this.well = make('p', { class: 'allwell' });
    this.element = make(
      'section',
      { class: 'card attention', 'aria-labelledby': 'attention', role: 'region' },
      make('h2', { id: 'attention' }, texts.attention),
      this.list,
      this.well,
    );
    this.shown = '';
  }

  /** @param {Matter[]} matters @param {number} others devices that are well */
  show(matters, others) {
    const now = JSON.stringify([matters, others]);
    if (now === this.shown) {
      return;
    }
    this.shown = now;
    this.list.hidden = matters.length === 0;
    this.list.replaceChildren(
      ...matters.map((one) =>
        make('li', { class: one.mood }, make('a', { href: one.href }, one.what), make('span', {}, one.why)),
      ),
    );
    this.well.textContent = matters.length === 0 ? texts.allWell : texts.others(others);
    this.well.hidden = matters.length > 0 && others === 0;
  }
}

/**
 * What the office's server calls unwell, in a line each.
 * @param {Record<string, any> | null} office
 * @returns {Matter[]}
 */
export function ofOffice(office) {
  if (office === null) {
    return [];
  }
  if (office.unreachable !== undefined) {
    return [{ href: '#office', what: words.office, why: words.officeUnreachable, mood: 'negative' }];
  }
  const devices = /** @type {Record<string, any>[]} */ (office.devices ?? []);
  return devices
    .filter((one) => one.health !== undefined && one.health !== 'WELL')
    .map((one) => ({
      href: '#office',
      what: [one.name, called(one.device)].filter(Boolean).join(' · '),
      why: words.officeStates[one.state] ?? one.state,
      mood: one.health === 'DOWN' ? 'negative' : 'caution',
    }));
}
