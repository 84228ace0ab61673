// @ts-check
import { html } from 'lit';
import { comma, say } from './words.js';

/** @typedef {import('loket-api').Ikm} Report */

/**
 * The server's own drawing of a report, the one that goes on paper as well. What it says in words is
 * for those who listen; the table below gives all figures.
 *
 * @param {Report} report
 */
export function chart(report) {
  const words = report.unsur.map((one) => `${one.name}: ${comma(one.nrr)} (${one.mutu}).`);
  return html`
    <div class="wide" tabindex="0" role="group" aria-labelledby="chart-heading">
      <img
        class="chart"
        data-testid="ikm-chart"
        src=${address(report)}
        alt=${`${say('chartTitle')}. ${words.join(' ')}`}
      />
    </div>
  `;
}

/** Another one whenever the drawing is another, which a browser would keep else. @param {Report} report */
function address(report) {
  const query = new URLSearchParams({ from: report.from, to: report.to });
  if (report.service !== null) query.set('service', report.service);
  query.set('drawn', report.unsur.map((one) => `${one.total}-${one.n}`).join('.'));
  return `/api/v1/ikm.svg?${query}`;
}
