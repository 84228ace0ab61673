// The sign's page without a browser: when a number blinks.
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const { Calls, BLINK_MILLISECONDS } = await import(pathToFileURL(resolve(process.argv[2], 'face.js')));
const calling = (announcement, ageSeconds) => ({
  number: 3,
  name: '',
  showing: 'CALLING',
  call: { ticket: 'R012', announcement, ageSeconds },
});

{
  const calls = new Calls();
  const counter = calling('R-12-1', 0);
  calls.hear(counter, 1000);
  assert.equal(calls.isLit(counter, 1000), true, 'a new call begins lit');
  assert.equal(calls.isLit(counter, 1600), false);
  assert.equal(calls.isLit(counter, 2100), true);
  calls.hear(calling('R-12-1', 5), 6000);
  assert.equal(calls.isNew(counter, 1000 + BLINK_MILLISECONDS), false, 'the same call does not begin again');
  assert.equal(calls.isLit(counter, 1600 + BLINK_MILLISECONDS), true, 'then it stands still');
  const recall = calling('R-12-2', 0);
  calls.hear(recall, 30000);
  assert.equal(calls.isNew(recall, 30100), true, 'a recall blinks anew');
}
{
  const calls = new Calls();
  const old = calling('R-12-1', 15);
  calls.hear(old, 500);
  assert.equal(calls.isNew(old, 500), false, 'a page that is loaded later does not blink for an old call');
}
{
  const calls = new Calls();
  const counter = calling('R-12-1', 0);
  calls.hear(counter, 0);
  const serving = { ...counter, showing: 'SERVING' };
  calls.hear(serving, 100);
  assert.equal(calls.isNew(serving, 100), false, 'whoever is there is not called any more');
  calls.hear({ ...counter, showing: 'OPEN', call: null }, 200);
  calls.hear(counter, 60000);
  assert.equal(calls.isNew(counter, 60000), true, 'the same number may be called again');
}
