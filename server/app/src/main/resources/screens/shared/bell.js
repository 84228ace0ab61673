// @ts-check
/**
 * A bell that rings again and again until it is told not to: two tones that the browser makes by
 * itself. A browser that has not been touched yet stays silent; what rings is shown as well.
 */

const EVERY_MILLISECONDS = 5000;
/** Hertz, and when each tone begins, in seconds. */
const TONES = [
  [880, 0],
  [660, 0.35],
];
const TONE_SECONDS = 0.3;
const LOUDNESS = 0.4;

export function bell() {
  /** @type {AudioContext | null} */
  let sound = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let ringing;

  function strike() {
    sound ??= new AudioContext();
    // What is told to a sleeping one would sound all at once when it wakes.
    if (sound.state !== 'running') {
      void sound.resume();
      return;
    }
    for (const [pitch = 0, after = 0] of TONES) {
      const tone = sound.createOscillator();
      const volume = sound.createGain();
      const from = sound.currentTime + after;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(LOUDNESS, from);
      volume.gain.exponentialRampToValueAtTime(0.001, from + TONE_SECONDS);
      tone.connect(volume).connect(sound.destination);
      tone.start(from);
      tone.stop(from + TONE_SECONDS);
    }
  }

  return {
    /** @param {boolean} on */
    ring(on) {
      if (on === (ringing !== undefined)) return;
      clearInterval(ringing);
      ringing = on ? setInterval(strike, EVERY_MILLISECONDS) : undefined;
      if (on) strike();
    },
  };
}
