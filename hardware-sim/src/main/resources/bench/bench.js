// @ts-check
import { texts } from './texts.id.js';

/**
 * @typedef {{name: string, kind: 'SWITCH' | 'NUMBER' | 'BUTTON', unit: string, least: number,
 *   most: number, value: boolean | number}} Control
 * @typedef {{number: number, at: string, cut: string, heightMillimetres: number, width: number,
 *   height: number, largest: string, text: string}} Product
 * @typedef {{number: number, at: string, kind: string, text: string}} LogLine
 * @typedef {{name: string, kind: string, state: Record<string, any>, controls: Control[],
 *   products: Product[], log: LogLine[]}} Device
 * @typedef {{version: number, devices: Device[], office: Record<string, any> | null}} Picture
 */

const STALE_AFTER_MILLIS = 5000;
const number = new Intl.NumberFormat('id-ID');
const clock = new Intl.DateTimeFormat('id-ID', { timeStyle: 'medium' });

const bench = /** @type {HTMLElement} */ (document.getElementById('bench'));
const link = /** @type {HTMLElement} */ (document.getElementById('link'));
const notice = /** @type {HTMLElement} */ (document.getElementById('notice'));

/** @type {Map<string, DeviceView>} */
const views = new Map();
/** @type {OfficeView | undefined} */
let officeView;

/**
 * Makes an element: attributes, then children; a string is text.
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** @param {Element} element @param {string} text */
function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

// ---- one control ------------------------------------------------------------------------------

/** A control of a device; keeps what a hand is typing while pictures come in. */
class ControlView {
  /** @param {string} device @param {Control} control */
  constructor(device, control) {
    this.device = device;
    this.control = control;
    const words = texts.control[control.name] ?? { label: control.name, hint: '' };
    const id = `${device}-${control.name}`;
    if (control.kind === 'NUMBER') {
      this.input = /** @type {HTMLInputElement} */ (
        make('input', {
          id,
          type: 'number',
          step: '1',
          min: String(control.least),
          max: String(control.most),
          'aria-describedby': `${id}-hint`,
        })
      );
      this.element = make(
        'form',
        { class: 'number' },
        make('label', { for: id }, make('b', {}, words.label)),
        this.input,
        make('span', {}, control.unit),
        make('button', { 'aria-label': `${texts.apply}: ${words.label}` }, texts.apply),
        make('small', { id: `${id}-hint` }, words.hint),
      );
      this.element.addEventListener('submit', event => {
        event.preventDefault();
        this.typing = false;
        void this.move(Number(/** @type {HTMLInputElement} */ (this.input).value));
      });
      this.input.addEventListener('input', () => (this.typing = true));
      this.input.addEventListener('blur', () => (this.typing = false));
    } else if (control.kind === 'SWITCH') {
      this.element = make(
        'button',
        { class: 'switch', type: 'button', role: 'switch', id, 'aria-checked': 'false' },
        make('b', {}, words.label),
        make('i', { 'aria-hidden': 'true' }),
        make('small', {}, words.hint),
      );
      this.element.addEventListener('click', () => void this.move(!this.control.value));
    } else {
      this.element = make(
        'button',
        { class: 'press', type: 'button', id },
        make('b', {}, words.label),
        make('small', {}, words.hint),
      );
      this.element.addEventListener('click', () => void this.move(null));
    }
    this.typing = false;
    this.show(control);
  }

  /** @param {Control} control */
  show(control) {
    this.control = control;
    if (control.kind === 'SWITCH') {
      this.element.setAttribute('aria-checked', String(control.value));
    }
    if (this.input) {
      const usual = control.name === 'paper' || Number(control.value) <= 0;
      this.element.classList.toggle('set', !usual);
      if (!this.typing) {
        this.input.value = String(control.value);
      }
    }
  }

  /** @param {boolean | number | null} value */
  async move(value) {
    const path = `/api/bench/devices/${encodeURIComponent(this.device)}/controls/${this.control.name}`;
    try {
      const answer = await fetch(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ value }),
      });
      if (!answer.ok) {
        const problem = await answer.json();
        complain(`${texts.failed}: ${problem.detail}`);
      }
    } catch {
      complain(`${texts.failed}: ${texts.stale}`);
    }
  }
}

// ---- one device -------------------------------------------------------------------------------

