// @ts-check
import { make } from './make.js';
import { texts } from './texts.id.js';

/** What the office's server knows of the devices. */
export class OfficeView {
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
      const { devices = [], boards = [], zone: _, ...rest } = office;
      this.body.replaceChildren(
        make('h3', {}, texts.devices),
        list(devices),
        make('h3', {}, texts.boards),
        list(boards),
        ...Object.entries(rest).map(([name, value]) =>
          make('p', {}, `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`),
        ),
      );
    }
  }
}

/** `button-3` as people say it. @param {string | undefined} device */
export function called(device) {
  const [, kind, own] = /^(.*?)(?:-(\d+))?$/.exec(device ?? '') ?? [];
  return `${texts.ofOffice[kind] ?? kind} ${own ?? ''}`.trim();
}

/** @param {Record<string, any>[]} things devices or boards */
function list(things) {
  if (things.length === 0) {
    return make('p', { class: 'empty' }, texts.none);
  }
  return make(
    'ul',
    {},
    ...things.map((thing) => {
      const good = thing.health === 'WELL' || thing.state === 'LIVE';
      const words = [thing.state, thing.state === 'LOST' ? '' : thing.sound]
        .filter(Boolean)
        .map((word) => texts.officeStates[word] ?? word);
      return make(
        'li',
        { class: good ? 'positive' : 'negative' },
        make('b', {}, [thing.name, called(thing.device)].filter(Boolean).join(' · ')),
        make('span', {}, words.join(', ')),
      );
    }),
  );
}
