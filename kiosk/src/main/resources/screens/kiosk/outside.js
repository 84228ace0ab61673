// @ts-check
/**
 * The way to a site that is not ours and back, on a computer whose program opens it (`loket-screen`): this
 * page is gone meanwhile, and told in its address how the visit ended. Nothing of a person stands there.
 */
const OPENS = 'loket-screen-opens';

/**
 * To be asked once, before the address loses its words.
 *
 * @returns {{ done: boolean, code: string } | null} null unless somebody has just come back
 */
export function cameBack() {
  const words = new URLSearchParams(location.hash.slice(1));
  if (words.get('opens') === 'siskop2mi') sessionStorage.setItem(OPENS, 'siskop2mi');
  const back = /^(done|gone)-([0-9A-Z]{5})$/.exec(words.get('back') ?? '');
  if (words.has('back')) {
    words.delete('back');
    history.replaceState(history.state, '', `#${words}`);
  }
  return back ? { done: back[1] === 'done', code: back[2] } : null;
}

/** Whether this computer opens SISKOP2MI. */
export const opensSites = () => sessionStorage.getItem(OPENS) !== null;

/** The program that started the browser ends it now. @param {string} code of the slip */
export const leaveFor = (code) => console.info(`loket-screen leave ${code}`);
