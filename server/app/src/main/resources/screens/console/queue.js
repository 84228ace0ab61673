// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { timeOfDay } from './clock.js';
import {
  because,
  ownDevice,
  printState,
  printer,
  priorityOf,
  restKind,
  restTime,
  say,
  waited,
  whyOf,
} from './words.js';

/** More would push the queue off the screen when a printer is out for an hour. */
const MOST_SLIPS = 5;
/** The newest of them; all are counted. */
const MOST_DIRECTED = 3;

/** @typedef {import("./picture.js").Mine} Mine */
/** @typedef {import("./picture.js").Picture} Picture */
/** @typedef {{ clock: import("./clock.js").ServerClock,
 *   onTicket: (id: string, what: "restore" | "reprint" | "back") => void, onSeen: () => void }} Desk */

/** Who was sent here without a number, so that nobody stands before the loket unseen. @param {Picture} picture @param {Mine} mine @param {Desk} desk */
export function directedCard(picture, mine, desk) {
  if (mine.directed.length === 0) return nothing;
  const shown = mine.directed.slice(-MOST_DIRECTED);
  return html`
    <section class="card is-told" role="status" aria-labelledby="directed" data-testid="console-directed">
      <h2 id="directed">${say('directed', { n: mine.directed.length })}</h2>
      <ul class="rows">
        ${shown.map(
          (one) => html`<li>
            <span class="row-words">
              ${one.serviceName.id}, ${say('missedAt', { time: timeOfDay(Date.parse(one.at), picture.zone) })}
            </span>
          </li>`,
        )}
      </ul>
      <button type="button" class="button" data-testid="console-directed-seen" @click=${desk.onSeen}>
        ${say('directedSeen')}
      </button>
    </section>
  `;
}

/** Whether the hall has got, shown and spoken the call. @param {Mine} mine */
export function hallCard(mine) {
  const hall = mine.hall;
  const trouble = hall?.trouble ?? null;
  const whole =
    hall === null
      ? say('hallQuiet')
      : trouble !== null
        ? say.has(`hall-${trouble}`)
          ? say(`hall-${trouble}`)
          : say('hallState', { boards: hall.boards, shown: hall.shown, spoken: hall.spoken })
        : say('hallState', { boards: hall.boards, shown: hall.shown, spoken: hall.spoken });
  return html`
    <section class="card hall ${trouble === null ? '' : 'is-trouble'}" aria-labelledby="hall">
      <h2 id="hall">${say('hall')}</h2>
      <p role="status" data-testid="console-hall">${whole}</p>
    </section>
  `;
}

/** @param {Picture} picture @param {Mine} mine @param {Desk} desk */
export function nextCard(picture, mine, desk) {
  return html`
    <section class="card" aria-labelledby="next">
      <h2 id="next">${say('next')}
        ${
          mine.waiting === 0
            ? nothing
            : html`<span class="count">${say('waiting', { n: mine.waiting })}</span>`
        }
      </h2>
      ${mine.assisting.map(
        (one) => html`<p class="hint" data-testid="console-assisting">
          ${say('assisting', {
            service: one.serviceName.id,
            time: timeOfDay(Date.parse(one.since), picture.zone),
          })}
        </p>`,
      )}
      ${
        mine.next.length === 0
          ? html`<p class="hint">${say('nextEmpty')}</p>`
          : html`<ol class="next">
            ${repeat(
              mine.next.slice(0, 5),
              (one) => one.id,
              (one) => html`
                <li>
                  <span class="next-number">${one.number}</span>
                  <span class="next-why">
                    <span>${whyOf(one.why, one.priority, picture.rules)}</span>
                    ${
                      one.priority === 'REGULAR' || one.why === 'PRIORITY'
                        ? nothing
                        : html`<span class="next-priority">${priorityOf(one.priority)}</span>`
                    }
                  </span>
                  <span class="digits next-wait">
                    ${waited(Math.floor(desk.clock.secondsSince(one.issuedAt) / 60))}
                  </span>
                </li>
              `,
            )}
          </ol>
          ${mine.current === null ? nothing : html`<p class="hint">${because(mine.next[0], picture.rules)}</p>`}`
      }
    </section>
  `;
}

