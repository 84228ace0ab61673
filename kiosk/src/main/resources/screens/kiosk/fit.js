// @ts-check
const STEP = 0.04;
const LEAST = 0.6;

/**
 * Makes the words of a box smaller until they fit it, through its custom property `--fit`: how many
 * requirements a service has is the office's business, and the screen does not scroll. A list that
 * does not fit even at the least size scrolls after all, rather than lie under the buttons.
 *
 * @param {HTMLElement | null} box
 */
export function fit(box) {
  if (!box) return;
  let size = 1;
  box.style.setProperty('--fit', '1');
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
