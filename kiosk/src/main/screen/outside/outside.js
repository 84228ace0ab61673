// @ts-check
/**
 * Beside a site that is not ours, on a computer that shows it to one visitor after the other: the way
 * back, and the question whether somebody is still there. It tells the program that started the browser
 * of touches, and that program ends the browser, with or without this. It reads nothing of the page.
 *
 * A script of the browser's own, apart from the site's: the site can neither reach its buttons nor
 * its state.
 */
(() => {
  if (window !== window.top) return;
  const NAME = 'loket-screen';
  const WARN_MILLISECONDS = 20_000;
  const HOLD_MILLISECONDS = 120_000;
  const MOST_HOLDS = 10;
  const TICK_MILLISECONDS = 250;
  const TOLD_EVERY_MILLISECONDS = 1000;

  const say = (/** @type {string} */ what) => console.info(`${NAME} ${what}`);

  let touched = Date.now();
  let told = 0;
  let heldUntil = 0;
  let holds = 0;
  const touch = () => {
    touched = Date.now();
    if (touched - told < TOLD_EVERY_MILLISECONDS || heldUntil > touched) return;
    told = touched;
    say('touched');
  };
  for (const kind of ['pointerdown', 'keydown', 'wheel']) {
    addEventListener(kind, (event) => event.isTrusted && touch(), { capture: true, passive: true });
  }
  const nothing = (/** @type {Event} */ event) => event.preventDefault();
  for (const kind of ['contextmenu', 'dragstart', 'drop']) addEventListener(kind, nothing, { capture: true });

  const look = new CSSStyleSheet();
  look.replaceSync(`
    :host { all: initial; }
    div { position: fixed; inset: auto 0 0 0; display: flex; gap: 16px; align-items: center;
      justify-content: flex-end; height: 96px; padding: 0 16px; box-sizing: border-box;
      border-top: 4px solid #0b5d3b; background: #fff; color: #12211a; font: 24px/1.3 sans-serif; }
    div.asks { inset: 0; height: auto; flex-direction: column; justify-content: center; background: #fff; }
    p { margin: 0; flex: 1; }
    .asks p { flex: none; font-size: 36px; text-align: center; }
    small { display: block; font-size: 20px; }
    button { min-height: 72px; min-width: 220px; padding: 0 24px; border: 2px solid #0b5d3b;
      border-radius: 12px; background: #fff; color: #12211a; font: inherit; }
    button.main { background: #0b5d3b; color: #fff; font-weight: 700; }`);

  const host = document.createElement('loket-outside');
  const root = host.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [look];
  const bar = document.createElement('div');
  root.append(bar);

  /** @param {string} id @param {string} en */
  const words = (id, en) => {
    const line = document.createElement('p');
    line.textContent = id;
    const english = document.createElement('small');
    english.lang = 'en';
    english.textContent = en;
    line.append(english);
    return line;
  };
  /** @param {string} text @param {() => void} act @param {boolean} main */
  const button = (text, act, main) => {
    const one = document.createElement('button');
    one.textContent = text;
    if (main) one.className = 'main';
    one.addEventListener('click', (event) => event.isTrusted && act());
    return one;
  };

  const done = () => say('done');
  const hold = () => {
    holds += 1;
    heldUntil = Date.now() + HOLD_MILLISECONDS;
    say('held');
    draw();
  };
  const goOn = () => {
    heldUntil = 0;
    told = 0;
    touch();
    draw();
  };

  let shown = '';
  const draw = () => {
    const now = Date.now();
    const state = now < heldUntil ? 'held' : now - touched >= WARN_MILLISECONDS ? 'asks' : 'open';
    if (state === shown) return;
    shown = state;
    bar.className = state === 'open' ? '' : 'asks';
    if (state === 'open') {
      bar.replaceChildren(
        words('Sudah selesai di situs ini?', 'Are you done on this site?'),
        button('Selesai · Done', done, true),
      );
      return;
    }
    const asks = state === 'asks';
    bar.replaceChildren(
      asks
        ? words('Masih di sini? Layar dibersihkan dalam 20 detik.', 'Still here? The screen is wiped in 20 seconds.')
        : words('Silakan cari berkas Anda. Tulisan Anda disembunyikan.', 'Please look for your papers. Your words are hidden.'),
      button('Ya, lanjutkan · Go on', goOn, true),
      ...(asks && holds < MOST_HOLDS ? [button('Saya mencari berkas · I look for papers', hold, false)] : []),
      button('Selesai · Done', done, false),
    );
  };

  const show = () => {
    if (!document.documentElement) return;
    if (!host.isConnected) {
      host.setAttribute('popover', 'manual');
      host.style.cssText = 'all: initial; position: fixed; inset: 0; width: 100%; height: 100%; pointer-events: none';
      bar.style.pointerEvents = 'auto';
      document.documentElement.append(host);
      document.documentElement.style.setProperty('padding-bottom', '96px', 'important');
    }
    // In front of everything, also of a dialog that the site opens later.
    if (!host.matches(':popover-open')) host.showPopover();
  };
  say('touched');
  setInterval(() => {
    show();
    draw();
    if (heldUntil !== 0 && Date.now() >= heldUntil) {
      heldUntil = 0;
      touched = Date.now() - WARN_MILLISECONDS;
    }
  }, TICK_MILLISECONDS);
})();
