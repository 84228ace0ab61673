// @ts-check
import { html } from 'lit';
import { COUNTRIES } from 'loket/countries.js';

/** What people are sent for most; any other may be typed. */
const SECTORS = [
  'Kesehatan',
  'Konstruksi',
  'Manufaktur',
  'Pariwisata dan perhotelan',
  'Pekerja rumah tangga',
  'Perikanan',
  'Pertanian dan perkebunan',
];

/** Words to choose from at a line that names its list; any other may be typed. */
export const lists = () => html`
  <datalist id="countries">${COUNTRIES.map((one) => html`<option value=${one}></option>`)}</datalist>
  <datalist id="sectors">${SECTORS.map((one) => html`<option value=${one}></option>`)}</datalist>`;
