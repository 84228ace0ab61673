// @ts-check
/** What the officer reads that is put together from what the server says. */
import { staffTexts, whereAt } from 'loket/staff.js';
import id from './texts.id.js';

/** @import { CapturePicture, ConsolePicture, EndedCapture, WaiveReason } from 'loket-api' */

export const say = staffTexts(id);

/** The first of these keys that has a sentence; else what the server says. @param {string} word @param {...string} keys */
const known = (word, ...keys) => {
  const key = keys.find((one) => say.has(one));
  return key ? say(key) : word;
};

/** @param {string} words */
const small = (words) => words[0].toLowerCase() + words.slice(1);

/** @param {string} code */
export const refused = (code) => known(say('refused'), `refused-${code}`);

/** What was asked of a scanner or a camera. @param {'finger' | 'photo'} name @param {string} code */
export const captureRefused = (name, code) =>
  known(known(refused(code), `capture-refused-${code}`), `capture-refused-${name}-${code}`);

// --- the queue -------------------------------------------------------------------------------------

/** @param {string} priority */
export const priorityOf = (priority) => known(priority, priority);

/** @param {string} why @param {string} priority @param {ConsolePicture['rules']} rules */
export function whyOf(why, priority, rules) {
  return say(say.has(`why-${why}`) ? `why-${why}` : 'why-ORDER_OF_ISSUE', {
    priority: priorityOf(priority).toLowerCase(),
    ratio: rules.priorityRatio,
    minutes: rules.priorityCapMinutes,
  });
}

/** Why this one is next, in a sentence. @param {import("./picture.js").Waiting} next @param {ConsolePicture['rules']} rules */
export function because({ number, why, priority, passed }, rules) {
  const key = `because-${why}`;
  const words = say(say.has(key) ? key : 'because-ORDER_OF_ISSUE', {
    number,
    priority: priorityOf(priority).toLowerCase(),
    ratio: rules.priorityRatio,
    minutes: rules.priorityCapMinutes,
  });
  return passed === null ? words : `${words} ${say('becausePassed', { passed })}`;
}

/** @param {number} minutes */
export const waited = (minutes) => (minutes < 1 ? say('justNow') : say('waited', { minutes }));

/** @param {number} left */
export const recallsLeft = (left) => (left === 0 ? say('recallsNone') : say('recallsLeft', { left }));

/** @param {string} what @param {string | null} number */
export const undone = (what, number) =>
  say.has(`undone-${what}`) ? say(`undone-${what}`, { number: number ?? '' }) : what;

/** @param {string} kind */
export const restKind = (kind) => known(kind, `rest-${kind}`);

/** @param {{ kind: string, over: boolean }} rest @param {string} time */
export const restTime = ({ kind, over }, time) =>
  say(over ? 'restOver' : kind === 'HELD' ? 'restUntil' : 'restExpected', { time });

/** @param {number[]} numbers */
export const lokets = (numbers) => say('loketsOf', { numbers: numbers.join(', ') });

/** @param {{ counter: number | null, from: string, page: string | null }} call */
export const helpCalled = ({ counter, from, page }) =>
  counter === null
    ? say('helpCalledHere', { from: whereAt(say, from, page) })
    : say('helpCalled', { counter, from });

export const FIND_REASONS = [1, 2, 3].map((place) => say(`find-reason-${place}`));

// --- devices and paper -----------------------------------------------------------------------------

/** @param {string} state */
function deviceState(state) {
  if (say.has(`own-${state}`)) return say(`own-${state}`);
  return say.has(`device${state}`) ? small(say(`device${state}`)) : state;
}

/** @param {string} state @param {string} reason */
export const printState = (state, reason) =>
  say(state === 'UNKNOWN' ? 'paperUNKNOWN' : 'paperNOT_PRINTED', { why: known(reason, `paper-${reason}`) });

/** @param {string} name @param {string} state */
export const printer = (name, state) => say('ownPrinter', { name, state: deviceState(state) });

/** @param {string} kind @param {string} state */
export const ownDevice = (kind, state) =>
  say('ownPrinter', {
    name: known(kind, `kind${kind}`),
    state: state === 'FAULT' ? say('ownBroken') : deviceState(state),
  });

