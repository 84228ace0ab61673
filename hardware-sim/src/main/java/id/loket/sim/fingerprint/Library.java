package id.loket.sim.fingerprint;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The module's own memory: two buffers of what was last seen, and pages of what was stored. A
 * character file of this module names its finger; the pattern itself is not worked out. Of the
 * module's thread only.
 */
final class Library {
  static final int CAPACITY = 200;
  static final int CHARACTER_BYTES = 512;
  private static final int STORED_MARK = 0x4C4F4B45;

  private final int[] buffers = new int[2];
  private final Map<Integer, Integer> pages = new TreeMap<>();

  void clearBuffers() {
    buffers[0] = 0;
    buffers[1] = 0;
  }

  /**
   * @param buffer 1 or 2; what a module takes for another number is 2
   */
  void put(int buffer, int finger) {
    buffers[buffer == 1 ? 0 : 1] = finger;
  }

  int buffer(int buffer) {
    return buffers[buffer == 1 ? 0 : 1];
  }

  boolean buffersMatch() {
    return buffers[0] != 0 && buffers[0] == buffers[1];
  }

  void store(int page, int finger) {
    pages.put(page, finger);
  }

  Optional<Integer> page(int page) {
    return Optional.ofNullable(pages.get(page));
  }

  Optional<Integer> search(int finger, int from, int count) {
    return pages.entrySet().stream()
        .filter(one -> one.getKey() >= from && one.getKey() < from + count)
        .filter(one -> one.getValue() == finger)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  void delete(int from, int count) {
    pages.keySet().removeIf(page -> page >= from && page < from + count);
  }

  int size() {
    return pages.size();
  }

  /** Which of 256 pages are taken, the first in the lowest bit. */
  byte[] index(int part) {
    byte[] bits = new byte[32];
    for (int page : pages.keySet()) {
      if (page / 256 == part) {
        bits[page % 256 / 8] |= (byte) (1 << page % 8);
      }
    }
    return bits;
  }

  static byte[] character(int finger) {
    return ByteBuffer.allocate(CHARACTER_BYTES).putInt(STORED_MARK).putInt(finger).array();
  }

  /** 0 for what no such module has sent. */
  static int fingerOf(byte[] character) {
    ByteBuffer words = ByteBuffer.wrap(character);
    return character.length >= 8 && words.getInt() == STORED_MARK ? words.getInt() : 0;
  }
}
