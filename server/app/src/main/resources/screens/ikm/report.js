// @ts-check
import { html, nothing } from 'lit';
import { chart } from './chart.js';
import { comma, commentsTitle, interval, range, say, stepWeight } from './words.js';
import './closings.js';
import './narrative.js';
import './plan.js';
import './kiosk-use.js';
import './quotas.js';
import './visits.js';

/**
 * The IKM of one period as `/api/v1/ikm` gives it. Figures are texts, rounded once by the server;
 * this page writes a comma for the point and computes nothing.
 *
 * @import { Ikm as Report } from 'loket-api'
 * @import { Action } from 'loket/staff.js'
 */

/** @typedef {Report['unsur'][number]} Unsur */
/** @typedef {Report['profile'][number]} Question */
/** @typedef {Report['grades'][number]} Grade */

/**
 * @param {Report} report
 * @param {string[]} said
 * @param {unknown} instead what leads to figures where there are none
 * @param {(action: Action) => boolean} may what who reads may do
 */
export function reportView(report, said, instead, may) {
  if (report.suppressed || report.ikm === null) return withoutFigures(report, instead);
  return html`
    ${headline(report)}
    <div class="beside">
      <section class="card" aria-labelledby="chart-heading">
        <h2 id="chart-heading">${say('chartTitle')}</h2>
        ${chart(report)}
        <p class="hint">${say('chartHint')}</p>
      </section>
      ${priorities(report)}
    </div>
    ${table(report)} ${whoAnswered(report.profile)} ${comments(said)}
    <ikm-closings .of=${report} ?may-close=${may('period.close')}></ikm-closings>
    <ikm-plan .of=${report} ?may-change=${may('followup.change')}></ikm-plan>
    <ikm-narrative .of=${report} ?may-change=${may('narrative.change')}></ikm-narrative>
    <ikm-visits .of=${report}></ikm-visits>
    <ikm-quotas .of=${report}></ikm-quotas>
    <ikm-kiosk-use .of=${report}></ikm-kiosk-use>
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
      <h2 id="profile-heading">${say('profile')}</h2>
      <p class="hint">${say('profileHint')}</p>
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
          <th scope="col">${say('respondents')}</th>
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
          <th scope="row" class="words">${say('untold')}</th>
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
      <h2 id="comments-heading">${commentsTitle(said.length)}</h2>
      <p class="hint">${said.length === 0 ? say('commentsNone') : say('commentsHint')}</p>
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
      <h2>${empty ? say('emptyTitle') : say('suppressedTitle', { minimum: report.minimum })}</h2>
      <p>${empty ? say('emptyHint') : say('suppressedHint', { minimum: report.minimum })}</p>
      ${instead}
    </section>
    <section class="headline" aria-label=${say('respondents')}>${respondentsCard(report)}</section>
    <ikm-visits .of=${report}></ikm-visits>
    <ikm-quotas .of=${report}></ikm-quotas>
    <ikm-kiosk-use .of=${report}></ikm-kiosk-use>
  `;
}

/** @param {Report} report */
function headline(report) {
  return html`
    <section class="headline" aria-label=${say('ikm')}>
      <div class="card big">
        <h2>${say('ikm')}</h2>
        <p class="ikm" data-testid="ikm-value">${comma(report.ikm)}</p>
        <p class="hint">${say('ikmScale')}</p>
      </div>
      <div class="card big">
        <h2>${say('mutu')}</h2>
        <p class="mutu">
          <span class="letter" data-testid="ikm-mutu">${report.mutu}</span>
          <span class="kinerja"><span class="small">${say('kinerja')}</span>${report.kinerja}</span>
        </p>
        <p class="hint">${report.grades.filter((one) => one.mutu === report.mutu).map(interval)}</p>
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
      <h2>${say('respondents')}</h2>
      <p class="respondents">
        <span class="count" data-testid="ikm-n">${respondents}</span>
        <span>${say('ofTarget', { target: report.target })}</span>
      </p>
      <progress
        max=${report.target}
        .value=${Math.min(respondents, report.target)}
        aria-label=${`${say('respondents')} ${say('ofTarget', { target: report.target })}`}
      ></progress>
      <p class="hint">
        ${missing > 0 ? say('targetMissing', { n: missing }) : say('targetReached')}
        ${say('targetWhy', { served: report.served })}
      </p>
    </div>
  `;
}

