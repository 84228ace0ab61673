// @ts-check
import { html, nothing } from 'lit';
import { obstacle, placeOf, say, valueOf } from './words.js';

/** @import { Problem } from 'loket-api' */

/** @typedef {NonNullable<Problem['differences']>[number]} Difference */
/** @typedef {NonNullable<Problem['obstacles']>[number]} Obstacle */

/**
 * What a file would change, what it would undo first.
 *
 * @param {Difference[]} differences
 * @param {boolean} baseKnown whether it is known which of these would undo something
 */
export function differenceTable(differences, baseKnown) {
  const undoneFirst = [...differences].sort((a, b) => Number(b.undone) - Number(a.undone));
  return html`
    <div class="wide" tabindex="0" role="group" aria-label=${say('catalogueWanted')}>
      <table class="table" data-testid="admin-catalogue-differences">
        <thead>
          <tr>
            <th scope="col">${say('cataloguePath')}</th>
            <th scope="col">${say('catalogueInForce')}</th>
            <th scope="col">${say('catalogueWanted')}</th>
          </tr>
        </thead>
        <tbody>
          ${undoneFirst.map(
            (one) => html`
              <tr>
                <th scope="row">
                  ${placeOf(one.path)}
                  ${
                    baseKnown && one.undone
                      ? html`<span class="badge">${say('catalogueUndone')}</span>`
                      : nothing
                  }
                </th>
                <td>${value(one.inForce)}</td>
                <td>${value(one.wanted)}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}

/** @param {string | null} value */
function value(value) {
  return value === null || value === ''
    ? html`<span class="soft">${say('catalogueNone')}</span>`
    : valueOf(value);
}

/** @param {Obstacle[]} obstacles */
export function obstacleList(obstacles) {
  return html`
    <ul class="obstacles" data-testid="admin-catalogue-obstacles">
      ${obstacles.map((one) => html`<li>${obstacle(one)}</li>`)}
    </ul>
  `;
}
