// @ts-check
import { html, render } from 'lit';
import { enrolFromHash } from './api.js';
import './enrol.js';
import { live } from './live.js';

/**
 * A screen that hangs on a wall and is touched by nobody: it enrols, follows one topic, and is drawn
 * anew at each change and each tick.
 *
 * @template {string} Topic
 * @typedef {object} Hung
 * @property {import('./api.js').ScreenKind} kind
 * @property {Topic} topic
 * @property {HTMLElement} root
 * @property {number} tick milliseconds
 * @property {() => unknown} draw what is on the screen now
 * @property {() => void} [drawn] it is there
 * @property {(picture: import('loket-api').Picture<Topic>) => void} onPicture
 * @property {(stale: boolean) => void} onStale the topic fell silent, or speaks again
 */

/**
 * @template {string} Topic
 * @param {Hung<Topic>} screen
 * @returns {() => void} draws it anew
 */
export function hang(screen) {
  let enrolled = true;
  /** @type {{ close: () => void } | null} */
  let topic = null;

  function draw() {
    if (!enrolled) {
      render(html`<loket-enrol kind=${screen.kind} @enrolled=${follow}></loket-enrol>`, screen.root);
      return;
    }
    render(screen.draw(), screen.root);
    screen.drawn?.();
  }

  /** The topic before is closed first, so that there is never a second one. */
  function follow() {
    topic?.close();
    enrolled = true;
    topic = live(screen.topic, {
      onPicture(picture) {
        enrolled = true;
        screen.onPicture(picture);
        draw();
      },
      onStale() {
        screen.onStale(true);
        draw();
      },
      onFresh() {
        screen.onStale(false);
        draw();
      },
      onDenied() {
        enrolled = false;
        draw();
      },
    });
    draw();
  }

  setInterval(draw, screen.tick);
  enrolFromHash(screen.kind)
    .catch(() => null) // a used-up code: the topic then asks for a new one
    .then(follow);
  return draw;
}
