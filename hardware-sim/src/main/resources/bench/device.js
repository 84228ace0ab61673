// @ts-check
import { ControlView } from './control.js';
import { make, say, time } from './make.js';
import { texts } from './texts.id.js';

/**
 * @typedef {import('./control.js').Control} Control
 * @typedef {{number: number, at: string, kind: string, text: string}} LogLine
 * @typedef {{name: string, kind: string, state: Record<string, any>, controls: Control[],
 *   products: Record<string, any>[], log: LogLine[]}} Device
 *
 * What a kind of device adds to the page: `panels/<kind>.js` exports it as `Panel`.
 * @typedef {object} Panel
 * @property {string} title over its middle column
 * @property {string} look class of its middle column
 * @property {Element[]} body of its middle column
 * @property {string[]} [settings] controls whose numbers are no faults
 * @property {(state: Record<string, any>) => [string, string][]} lamps mood and words, in order:
 *   '' is well, 'idle', 'caution' and 'negative' are not
 * @property {(state: Record<string, any>) => Element[]} figures
 * @property {(device: Device) => void} show
 */

/** @param {Device} device */
export function titleOf(device) {
  const kind = texts.kinds[device.kind] ?? device.kind;
  const own = device.name === device.kind ? '' : device.name.replace(`${device.kind}-`, '');
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
    const settings = panel.settings ?? [];
    this.lamps = make('ul', { class: 'lamps' });
    this.figures = make('dl', { class: 'figures' });
    this.controls = new Map(
      device.controls.map(control => [
        control.name,
        new ControlView(device.name, control, !settings.includes(control.name), complain),
      ]),
    );
    this.address = make('code');
    this.lines = make('ol', { class: 'lines', 'aria-label': texts.log });
    this.noLog = make('p', { class: 'empty' }, texts.noLog);
    /** @type {Map<number, Element>} */
    this.logged = new Map();
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
        make('h2', { id: heading }, titleOf(device)),
        this.address,
      ),
      make(
        'div',
        { class: 'columns' },
        make(
          'div',
          { class: 'stack' },
          make('section', { class: 'card' }, make('h3', {}, texts.state), this.lamps, this.figures),
          make('section', { class: 'card' }, make('h3', {}, texts.controls), controls),
        ),
        make(
          'section',
          { class: `card ${this.panel.look}` },
          make('h3', {}, this.panel.title),
          ...this.panel.body,
        ),
        make('section', { class: 'card log' }, make('h3', {}, texts.log), this.noLog, this.lines),
      ),
    );
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

