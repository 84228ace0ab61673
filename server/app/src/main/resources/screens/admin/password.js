// @ts-check

/** No letter or digit that could be read as another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * A password that can be read out and typed: four groups of four, 79 bits. From getRandomValues,
 * which a page on a plain http address has too.
 */
export function randomPassword() {
  const groups = [];
  for (let group = 0; group < 4; group++) {
    let word = '';
    while (word.length < 4) {
      const [byte] = crypto.getRandomValues(new Uint8Array(1));
      // 248 is the largest multiple of 31 in a byte; what lies above would favour the first letters.
      if (byte < 248) word += LETTERS[byte % LETTERS.length];
    }
    groups.push(word);
  }
  return groups.join('-');
}
