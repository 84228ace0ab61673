// @ts-check
import { html, nothing } from 'lit';

/**
 * The way without a picture that there always is: a reason out of a few, and on.
 *
 * @param {{ name: string, reason: string, busy: boolean, waived: { reason: string } | undefined,
 *   choose: (reason: string) => void, waive: () => void,
 *   words: { withoutTitle: string, withoutReason: string, waive: string, reasons: string[][],
 *     waived: (reason: string) => string } }} way
 */
export function without({ name, reason, busy, waived, choose, waive, words }) {
  return html`
    <details class="without">
      <summary data-testid="${name}-without">${words.withoutTitle}</summary>
      ${waived === undefined ? nothing : html`<p>${words.waived(waived.reason)}</p>`}
      <fieldset class="reasons">
        <legend>${words.withoutReason}</legend>
        ${words.reasons.map(
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
        ${words.waive}
      </button>
    </details>
  `;
}
