package id.loket.server.keys;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A file of any length under the office key, in pieces of 1 MB, each with AES-GCM under a key made
 * for this file alone (HMAC-SHA-256 of a random salt). A piece's nonce is its place and whether it
 * is the last, so that none can be changed, moved or cut off unseen.
 *
 * <p>Head: {@value #MAGIC}, the office key's name (16 letters), the salt (16 bytes). Piece: its
 * length with its tag (4 bytes, big-endian; negative for the last), then the bytes.
 */
final class SealedStream {
  static final String MAGIC = "LOKETSF1";

  private static final int PIECE = 1 << 20;
  private static final int TAG = 16;
  private static final int SALT = 16;
  private static final int NAME = 16;
  private static final String PURPOSE = "loket sealed file ";

  private SealedStream() {}

  /** It is such a file, but not of this office. */
  static final class OtherKeyException extends IOException {
    private static final long serialVersionUID = 1L;

    OtherKeyException() {
      super("sealed with the key of another office");
    }
  }

  /** Everything is on its way only after {@code close()}. */
  static OutputStream seal(OutputStream out, OfficeKey key) throws IOException {
    byte[] salt = new byte[SALT];
    new SecureRandom().nextBytes(salt);
    byte[] head =
        ByteBuffer.allocate(MAGIC.length() + NAME + SALT)
            .put(MAGIC.getBytes(StandardCharsets.US_ASCII))
            .put(key.name().getBytes(StandardCharsets.US_ASCII))
            .put(salt)
            .array();
    out.write(head);
    return new Sealing(out, new Pieces(fileKey(key, PURPOSE, salt), head));
  }

  /**
   * @throws IOException if it is no such file, was sealed with another office's key, was changed,
   *     or is not whole; the last two while reading
   */
  static InputStream open(InputStream in, OfficeKey key) throws IOException {
    DataInputStream data = new DataInputStream(in);
    byte[] head = new byte[MAGIC.length() + NAME + SALT];
    try {
      data.readFully(head);
    } catch (EOFException e) {
      throw new IOException("no file of this program: too short", e);
    }
    if (!new String(head, 0, MAGIC.length(), StandardCharsets.US_ASCII).equals(MAGIC)) {
      throw new IOException("no file of this program");
    }
    if (!new String(head, MAGIC.length(), NAME, StandardCharsets.US_ASCII).equals(key.name())) {
      throw new OtherKeyException();
    }
    byte[] salt = Arrays.copyOfRange(head, MAGIC.length() + NAME, head.length);
    return new Opening(data, new Pieces(fileKey(key, PURPOSE, salt), head));
  }

  /** The key of one file alone. */
  static SecretKey fileKey(OfficeKey key, String purpose, byte[] salt) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.secret().getEncoded(), "HmacSHA256"));
      mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
      return new SecretKeySpec(mac.doFinal(salt), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /** One piece after the other. */
  private static final class Pieces {
    private final SecretKey key;
    private final byte[] head;
    private long place;

    Pieces(SecretKey key, byte[] head) {
      this.key = key;
      this.head = head;
    }

    byte[] next(int mode, byte[] bytes, int length, boolean last) throws GeneralSecurityException {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      byte[] nonce = ByteBuffer.allocate(12).putLong(place++).putInt(last ? 1 : 0).array();
      cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
      cipher.updateAAD(head);
      return cipher.doFinal(bytes, 0, length);
    }
  }

  private static final class Sealing extends FilterOutputStream {
    private final Pieces pieces;
    private final byte[] waiting = new byte[PIECE];
    private int length;
    private boolean closed;

    Sealing(OutputStream out, Pieces pieces) {
      super(out);
      this.pieces = pieces;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      for (int left = count; left > 0; ) {
        if (length == PIECE) {
          piece(false);
        }
        int taken = Math.min(left, PIECE - length);
        System.arraycopy(bytes, from + count - left, waiting, length, taken);
        length += taken;
        left -= taken;
      }
    }

    private void piece(boolean last) throws IOException {
      try {
        byte[] sealed = pieces.next(Cipher.ENCRYPT_MODE, waiting, length, last);
        int size = last ? -sealed.length : sealed.length;
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt(size).array());
        out.write(sealed);
        length = 0;
      } catch (GeneralSecurityException e) {
        throw new IOException("a piece can't be sealed", e);
      }
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        piece(true);
        super.close();
      }
    }
  }

  private static final class Opening extends InputStream {
    private final DataInputStream in;
    private final Pieces pieces;
    private byte[] piece = new byte[0];
    private int read;
    private boolean last;

    Opening(DataInputStream in, Pieces pieces) {
      this.in = in;
      this.pieces = pieces;
    }

    @Override
    public int read() throws IOException {
      return more() ? piece[read++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      if (count == 0) {
        return 0;
      }
      if (!more()) {
        return -1;
      }
      int taken = Math.min(count, piece.length - read);
      System.arraycopy(piece, read, bytes, from, taken);
      read += taken;
      return taken;
    }

    private boolean more() throws IOException {
      while (read == piece.length) {
        if (last) {
          return false;
        }
        next();
      }
      return true;
    }

    private void next() throws IOException {
      try {
        int size = in.readInt();
        last = size < 0;
        int length = Math.abs(size);
        if (length < TAG || length > PIECE + TAG) {
          throw new IOException("damaged: a piece of " + length + " bytes");
        }
        byte[] sealed = new byte[length];
        in.readFully(sealed);
        piece = pieces.next(Cipher.DECRYPT_MODE, sealed, length, last);
        read = 0;
      } catch (EOFException e) {
        throw new IOException("not whole: it ends too early", e);
      } catch (GeneralSecurityException e) {
        throw new IOException("damaged: a piece was changed", e);
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
