// @ts-check
import { html, nothing } from 'lit';
import { chart } from './chart.js';
import { comma, texts } from './texts.id.js';
import './visits.js';

/**
 * The IKM of one period as `/api/v1/ikm` gives it. Figures are texts, rounded once by the server;
 * this page writes a comma for the point and computes nothing.
 *
 * @typedef {{ key: string, number: number, name: string, n: number, total: number, nrr: string,
 *   weighted: string, nik: string, mutu: string, kinerja: string, counts: number[] }} Unsur
 *
 * @typedef {{ version: number, from: string, to: string, service: string | null,
 *   respondents: number | null, suppressed: boolean, minimum: number, target: number,
 *   served: number, weights: string, unsur: Unsur[], sum: string | null, ikm: string | null,
 *   mutu: string | null, kinerja: string | null, priorities: string[], profile: Question[],
 *   grades: Grade[] }} Report
 *
 * @typedef {{ key: string, name: string, choices: { value: string, name: string, n: number }[],
 *   untold: number }} Question
 *
 * @typedef {{ mutu: string, lowest: string, highest: string, kinerja: string }} Grade
 */

/**
 * @param {Report} report
 * @param {string[]} said
 * @param {unknown} instead what leads to figures where there are none
 */
export function reportView(report, said, instead) {
  if (report.suppressed || report.ikm === null) return withoutFigures(report, instead);
  return html`
    ${headline(report)}
    <div class="beside">
      <section class="card" aria-labelledby="chart-heading">
        <h2 id="chart-heading">${texts.chartTitle}</h2>
        ${chart(report)}
        <p class="hint">${texts.chartHint}</p>
      </section>
      ${priorities(report)}
    </div>
    ${table(report)} ${whoAnswered(report.profile)} ${comments(said)}
    <ikm-visits .of=${report}></ikm-visits>
    ${formula(report)}
  `;
}

/**
 * Who answered, as far as they told; each question sums to the respondents. Nothing ties it to the
 * answers.
 *
 * @param {Question[]} profile
 */
function whoAnswered(profile) {
  return html`
    <section class="card" aria-labelledby="profile-heading" data-testid="ikm-profile">
      <h2 id="profile-heading">${texts.profile}</h2>
      <p class="hint">${texts.profileHint}</p>
      <div class="profile">${profile.map(profileTable)}</div>
    </section>
  `;
}

/** @param {Question} question */
function profileTable(question) {
  return html`
    <table class="table">
      <thead>
        <tr>
          <th scope="col" class="words">${question.name}</th>
          <th scope="col">${texts.respondents}</th>
        </tr>
      </thead>
      <tbody>
        ${question.choices.map(
          (one) => html`
            <tr>
              <th scope="row" class="words">${one.name}</th>
              <td>${one.n}</td>
            </tr>
          `,
        )}
        <tr class="untold">
          <th scope="row" class="words">${texts.untold}</th>
          <td>${question.untold}</td>
        </tr>
      </tbody>
    </table>
  `;
}

/** What visitors wrote, each for itself: nothing tells when, or who answered what. @param {string[]} said */
function comments(said) {
  return html`
    <section class="card" aria-labelledby="comments-heading" data-testid="ikm-comments">
      <h2 id="comments-heading">${texts.comments(said.length)}</h2>
      <p class="hint">${said.length === 0 ? texts.commentsNone : texts.commentsHint}</p>
      <ul class="comments">${said.map((one) => html`<li>${one}</li>`)}</ul>
    </section>
  `;
}

/**
 * Too few answers to show without showing somebody's: how far the survey has come, and no figure.
 *
 * @param {Report} report
 * @param {unknown} instead
 */
function withoutFigures(report, instead) {
  const empty = report.respondents === 0;
  return html`
    <section class="card notice" data-testid=${empty ? 'ikm-empty' : 'ikm-suppressed'}>
      <h2>${empty ? texts.emptyTitle : texts.suppressedTitle(report.minimum)}</h2>
      <p>${empty ? texts.emptyHint : texts.suppressedHint(report.minimum)}</p>
      ${instead}
    </section>
    <section class="headline" aria-label=${texts.respondents}>${respondentsCard(report)}</section>
    <ikm-visits .of=${report}></ikm-visits>
  `;
}

/** @param {Report} report */
function headline(report) {
  return html`
    <section class="headline" aria-label=${texts.ikm}>
      <div class="card big">
        <h2>${texts.ikm}</h2>
        <p class="ikm" data-testid="ikm-value">${comma(report.ikm)}</p>
        <p class="hint">${texts.ikmScale}</p>
      </div>
      <div class="card big">
        <h2>${texts.mutu}</h2>
        <p class="mutu">
          <span class="letter" data-testid="ikm-mutu">${report.mutu}</span>
          <span class="kinerja"><span class="small">${texts.kinerja}</span>${report.kinerja}</span>
        </p>
        <p class="hint">${report.grades.filter((one) => one.mutu === report.mutu).map(texts.interval)}</p>
      </div>
      ${respondentsCard(report)}
    </section>
  `;
}

