// @ts-check
import { html, svg } from 'lit';
import { comma, texts } from './texts.id.js';

/** @typedef {import("./report.js").Unsur} Unsur */

/**
 * Where the mutu of an unsur changes, on the scale of its NRR (PermenPANRB 14/2017, skm.md 2.4).
 * The letters over the chart stand in the same places, by the columns in ikm.css.
 */
const BORDERS = [2.6, 3.0644, 3.5324];

/** The plot's own units; CSS stretches them to the room that there is. */
const WIDTH = 300;
const ROW = 36;
const BAR = 22;

/** @param {number} nrr 1 to 4 */
const x = (nrr) => ((nrr - 1) / 3) * WIDTH;

/**
 * One bar for each unsur, from 1 to 4. The words beside it are for the eye; the title and
 * description carry the same to those who listen, and the table below gives all figures.
 *
 * @param {Unsur[]} unsur
 * @param {string[]} priorities keys of the three that need work first
 */
export function chart(unsur, priorities) {
  const height = unsur.length * ROW;
  return html`
    <div class="chart">
      <ol class="chart-names" aria-hidden="true">
        ${unsur.map((one) => html`<li>${one.number}. ${one.name}</li>`)}
      </ol>
      <div class="chart-plot">
        <p class="chart-grades" aria-hidden="true">
          ${['D', 'C', 'B', 'A'].map((mutu) => html`<span>${texts.mutuShort} ${mutu}</span>`)}
        </p>
        <svg
          data-testid="ikm-chart"
          viewBox="0 0 ${WIDTH} ${height}"
          preserveAspectRatio="none"
          role="img"
          aria-labelledby="chart-title chart-words"
        >
          <title id="chart-title">${texts.chartTitle}</title>
          <desc id="chart-words">
            ${unsur.map((one) => `${one.name}: ${comma(one.nrr)} (${one.mutu}). `).join('')}
          </desc>
          ${unsur.map((one, index) => bar(one, index, priorities.includes(one.key)))}
          ${BORDERS.map(
            (nrr) =>
              svg`<line class="border" x1=${x(nrr)} x2=${x(nrr)} y1="0" y2=${height}></line>`,
          )}
        </svg>
      </div>
      <ol class="chart-values" aria-hidden="true">
        ${unsur.map((one) => html`<li>${comma(one.nrr)} ${one.mutu}</li>`)}
      </ol>
    </div>
  `;
}

/** @param {Unsur} unsur @param {number} index @param {boolean} priority */
function bar(unsur, index, priority) {
  const y = index * ROW + (ROW - BAR) / 2;
  return svg`
    <rect class="ground" x="0" y=${y} width=${WIDTH} height=${BAR}></rect>
    <rect class=${priority ? 'bar low' : 'bar'} x="0" y=${y}
      width=${Math.max(1, x(Number(unsur.nrr)))} height=${BAR}></rect>
  `;
}
