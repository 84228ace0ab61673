// @ts-check
/**
 * A screen on a computer that shows nothing else (`loket-screen`). It tells the program that started
 * the browser that it lives, lets nothing happen that leads out of the page, and asks for the code of
 * the technician who holds a finger on its upper left corner, or Escape, for five seconds.
 *
 * It speaks through the browser's console, which that program alone reads: no port, no address, and no
 * page from outside has a part in it. Everywhere else this file does nothing.
 *
 * A script of its own, not a module, so that the page that waits for the server, a file, has it too.
 */
(() => {
  const NAME = 'loket-screen';
  const BEAT_MILLISECONDS = 1000;
  const HOLD_MILLISECONDS = 5000;
  const CORNER_PIXELS = 64;
  const UNTOUCHED_MILLISECONDS = 30_000;
  const ANSWER_MILLISECONDS = 4000;
  const LONGEST_CODE = 12;

  // The address loses the word when the page changes it; the tab keeps it.
  if (new URLSearchParams(location.hash.slice(1)).has('locked')) sessionStorage.setItem(NAME, 'locked');
  if (sessionStorage.getItem(NAME) === null) return;

  const say = (/** @type {string} */ what) => console.info(`${NAME} ${what}`);

  const beat = () => {
    const drawn = document.visibilityState === 'visible' && document.body?.textContent?.trim();
    say(`beat ${drawn ? 'seen' : 'unseen'} ${document.hasFocus() ? 'front' : 'behind'}`);
  };
  beat();
  setInterval(beat, BEAT_MILLISECONDS);

  // --- nothing leads out -------------------------------------------------------------------------

  const nothing = (/** @type {Event} */ event) => event.preventDefault();
  for (const kind of ['contextmenu', 'dragstart', 'dragover', 'drop', 'copy', 'cut', 'paste', 'auxclick']) {
    addEventListener(kind, nothing, { capture: true });
  }
  addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), {
    capture: true,
    passive: false,
  });
  // Shift alone writes capitals, and a scanner may send a function key: the page still hears them. Shift
  // and Escape would open the browser's list of tasks.
  const leadsOut = (/** @type {KeyboardEvent} */ event) =>
    event.ctrlKey ||
    event.altKey ||
    event.metaKey ||
    (event.shiftKey && event.key === 'Escape') ||
    /^(F\d+|Browser|Launch|ContextMenu)/.test(event.key);
  addEventListener('keydown', (event) => leadsOut(event) && event.preventDefault(), { capture: true });
  window.print = () => {};

  // --- the technician ----------------------------------------------------------------------------

  /** Hears the keys while the code is asked for. @type {((event: KeyboardEvent) => void) | null} */
  let typed = null;
  // Before the page: it would take quick digits for a scanner's.
  addEventListener(
    'keydown',
    (event) => {
      if (!typed) return;
      event.stopImmediatePropagation();
      typed(event);
    },
    { capture: true },
  );

  let held = 0;
  const release = () => clearTimeout(held);
  const hold = () => {
    release();
    held = setTimeout(ask, HOLD_MILLISECONDS);
  };
  addEventListener(
    'pointerdown',
    (event) => event.clientX < CORNER_PIXELS && event.clientY < CORNER_PIXELS && hold(),
    { capture: true, passive: true },
  );
  for (const kind of ['pointerup', 'pointercancel']) addEventListener(kind, release, { capture: true });
  addEventListener('keydown', (event) => event.key === 'Escape' && !event.repeat && hold(), {
    capture: true,
  });
  addEventListener('keyup', (event) => event.key === 'Escape' && release(), { capture: true });

  const look = new CSSStyleSheet();
  look.replaceSync(`
    .technician { padding: 24px; border: 4px solid #000; border-radius: 12px; background: #fff;
      color: #000; font: 24px/1.3 sans-serif; text-align: center; }
    .technician::backdrop { background: #000c; }
    .technician p { margin: 12px 0; min-height: 1.3em; }
    .technician-keys { display: grid; grid-template-columns: repeat(3, 96px); gap: 12px;
      justify-content: center; }
    .technician-keys button { min-height: 80px; border: 2px solid #000; border-radius: 8px;
      background: #fff; color: #000; font: inherit; }`);

  function ask() {
    if (document.querySelector('.technician')) return;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, look];
    const dialog = document.createElement('dialog');
    dialog.className = 'technician';
    dialog.setAttribute('aria-label', 'Kode teknisi');
    const title = document.createElement('strong');
    title.textContent = 'Kode teknisi';
    const told = document.createElement('p');
    told.setAttribute('role', 'status');
    const keys = document.createElement('div');
    keys.className = 'technician-keys';
    dialog.append(title, told, keys);

    let code = '';
    let gone = 0;
    const close = () => {
      clearTimeout(gone);
      typed = null;
      code = '';
      dialog.remove();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== look);
    };
    const press = (/** @type {string} */ key) => {
      clearTimeout(gone);
      gone = setTimeout(close, UNTOUCHED_MILLISECONDS);
      if (key === 'Batal') return close();
      if (key === 'OK') {
        say(`code ${code}`);
        code = '';
        told.textContent = 'Diperiksa …';
        setTimeout(() => {
          if (code === '') told.textContent = 'Kode salah. Sesudah lima kali, tunggu sepuluh menit.';
        }, ANSWER_MILLISECONDS);
        return undefined;
      }
      code = `${code}${key}`.slice(0, LONGEST_CODE);
      told.textContent = '•'.repeat(code.length);
      return undefined;
    };
    for (const key of ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'Batal', '0', 'OK']) {
      const button = document.createElement('button');
      button.textContent = key;
      button.addEventListener('click', () => press(key));
      keys.append(button);
    }
    typed = (event) => {
      if (/^\d$/.test(event.key)) press(event.key);
      else if (event.key === 'Enter' && event.target === dialog) press('OK');
    };
    dialog.addEventListener('cancel', (event) => event.preventDefault());
    document.body.append(dialog);
    dialog.tabIndex = -1;
    dialog.showModal();
    dialog.focus();
    press('');
    say('asks');
  }
})();