/** How many have answered, of how many are wanted. @param {Report} report */
function respondentsCard(report) {
  const respondents = report.respondents ?? 0;
  const missing = report.target - respondents;
  return html`
    <div class="card big">
      <h2>${texts.respondents}</h2>
      <p class="respondents">
        <span class="count" data-testid="ikm-n">${respondents}</span>
        <span>${texts.ofTarget(report.target)}</span>
      </p>
      <progress
        max=${report.target}
        .value=${Math.min(respondents, report.target)}
        aria-label=${`${texts.respondents} ${texts.ofTarget(report.target)}`}
      ></progress>
      <p class="hint">
        ${missing > 0 ? texts.targetMissing(missing) : texts.targetReached}
        ${texts.targetWhy(report.served)}
      </p>
    </div>
  `;
}

/** @param {Report} report */
function priorities(report) {
  const worst = report.priorities.flatMap((key) => report.unsur.filter((one) => one.key === key));
  return html`
    <section class="card priorities" aria-labelledby="priorities">
      <h2 id="priorities">${texts.priorities}</h2>
      <ol>
        ${worst.map(
          (one) => html`
            <li>
              <span class="worst-name">${one.name}</span>
              <span class="worst-figure">${texts.nrr} ${comma(one.nrr)} · ${one.mutu}, ${one.kinerja}</span>
            </li>
          `,
        )}
      </ol>
      <p class="hint">${texts.prioritiesHint}</p>
    </section>
  `;
}

/** @param {Report} report */
function table(report) {
  return html`
    <section class="card" aria-labelledby="table-heading">
      <h2 id="table-heading">${texts.tableTitle}</h2>
      <div class="wide" tabindex="0" role="group" aria-labelledby="table-heading">
        <table class="table" data-testid="ikm-table">
          <thead>
            <tr>
              <th scope="col">${texts.number}</th>
              <th scope="col" class="words">${texts.unsur}</th>
              <th scope="col">${texts.n}</th>
              <th scope="col">${texts.nrr}</th>
              <th scope="col">${texts.weighted}</th>
              <th scope="col">${texts.nik}</th>
              <th scope="col">${texts.mutuShort}</th>
              ${[1, 2, 3, 4].map((value) => html`<th scope="col">${texts.answered(value)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${report.unsur.map(
              (one) => html`
                <tr class=${report.priorities.includes(one.key) ? 'low' : ''}>
                  <td>${one.number}</td>
                  <th scope="row" class="words">${one.name}</th>
                  <td>${one.n}</td>
                  <td>${comma(one.nrr)}</td>
                  <td>${comma(one.weighted)}</td>
                  <td>${comma(one.nik)}</td>
                  <td>${one.mutu}</td>
                  ${one.counts.map((count) => html`<td>${count}</td>`)}
                </tr>
              `,
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colspan="4" class="words">${texts.sumRow}</th>
              <td>${comma(report.sum)}</td>
              <td>${comma(report.ikm)}</td>
              <td>${report.mutu}</td>
              <td colspan="4"></td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  `;
}

/** @param {Report} report */
function formula(report) {
  const example = report.unsur[0];
  return html`
    <section class="card formula" aria-labelledby="formula">
      <h2 id="formula">${texts.formula}</h2>
      <ol>
        <li>${texts.stepTotal}</li>
        <li>
          ${texts.stepNrr}
          ${
            example === undefined
              ? nothing
              : html`<span class="sum"
                >${texts.stepNrrExample(
                  example.name,
                  example.total,
                  example.n,
                  comma(example.nrr),
                )}</span
              >`
          }
        </li>
        <li>${texts.stepWeight(report.weights)}</li>
        <li>
          ${texts.stepSum}
          <span class="sum">
            ${report.unsur.map((one) => comma(one.weighted)).join(' + ')} = ${comma(report.sum)}
          </span>
        </li>
        <li>
          ${texts.stepIkm}
          <span class="sum">${comma(report.sum)} × 25 = <strong>${comma(report.ikm)}</strong></span>
        </li>
        <li>
          ${texts.stepGrade}
          <table class="table grades">
            <thead>
              <tr>
                <th scope="col">${texts.mutuShort}</th>
                <th scope="col">${texts.gradeNik}</th>
                <th scope="col">${texts.kinerja}</th>
              </tr>
            </thead>
            <tbody>
              ${report.grades.map(
                (one) => html`
                  <tr class=${one.mutu === report.mutu ? 'here' : ''}>
                    <th scope="row">${one.mutu}</th>
                    <td>${texts.range(one)}</td>
                    <td>${one.kinerja}</td>
                  </tr>
                `,
              )}
            </tbody>
          </table>
        </li>
      </ol>
    </section>
  `;
}
