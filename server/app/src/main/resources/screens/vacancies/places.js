// @ts-check
import { html } from 'lit';

/** Where people are sent to most, and what for; whatever else there is may be typed. */
const COUNTRIES = [
  'Arab Saudi',
  'Brunei Darussalam',
  'Hong Kong',
  'Italia',
  'Jepang',
  'Jerman',
  'Korea Selatan',
  'Malaysia',
  'Polandia',
  'Singapura',
  'Taiwan',
  'Turki',
];
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
