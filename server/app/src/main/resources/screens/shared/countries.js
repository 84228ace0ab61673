// @ts-check
/** Where people are sent to most; any other may be typed. */
export const COUNTRIES = [
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
