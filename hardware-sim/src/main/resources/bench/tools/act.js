// @ts-check
import { make } from '../make.js';
import { texts } from './texts.id.js';

/** @typedef {(text: string) => void} Complain */

/**
 * A deed of a tool: the same name here, in REST and in scenario files.
 * @param {string} tool
 * @param {string} deed
 * @param {Record<string, unknown>} given
 * @param {Complain} complain
 * @returns {Promise<Record<string, any> | null>} null where it was refused
 */
export async function act(tool, deed, given, complain) {
  try {
    const answer = await fetch(`/api/bench/tools/${tool}/${deed}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(given),
    });
    const body = await answer.json();
    if (answer.ok) {
      return body;
    }
    complain(`${texts.failed}: ${body.detail}`);
  } catch {
    complain(texts.failed);
  }
  return null;
}

/** @param {string} label @param {string} name @param {() => void} pressed */
export function button(label, name, pressed) {
  const element = make('button', { type: 'button', class: 'deed', id: name }, label);
  element.addEventListener('click', pressed);
  return /** @type {HTMLButtonElement} */ (element);
}

/**
 * A field with its label.
 * @param {string} label
 * @param {string} name
 * @param {Record<string, string>} attributes
 */
export function field(label, name, attributes) {
  const input = /** @type {HTMLInputElement} */ (make('input', { id: name, ...attributes }));
  return { input, element: make('div', { class: 'field' }, make('label', { for: name }, label), input) };
}
