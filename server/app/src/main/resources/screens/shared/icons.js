// @ts-check
/**
 * The pictures of all screens: drawn on one 48 grid with one stroke, so that a row of them reads as
 * one hand. They are decoration beside words, therefore hidden from screen readers.
 */
import { html, svg } from 'lit';

const PERSON = svg`<circle cx="24" cy="14" r="7"/><path d="M10 42c0-9 5.5-15 14-15s14 6 14 15"/>`;
const PAPER = svg`<path d="M12 5h16l8 8v30H12z"/><path d="M28 5v8h8"/>`;
const FACE = svg`<circle cx="24" cy="24" r="19"/>
  <path class="dot" d="M17 18.5v.01M31 18.5v.01"/>`;

/** @type {Record<string, import('lit').TemplateResult<2>>} */
const DRAWINGS = {
  // What visitors come for; the names are those of `picture` in the catalogue.
  return: svg`<path d="M5 35h38"/>
    <path d="m9 25 5 1 8-3-9-11 4-1 13 8 8-3c3-1 5 0 5 2s-2 3-4 4L15 30c-2 .6-4 0-5-2z"/>
    <path d="M31 43h-9M17 43h-4"/>`,
  briefing: svg`<path d="m24 8 20 8-20 8L4 16z"/><path d="M12 20v11c0 4 5 7 12 7s12-3 12-7V20"/>
    <path d="M44 16v13"/>`,
  skilled: svg`<path d="M10 31v-4a14 14 0 0 1 28 0v4"/><path d="M20 14.5v7M28 14.5v7"/>
    <path d="M5 31h38v5H5z"/>`,
  independent: svg`<circle cx="18" cy="12" r="6.5"/><path d="M6 40c0-9 4.5-15 12-15 3 0 5.5 1 7.5 2.6"/>
    <path d="M26 31h17v12H26zM31 31v-4h7v4"/>`,
  government: svg`<path d="M5 18 24 6l19 12z"/><path d="M10 18v17M19 18v17M29 18v17M38 18v17"/>
    <path d="M6 35h36v7H6z"/>`,
  information: svg`<circle cx="24" cy="24" r="19"/><path d="M24 22v12M24 14v.01"/>`,
  complaint: svg`<path d="M6 7h36v26H25l-10 9v-9H6z"/><path d="M24 13v9M24 27v.01"/>`,
  distress: svg`<path d="M24 42S5 31 5 18C5 11 10 7 15 7c4 0 7 2 9 6 2-4 5-6 9-6 5 0 10 4 10 11
    0 13-19 24-19 24z"/><path d="M24 18v12M18 24h12"/>`,
  documents: svg`${PAPER}<path d="M18 22h12M18 29h12M18 36h7"/>`,
  person: PERSON,
  more: svg`<path d="M12 24v.01M24 24v.01M36 24v.01" class="dot"/>`,

  // Who goes first.
  ELDERLY: svg`<circle cx="21" cy="9" r="5"/><path d="M20 17c-4 4-5 9-4 14l-3 13M17 31l7 5 1 8M19 20l7 6h7"/>
    <path d="M33 44V26a3.5 3.5 0 0 1 7 0"/>`,
  PREGNANT_OR_NURSING: svg`<circle cx="22" cy="8" r="5"/>
    <path d="M20 16c-4 2-5 6-5 11v6h4v11M26 44V33h1c5 0 8-3 8-7s-4-6-8-6c0-3-3-5-7-4"/>`,
  DISABLED: svg`<circle cx="20" cy="7" r="4"/><path d="M20 14v14h12l6 12M21 20h9"/>
    <path d="M15 22a11 11 0 1 0 15 14"/>`,
  WITH_SMALL_CHILD: svg`<circle cx="17" cy="10" r="5"/><circle cx="35" cy="21" r="4"/>
    <path d="M12 44V33H9V25c0-4 3-6 8-6s7 2 9 6l5 6M22 44V33"/>
    <path d="M32 44v-6h-2v-5c0-3 2-4 5-4s5 1 5 4v5h-2v6"/>`,

  // What one can do.
  back: svg`<path d="M41 24H8M21 10 7 24l14 14"/>`,
  forward: svg`<path d="M7 24h33M27 10l14 14-14 14"/>`,
  up: svg`<path d="M24 41V8M10 21 24 7l14 14"/>`,
  down: svg`<path d="M24 7v33M10 27l14 14 14-14"/>`,
  check: svg`<path d="m8 25 11 11 21-23"/>`,
  close: svg`<path d="m11 11 26 26M37 11 11 37"/>`,
  listen: svg`<path d="M5 18h8l11-9v30l-11-9H5z"/><path d="M31 17a10 10 0 0 1 0 14M37 11a19 19 0 0 1 0 26"/>`,
  stop: svg`<path d="M13 13h22v22H13z"/>`,
  silent: svg`<path d="M5 18h8l11-9v30l-11-9H5z"/><path d="m32 18 11 12M43 18 32 30"/>`,
  size: svg`<path d="M4 38 14 12l10 26M7.5 30h13"/><path d="m27 38 7-18 7 18M29.5 32.5h9"/>`,
  contrast: svg`<circle cx="24" cy="24" r="19"/><path d="M24 5a19 19 0 0 1 0 38z" class="full"/>`,
  bell: svg`<path d="M8 36h32c-4-4-4-8-4-14a12 12 0 0 0-24 0c0 6 0 10-4 14z"/>
    <path d="M19 41a5.5 5.5 0 0 0 10 0M24 10V5"/>`,
  keypad: svg`<path class="dot" d="M12 11v.01M24 11v.01M36 11v.01M12 23v.01M24 23v.01M36 23v.01M12 35v.01M24 35v.01M36 35v.01"/>`,
  erase: svg`<path d="M17 10h26v28H17L4 24z"/><path d="m24 19 10 10M34 19 24 29"/>`,
  globe: svg`<circle cx="24" cy="24" r="19"/><path d="M5 24h38M24 5c7 6 9 12 9 19s-2 13-9 19c-7-6-9-12-9-19s2-13 9-19z"/>`,
  touch: svg`<path d="M19 27V11a4 4 0 0 1 8 0v12l9 2c3 1 4 3 4 6l-2 12H22c-4-4-8-8-10-13-1-3 3-5 5-3z"/>`,
  search: svg`<circle cx="21" cy="21" r="14"/><path d="m31 31 12 12"/>`,
  reprint: svg`<path d="M40 24a16 16 0 1 1-5-11.6L40 17"/><path d="M40 6v11H29"/>`,
  leave: svg`<path d="M28 6H8v36h20"/><path d="M19 24h24M34 14l10 10-10 10"/>`,
  book: svg`<path d="M24 12c-5-4-11-5-19-5v31c8 0 14 1 19 5 5-4 11-5 19-5V7c-8 0-14 1-19 5zM24 12v31"/>`,
  plus: svg`<path d="M24 9v30M9 24h30"/>`,
  minus: svg`<path d="M9 24h30"/>`,
  shift: svg`<path d="M24 6 6 25h10v16h16V25h10z"/>`,
  lock: svg`<path d="M9 21h30v22H9z"/><path d="M15 21v-6a9 9 0 0 1 18 0v6"/><path d="M24 30v5"/>`,

  // How it stands.
  printer: svg`<path d="M13 17V5h22v12"/><path d="M13 35H5V17h38v18h-8"/><path d="M13 29h22v14H13z"/>`,
  ticket: svg`<path d="M4 12h40v8a4.5 4.5 0 0 0 0 9v8H4v-8a4.5 4.5 0 0 0 0-9z"/><path d="M30 13v4M30 22v4M30 31v5"/>`,
  camera: svg`<path d="M4 14h10l4-6h12l4 6h10v26H4z"/><circle cx="24" cy="26" r="8"/>`,
  clock: svg`<circle cx="24" cy="24" r="19"/><path d="M24 12v13l8 5"/>`,
  pulse: svg`<path d="M4 25h9l5-12 9 24 6-15 3 3h8"/>`,
  moon: svg`<path d="M40 29A18 18 0 1 1 20 7a14 14 0 0 0 20 22z"/>`,
  plug: svg`<path d="M17 5v11M31 5v11M10 16h28v6a14 14 0 0 1-28 0zM24 36v8"/>`,
  warning: svg`<path d="M24 6 3 42h42z"/><path d="M24 19v11M24 36v.01"/>`,
  people: svg`<circle cx="17" cy="15" r="6.5"/><path d="M4 41c0-8 5-13 13-13s13 5 13 13"/>
    <path d="M31 9a6.5 6.5 0 0 1 0 12M35 28c6 1 9 6 9 13"/>`,
  counter: svg`<circle cx="24" cy="11" r="6"/><path d="M13 27c1-5 5-8 11-8s10 3 11 8M4 27h40v6H4zM8 33v11M40 33v11"/>`,
  board: svg`<path d="M4 8h40v26H4zM16 43h16M24 34v9"/>`,
  star: svg`<path d="m24 5 6 12.5 13 1.9-9.5 9.5 2.3 13.6L24 36l-11.8 6.5 2.3-13.6L5 19.4l13-1.9z"/>`,
  chat: svg`<path d="M5 8h38v26H24l-10 9v-9H5z"/><path d="M14 17h20M14 25h13"/>`,
  phone: svg`<path d="M13 4h22v40H13zM22 37h4"/>`,

  // The four answers of the survey; the mouth carries the meaning, the colour only repeats it.
  'face-1': svg`${FACE}<path d="M15 34c2-5 5-7 9-7s7 2 9 7"/>`,
  'face-2': svg`${FACE}<path d="M16 32c2.5-2.5 5-3.5 8-3.5s5.5 1 8 3.5"/>`,
  'face-3': svg`${FACE}<path d="M16 28c2.5 2.5 5 3.5 8 3.5s5.5-1 8-3.5"/>`,
  'face-4': svg`${FACE}<path d="M14 26h20c-1 6-5 9-10 9s-9-3-10-9z"/>`,
};

/** @param {string} name @param {string} [look] a further class */
export const icon = (name, look = '') => html`<svg class="icon ${look}" viewBox="0 0 48 48"
  aria-hidden="true" focusable="false">${DRAWINGS[name] ?? DRAWINGS.documents}</svg>`;
