// @ts-check
const STEP = 0.04;
const LEAST = 0.6;
/** Of the large text, where a short list leaves room. */
const LARGEST = 1.8;

/**
 * Makes the words of a box smaller until they fit it, through its custom property `--fit`: how many
 * requirements a service has is the office's business, and the screen does not scroll. A list that
 * does not fit even at the least size scrolls after all, rather than lie under the buttons. Whoever
 * has asked for large text gets words as large as there is room for.
 *
 * @param {HTMLElement | null} box
 */
export function fit(box) {
  if (!box) return;
  let size = document.documentElement.dataset.text === 'large' ? LARGEST : 1;
  box.style.setProperty('--fit', String(size));
  while (overflows(box) && size - STEP >= LEAST) {
    size -= STEP;
    box.style.setProperty('--fit', size.toFixed(2));
  }
  const tooLong = overflows(box);
  box.classList.toggle('is-too-long', tooLong);
  if (tooLong) box.tabIndex = 0;
  else box.removeAttribute('tabindex');
}

/** @param {HTMLElement} box */
const overflows = (box) => box.scrollHeight > box.clientHeight + 1;

/**
 * Whether words that are never made smaller are longer than their box, for the buttons that turn them.
 *
 * @param {HTMLElement | null} box
 */
export function leafed(box) {
  box?.parentElement?.classList.toggle('is-too-long', overflows(box));
}