/** A printer: its state, controls, paper and log. */
class DeviceView {
  /** @param {Device} device */
  constructor(device) {
    this.name = device.name;
    this.lamps = make('ul', { class: 'lamps' });
    this.figures = make('dl', { class: 'figures' });
    this.hex = make('p', { class: 'hex' });
    this.controls = new Map(device.controls.map(c => [c.name, new ControlView(device.name, c)]));
    this.address = make('code');
    this.strip = make('div', { class: 'strip' });
    this.hanging = make('figure', { class: 'piece hanging' });
    this.hangingImage = /** @type {HTMLImageElement} */ (make('img', { alt: '' }));
    this.hanging.append(this.hangingImage, make('figcaption', {}, texts.printing));
    this.noSlips = make('p', { class: 'empty' }, texts.noSlips);
    this.strip.append(this.hanging, this.noSlips);
    this.lines = make('ol', { class: 'lines', 'aria-label': texts.log });
    this.noLog = make('p', { class: 'empty' }, texts.noLog);
    /** @type {Map<number, Element>} */
    this.pieces = new Map();
    /** @type {Map<number, Element>} */
    this.logged = new Map();
    this.first = true;
    this.element = this.build(device);
  }

  /** @param {Device} device */
  build(device) {
    const controls = make('div', { class: 'switches' });
    for (const view of this.controls.values()) {
      controls.append(view.element);
    }
    const heading = `device-${device.name}`;
    return make(
      'section',
      { class: 'device', 'aria-labelledby': heading },
      make(
        'header',
        {},
        make('h2', { id: heading }, `${texts.kinds[device.kind] ?? device.kind} ${device.name}`),
        this.address,
      ),
      make(
        'div',
        { class: 'columns' },
        make(
          'div',
          { class: 'stack' },
          make(
            'section',
            { class: 'card' },
            make('h3', {}, texts.state),
            this.lamps,
            this.figures,
          ),
          make('section', { class: 'card' }, make('h3', {}, texts.controls), controls),
        ),
        make(
          'section',
          { class: 'card roll' },
          make('h3', {}, texts.paper),
          make('div', { class: 'mouth', 'aria-hidden': 'true' }),
          this.strip,
        ),
        make('section', { class: 'card log' }, make('h3', {}, texts.log), this.noLog, this.lines),
      ),
    );
  }

  /** @param {Device} device */
  show(device) {
    const state = device.state;
    say(this.address, state.address);
    this.showLamps(state);
    this.showFigures(state);
    for (const control of device.controls) {
      this.controls.get(control.name)?.show(control);
    }
    this.showPaper(device);
    this.showLog(device.log);
    this.first = false;
  }

  /** @param {Record<string, any>} state */
  showLamps(state) {
    const lamps = [
      [state.onLine ? '' : 'negative', state.onLine ? texts.onLine : texts.offLine],
      [state.connected ? '' : 'idle', state.connected ? texts.connectedHost : texts.noHost],
      [state.coverOpen ? 'negative' : '', state.coverOpen ? texts.coverOpen : texts.coverClosed],
      [
        state.paperEnd ? 'negative' : state.nearEnd ? 'caution' : '',
        state.paperEnd ? texts.paperEnd : state.nearEnd ? texts.nearEnd : texts.paperFine,
      ],
      [
        state.cutterError ? 'negative' : '',
        state.cutterError ? texts.cutterError : texts.cutterFine,
      ],
    ];
    this.lamps.replaceChildren(...lamps.map(([mood, text]) => make('li', { class: mood }, text)));
  }

  /** @param {Record<string, any>} state */
  showFigures(state) {
    const roll = Math.max(state.rollMillimetres, state.paperMillimetres);
    this.figures.replaceChildren(
      ...figure(texts.paperLeft, `${number.format(state.paperMillimetres)} mm`),
      bar(texts.paperLeft, state.paperMillimetres, roll),
      ...figure(
        texts.buffer,
        `${number.format(state.buffered)} / ${number.format(state.bufferBytes)} byte`,
      ),
      bar(texts.buffer, state.buffered, state.bufferBytes),
      ...figure(texts.received, `${number.format(state.received)} byte`),
      ...figure(texts.slips, number.format(state.slips)),
      ...figure(texts.cuts, number.format(state.cuts)),
      ...figure(texts.drawer, number.format(state.drawerPulses)),
      ...figure(texts.model, `${state.model} mm, ${state.dots} titik`),
      make('dt', { class: 'wide' }, texts.lastBytes),
      make('dd', { class: 'wide hex' }, state.lastBytes || texts.noBytes),
    );
  }

  /** @param {Device} device */
  showPaper(device) {
    const state = device.state;
    this.hanging.hidden = state.currentBlank;
    if (!state.currentBlank) {
      const wanted = this.address_of('current') + `?at=${state.received}-${state.currentMillimetres}`;
      if (this.hangingImage.dataset.wanted !== wanted) {
        this.hangingImage.dataset.wanted = wanted;
        this.hangingImage.className = `mm${state.model}`;
        this.hangingImage.alt = state.currentText || texts.printing;
        const next = new Image();
        next.onload = () => (this.hangingImage.src = next.src);
        next.src = wanted;
      }
    }
    this.noSlips.hidden = device.products.length > 0 || !state.currentBlank;
    const shown = new Set(device.products.map(product => product.number));
    for (const [n, piece] of this.pieces) {
      if (!shown.has(n)) {
        piece.remove();
        this.pieces.delete(n);
      }
    }
    for (const product of [...device.products].reverse()) {
      if (!this.pieces.has(product.number)) {
        const piece = this.piece(product, state.model);
        this.pieces.set(product.number, piece);
        this.hanging.after(piece);
      }
    }
  }

