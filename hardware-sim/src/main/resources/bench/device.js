// @ts-check
import { ControlView } from './control.js';
import { make, number, say, time } from './make.js';
import { texts } from './texts.id.js';
import { Drawer, nameOf } from './tools/faults.js';
import { texts as toolTexts } from './tools/texts.id.js';
import { indonesian } from './words.js';

/**
 * @typedef {import('./control.js').Control} Control
 * Of what comes again and again there is one entry, of kind FOLDED.
 * @typedef {{kind?: string, at: string, asked?: number, times?: number, lines?: Folded[]}} Folded
 * @typedef {Folded & {number: number, kind: string, text: string}} LogLine
 * @typedef {{name: string, kind: string, state: Record<string, any>, controls: Control[],
 *   products: Record<string, any>[], log: LogLine[], frames: Frame[]}} Device
 * @typedef {Folded & {number: number, way: 'HEARD' | 'SAID', length: number, hex: string,
 *   text: string}} Frame
 *
 * What a kind of device adds to the page: `panels/<kind>.js` exports it as `Panel`.
 * @typedef {object} Panel
 * @property {string} title over its middle column
 * @property {string} look class of its middle column
 * @property {Element[]} body of its middle column
 * @property {string[]} [settings] controls whose numbers are no faults, as of before they said so
 * @property {(state: Record<string, any>) => [string, string][]} lamps mood and words, in order:
 *   '' is well, 'idle', 'caution' and 'negative' are not
 * @property {(state: Record<string, any>) => Element[]} figures
 * @property {(device: Device) => void} show
 */

/** Of a lamp that says that somebody should look. */
const MOODS = ['negative', 'caution'];

/** @param {Device} device */
export function titleOf(device) {
  const kind = texts.kinds[device.kind] ?? device.kind;
  const own = device.name === device.kind ? '' : device.name.replace(/^[a-z]+-/, '');
  return `${kind} ${own}`.trim();
}

/** A device: its state, controls and log, and between them what its kind's panel shows. */
export class DeviceView {
  /**
   * @param {Device} device
   * @param {Panel} panel
   * @param {(text: string) => void} complain
   */
  constructor(device, panel, complain) {
    this.panel = panel;
    this.lamps = make('ul', { class: 'lamps' });
    this.figures = make('dl', { class: 'figures' });
    this.controls = new Map(
      device.controls.map((control) => [control.name, new ControlView(device.name, control, complain)]),
    );
    this.address = make('code');
    this.lines = make('ol', { class: 'lines', 'aria-label': texts.log });
    this.noLog = make('p', { class: 'empty' }, texts.noLog);
    this.logged = '';
    this.drawer = new Drawer(device, complain);
    this.frames = make('ol', { class: 'frames', 'aria-label': toolTexts.frames });
    this.noFrames = make('p', { class: 'empty' }, toolTexts.noFrames);
    this.framed = '';
    this.toggle = make('button', { type: 'button', class: 'deed toggle' });
    this.toggle.addEventListener('click', () => this.open(!this.isOpen()));
    this.title = '';
    this.element = this.build(device);
    this.open(true);
  }

  /** @param {Device} device */
  build(device) {
    const controls = make('div', { class: 'switches' });
    for (const view of this.controls.values()) {
      controls.append(view.element);
    }
    const heading = `device-${device.name}`;
    this.title = titleOf(device);
    return make(
      'section',
      { class: 'device', 'aria-labelledby': heading },
      make(
        'header',
        {},
        make('h2', { id: heading, tabindex: '-1' }, titleOf(device)),
        this.address,
        this.toggle,
      ),
      make(
        'div',
        { class: 'columns', id: `columns-${device.name}` },
        make(
          'div',
          { class: 'stack' },
          make('section', { class: 'card' }, make('h3', {}, texts.state), this.lamps, this.figures),
          make('section', { class: 'card' }, make('h3', {}, texts.controls), controls),
          this.drawer.element,
        ),
        make(
          'section',
          { class: `card ${this.panel.look}` },
          make('h3', {}, this.panel.title),
          ...this.panel.body,
        ),
        make(
          'div',
          { class: 'stack log' },
          make('section', { class: 'card' }, make('h3', {}, toolTexts.frames), this.noFrames, this.frames),
          make('section', { class: 'card' }, make('h3', {}, texts.log), this.noLog, this.lines),
        ),
      ),
    );
  }

