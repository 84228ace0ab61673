// Makes the "Dengarkan" clips of the kiosk and the survey tablet with espeak-ng, sox and opusenc.
//
//   node kiosk/src/main/scripts/make-spoken.mjs            makes what is missing, drops what is not used
//   node kiosk/src/main/scripts/make-spoken.mjs --check    makes nothing; lists texts without a clip, exits 1
//   node kiosk/src/main/scripts/make-spoken.mjs --again    makes every clip anew, recordings too
//
// Texts come from spoken.tsv (language, text), from the services, questions and papers of the
// catalogue, from the consent and from the questionnaire. All clips lie in screens/kiosk/clips, where both pages look. A clip is
// <first 12 hex of sha-256 of language + "\n" + text>.ogg, so a changed text never plays an old clip;
// manifest.json gives {language: {text: file}}.
// How a word is said, if not as it is written, stands in pronunciation.tsv.
// A recording replaces a made clip under the same file name. Debian packages: espeak-ng sox
// opus-tools nodejs.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../../..');
const folder = join(here, '../resources/screens/kiosk/clips');
const catalogues = join(root, 'server/app/src/main/resources');
const mode = process.argv[2] ?? '';
if (!['', '--check', '--again'].includes(mode)) {
  console.error(`${mode}: --check or --again is allowed`);
  process.exit(2);
}

const VOICES = {
  id: ['-v', 'id', '-s', '140', '-p', '42'],
  en: ['-v', 'en-gb', '-s', '145', '-p', '42'],
};
const LOUDNESS = -20; // dB RMS, as the clips of the hall call

const texts = { id: new Set(), en: new Set() };

function rows(file) {
  return fs
    .readFileSync(join(here, file), 'utf8')
    .split('\n')
    .map((line, i) => ({ line, where: `${file}:${i + 1}` }))
    .filter(({ line }) => line.trim() && !line.startsWith('#'))
    .map(({ line, where }) => ({ cells: line.split('\t'), where }));
}

function add(language, text, where) {
  if (!texts[language]) throw new Error(`${where}: language ${language}: id or en is allowed`);
  if (text?.trim()) texts[language].add(text.trim());
}

/** Takes every {id, en} of words below a node; the catalogue's legal text ("standard") is not read out. */
function addAll(node, where) {
  if (Array.isArray(node)) node.forEach((item) => addAll(item, where));
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return;
  if ('id' in node && 'en' in node) {
    for (const language of ['id', 'en']) {
      for (const text of [node[language]].flat()) add(language, text, where);
    }
    return;
  }
  for (const [key, value] of Object.entries(node)) {
    if (key !== 'standard') addAll(value, where);
  }
}

/** The JSON files of that name below the server's resources. */
function find(folder, wanted, found = []) {
  if (!fs.existsSync(folder)) return found;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) find(path, wanted, found);
    else if (wanted(path)) found.push(path);
  }
  return found;
}

for (const { cells, where } of rows('spoken.tsv')) add(cells[0], cells[1], where);
for (const path of find(join(catalogues, 'catalogue'), (p) => p.endsWith('default.json'))) {
  const { services, finder, papers } = JSON.parse(fs.readFileSync(path, 'utf8'));
  addAll([services, finder, papers], path);
}
for (const path of find(join(catalogues, 'consent'), (p) => p.endsWith('consent.json'))) {
  addAll(JSON.parse(fs.readFileSync(path, 'utf8')).versions.at(-1).guestBook, path);
}
for (const path of find(catalogues, (p) => p.endsWith('questionnaire.json'))) {
  addAll(JSON.parse(fs.readFileSync(path, 'utf8')), path);
}

const spellings = { id: [], en: [] };
for (const { cells } of rows('pronunciation.tsv')) {
  const [language, written, spoken] = cells;
  const word = written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'gu');
  for (const one of language === '*' ? ['id', 'en'] : [language]) spellings[one].push({ pattern, spoken });
}

function spoken(language, text) {
  let result = text;
  for (const { pattern, spoken: said } of spellings[language]) result = result.replace(pattern, said);
  return result;
}

const work = fs.mkdtempSync(join(tmpdir(), 'spoken-'));
const run = (program, args) => execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });

function make(language, text, file) {
  const [raw, trimmed, level] = ['raw', 'trimmed', 'level'].map((name) => join(work, name + '.wav'));
  run('espeak-ng', [...VOICES[language], '-w', raw, '--', spoken(language, text)]);
  const ends = 'silence 1 0.005 0.4% reverse silence 1 0.005 0.4% fade t 0.012 reverse fade t 0.004';
  run('sox', [
    '-R',
    raw,
    '-r',
    '16000',
    '-c',
    '1',
    trimmed,
    'gain',
    '-3',
    'highpass',
    '90',
    ...ends.split(' '),
    'pad',
    '0.02',
    '0.1',
  ]);
  const stats = execFileSync('sh', ['-c', 'sox "$1" -n stats 2>&1', 'sh', trimmed], { encoding: 'utf8' });
  const is = Number(/RMS lev dB\s+(\S+)/.exec(stats)?.[1]);
  if (!Number.isFinite(is)) throw new Error(`${language} "${text}": no sound came out`);
  run('sox', ['-R', trimmed, '-b', '16', level, 'gain', '-l', (LOUDNESS - is).toFixed(2)]);
  run('opusenc', ['--quiet', '--bitrate', '24', '--serial', '1', '--discard-comments', level, file]);
}

let missing = 0;
const manifest = {};
const used = new Set();
fs.mkdirSync(folder, { recursive: true });
for (const [language, set] of Object.entries(texts)) {
  manifest[language] = {};
  for (const text of [...set].sort()) {
    const hash = createHash('sha256').update(`${language}\n${text}`).digest('hex').slice(0, 12);
    const name = `${hash}.ogg`;
    const file = join(folder, name);
    used.add(name);
    if (mode === '--check' && !fs.existsSync(file)) {
      missing++;
      console.log(`${language} ${name} is missing: ${text}`);
    } else if (mode !== '--check' && (mode === '--again' || !fs.existsSync(file))) {
      make(language, text, file);
    }
    manifest[language][text] = name;
  }
}
if (mode !== '--check') {
  for (const name of fs.readdirSync(folder)) {
    if (name.endsWith('.ogg') && !used.has(name)) fs.rmSync(join(folder, name));
  }
  fs.writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 1) + '\n');
  const bytes = [...used].reduce((sum, name) => sum + fs.statSync(join(folder, name)).size, 0);
  console.log(`${used.size} clips, ${Math.round(bytes / 1024)} kB`);
}
fs.rmSync(work, { recursive: true });
process.exit(missing === 0 ? 0 : 1);
