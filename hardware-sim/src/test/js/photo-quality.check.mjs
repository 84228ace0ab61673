// What the console says of pictures that the virtual camera has taken.
// usage: node photo-quality.check.mjs <photo-quality.js> <file.rgba>...: one line a file, its hints.
import { readFileSync } from 'node:fs';

const [, , module, ...files] = process.argv;
const code = Buffer.from(readFileSync(module, 'utf8')).toString('base64');
const { WIDTH, hintsOf, measure } = await import(`data:text/javascript;base64,${code}`);
for (const file of files) {
  const data = new Uint8Array(readFileSync(file));
  console.log(hintsOf(measure({ width: WIDTH, height: data.length / 4 / WIDTH, data })).join(' '));
}
