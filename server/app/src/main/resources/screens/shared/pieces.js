// @ts-check
/** A file on its way to the office, which takes it piece by piece. */

const PIECE = 1_000_000;

/** The office takes no larger one. */
export const LARGEST_FILE = 20_000_000;

/**
 * @param {Blob} file
 * @param {(piece: { at: number, bytes: string }) => Promise<unknown>} send
 * @param {(percent: number) => void} gone how much of it has gone
 */
export async function inPieces(file, send, gone) {
  for (let at = 0; at < file.size; at += PIECE) {
    gone(Math.floor((100 * at) / file.size));
    await send({ at, bytes: await base64(file.slice(at, at + PIECE)) });
  }
}

/** @param {Blob} piece @returns {Promise<string>} */
export function base64(piece) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onerror = () => failed(reader.error);
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,/, ''));
    reader.readAsDataURL(piece);
  });
}
