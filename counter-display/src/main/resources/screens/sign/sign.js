// @ts-check
import { now } from 'loket/clock.js';
import { hang } from 'loket/hung.js';
import { Calls } from './face.js';
import { sign } from './view.js';

const calls = new Calls();

/** @type {import('./view.js').State} */
const state = { picture: null, stale: false, isNew: false, isLit: true, now: now() };

hang({
  kind: 'SIGN',
  topic: 'sign/live',
  root: /** @type {HTMLElement} */ (document.getElementById('sign')),
  tick: 250,
  draw() {
    const counter = state.picture?.counters[0];
    state.now = now();
    state.isNew = counter ? calls.isNew(counter, performance.now()) : false;
    state.isLit = counter ? calls.isLit(counter, performance.now()) : true;
    return sign(state);
  },
  onPicture(picture) {
    state.picture = picture;
    calls.hear(picture.counters[0] ?? null, performance.now());
  },
  onStale: (stale) => (state.stale = stale),
});
