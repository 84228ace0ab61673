// @ts-check
import { AttentionView, ofOffice } from './attention.js';
import { DeviceView, titleOf } from './device.js';
import { keepTimeOf, make, say } from './make.js';
import { OfficeView } from './office.js';
import { texts } from './texts.id.js';
import { RandomView } from './tools/faults.js';
import { ClockView, CrowdView, SnapshotsView } from './tools/office.js';
import { ScenariosView } from './tools/scenarios.js';
import { texts as toolTexts } from './tools/texts.id.js';

/**
 * @typedef {import('./device.js').Device} Device
 * @typedef {import('./device.js').Panel} Panel
 * @typedef {{version: number, devices: Device[], tools: Record<string, Record<string, any>>,
 *   office: Record<string, any> | null}} Picture
 * @typedef {{element: Element, show: (picture: Record<string, any>) => void}} ToolView
 */

/** Up to so many devices are all open; of more only those that need attention. */
const FEW = 2;

const STALE_AFTER_MILLIS = 5000;

const bench = /** @type {HTMLElement} */ (document.getElementById('bench'));
const link = /** @type {HTMLElement} */ (document.getElementById('link'));
const notice = /** @type {HTMLElement} */ (document.getElementById('notice'));

/** @type {Map<string, DeviceView>} */
const views = new Map();
/** @type {OfficeView | undefined} */
let officeView;
/** @type {AttentionView} */
let attention;
/** @type {Map<string, ToolView>} */
const tools = new Map();
/** Devices that are in trouble, so that each opens once and stays as a hand leaves it. */
/** @type {Set<string>} */
const troubled = new Set();

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
  const links = devices.map((device) => make('a', { href: `#device-${device.name}` }, titleOf(device)));
  return devices.length > 1 ? [make('nav', { class: 'devices', 'aria-label': texts.devices }, ...links)] : [];
}

/** Shown at once; the other tools when somebody asks for them. */
const FIRST = ['scenarios', 'faults'];

/** Who shows a tool, by its name. */
/** @type {Record<string, () => ToolView>} */
const makers = {
  scenarios: () => new ScenariosView(complain),
  faults: () => new RandomView((name) => views.get(name)?.title ?? name, complain),
  crowd: () => new CrowdView(complain),
  clock: () => new ClockView(complain),
  snapshots: () => new SnapshotsView(complain),
};

/** @param {Picture} picture */
function practice(picture) {
  tools.clear();
  for (const [name, maker] of Object.entries(makers)) {
    if (picture.tools?.[name]) {
      tools.set(name, maker());
    }
  }
  return tools.size === 0
    ? []
    : [
        make(
          'section',
          { class: 'practice', 'aria-labelledby': 'practice' },
          make('h2', { id: 'practice' }, toolTexts.practice),
          make('div', { class: 'tools' }, ...elements((name) => FIRST.includes(name))),
          ...others(elements((name) => !FIRST.includes(name))),
        ),
      ];
}

/** @param {(name: string) => boolean} wanted */
function elements(wanted) {
  return [...tools].filter(([name]) => wanted(name)).map(([, one]) => one.element);
}

/** @param {Element[]} elements */
function others(elements) {
  return elements.length === 0
    ? []
    : [
        make(
          'details',
          { class: 'more' },
          make('summary', {}, toolTexts.more),
          make('div', { class: 'tools' }, ...elements),
        ),
      ];
}

/** What needs attention, and the devices that are in trouble opened. @param {Picture} picture */
function attend(picture) {
  const matters = [];
  for (const device of picture.devices) {
    const view = /** @type {DeviceView} */ (views.get(device.name));
    const { mood, why } = view.trouble(device);
    if (mood !== '') {
      matters.push({ href: `#device-${device.name}`, what: view.title, why, mood });
      if (!troubled.has(device.name)) {
        view.open(true);
      }
      troubled.add(device.name);
    } else {
      troubled.delete(device.name);
    }
  }
  const well = picture.devices.length - matters.length;
  attention.show([...matters, ...ofOffice(picture.office)], well);
}

/** A way that somebody took leads to a device that is open. */
function openChosen() {
  const heading = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (const view of views.values()) {
    if (heading && view.element.contains(heading)) {
      view.open(true);
      heading.scrollIntoView();
    }
  }
}
addEventListener('hashchange', openChosen);

/** @param {Picture} picture */
function show(picture) {
  keepTimeOf(picture.office?.zone);
  const names = new Set(picture.devices.map((device) => device.name));
  if (!officeView || [...names].some((name) => !views.has(name)) || names.size !== views.size) {
    views.clear();
    officeView = new OfficeView();
    attention = new AttentionView();
    troubled.clear();
    bench.replaceChildren(
      attention.element,
      ...ways(picture.devices),
      ...practice(picture),
      officeView.element,
    );
    for (const device of picture.devices) {
      const Panel = /** @type {new (d: Device) => Panel} */ (panels.get(device.kind));
      const view = new DeviceView(device, new Panel(device), complain);
      views.set(device.name, view);
      view.open(picture.devices.length <= FEW);
      bench.append(view.element);
    }
    openChosen();
    if (names.size === 0) {
      bench.append(make('p', { class: 'empty' }, texts.noDevices));
    }
  }
  for (const device of picture.devices) {
    views.get(device.name)?.show(device);
    views.get(device.name)?.drawer.show(picture.tools?.faults?.plans ?? []);
  }
  officeView.show(picture.office);
  tools.forEach((view, name) => view.show(picture.tools[name]));
  attend(picture);
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
live.addEventListener('picture', (event) => {
  alive();
  void take(JSON.parse(event.data));
});
live.addEventListener('beat', alive);
live.addEventListener('error', () => {
  say(link, texts.stale);
  link.className = 'link stale';
});