// --- what was scanned ------------------------------------------------------------------------------

/** @param {string[]} doubts */
export function scannedNik(doubts) {
  if (doubts.length === 0) return say('scan-nik');
  return `${say('scan-nik')} ${say('scan-doubts', { doubts: doubts.map((one) => say(`nik-${one}`)).join(', ') })}`;
}

/** @param {string} state @param {number} ahead @param {number | null} counter */
export function stateOf(state, ahead, counter) {
  if (state === 'WAITING') return ahead === 0 ? say('scan-first') : say('scan-ahead', { ahead });
  const word = known(state, `ticket-${state}`);
  return counter === null ? word : say('scan-at', { state: word, counter });
}

/** @param {import('loket/scanner.js').Habit} habit */
export const habitOf = ({ prefix, suffix, gap }) =>
  say('scan-habit', { prefix: prefix || say('scan-nothing'), suffix: suffix || say('scan-nothing'), gap });

// --- fingers and photos ----------------------------------------------------------------------------

/** @param {string} stage @param {string} word */
export const fingerStage = (stage, word) => known(say('stage-ASKED'), `stage-${stage}`, `stage-${word}`);

/** @param {string} reason */
const fingerWhy = (reason) => known(reason, `finger-why-${reason}`);

/** @param {string} state empty where there is no scanner */
export const noScanner = (state) =>
  state === '' ? say('finger-noDevice') : say('finger-deviceDown', { state: fingerWhy(state) });

/** @param {Pick<EndedCapture, 'outcome' | 'matched'>} one */
export const isGood = ({ outcome, matched }) => outcome === 'DONE' && matched !== false;

/** @param {Pick<EndedCapture, 'purpose' | 'outcome' | 'reason' | 'matched'>} one */
export function fingerEnded({ purpose, outcome, reason, matched }) {
  if (outcome === 'CANCELLED') return say('finger-CANCELLED');
  if (outcome !== 'DONE') return say('finger-failed', { why: fingerWhy(reason) });
  if (matched === true) return say('finger-matched');
  if (matched === false) return say('finger-unmatched');
  return say(purpose === 'ENROL' ? 'finger-enrolled' : 'finger-taken');
}

/** @param {string} quality */
const qualityOf = (quality) => known(quality, `quality-${quality}`);

/** @param {string} quality */
export const verify = (quality) => say('finger-verify', { quality: qualityOf(quality) });

/** @param {string} quality */
export const imageOf = (quality) => say('finger-image', { quality: qualityOf(quality) });

/** @param {number} score @param {number} strangers */
export const threshold = (score, strangers) =>
  say('finger-threshold', { score, strangers: strangers.toLocaleString('id-ID') });

/** @type {WaiveReason[]} */
const REASONS = ['INJURED', 'UNREADABLE', 'DISABILITY', 'REFUSED', 'DEVICE_DOWN', 'OTHER'];

/** Why there is no finger, with its words. */
export const FINGER_REASONS = REASONS.map((one) => [one, say(`without-${one}`)]);

/** Those that may be given for a photo as well. */
export const PHOTO_REASONS = FINGER_REASONS.filter(([one]) => one !== 'INJURED' && one !== 'UNREADABLE');

/** @param {string} reason */
export const waived = (reason) => say('waived', { reason: known(reason, `without-${reason}`) });

/** @param {string} state */
const cameraState = (state) => known(state, `camera-${state}`);

/** @param {Pick<EndedCapture, 'outcome' | 'reason'>} one */
export const photoEnded = ({ outcome, reason }) =>
  outcome === 'CANCELLED' ? say('photo-CANCELLED') : say('photo-failed', { why: cameraState(reason) });

/** @param {string} stage */
export const photoStage = (stage) =>
  say.has(`camera-${stage}`) ? say('photo-camera', { state: cameraState(stage) }) : say('photo-opening');

/** @param {string} hint */
export const hintOf = (hint) => known(hint, `hint-${hint}`);

/** @param {string} state empty where there is no camera */
export const noCamera = (state) =>
  state === '' ? say('photo-noDevice') : say('photo-deviceDown', { state: cameraState(state) });
