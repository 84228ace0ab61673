// Compares the board's phrase.js with the table that the Java test reads as well.
// usage: node phrase.check.mjs <board folder> <phrases.json>; prints each difference, exits 1 if any.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from './load.mjs';

const [, , folder, table] = process.argv;
const { brief, phrase, number } = await load(join(folder, 'phrase.js'));
const wording = (language) => JSON.parse(readFileSync(join(folder, 'clips', language, 'words.json'), 'utf8'));

let differences = 0;
for (const row of JSON.parse(readFileSync(table, 'utf8'))) {
  const language = row.language ?? 'id';
  const words = wording(language);
  const said = phrase(language, row.brief ? brief(words) : words, row.call);
  if (JSON.stringify(said) !== JSON.stringify({ steps: row.steps, caption: row.caption })) {
    differences++;
    console.log(`${JSON.stringify(row.call)}\n  table ${row.caption}\n  page  ${JSON.stringify(said)}`);
  }
}
for (const value of [0, -1, 1000, 1.5]) {
  try {
    number(wording('id'), value);
    differences++;
    console.log(`loket ${value} is accepted`);
  } catch (refused) {
    if (!(refused instanceof RangeError)) throw refused;
  }
}
process.exit(differences === 0 ? 0 : 1);
