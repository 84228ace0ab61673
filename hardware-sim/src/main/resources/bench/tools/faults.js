// @ts-check
import { make } from '../make.js';
import { texts as words } from '../texts.id.js';
import { act, button, field } from './act.js';
import { texts } from './texts.id.js';

/** @typedef {import('./act.js').Complain} Complain */
/** @typedef {import('../device.js').Device} Device */
/** @typedef {{device: string, fault: string, count: number, left: number}} Plan */

/** @param {string} fault */
export function nameOf(fault) {
  return words.control[fault]?.label ?? fault;
}

/** Breaks something at random, and mends everything. */
export class RandomView {
  /** @param {(device: string) => string} titleOf @param {Complain} complain */
  constructor(titleOf, complain) {
    this.titleOf = titleOf;
    this.seed = field(texts.seed, 'random-seed', { type: 'number', min: '0', max: '1000000' });
    this.said = make('p', { class: 'said', role: 'status' });
    this.element = make(
      'section',
      { class: 'card tool', 'aria-labelledby': 'tool-random' },
      make('h3', { id: 'tool-random' }, texts.random),
      make('p', { class: 'hint' }, texts.randomHint),
      this.seed.element,
      make(
        'div',
        { class: 'row' },
        button(texts.breakIt, 'random-break', () => {
          const seed = this.seed.input.value;
          void act('faults', 'random', seed === '' ? {} : { seed: Number(seed) }, complain);
        }),
        button(texts.mend, 'random-mend', () => void act('faults', 'end', {}, complain)),
      ),
      this.said,
    );
  }

  /** @param {Record<string, any>} picture */
  show(picture) {
    const one = picture.random;
    this.said.textContent = one
      ? `${texts.seedWas(one.seed)}: ${this.titleOf(one.device)} – ${nameOf(one.fault)}`
      : '';
  }
}

/** The drawer of one device: a fault that comes by itself. */
export class Drawer {
  /** @param {Device} device @param {Complain} complain */
  constructor(device, complain) {
    this.name = device.name;
    this.complain = complain;
    const id = `drawer-${device.name}`;
    this.choice = /** @type {HTMLSelectElement} */ (
      make(
        'select',
        { id: `${id}-fault` },
        ...device.controls
          .filter((one) => one.fault)
          .map((one) => make('option', { value: one.name }, nameOf(one.name))),
      )
    );
    this.count = field(texts.count, `${id}-count`, { type: 'number', min: '1', value: '3' });
    this.probability = field(texts.probability, `${id}-probability`, {
      type: 'number',
      min: '0',
      max: '1',
      step: '0.05',
      value: '0.5',
    });
    this.delay = field(texts.delay, `${id}-delay`, { type: 'number', min: '0', value: '0' });
    this.lasting = field(texts.lasting, `${id}-lasting`, { type: 'number', min: '0', value: '5' });
    this.plans = make('ul', { class: 'plans' });
    this.shown = '';
    this.element = make(
      'details',
      { class: 'card drawer' },
      make('summary', {}, texts.drawer),
      make('p', { class: 'hint' }, texts.drawerHint),
      make('div', { class: 'field' }, make('label', { for: `${id}-fault` }, texts.fault), this.choice),
      this.count.element,
      this.probability.element,
      this.delay.element,
      this.lasting.element,
      button(texts.plan, `${id}-plan`, () => this.plan()),
      this.plans,
    );
  }

  plan() {
    const given = {
      device: this.name,
      fault: this.choice.value,
      count: Number(this.count.input.value),
      probability: Number(this.probability.input.value),
      delay: Number(this.delay.input.value) * 1000,
      lasting: Number(this.lasting.input.value) * 1000,
    };
    void act('faults', 'plan', given, this.complain);
  }

  /** @param {Plan[]} plans of all devices */
  show(plans) {
    const mine = plans.filter((one) => one.device === this.name);
    const now = JSON.stringify(mine);
    if (now === this.shown) {
      return;
    }
    this.shown = now;
    this.plans.replaceChildren(
      ...mine.map((one) =>
        make(
          'li',
          {},
          make('b', {}, nameOf(one.fault)),
          ` ${texts.left(one.left, one.count)} `,
          button(texts.cancel, `cancel-${one.device}-${one.fault}`, () => {
            const given = { device: one.device, fault: one.fault };
            void act('faults', 'cancel', given, this.complain);
          }),
        ),
      ),
    );
  }
}
