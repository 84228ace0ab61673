// @ts-check
import { DeviceView, titleOf } from './device.js';
import { keepTimeOf, make, say } from './make.js';
import { OfficeView } from './office.js';
import { texts } from './texts.id.js';

/**
 * @typedef {import('./device.js').Device} Device
 * @typedef {import('./device.js').Panel} Panel
 * @typedef {{version: number, devices: Device[], office: Record<string, any> | null}} Picture
 */

const STALE_AFTER_MILLIS = 5000;

const bench = /** @type {HTMLElement} */ (document.getElementById('bench'));
const link = /** @type {HTMLElement} */ (document.getElementById('link'));
const notice = /** @type {HTMLElement} */ (document.getElementById('notice'));

/** @type {Map<string, DeviceView>} */
const views = new Map();
/** @type {OfficeView | undefined} */
let officeView;

// ---- the devices ------------------------------------------------------------------------------

/**
 * Makes the panel of a kind, once its module has come.
 * @type {Map<string, new (d: Device) => Panel>}
 */
const panels = new Map();

/**
 * Fetches the modules and looks that this picture needs; they are named for the kinds.
 * @param {Picture} picture
 */
async function fetchPanels(picture) {
  for (const { kind } of picture.devices) {
    if (!panels.has(kind)) {
      const [module] = await Promise.all([import(`./panels/${kind}.js`), fetchLook(kind)]);
      panels.set(kind, module.Panel);
    }
  }
}

/** @param {string} kind */
function fetchLook(kind) {
  return new Promise((resolve, reject) => {
    const look = make('link', { rel: 'stylesheet', href: `/panels/${kind}.css` });
    look.addEventListener('load', resolve);
    look.addEventListener('error', () => reject(new Error(`no look of a ${kind}`)));
    document.head.append(look);
  });
}

/**
 * Where there is more than one device: a way to each, past the long paper of the first.
 * @param {Device[]} devices
 */
function ways(devices) {
  const links = devices.map(device => make('a', { href: `#device-${device.name}` }, titleOf(device)));
  return devices.length > 1
    ? [make('nav', { class: 'devices', 'aria-label': texts.devices }, ...links)]
    : [];
}

/** @param {Picture} picture */
function show(picture) {
  keepTimeOf(picture.office?.zone);
  const names = new Set(picture.devices.map(device => device.name));
  if (!officeView || [...names].some(name => !views.has(name)) || names.size !== views.size) {
    views.clear();
    officeView = new OfficeView();
    bench.replaceChildren(officeView.element, ...ways(picture.devices));
    for (const device of picture.devices) {
      const Panel = /** @type {new (d: Device) => Panel} */ (panels.get(device.kind));
      const view = new DeviceView(device, new Panel(device), complain);
      views.set(device.name, view);
      bench.append(view.element);
    }
    if (names.size === 0) {
      bench.append(make('p', { class: 'empty' }, texts.noDevices));
    }
  }
  for (const device of picture.devices) {
    views.get(device.name)?.show(device);
  }
  officeView.show(picture.office);
}

// ---- the live topic ---------------------------------------------------------------------------

/** @type {Picture | undefined} */
let newest;

/**
 * Shows the newest picture: while a panel was fetched, a newer one may have come.
 * @param {Picture} picture
 */
async function take(picture) {
  newest = picture;
  await fetchPanels(picture);
  if (newest === picture) {
    show(picture);
  }
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let silence;

function alive() {
  clearTimeout(silence);
  silence = setTimeout(() => {
    say(link, texts.stale);
    link.className = 'link stale';
  }, STALE_AFTER_MILLIS);
  say(link, texts.connected);
  link.className = 'link live';
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let complaint;

/** @param {string} text */
function complain(text) {
  notice.textContent = text;
  notice.hidden = false;
  clearTimeout(complaint);
  complaint = setTimeout(() => (notice.hidden = true), 6000);
}

const live = new EventSource('/api/bench/live');
live.addEventListener('picture', event => {
  alive();
  void take(JSON.parse(event.data));
});
live.addEventListener('beat', alive);
live.addEventListener('error', () => {
  say(link, texts.stale);
  link.className = 'link stale';
});
