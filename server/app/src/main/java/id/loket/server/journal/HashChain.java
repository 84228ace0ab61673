package id.loket.server.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Each event's hash covers the stored bytes of its row and the hash before it (SHA-256). It shows
 * accidents and careless edits; against somebody who rewrites the whole file the head has to be
 * anchored outside.
 */
final class HashChain {
  static final byte[] START = new byte[32];

  private final MessageDigest sha256 = Digest.sha256();

  byte[] next(byte[] previous, long seq, String... columns) {
    sha256.update(previous);
    sha256.update(ByteBuffer.allocate(8).putLong(seq).array());
    for (String column : columns) {
      byte[] bytes = column.getBytes(StandardCharsets.UTF_8);
      sha256.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
      sha256.update(bytes);
    }
    return sha256.digest();
  }
}
