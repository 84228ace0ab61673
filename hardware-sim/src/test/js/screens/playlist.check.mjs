import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load, standingClock } from './page.mjs';

const clock = standingClock();
class Media {
  heard = {};
  plays = false;
  addEventListener(name, does) {
    this.heard[name] = does;
  }
  replaceChildren(...children) {
    this.children = children;
  }
  pause() {
    this.plays = false;
  }
  play() {
    if (Media.silentOnly && !this.muted) return Promise.reject(new Error('not allowed'));
    this.plays = true;
    return Promise.resolve();
  }
}
globalThis.HTMLImageElement = class extends Media {};
globalThis.HTMLVideoElement = class extends Media {};
globalThis.document = {
  createElement: (name) => new ({ video: HTMLVideoElement, img: HTMLImageElement }[name] ?? Media)(),
};
const { Playlist } = await load('board/playlist.js');

function screen(media, more = {}) {
  const playlist = new Playlist(() => {});
  playlist.pause(false);
  playlist.hear({ media, seconds: 15, sound: true, ...more });
  const one = () => playlist.element.children[0];
  return { playlist, one, name: () => one()?.src.split('/').at(-1) };
}

test('pictures follow one another, each for its time, and begin again', async () => {
  const { name } = screen(['a.png', 'b.png']);
  assert.equal(name(), 'a.png');
  await clock.pass(15_000);
  assert.equal(name(), 'b.png');
  await clock.pass(15_000);
  assert.equal(name(), 'a.png');
});

test('a video stays until it ends, and stands still while a call is shown', async () => {
  const { playlist, one, name } = screen(['film.mp4', 'b.png']);
  await clock.pass(60_000);
  assert.equal(name(), 'film.mp4');
  playlist.pause(true);
  assert.equal(one().plays, false);
  playlist.pause(false);
  assert.equal(one().plays, true);
  one().heard.ended();
  assert.equal(name(), 'b.png');
});

test('what can not be shown is passed over; where nothing can be, the calls have the room', async () => {
  const some = screen(['broken.png', 'b.png']);
  some.one().heard.error();
  await clock.pass(200);
  assert.equal(some.name(), 'b.png');
  some.one().heard.load();
  assert.equal(some.playlist.shows, true);
  const none = screen(['broken.png']);
  none.one().heard.error();
  assert.equal(none.playlist.shows, false);
});

test('the same list heard again does not begin anew, another one does', async () => {
  const { playlist, name } = screen(['a.png', 'b.png']);
  await clock.pass(15_000);
  playlist.hear({ media: ['a.png', 'b.png'], seconds: 15, sound: true });
  assert.equal(name(), 'b.png');
  playlist.hear({ media: ['c.png'], seconds: 15, sound: true });
  assert.equal(name(), 'c.png');
  playlist.hear({ media: [], seconds: 15, sound: true });
  assert.equal(playlist.shows, false);
});

test('a video that may not sound moves all the same', async () => {
  Media.silentOnly = true;
  const { one } = screen(['film.mp4']);
  await clock.pass(0);
  assert.deepEqual([one().muted, one().plays], [true, true]);
  Media.silentOnly = false;
});
