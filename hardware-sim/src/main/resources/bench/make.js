// @ts-check
/** What every part of the page is made with. */

/** In the zone of the office, wherever the browser stands. */
let clock = inZone('Asia/Jakarta');

/** @param {string} timeZone */
function inZone(timeZone) {
  return new Intl.DateTimeFormat('id-ID', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone,
    timeZoneName: 'short',
  });
}

/** @param {string | undefined} zone of the office */
export function keepTimeOf(zone) {
  if (zone && zone !== clock.resolvedOptions().timeZone) {
    clock = inZone(zone);
  }
}

export const number = new Intl.NumberFormat('id-ID');

/**
 * Makes an element: attributes, then children; a string is text.
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** @param {Element} element @param {string} text */
export function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** @param {string} name @param {string} value */
export function figure(name, value) {
  return [make('dt', {}, name), make('dd', {}, value)];
}

/** @param {string} name @param {number} value @param {number} most */
export function bar(name, value, most) {
  return make(
    'dd',
    { class: 'wide' },
    make('progress', { value: String(value), max: String(most), 'aria-label': name }),
  );
}

/** With the name of the zone. @param {string} at */
export function time(at) {
  return clock.format(new Date(at));
}
