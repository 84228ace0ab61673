// @ts-check
/**
 * "Dengarkan": plays recorded sentences one after another. A browser on a kiosk has no voice of its
 * own, so each sentence is a file; the manifest maps language -> sentence -> file. A sentence
 * without a recording is left out, and the caller is told how many were.
 */

/** @type {Map<string, Promise<Record<string, Record<string, string>>>>} */
const manifests = new Map();

/** @param {string} folder such as /kiosk/clips/ */
function manifestOf(folder) {
  let manifest = manifests.get(folder);
  if (!manifest) {
    manifest = fetch(`${folder}manifest.json`)
      .then((reply) => (reply.ok ? reply.json() : {}))
      .catch(() => {
        manifests.delete(folder);
        return {};
      });
    manifests.set(folder, manifest);
  }
  return manifest;
}

/**
 * One voice; starting it again, or `stop`, ends what it was saying.
 *
 * @param {string} folder
 */
export function voice(folder) {
  const audio = new Audio();
  let turn = 0;

  function stop() {
    turn += 1;
    audio.pause();
    audio.removeAttribute('src');
  }

  /**
   * @param {string[]} sentences
   * @param {string} language
   * @returns {Promise<{missing: number, played: number, interrupted: boolean}>}
   */
  async function say(sentences, language) {
    stop();
    const mine = turn;
    const files = (await manifestOf(folder))[language] ?? {};
    let missing = 0;
    let played = 0;
    for (const sentence of sentences) {
      if (mine !== turn) break;
      const file = files[sentence.trim()];
      if (!file) missing += 1;
      else if (await play(file.startsWith('/') ? file : folder + file)) played += 1;
      else missing += 1;
    }
    return { missing, played, interrupted: mine !== turn };
  }

  /** @param {string} file @returns {Promise<boolean>} whether it was heard */
  function play(file) {
    return new Promise((resolve) => {
      audio.onended = () => resolve(true);
      audio.onerror = () => resolve(false);
      audio.onpause = () => resolve(audio.ended);
      audio.src = file;
      audio.play().catch(() => resolve(false));
    });
  }

  return { say, stop };
}
