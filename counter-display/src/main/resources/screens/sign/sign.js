// @ts-check
import { html, render } from 'lit';
import { enrolFromHash } from 'loket/api.js';
import { now } from 'loket/clock.js';
import { live } from 'loket/live.js';
import 'loket/enrol.js';
import { Calls } from './face.js';
import { sign } from './view.js';

const root = /** @type {HTMLElement} */ (document.getElementById('sign'));
const calls = new Calls();

/** @type {import('./view.js').State} */
const state = { picture: null, stale: false, isNew: false, isLit: true, now: now() };
let enrolled = true;
/** @type {{close: () => void} | null} */
let topic = null;

function draw() {
  if (!enrolled) {
    render(html`<loket-enrol kind="SIGN" @enrolled=${follow}></loket-enrol>`, root);
    return;
  }
  const counter = state.picture?.counters[0];
  state.now = now();
  state.isNew = counter ? calls.isNew(counter, performance.now()) : false;
  state.isLit = counter ? calls.isLit(counter, performance.now()) : true;
  render(sign(state), root);
}

/** Follows the loket; the topic before is closed first, so that there is never a second one. */
function follow() {
  topic?.close();
  enrolled = true;
  topic = live('sign/live', {
    onPicture(picture) {
      enrolled = true;
      state.picture = picture;
      calls.hear(picture.counters[0] ?? null, performance.now());
      draw();
    },
    onStale() {
      state.stale = true;
      draw();
    },
    onFresh() {
      state.stale = false;
      draw();
    },
    onDenied() {
      enrolled = false;
      draw();
    },
  });
  draw();
}

setInterval(draw, 250);
enrolFromHash('SIGN')
  .catch(() => null) // a used-up code: the topic then asks for a new one
  .then(follow);
