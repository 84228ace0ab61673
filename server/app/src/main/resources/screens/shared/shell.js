// @ts-check
/**
 * Keeps the files of a screen in its browser, so that a reload while the office does not answer
 * gives the screen back, which then says so in its own words and goes on by itself. See
 * `shell-worker.js`.
 *
 * Known limit: browsers do this only for addresses that they trust: https, this computer itself, or
 * one that was named to them when they were started. Elsewhere this does nothing.
 */

/** Whether this page came out of the browser's own files: the office's may be a newer one. */
const kept = document.documentElement.hasAttribute('data-kept');

let done = false;

/**
 * To be called when the office speaks to this screen. A page that was kept makes way for the
 * office's own.
 *
 * @param {string} folder the screen's own, such as /survey/
 */
export async function keepShell(folder) {
  if (!('serviceWorker' in navigator) || done) return;
  done = true;
  if (kept) {
    location.reload();
    return;
  }
  try {
    await navigator.serviceWorker.register('/shell-worker.js', { scope: folder, updateViaCache: 'none' });
    const registration = await navigator.serviceWorker.getRegistration(folder);
    const worker = registration?.active ?? registration?.waiting ?? registration?.installing;
    worker?.postMessage({ folder, files: loaded(folder) });
  } catch {
    done = false; // The line was cut just now: next time.
  }
}

/** What this page is made of; nothing that the office has said. @param {string} folder */
function loaded(folder) {
  const files = performance
    .getEntriesByType('resource')
    .map((one) => new URL(one.name))
    .filter((one) => one.origin === location.origin && one.search === '')
    .map((one) => one.pathname)
    .filter((path) => [folder, '/shared/', '/webjars/'].some((root) => path.startsWith(root)))
    .filter((path) => /\.(js|css|svg|woff2|png)$/.test(path));
  return [...new Set(files)];
}
