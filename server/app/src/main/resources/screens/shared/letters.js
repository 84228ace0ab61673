// @ts-check
import { LitElement, html, nothing } from 'lit';
import { icon } from 'loket/icons.js';

/** Keys of more than one letter do something else than type themselves. */
const LETTERS = [
  [...'qwertyuiop'],
  [...'asdfghjkl'],
  ['shift', ...'zxcvbnm', 'erase'],
  ['layer', ',', 'space', '.', "'", '-'],
];
const DIGITS = [[...'1234567890'], [...'-/()&:;?!'], [...',.\'"+@#', 'erase'], ['layer', 'space']];

/**
 * `<loket-keyboard>`: letters for a screen that has no keys. It types into the `.written` line
 * beside it, where the line's own cursor stands, and leaves the focus there, so that a real
 * keyboard may take over at any letter. It keeps nothing of what is typed.
 */
export class LoketKeyboard extends LitElement {
  static properties = {
    text: { attribute: false },
    names: { attribute: false },
    say: { attribute: false },
    page: { attribute: false },
    digits: { state: true },
    shift: { state: true },
  };

  constructor() {
    super();
    /** What is written so far: a capital follows by itself where one belongs. */
    this.text = '';
    /** Whether each word begins with a capital, as names do. */
    this.names = false;
    /** @type {(key: string) => string} */
    this.say = (key) => key;
    /** Before the names of its keys, for tests. */
    this.page = 'kiosk';
    this.digits = false;
    /** What the shift key was last set to; empty = as the text asks. @type {'' | 'up' | 'down'} */
    this.shift = '';
  }

  createRenderRoot() {
    return this;
  }

  get capital() {
    if (this.shift !== '') return this.shift === 'up';
    return this.text === '' || (this.names ? / $/ : /[.?!] $/).test(this.text);
  }

  /** @param {string} key */
  press(key) {
    if (key === 'layer') this.digits = !this.digits;
    else if (key === 'shift') this.shift = this.capital ? 'down' : 'up';
    else if (key === 'erase') this.write('');
    else this.write(key === 'space' ? ' ' : this.capital ? key.toUpperCase() : key);
  }

  /** Puts a letter in place of what is selected; none takes away what is selected, or the letter before. */
  write(/** @type {string} */ letter) {
    const line = /** @type {HTMLTextAreaElement | null | undefined} */ (
      this.closest('.main')?.querySelector('.written')
    );
    if (!line) return;
    const end = line.selectionEnd;
    let start = line.selectionStart;
    if (letter === '' && start === end) start = Math.max(0, start - 1);
    if (line.value.length - (end - start) + letter.length > line.maxLength) return;
    line.setRangeText(letter, start, end, 'end');
    this.shift = '';
    line.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  render() {
    return html`
      <div class="keyboard" role="group" aria-label=${this.say('keyboard')}
        @mousedown=${(/** @type {Event} */ event) => event.preventDefault()}>
        ${(this.digits ? DIGITS : LETTERS).map(
          (row) => html`
          <div class="keyboard-row">${row.map((key) => this.key(key))}</div>`,
        )}
      </div>`;
  }

  /** @param {string} key */
  key(key) {
    return html`
      <button type="button" class="button key key-${key.length > 1 ? key : 'letter'}"
        data-testid="${this.page}-type-${key}"
        aria-pressed=${key === 'shift' ? String(this.capital) : nothing}
        @click=${() => this.press(key)}>${this.face(key)}</button>`;
  }

  /** @param {string} key */
  face(key) {
    const say = this.say;
    switch (key) {
      case 'shift':
        return html`${icon('shift')} <span class="only-heard">${say('keyShift')}</span>`;
      case 'erase':
        return html`${icon('erase')} <span class="only-heard">${say('keyErase')}</span>`;
      case 'space':
        return say('keySpace');
      case 'layer':
        return this.digits ? 'ABC' : '123';
      default:
        return this.capital ? key.toUpperCase() : key;
    }
  }
}

customElements.define('loket-keyboard', LoketKeyboard);
