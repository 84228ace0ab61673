// @ts-check
/**
 * Looking up what a screen says. A page keeps one file per language (`texts.id.js`, `texts.en.js`)
 * whose default export maps a key to a sentence; `{name}` in a sentence is filled in. A language
 * that lacks a sentence falls back to Indonesian, and a sentence that nobody wrote shows its key,
 * so that it is seen.
 *
 * @typedef {Record<string, string>} Sentences
 */

/**
 * @param {Record<string, Sentences>} languages
 * @param {string} [language]
 */
export function texts(languages, language = 'id') {
  /**
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   */
  return (key, values = {}) => {
    const sentence = languages[language]?.[key] ?? languages.id?.[key] ?? key;
    return sentence.replace(/\{(\w+)\}/g, (gap, name) => String(values[name] ?? gap));
  };
}

/**
 * A text of the catalogue in the visitor's language; of what is not there, none.
 *
 * @template {string | string[]} T
 * @param {{ id: T, en?: T } | null | undefined} text
 * @param {string} language
 * @returns {T | ''}
 */
export const inLanguage = (text, language) => text?.[language === 'en' ? 'en' : 'id'] ?? text?.id ?? '';

/**
 * A time of day as the office writes it: 13.05 WIB in Indonesian, 13:05 WIB in English.
 *
 * @param {string} instant ISO-8601
 * @param {string} zone
 * @param {string} zoneName
 * @param {string} [language]
 */
export function timeOfDay(instant, zone, zoneName, language = 'id') {
  const time = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(instant));
  return `${language === 'id' ? time.replace(':', '.') : time} ${zoneName}`;
}

/**
 * A day as people say it: "Senin, 23 November".
 *
 * @param {string} instant ISO-8601
 * @param {string} zone
 * @param {string} [language]
 */
export const dayOfWeek = (instant, zone, language = 'id') =>
  new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(new Date(instant));

/**
 * Names in a row; what they begin with alike is said once: "Kiosk 1: lampu loket 1, 2, 3".
 *
 * @param {string[]} names
 */
export function listed([first, ...more]) {
  const alike = first.slice(0, first.lastIndexOf(' ') + 1);
  const ends = more.every((one) => one.lastIndexOf(' ') + 1 === alike.length && one.startsWith(alike));
  return [first, ...(ends ? more.map((one) => one.slice(alike.length)) : more)].join(', ');
}