/** @param {Report} report */
function priorities(report) {
  const worst = report.priorities.flatMap((key) => report.unsur.filter((one) => one.key === key));
  return html`
    <section class="card priorities" aria-labelledby="priorities">
      <h2 id="priorities">${say('priorities')}</h2>
      <ol>
        ${worst.map(
          (one) => html`
            <li>
              <span class="worst-name">${one.name}</span>
              <span class="worst-figure">${say('nrr')} ${comma(one.nrr)} · ${one.mutu}, ${one.kinerja}</span>
            </li>
          `,
        )}
      </ol>
      <p class="hint">${say('prioritiesHint')}</p>
    </section>
  `;
}

/** @param {Report} report */
function table(report) {
  return html`
    <section class="card" aria-labelledby="table-heading">
      <h2 id="table-heading">${say('tableTitle')}</h2>
      <div class="wide" tabindex="0" role="group" aria-labelledby="table-heading">
        <table class="table" data-testid="ikm-table">
          <thead>
            <tr>
              <th scope="col">${say('number')}</th>
              <th scope="col" class="words">${say('unsur')}</th>
              <th scope="col">${say('n')}</th>
              <th scope="col">${say('nrr')}</th>
              <th scope="col">${say('weighted')}</th>
              <th scope="col">${say('nik')}</th>
              <th scope="col">${say('mutuShort')}</th>
              ${[1, 2, 3, 4].map((value) => html`<th scope="col">${say('answered', { value })}</th>`)}
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
              <th scope="row" colspan="4" class="words">${say('sumRow')}</th>
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

/** @param {Unsur} one */
const ofOneQuestion = (one) => one.counts.reduce((sum, count) => sum + count, 0) === one.n;

/** @param {Report} report */
function formula(report) {
  const several = report.unsur.some((one) => !ofOneQuestion(one));
  const example = report.unsur.find(ofOneQuestion);
  return html`
    <section class="card formula" aria-labelledby="formula">
      <h2 id="formula">${say('formula')}</h2>
      <ol>
        <li>${say('stepTotal')}</li>
        <li>
          ${say('stepNrr')}
          ${
            example === undefined
              ? nothing
              : html`<span class="sum"
                >${say('stepNrrExample', { name: example.name, total: example.total, n: example.n, nrr: comma(example.nrr) })}</span
              >`
          }
        </li>
        ${several ? html`<li>${say('stepSeveral')}</li>` : nothing}
        <li>${stepWeight(report.weights)}</li>
        <li>
          ${say('stepSum')}
          <span class="sum">
            ${report.unsur.map((one) => comma(one.weighted)).join(' + ')} = ${comma(report.sum)}
          </span>
        </li>
        <li>
          ${say('stepIkm')}
          <span class="sum">${comma(report.sum)} × 25 = <strong>${comma(report.ikm)}</strong></span>
        </li>
        <li>
          ${say('stepGrade')}
          <table class="table grades">
            <thead>
              <tr>
                <th scope="col">${say('mutuShort')}</th>
                <th scope="col">${say('gradeNik')}</th>
                <th scope="col">${say('kinerja')}</th>
              </tr>
            </thead>
            <tbody>
              ${report.grades.map(
                (one) => html`
                  <tr class=${one.mutu === report.mutu ? 'here' : ''}>
                    <th scope="row">${one.mutu}</th>
                    <td>${range(one)}</td>
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
