// @ts-check
import { make } from './make.js';
import { texts } from './texts.id.js';

/**
 * @typedef {{name: string, kind: 'SWITCH' | 'NUMBER' | 'BUTTON', unit: string, least: number,
 *   most: number, value: boolean | number, fault: boolean, broken: boolean}} Control
 */

/** A control of a device; keeps what a hand is typing while pictures come in. */
export class ControlView {
  /**
   * @param {string} device
   * @param {Control} control
   * @param {(text: string) => void} complain
   */
  constructor(device, control, complain) {
    this.device = device;
    this.control = control;
    this.complain = complain;
    const words = texts.control[control.name] ?? { label: control.name, hint: '' };
    const id = `${device}-${control.name}`;
    if (control.kind === 'NUMBER') {
      this.input = /** @type {HTMLInputElement} */ (
        make('input', {
          id,
          type: 'number',
          step: '1',
          min: String(control.least),
          max: String(control.most),
          'aria-describedby': `${id}-hint`,
        })
      );
      this.element = make(
        'form',
        { class: 'number' },
        make('label', { for: id }, make('b', {}, words.label)),
        this.input,
        make('span', {}, control.unit),
        make('button', { 'aria-label': `${texts.apply}: ${words.label}` }, texts.apply),
        make('small', { id: `${id}-hint` }, words.hint),
      );
      this.element.addEventListener('submit', (event) => {
        event.preventDefault();
        this.typing = false;
        void this.move(Number(/** @type {HTMLInputElement} */ (this.input).value));
      });
      this.input.addEventListener('input', () => (this.typing = true));
      this.input.addEventListener('blur', () => (this.typing = false));
    } else if (control.kind === 'SWITCH') {
      this.element = make(
        'button',
        {
          class: control.fault ? 'switch' : 'switch plain',
          type: 'button',
          role: 'switch',
          id,
          'aria-checked': 'false',
        },
        make('b', {}, words.label),
        make('i', { 'aria-hidden': 'true' }),
        make('small', {}, words.hint),
      );
      this.element.addEventListener('click', () => void this.move(!this.control.value));
    } else {
      this.element = make(
        'button',
        { class: 'press', type: 'button', id },
        make('b', {}, words.label),
        make('small', {}, words.hint),
      );
      this.element.addEventListener('click', () => void this.move(null));
    }
    this.typing = false;
    this.show(control);
  }

  /** @param {Control} control */
  show(control) {
    this.control = control;
    if (control.kind === 'SWITCH') {
      this.element.setAttribute('aria-checked', String(control.value));
    }
    if (this.input) {
      this.element.classList.toggle('set', control.broken);
      if (!this.typing) {
        this.input.value = String(control.value);
      }
    }
  }

  /** @param {boolean | number | null} value */
  async move(value) {
    const path = `/api/bench/devices/${encodeURIComponent(this.device)}/controls/${this.control.name}`;
    try {
      const answer = await fetch(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ value }),
      });
      if (!answer.ok) {
        const problem = await answer.json();
        this.complain(`${texts.failed}: ${problem.detail}`);
      }
    } catch {
      this.complain(`${texts.failed}: ${texts.stale}`);
    }
  }
}
