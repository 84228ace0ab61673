// @ts-check
import { render } from 'lit';
import { post } from 'loket/api.js';
import { now } from 'loket/clock.js';
import { hang } from 'loket/hung.js';
import { keepShell } from 'loket/shell.js';
import { Announcements } from './announcements.js';
import { arrange, capRatio, letters } from './layout.js';
import { Playlist } from './playlist.js';
import { Sound, wait } from './sound.js';
import { board, missed } from './view.js';

/** @import { HallCall, HallPicture } from 'loket-api' */

const root = /** @type {HTMLElement} */ (document.getElementById('board'));
const sound = new Sound('/board/clips', soundChanged);
const playlist = new Playlist(() => draw());
const announcements = new Announcements({
  sound,
  show,
  acknowledge: (id, stage) => post(`hall/announcements/${encodeURIComponent(id)}/acks`, { stage }),
  wait,
  memory: sessionStorage,
});

/** @type {import('./view.js').State} */
const state = {
  picture: null,
  stale: false,
  blocked: false,
  attended: true,
  missing: [],
  announced: null,
  caption: '',
  media: null,
  layout: {
    rows: { style: 'line', calls: 1, historyRows: 1 },
    perRow: 2,
    tooSmall: false,
    longNumbers: false,
  },
  now: now(),
};
let unit = 0;
/** How long notes for staff stay, who have to be there to read them. */
const ATTENDED_MILLISECONDS = 60_000;
let attendedUntil = performance.now() + ATTENDED_MILLISECONDS;
/** What the office was told of the sound. */
let told = '';

/** Whether the office's own may be shown: no call is announced, and there is something. */
function between() {
  return playlist.shows && state.announced === null && !state.stale;
}

const draw = hang({
  kind: 'BOARD',
  topic: 'hall/live',
  root,
  tick: 1000,
  draw() {
    state.now = now();
    state.blocked = soundState() === 'BLOCKED';
    state.attended = performance.now() < attendedUntil;
    state.missing = [...sound.missing];
    state.media = between() ? playlist.element : null;
    playlist.pause(state.media === null);
    return board(state);
  },
  drawn: fit,
  onPicture(picture) {
    state.picture = picture;
    announcements.hear(picture);
    playlist.hear(ownOf(picture));
    tellSound();
  },
  onStale(stale) {
    state.stale = stale;
    if (stale) return;
    told = ''; // the office may have been started anew
    tellSound();
    keepShell('/board/');
  },
});

/**
 * Puts a call in the hero's place, and settles when the browser has painted it.
 *
 * @param {import('./announcements.js').Announcement | null} announcement
 * @param {string} caption
 * @returns {Promise<void>}
 */
function show(announcement, caption) {
  state.announced = announcement;
  state.caption = caption;
  draw();
  // A tab in the background paints nothing: then the timer says that it is time to go on.
  return Promise.race([
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    wait(500),
  ]);
}

/** In the quiet hours a video is silent too; an office of before has nothing of its own. @param {HallPicture} picture */
function ownOf({ own, settings }) {
  const { media = [], seconds = 15, sound = false } = own ?? {};
  return { media, seconds, sound: sound && (settings.chime || settings.voice) };
}

function soundState() {
  const settings = state.picture?.settings;
  if (!settings || sound.state === 'LOADING') return 'LOADING';
  if (!settings.chime && !settings.voice) return 'OFF';
  return sound.state;
}

function soundChanged() {
  if (sound.state === 'ON' && state.picture) announcements.speakAgain();
  tellSound();
  draw();
}

function tellSound() {
  const sounds = soundState();
  if (sounds === 'LOADING' || sounds === told || state.stale) return;
  told = sounds;
  post('hall/boards/me/state', { sound: sounds }).catch(() => {
    told = '';
  });
}

/** Sizes the letters for the last row of the hall, then the rows for the letters. */
function fit() {
  if (!state.picture) return;
  const { distanceMetres, panelHeightMillimetres } = state.picture.settings;
  const size = letters({
    width: innerWidth,
    height: root.clientHeight,
    distanceMetres,
    panelHeightMillimetres,
    capRatio: capRatio(),
  });
  if (size.unit !== unit) {
    unit = size.unit;
    document.documentElement.style.setProperty('--unit', `${unit}px`);
  }
  const lying = innerWidth > innerHeight;
  root.classList.toggle('tight', innerWidth < unit * (lying ? 25 : 13.5));
  root.classList.toggle('narrow', lying && innerWidth < unit * 26);
  const lists = root.querySelector('.lists');
  if (!lists || !state.picture) return;
  const { clientWidth: width, clientHeight: height } = lists;
  const { calls, history } = state.picture;
  const longNumbers = [...calls, ...history].some((call) => call.ticket.length > 4);
  const perRow = shortOnesPerRow(width, longNumbers);
  const layout = {
    rows: arrange({
      rows: Math.floor(height / (unit * ROW)),
      calls: calls.length,
      history: missed(state.picture).length,
      perRow,
      namesFit: calls.every((call) => nameFits(call, width - (longNumbers ? unit * LONGER : 0))),
    }),
    perRow,
    tooSmall: size.tooSmall,
    longNumbers,
  };
  if (JSON.stringify(layout) === JSON.stringify(state.layout)) return;
  state.layout = layout;
  render(board(state), root);
}

/** Height of a row in letters; the same figure stands in board.css. */
const ROW = 1.3;
/** What a row holds beside the loket and its name: the number's column, padding and a gap. */
const ROW_BESIDE_NAME = 3.85;
/** A short entry and the gap beside it, in letters; a number past 999 needs more. */
const SHORT_WIDTH = 7;
const SHORT_GAP = 0.4;
const LONGER = 0.6;

/** How many "R012 Loket 3" stand side by side. @param {number} width @param {boolean} longNumbers */
function shortOnesPerRow(width, longNumbers) {
  const each = SHORT_WIDTH + SHORT_GAP + (longNumbers ? LONGER : 0);
  return Math.max(1, Math.floor((width / unit + SHORT_GAP) / each));
}

const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));

/** Of a longer name the end gives way, so that it takes no other's row. */
const NAME_LETTERS = 24;

/** @param {HallCall} call @param {number} width */
function nameFits(call, width) {
  const name = call.counterName.slice(0, NAME_LETTERS);
  const words = textWidth(String(call.counter), 750) + textWidth(name, 500);
  return words + unit * ROW_BESIDE_NAME < width;
}

/** @param {string} text @param {number} weight */
function textWidth(text, weight) {
  pen.font = `${weight} ${unit}px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(text).width;
}

addEventListener('resize', draw);
for (const touch of ['pointermove', 'pointerdown', 'keydown']) {
  addEventListener(touch, () => {
    attendedUntil = performance.now() + ATTENDED_MILLISECONDS;
  });
}
document.fonts.ready.then(draw);
sound.start();
