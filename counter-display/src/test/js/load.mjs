// Loads a page's module without a server: relative imports become data URLs, so that any Node that
// knows ES modules can do it.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const made = new Map();

function url(file) {
  if (!made.has(file)) {
    const code = readFileSync(file, 'utf8').replace(
      /(from\s+')(\.\/[^']+)(')/g,
      (all, before, path, after) => before + url(join(dirname(file), path)) + after,
    );
    made.set(file, 'data:text/javascript;base64,' + Buffer.from(code).toString('base64'));
  }
  return made.get(file);
}

/** @param {string} file */
export const load = (file) => import(url(file));
