// @ts-check
/** A visitor who is not done here: sent on to another loket, put aside, or sent on a detour. */
import { html, nothing } from 'lit';
import { lokets, restKind, say } from './words.js';

/** @typedef {import("./picture.js").Mine} Mine */
/** @typedef {import("./picture.js").Picture} Picture */

/** @type {import('loket-api').RestKind[]} */
const KINDS = ['HELD', 'AIM', 'PHOTO_FINGER', 'COPY', 'BPJS', 'OTHER'];

/**
 * Where the visitor may go: a service, or for the same service another loket.
 *
 * @typedef {{ service: string, counter: number | null, words: string, where: string }} Goal
 */

/** @param {Picture} picture @param {Mine} mine @returns {Goal[]} */
export function goals(picture, mine) {
  const here = mine.current?.service;
  const serving = (/** @type {string} */ code) =>
    picture.counters.filter((one) => one.services.includes(code));
  const name = picture.services.find((one) => one.code === here)?.name.id ?? '';
  return [
    ...picture.services
      .filter((one) => one.code !== here)
      .map((one) => ({
        service: one.code,
        counter: null,
        words: one.name.id,
        where: lokets(serving(one.code).map((loket) => loket.number)),
      })),
    ...serving(here ?? '')
      .filter((one) => one.number !== mine.number)
      .map((one) => ({
        service: here ?? '',
        counter: one.number,
        words: name,
        where: lokets([one.number]),
      })),
  ];
}

/**
 * @param {Picture} picture
 * @param {Mine} mine
 * @param {string | null} error
 * @param {{ sendOn: (goal: Goal | undefined, finished: boolean, reason: string) => void,
 *   close: () => void }} desk
 */
export function sendOnDialog(picture, mine, error, desk) {
  const all = goals(picture, mine);
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const goal = all[Number(form.get('goal') ?? -1)];
    desk.sendOn(goal, form.has('finished'), String(form.get('reason') ?? '').trim());
  };
  return html`
    <form novalidate @submit=${submit}>
      <h2 id="dialog-title">${say('sendOnTitle', { number: mine.current?.number ?? '' })}</h2>
      <p class="hint">${say('sendOnHint')}</p>
      <fieldset class="reasons">
        <legend>${say('sendOnTo')}</legend>
        ${all.map(
          (one, place) => html`
            <label>
              <input type="radio" name="goal" value=${place} data-testid="console-goal-${one.service}" />
              <span>${one.words}, ${one.where}</span>
            </label>
          `,
        )}
      </fieldset>
      ${
        mine.current?.state === 'SERVING'
          ? html`<label class="switch">
              <input type="checkbox" name="finished" data-testid="console-send-finished" />
              <span>${say('sendOnFinished')}</span>
            </label>`
          : nothing
      }
      <div class="field">
        <label for="send-reason">${say('sendOnReason')}</label>
        <input id="send-reason" name="reason" class="input" autocomplete="off" maxlength="120" />
      </div>
      <p class="field-error" role="alert">${error ?? ''}</p>
      ${buttons('console-send-do', say('sendOnDo'), desk.close)}
    </form>
  `;
}

/**
 * @param {Mine} mine
 * @param {string | null} error
 * @param {{ rest: (kind: string, minutes: number | null) => void, close: () => void }} desk
 */
export function restDialog(mine, error, desk) {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const minutes = Number(form.get('minutes') ?? 0);
    desk.rest(String(form.get('kind')), minutes > 0 ? minutes : null);
  };
  return html`
    <form novalidate @submit=${submit}>
      <h2 id="dialog-title">${say('restTitle', { number: mine.current?.number ?? '' })}</h2>
      <p class="hint">${say('restHint')}</p>
      <fieldset class="reasons">
        <legend>${say('restWhy')}</legend>
        ${KINDS.map(
          (kind) => html`
            <label>
              <input
                type="radio"
                name="kind"
                value=${kind}
                ?checked=${kind === 'HELD'}
                data-testid="console-rest-${kind}"
              />
              <span>${restKind(kind)}</span>
            </label>
          `,
        )}
      </fieldset>
      <div class="field">
        <label for="rest-minutes">${say('restMinutes')}</label>
        <input
          id="rest-minutes"
          name="minutes"
          class="input digits"
          type="number"
          inputmode="numeric"
          min="1"
          max="480"
        />
      </div>
      <p class="field-error" role="alert">${error ?? ''}</p>
      ${buttons('console-rest-do', say('restDo'), desk.close)}
    </form>
  `;
}

/** @param {string} testId @param {string} label @param {() => void} close */
const buttons = (testId, label, close) => html`
  <div class="dialog-actions">
    <button type="submit" class="button button-main" data-testid=${testId}>${label}</button>
    <button type="button" class="button" @click=${close}>${say('cancel')}</button>
  </div>
`;