  /** @param {boolean} wanted whether all of it is shown, or its name alone */
  open(wanted) {
    this.element.classList.toggle('closed', !wanted);
    this.toggle.setAttribute('aria-expanded', String(wanted));
    say(this.toggle, wanted ? toolTexts.close : toolTexts.open);
    this.toggle.setAttribute('aria-label', `${this.toggle.textContent}: ${this.title}`);
  }

  isOpen() {
    return !this.element.classList.contains('closed');
  }

  /**
   * What is not as it should be, in words; empty if all is well.
   * @param {Device} device
   * @returns {{mood: string, why: string}}
   */
  trouble(device) {
    const lamps = this.panel.lamps(device.state).filter(([mood]) => MOODS.includes(mood));
    const broken = device.controls.filter((one) => one.broken).map((one) => nameOf(one.name));
    const said = new Set([...lamps.map(([, text]) => text), ...broken]);
    const worst = lamps.some(([mood]) => mood === 'negative') ? 'negative' : 'caution';
    return { mood: said.size === 0 ? '' : worst, why: [...said].join(', ') };
  }

  /** @param {Device} device */
  show(device) {
    say(this.address, device.state.address);
    this.lamps.replaceChildren(
      ...this.panel.lamps(device.state).map(([mood, text]) => make('li', { class: mood }, text)),
    );
    this.figures.replaceChildren(...this.panel.figures(device.state));
    for (const control of device.controls) {
      this.controls.get(control.name)?.show(control);
    }
    this.panel.show(device);
    this.showLog(device.log);
    this.showFrames(device.frames ?? []);
  }

  /** @param {Frame[]} frames newest first */
  showFrames(frames) {
    const now = `${frames[0]?.number ?? 0}`;
    if (now === this.framed) {
      return;
    }
    this.framed = now;
    this.noFrames.hidden = frames.length > 0;
    this.frames.hidden = frames.length === 0;
    this.redraw(this.frames, frames, (one) =>
      make(
        'li',
        { class: one.way },
        make('time', { datetime: one.at }, time(one.at)),
        make('em', {}, one.way === 'HEARD' ? toolTexts.heard : toolTexts.said),
        make('span', {}, indonesian(one.text)),
        make('code', {}, one.hex),
      ),
    );
  }

  /** @param {LogLine[]} log newest first */
  showLog(log) {
    const now = `${log[0]?.number ?? 0}`;
    if (now === this.logged) {
      return;
    }
    this.logged = now;
    this.noLog.hidden = log.length > 0;
    this.lines.hidden = log.length === 0;
    this.redraw(this.lines, log, (line) =>
      make(
        'li',
        { class: line.kind },
        make('time', { datetime: line.at }, time(line.at)),
        make('em', {}, texts.logKinds[line.kind] ?? line.kind),
        make('code', {}, line.kind === 'TEXT' ? line.text : indonesian(line.text)),
      ),
    );
  }

  /**
   * What comes again and again stands in one line that opens, and stays as a hand leaves it.
   * @template {Folded} T
   * @param {Element} list
   * @param {T[]} entries
   * @param {(entry: T) => Element} draw
   */
  redraw(list, entries, draw) {
    const opened = list.querySelectorAll('details[open]').length > 0;
    list.replaceChildren(
      ...entries.map((one) => {
        if (one.kind !== 'FOLDED') {
          return draw(one);
        }
        const inside = make('ol', {}, ...(one.lines ?? []).map((line) => draw(/** @type {T} */ (line))));
        const more = make(
          'details',
          opened ? { open: '' } : {},
          make(
            'summary',
            {},
            make('time', { datetime: one.at }, time(one.at)),
            ` ${one.asked ? toolTexts.asked(number.format(one.asked)) : toolTexts.again(number.format(one.times ?? 0))}`,
          ),
          inside,
        );
        return make('li', { class: 'FOLDED' }, more);
      }),
    );
  }
}
