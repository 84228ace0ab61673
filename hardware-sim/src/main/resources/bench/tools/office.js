// @ts-check
import { make, time } from '../make.js';
import { act, button, field } from './act.js';
import { texts } from './texts.id.js';

/** @typedef {import('./act.js').Complain} Complain */

/** A crowd with a seed. */
export class CrowdView {
  /** @param {Complain} complain */
  constructor(complain) {
    this.seed = field(texts.seed, 'crowd-seed', { type: 'number', min: '0', value: '1' });
    this.visitors = field(texts.visitors, 'crowd-visitors', {
      type: 'number',
      min: '1',
      value: '40',
    });
    this.speed = field(texts.speed, 'crowd-speed', { type: 'number', min: '1', value: '10' });
    this.come = button(texts.come, 'crowd-come', () => {
      const given = {
        seed: Number(this.seed.input.value),
        visitors: Number(this.visitors.input.value),
        speed: Number(this.speed.input.value),
      };
      void act('crowd', 'come', given, complain);
    });
    this.go = button(texts.go, 'crowd-go', () => void act('crowd', 'go', {}, complain));
    this.said = make('p', { class: 'said', role: 'status' });
    this.element = make(
      'section',
      { class: 'card tool', 'aria-labelledby': 'tool-crowd' },
      make('h3', { id: 'tool-crowd' }, texts.crowd),
      make('p', { class: 'hint' }, texts.crowdHint),
      this.seed.element,
      this.visitors.element,
      this.speed.element,
      make('div', { class: 'row' }, this.come, this.go),
      this.said,
    );
  }

  /** @param {Record<string, any>} picture */
  show(picture) {
    this.come.disabled = picture.here;
    this.go.disabled = !picture.here;
    this.said.textContent = picture.here
      ? texts.arrived(picture.arrived, picture.visitors, picture.answered)
      : texts.nobody;
  }
}

/** The office's clock. */
export class ClockView {
  /** @param {Complain} complain */
  constructor(complain) {
    this.now = make('p', { class: 'time' });
    this.ahead = make('p', { class: 'said' });
    this.speeds = [1, 60].map((times) => {
      const one = button(texts.times(times), `clock-${times}`, () => {
        void act('clock', 'go', { times }, complain);
      });
      return { times, one };
    });
    this.element = make(
      'section',
      { class: 'card tool', 'aria-labelledby': 'tool-clock' },
      make('h3', { id: 'tool-clock' }, texts.clock),
      make('p', { class: 'hint' }, texts.clockHint),
      this.now,
      this.ahead,
      make('div', { class: 'row' }, ...this.speeds.map(({ one }) => one)),
      make(
        'div',
        { class: 'row' },
        button(texts.toClosing, 'clock-closing', () => void act('clock', 'to-closing', {}, complain)),
        button(texts.toTomorrow, 'clock-tomorrow', () => {
          void act('clock', 'to-tomorrow', {}, complain);
        }),
      ),
    );
  }

  /** @param {Record<string, any>} picture */
  show(picture) {
    this.now.textContent = `${texts.clockNow}: ${time(picture.now)}`;
    this.ahead.textContent = texts.ahead(picture.aheadMinutes);
    for (const { times, one } of this.speeds) {
      one.setAttribute('aria-pressed', String(picture.times === times));
    }
  }
}

/** Copies of the office, to come back to. */
export class SnapshotsView {
  /** @param {Complain} complain */
  constructor(complain) {
    this.complain = complain;
    this.name = field(texts.snapshotName, 'snapshot-name', {
      type: 'text',
      maxlength: '40',
      value: texts.snapshotUsual,
    });
    this.list = make('ul', { class: 'plans' });
    this.shown = '';
    this.element = make(
      'section',
      { class: 'card tool', 'aria-labelledby': 'tool-snapshots' },
      make('h3', { id: 'tool-snapshots' }, texts.snapshots),
      make('p', { class: 'hint' }, texts.snapshotsHint),
      this.name.element,
      make(
        'div',
        { class: 'row' },
        button(texts.take, 'snapshot-save', () => {
          void act('snapshots', 'save', { name: this.name.input.value }, complain);
        }),
      ),
      this.list,
    );
  }

  /** @param {Record<string, any>} picture */
  show(picture) {
    const now = JSON.stringify(picture.list);
    if (now === this.shown) {
      return;
    }
    this.shown = now;
    const names = /** @type {string[]} */ (picture.list);
    this.list.replaceChildren(
      ...names.map((name) =>
        make(
          'li',
          {},
          make('b', {}, name),
          button(texts.restore, `restore-${name}`, () => {
            void act('snapshots', 'restore', { name }, this.complain);
          }),
        ),
      ),
    );
    if (names.length === 0) {
      this.list.replaceChildren(make('li', {}, texts.noSnapshots));
    }
  }
}
