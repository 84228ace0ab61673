// @ts-check
import { html, nothing } from 'lit';
import { say, waived as words } from './words.js';

/**
 * The way without a picture that there always is: a reason out of a few, and on.
 *
 * @param {{ name: string, reason: string, busy: boolean, waived: { reason: string } | undefined,
 *   choose: (reason: string) => void, waive: () => void, reasons: string[][] }} way `reasons`: each
 *   with its words
 */
export function without({ name, reason, busy, waived, choose, waive, reasons }) {
  return html`
    <details class="without">
      <summary data-testid="${name}-without">${say(`${name}-withoutTitle`)}</summary>
      ${waived === undefined ? nothing : html`<p>${words(waived.reason)}</p>`}
      <fieldset class="reasons">
        <legend>${say(`${name}-withoutReason`)}</legend>
        ${reasons.map(
          ([one, label]) => html`
            <label>
              <input
                type="radio"
                name="${name}-reason"
                .checked=${reason === one}
                @change=${() => choose(one)}
              />
              <span>${label}</span>
            </label>
          `,
        )}
      </fieldset>
      <button
        type="button"
        class="button"
        data-testid="${name}-waive"
        ?disabled=${reason === '' || busy}
        @click=${waive}
      >
        ${say(`${name}-waive`)}
      </button>
    </details>
  `;
}
