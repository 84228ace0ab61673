// @ts-check
/**
 * What has the focus may go when a page is drawn anew, or be locked: the browser then begins at the top
 * again, and whoever has no mouse is lost. To be called after the page was drawn.
 *
 * @param {Element | null} before what had the focus before it was drawn
 * @param {HTMLElement | null} next where to go on
 */
export function keepFocus(before, next) {
  if (!before || before === document.body || !next) return;
  if (before.isConnected && !before.matches(':disabled')) return;
  const now = document.activeElement;
  if (now && now !== document.body && now !== before) return;
  if (!next.hasAttribute('tabindex')) next.tabIndex = -1;
  next.focus({ preventScroll: true });
}
