// @ts-check
/**
 * Notices that the visitor has gone: asks "Masih di sini?" and, without an answer in twenty
 * seconds, says so to the page, which wipes itself. Every touch and key starts the time again; an
 * answer counts when the finger or key is up, or it would press what lies under the question. It
 * compares a monotonic clock, so that a machine that slept wipes when it wakes instead of showing
 * the last visitor's page to the next one.
 */
const ANSWER_SECONDS = 20;

/**
 * @typedef {object} Absence
 * @property {() => number | null} patience seconds without a touch on the present page; null = for ever
 * @property {(secondsLeft: number | null) => void} onWarning seconds left to answer; null = answered
 * @property {() => void} onGone
 */

/**
 * @param {Absence} absence
 * @returns {{close: () => void}}
 */
export function idle(absence) {
  let last = performance.now();
  /** @type {number | null} */
  let told = null;

  /** @param {number | null} seconds */
  function tell(seconds) {
    if (seconds === told) return;
    told = seconds;
    absence.onWarning(seconds);
  }

  function touched() {
    last = performance.now();
    tell(null);
  }

  const clock = setInterval(() => {
    const patience = absence.patience();
    if (patience === null) {
      touched();
      return;
    }
    const left = patience + ANSWER_SECONDS - (performance.now() - last) / 1000;
    if (left <= 0) {
      touched();
      absence.onGone();
    } else {
      tell(left <= ANSWER_SECONDS ? Math.ceil(left) : null);
    }
  }, 250);

  function began() {
    if (told === null) last = performance.now();
  }

  function ended() {
    last = performance.now();
    if (told !== null) setTimeout(() => tell(null));
  }

  const begins = ['pointerdown', 'keydown', 'wheel', 'input'];
  const ends = ['click', 'keyup'];
  for (const sign of begins) window.addEventListener(sign, began, { passive: true });
  for (const sign of ends) window.addEventListener(sign, ended, { passive: true });

  return {
    close() {
      clearInterval(clock);
      for (const sign of begins) window.removeEventListener(sign, began);
      for (const sign of ends) window.removeEventListener(sign, ended);
    },
  };
}