/** @param {Picture} picture @param {Desk} desk */
export function missedCard(picture, desk) {
  return html`
    <section class="card" aria-labelledby="missed">
      <h2 id="missed">${say('missed')}</h2>
      ${
        picture.missed.length === 0
          ? html`<p class="hint">${say('missedEmpty')}</p>`
          : html`<ul class="rows">
            ${repeat(
              picture.missed,
              (one) => one.id,
              (one) => html`
                <li>
                  <span class="row-number">${one.number}</span>
                  <span class="row-words">
                    ${say('missedAt', { time: timeOfDay(Date.parse(one.at), picture.zone) })}
                  </span>
                  <button
                    type="button"
                    class="button"
                    aria-label=${say('restoreNumber', { number: one.number })}
                    @click=${() => desk.onTicket(one.id, 'restore')}
                  >
                    ${say('restore')}
                  </button>
                </li>
              `,
            )}
          </ul>`
      }
    </section>
  `;
}

/** Who went from here and comes back, and who should have by now. @param {Picture} picture @param {Desk} desk */
export function restingCard(picture, desk) {
  if (picture.resting.length === 0) return nothing;
  return html`
    <section
      class="card ${picture.resting.some((one) => one.over) ? 'is-trouble' : ''}"
      aria-labelledby="resting"
      data-testid="console-resting"
    >
      <h2 id="resting">${say('resting')}</h2>
      <ul class="rows">
        ${repeat(
          picture.resting,
          (one) => one.id,
          (one) => html`
            <li>
              <span class="row-number">${one.number}</span>
              <span class="row-words">
                ${restKind(one.kind)},
                ${restTime(one, timeOfDay(Date.parse(one.until), picture.zone))}
              </span>
              <button
                type="button"
                class="button"
                data-testid="console-back-${one.number}"
                aria-label=${say('restBackOf', { number: one.number })}
                @click=${() => desk.onTicket(one.id, 'back')}
              >
                ${say('restBack')}
              </button>
            </li>
          `,
        )}
      </ul>
    </section>
  `;
}

/** Slips that didn't come out, and printers that need a hand. @param {Picture} picture @param {Desk} desk */
export function printCard(picture, desk) {
  const sick = picture.devices.filter((one) => one.kind === 'PRINTER' && one.health !== 'WELL');
  if (sick.length === 0 && picture.printTrouble.length === 0) return nothing;
  const shown = picture.printTrouble.slice(0, MOST_SLIPS);
  const more = picture.printTrouble.length - shown.length;
  return html`
    <section class="card is-trouble" aria-labelledby="print">
      <h2 id="print">${say('printTrouble')}</h2>
      <ul class="rows">
        ${sick.map((one) => html`<li><span class="row-words">${printer(one.name, one.state)}</span></li>`)}
        ${repeat(
          shown,
          (one) => one.id,
          (one) => html`
            <li>
              <span class="row-number">${one.number}</span>
              <span class="row-words">${printState(one.state, one.reason)}</span>
              <button
                type="button"
                class="button"
                aria-label=${say('reprintNumber', { number: one.number })}
                @click=${() => desk.onTicket(one.id, 'reprint')}
              >
                ${say('reprint')}
              </button>
            </li>
          `,
        )}
      </ul>
      ${more > 0 ? html`<p class="soft">${say('printMore', { n: more })}</p>` : nothing}
    </section>
  `;
}

/** What hangs at this officer's loket and is not well: calling goes on without it. @param {Picture} picture */
export function ownDevicesCard(picture) {
  const own = `-${picture.mine?.number}`;
  const sick = picture.devices.filter(
    (one) => one.kind !== 'PRINTER' && one.health !== 'WELL' && one.device.endsWith(own),
  );
  if (sick.length === 0) return nothing;
  return html`
    <section class="card is-trouble" aria-labelledby="own-devices" data-testid="console-devices">
      <h2 id="own-devices">${say('ownDevices')}</h2>
      <ul class="rows">
        ${sick.map((one) => html`<li><span class="row-words">${ownDevice(one.kind, one.state)}</span></li>`)}
      </ul>
      <p class="soft">${say('ownDevicesHint')}</p>
    </section>
  `;
}
