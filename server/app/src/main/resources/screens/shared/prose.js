// @ts-check
/** A text of the office, which comes as lines and not as markup. */
import { html, nothing } from 'lit';

/** @import { BrochureLine, BrochureRun } from 'loket-api' */

/** Items of one list, rows of one table, or one other line. @typedef {{ of: 'list' | 'table' | 'line', lines: BrochureLine[] }} Group */

/**
 * @param {BrochureLine[]} lines
 * @param {boolean} leads whether a link can be followed here; else its address stands beside it
 */
export const prose = (lines, leads) =>
  grouped(lines).map(({ of, lines: inside }) => {
    if (of === 'list') return list(inside, leads);
    if (of === 'table') return table(inside, leads);
    return line(inside[0], leads);
  });

/** @param {BrochureLine[]} lines @returns {Group[]} */
function grouped(lines) {
  /** @type {Group[]} */
  const groups = [];
  for (const one of lines) {
    const of = one.look === 'ITEM' ? 'list' : one.look.startsWith('ROW') ? 'table' : 'line';
    const last = groups.at(-1);
    const begins = one.look === 'ROW_HEAD' || of === 'line' || last?.of !== of;
    if (begins || last === undefined) groups.push({ of, lines: [one] });
    else last.lines.push(one);
  }
  return groups;
}

/** @param {BrochureLine[]} items @param {boolean} leads */
const list = (items, leads) => html`
  <ul class="prose-list">${items.map(
    (one) => html`<li class=${one.level > 1 ? 'prose-within' : nothing}><span class="prose-mark"
      aria-hidden=${one.number === 0 ? 'true' : nothing}>${one.number === 0 ? '•' : `${one.number}.`}</span>
      <span>${runs(one.runs, leads)}</span></li>`,
  )}</ul>`;

/** @param {BrochureLine[]} rows @param {boolean} leads */
const table = (rows, leads) => html`
  <table class="prose-table"><tbody>${rows.map(
    ({ look, cells }) =>
      html`<tr>${cells.map((cell) =>
        look === 'ROW_HEAD'
          ? html`<th scope="col">${runs(cell, leads)}</th>`
          : html`<td>${runs(cell, leads)}</td>`,
      )}</tr>`,
  )}</tbody></table>`;

/** @param {BrochureLine} line @param {boolean} leads */
function line({ look, runs: words }, leads) {
  const inside = runs(words, leads);
  if (look === 'HEADING') return html`<h3>${inside}</h3>`;
  if (look === 'QUOTE') return html`<blockquote>${inside}</blockquote>`;
  if (look === 'CODE') return html`<pre>${inside}</pre>`;
  return html`<p class="prose-line">${inside}</p>`;
}

/** @param {BrochureRun[]} words @param {boolean} leads */
const runs = (words, leads) => words.map((one) => run(one, leads));

/** @param {BrochureRun} run @param {boolean} leads */
function run({ text, bold, italic, link }, leads) {
  const leaning = italic ? html`<em>${text}</em>` : text;
  const looks = bold ? html`<strong>${leaning}</strong>` : leaning;
  if (link === '') return looks;
  if (leads) return html`<a href=${link} target="_blank" rel="noopener noreferrer">${looks}</a>`;
  const address = link.replace(/^(https?:\/\/|mailto:|tel:)/i, '').replace(/\/$/, '');
  return address === text ? looks : html`${looks} (${address})`;
}
