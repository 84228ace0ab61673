// Joins the parts of the API's description as the server does (ApiText), and prints the whole, with
// all codes of refusals and all actions that the calls name.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const HEADING = /^(\w.*| {2}\w+:)$/;
const ACTION = /x-action: (\S+)$/gm;
const CODES = /x-codes:\s*\[([^\]]*)]/g;

const folder = process.argv[2];
const features = readdirSync(folder)
  .filter((name) => name !== 'common.yaml')
  .sort();
/** The lines below each heading, in the order of the common file. @type {Map<string, string[]>} */
const parts = new Map();
for (const name of ['common.yaml', ...features]) {
  let below = [];
  for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
    if (HEADING.test(line)) {
      if (!parts.has(line)) parts.set(line, []);
      below = parts.get(line);
    } else {
      below.push(line);
    }
  }
}

const text = [...parts].map(([heading, lines]) => [heading, ...lines].join('\n')).join('\n');
const codes = [...text.matchAll(CODES)].flatMap(([, list]) => list.split(',').map((one) => one.trim()));
const actions = [...text.matchAll(ACTION)].map(([, action]) => action);
process.stdout.write(text.replaceAll('<codes>', joined(codes)).replaceAll('<actions>', joined(actions)));

/** Each once. @param {string[]} words */
function joined(words) {
  return [...new Set(words)].sort().join(', ');
}