  /** @param {Product} product @param {string} model */
  piece(product, model) {
    const source = this.address_of(String(product.number));
    return make(
      'figure',
      { class: this.first ? 'piece' : 'piece fresh' },
      make('img', {
        src: source,
        class: `mm${model}`,
        width: String(product.width),
        height: String(product.height),
        alt: `${texts.slip} ${product.number}: ${product.text}`,
      }),
      make(
        'figcaption',
        {},
        make('b', {}, `${texts.slip} ${product.number}`),
        ` · ${product.heightMillimetres} mm · ${texts.cut[product.cut] ?? product.cut} · ${time(product.at)} · `,
        make(
          'a',
          { href: source, 'aria-label': `${texts.open}: ${texts.slip} ${product.number}` },
          texts.open,
        ),
      ),
    );
  }

  /** @param {string} slip */
  address_of(slip) {
    return `/api/bench/devices/${encodeURIComponent(this.name)}/slips/${slip}.png`;
  }

  /** @param {LogLine[]} log newest first */
  showLog(log) {
    this.noLog.hidden = log.length > 0;
    this.lines.hidden = log.length === 0;
    const shown = new Set(log.map(line => line.number));
    for (const [n, line] of this.logged) {
      if (!shown.has(n)) {
        line.remove();
        this.logged.delete(n);
      }
    }
    for (const line of [...log].reverse()) {
      if (!this.logged.has(line.number)) {
        const row = make(
          'li',
          { class: line.kind },
          make('time', { datetime: line.at }, time(line.at)),
          make('em', {}, texts.logKinds[line.kind] ?? line.kind),
          make('code', {}, line.text),
        );
        this.logged.set(line.number, row);
        this.lines.prepend(row);
      }
    }
  }
}

/** @param {string} name @param {string} value */
function figure(name, value) {
  return [make('dt', {}, name), make('dd', {}, value)];
}

/** @param {string} name @param {number} value @param {number} most */
function bar(name, value, most) {
  return make(
    'dd',
    { class: 'wide' },
    make('progress', { value: String(value), max: String(most), 'aria-label': name }),
  );
}

/** @param {string} at */
function time(at) {
  return clock.format(new Date(at));
}

// ---- what the server sees ---------------------------------------------------------------------

class OfficeView {
  constructor() {
    this.body = make('div');
    this.element = make(
      'section',
      { class: 'card office', 'aria-labelledby': 'office' },
      make('h2', { id: 'office' }, texts.office),
      this.body,
    );
    this.shown = '';
  }

  /** @param {Record<string, any> | null} office */
  show(office) {
    const now = JSON.stringify(office);
    if (now === this.shown) {
      return;
    }
    this.shown = now;
    if (office === null) {
      this.body.replaceChildren(make('p', { class: 'empty' }, texts.noOffice));
    } else if (office.unreachable !== undefined) {
      this.body.replaceChildren(make('p', { class: 'empty' }, texts.officeUnreachable));
    } else {
      const { printers = [], boards = [], ...rest } = office;
      this.body.replaceChildren(
        make('h4', {}, texts.printers),
        list(printers),
        make('h4', {}, texts.boards),
        list(boards),
        ...Object.entries(rest).map(([name, value]) =>
          make('p', {}, `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`),
        ),
      );
    }
  }
}

/** @param {Record<string, any>[]} things printers or boards */
function list(things) {
  if (things.length === 0) {
    return make('p', { class: 'empty' }, texts.none);
  }
  return make(
    'ul',
    {},
    ...things.map(thing => {
      const good = thing.state === 'READY' || thing.state === 'LIVE';
      const words = [thing.state, thing.state === 'LOST' ? '' : thing.sound].filter(Boolean).map(s => texts.officeStates[s] ?? s);
      return make(
        'li',
        { class: good ? 'positive' : 'negative' },
        make('b', {}, thing.name ?? ''),
        make('span', {}, words.join(', ')),
        make('span', {}, thing.detail ?? ''),
      );
    }),
  );
}

// ---- the live topic ---------------------------------------------------------------------------

/** @param {Picture} picture */
function show(picture) {
  const names = new Set(picture.devices.map(device => device.name));
  if (!officeView || [...names].some(name => !views.has(name)) || names.size !== views.size) {
    views.clear();
    officeView = new OfficeView();
    bench.replaceChildren(officeView.element);
    for (const device of picture.devices) {
      const view = new DeviceView(device);
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
  show(JSON.parse(event.data));
});
live.addEventListener('beat', alive);
live.addEventListener('error', () => {
  say(link, texts.stale);
  link.className = 'link stale';
});
