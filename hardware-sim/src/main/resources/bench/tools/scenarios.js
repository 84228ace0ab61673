// @ts-check
import { make, number } from '../make.js';
import { act, button, field } from './act.js';
import { texts } from './texts.id.js';

/** @typedef {import('./act.js').Complain} Complain */
/** @typedef {{name: string, title: string, about: string, outcome: string | null}} Title */
/** @typedef {{line: number, millis: number, kind: string, text: string}} Told */

const TOOL = 'scenarios';

/** @param {Title} one */
function option(one) {
  const end = one.outcome === null ? '' : ` – ${texts.outcomes[one.outcome]}`;
  return make('option', { value: one.name }, `${one.title} (${one.name})${end}`);
}

/** Plays a scenario by one click and tells each step; records what a hand does. */
export class ScenariosView {
  /** @param {Complain} complain */
  constructor(complain) {
    this.complain = complain;
    this.choice = /** @type {HTMLSelectElement} */ (make('select', { id: 'scenario-choice' }));
    this.choice.addEventListener('change', () => this.tellAbout());
    this.about = make('p', { class: 'hint' });
    this.play = button(texts.play, 'scenario-play', () => {
      void act(TOOL, 'play', { name: this.choice.value }, complain);
    });
    this.stop = button(texts.stop, 'scenario-stop', () => void act(TOOL, 'stop', {}, complain));
    this.record = button(texts.record, 'scenario-record', () => void act(TOOL, 'record', {}, complain));
    this.endRecord = button(texts.endRecord, 'scenario-end', () => void this.keep());
    this.name = field(texts.recordName, 'scenario-name', {
      type: 'text',
      maxlength: '40',
      value: texts.recordedName,
    });
    this.verdict = make('p', { class: 'verdict', role: 'status' });
    this.lines = make('ol', { class: 'steps', tabindex: '0', 'aria-label': texts.scenarios });
    this.file = make('div');
    this.listed = '';
    this.told = '';
    /** @type {Title[]} */
    this.list = [];
    this.element = make(
      'section',
      { class: 'card tool wide', 'aria-labelledby': 'tool-scenarios' },
      make('h3', { id: 'tool-scenarios' }, texts.scenarios),
      make('p', { class: 'hint' }, texts.scenariosHint),
      make('div', { class: 'field' }, make('label', { for: 'scenario-choice' }, texts.choose), this.choice),
      this.about,
      make('div', { class: 'row' }, this.play, this.stop),
      this.verdict,
      this.lines,
      this.name.element,
      make('div', { class: 'row' }, this.record, this.endRecord),
      this.file,
    );
  }

  /** @param {Record<string, any>} picture */
  show(picture) {
    this.showList(picture.list);
    this.play.disabled = picture.playing;
    this.stop.disabled = !picture.playing;
    this.record.disabled = picture.recording;
    this.endRecord.disabled = !picture.recording;
    this.verdict.className = `verdict ${picture.outcome ?? ''}`;
    this.verdict.textContent = this.verdictOf(picture);
    this.lines.classList.toggle('running', picture.playing);
    this.showLines(picture.lines);
  }

  /** @param {Record<string, any>} picture */
  verdictOf(picture) {
    if (picture.recording) {
      return texts.recording(picture.recorded);
    }
    if (picture.playing) {
      return `${texts.playing}: ${picture.name}`;
    }
    if (picture.outcome === null) {
      return '';
    }
    const detail = picture.outcome === 'PASSED' ? picture.name : picture.text;
    return `${texts.outcomes[picture.outcome]}: ${detail}`;
  }

  /** @param {Title[]} list */
  showList(list) {
    const now = JSON.stringify(list);
    if (now === this.listed) {
      return;
    }
    this.listed = now;
    this.list = list;
    const chosen = this.choice.value || 'hari-biasa';
    /** @type {Map<string, Title[]>} */
    const folders = new Map();
    for (const one of list) {
      const folder = one.name.includes('/') ? one.name.replace(/\/.*/, '') : '';
      folders.set(folder, [...(folders.get(folder) ?? []), one]);
    }
    this.choice.replaceChildren(
      ...[...folders]
        .sort(([a], [b]) => texts.place(a) - texts.place(b))
        .flatMap(([folder, some]) => {
          const label = texts.folders[folder] ?? folder;
          return label === '' ? some.map(option) : [make('optgroup', { label }, ...some.map(option))];
        }),
    );
    if (list.some((one) => one.name === chosen)) {
      this.choice.value = chosen;
    }
    this.tellAbout();
  }

  tellAbout() {
    this.about.textContent = this.list.find((one) => one.name === this.choice.value)?.about ?? '';
  }

  /** A step that is done or has failed is one line, not two. @param {Told[]} told */
  showLines(told) {
    const now = JSON.stringify(told);
    if (now === this.told) {
      return;
    }
    this.told = now;
    const done = new Set(told.filter((one) => one.kind === 'DONE').map((one) => one.line));
    this.lines.replaceChildren(
      ...told
        .filter((one) => one.kind !== 'DONE')
        .map((one) =>
          make(
            'li',
            { class: one.kind === 'FAILED' ? 'failed' : done.has(one.line) ? 'done' : 'now' },
            make('span', {}, `${texts.line} ${one.line}`),
            make('span', {}, `${number.format(one.millis / 1000)} s`),
            make('code', {}, one.text),
          ),
        ),
    );
    this.lines.hidden = told.length === 0;
    this.lines.scrollTop = this.lines.scrollHeight;
  }

  async keep() {
    const answer = await act(TOOL, 'end-record', { name: this.name.input.value }, this.complain);
    if (answer !== null) {
      const file = URL.createObjectURL(new Blob([answer.text], { type: 'application/yaml' }));
      this.file.replaceChildren(
        make('pre', {}, answer.text),
        make('a', { href: file, download: `${this.name.input.value}.yaml` }, texts.save),
      );
    }
  }
}
