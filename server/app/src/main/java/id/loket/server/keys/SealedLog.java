package id.loket.server.keys;

import id.loket.server.journal.OwnersOnly;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A file under the office key to which records are added, each on the disk before the next: sealed
 * with AES-GCM under a key made for this file alone, its number as the nonce. Whatever cuts the
 * writing off, the records before it can be read. Nothing is ever added to a file that was closed;
 * a new one is begun.
 *
 * <p>Head: {@value #MAGIC}, the office key's name (16 letters), the salt (16 bytes), CRC-32 of
 * these. Record: its length with its tag, CRC-32 of number and length (4 bytes each, big-endian),
 * then the bytes. The sum tells a length that was changed from a file that was cut off.
 */
public final class SealedLog {
  static final String MAGIC = "LOKETSL1";

  private static final int NAME = 16;
  private static final int SALT = 16;
  private static final int HEAD = MAGIC.length() + NAME + SALT + Integer.BYTES;
  private static final int BEFORE = 2 * Integer.BYTES;
  private static final int TAG = 16;
  private static final String PURPOSE = "loket sealed log ";

  private SealedLog() {}

  /** How a file ends. */
  public enum Ending {
    WHOLE,
    /** In the middle of a record, as a kill or a power cut leaves it. */
    CUT,
    /** At a place that was changed; nothing after it can be trusted. */
    DAMAGED
  }

  private static byte[] sealed(
      int mode, SecretKey key, byte[] head, long number, byte[] bytes, int from, int length)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] nonce = ByteBuffer.allocate(12).putLong(number).array();
    cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
    cipher.updateAAD(head);
    return cipher.doFinal(bytes, from, length);
  }

  private static int sum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return (int) sum.getValue();
  }

  private static int sum(long number, int length) {
    return sum(
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(number).putInt(length).array());
  }

  /** Adds records to a new file. One thread. */
  public static final class Writer implements Closeable {
    private final FileChannel file;
    private final SecretKey key;
    private final byte[] head;
    private long number;

    /**
     * @throws IOException if there is such a file with anything in it, or it can't be written
     */
    public Writer(Path file, OfficeKey key) throws IOException {
      byte[] salt = new byte[SALT];
      new SecureRandom().nextBytes(salt);
      ByteBuffer head = ByteBuffer.allocate(HEAD);
      head.put(MAGIC.getBytes(StandardCharsets.US_ASCII))
          .put(key.name().getBytes(StandardCharsets.US_ASCII))
          .put(salt);
      head.putInt(sum(Arrays.copyOf(head.array(), HEAD - Integer.BYTES)));
      this.head = head.array();
      this.key = SealedStream.fileKey(key, PURPOSE, salt);
      OwnersOnly.make(file);
      this.file = FileChannel.open(file, StandardOpenOption.WRITE);
      try {
        if (this.file.size() > 0) {
          throw new IOException(file + ": is there already");
        }
        write(ByteBuffer.wrap(this.head));
      } catch (IOException e) {
        this.file.close();
        throw e;
      }
    }

    /** It lasts once this returns; after a failure nothing more may be added. */
    public void add(byte[] record) throws IOException {
      try {
        byte[] sealed = sealed(Cipher.ENCRYPT_MODE, key, head, number, record, 0, record.length);
        write(
            ByteBuffer.allocate(BEFORE + sealed.length)
                .putInt(sealed.length)
                .putInt(sum(number, sealed.length))
                .put(sealed)
                .flip());
        file.force(false);
        number++;
      } catch (GeneralSecurityException e) {
        throw new IOException("a record can't be sealed", e);
      }
    }

    private void write(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** Reads the records of a file as far as they are whole. One thread. */
  public static final class Reader implements Closeable {
    private final DataInputStream in;
    private final OfficeKey officeKey;
    private final byte[] head = new byte[HEAD];
    private SecretKey key;
    private long number;
    private long left;
    private Ending ending;

    public Reader(Path file, OfficeKey officeKey) throws IOException {
      this.left = Files.size(file);
      this.officeKey = officeKey;
      this.in = new DataInputStream(Files.newInputStream(file));
    }

    /**
     * Empty at the end of what is whole.
     *
     * @throws IOException if it can't be read, or was sealed with another office's key
     */
    public Optional<byte[]> next() throws IOException {
      if (ending == null && key == null) {
        readHead();
      }
      if (ending == null && left == 0) {
        ending = Ending.WHOLE;
      }
      return ending == null ? record() : Optional.empty();
    }

    private void readHead() throws IOException {
      if (left < HEAD) {
        ending = Ending.CUT;
        return;
      }
      in.readFully(head);
      left -= HEAD;
      ByteBuffer said = ByteBuffer.wrap(head);
      boolean sound =
          said.getInt(HEAD - Integer.BYTES) == sum(Arrays.copyOf(head, HEAD - Integer.BYTES))
              && text(0, MAGIC.length()).equals(MAGIC);
      if (!sound) {
        end(head);
      } else if (!text(MAGIC.length(), NAME).equals(officeKey.name())) {
        throw new SealedStream.OtherKeyException();
      } else {
        int salt = MAGIC.length() + NAME;
        key = SealedStream.fileKey(officeKey, PURPOSE, Arrays.copyOfRange(head, salt, salt + SALT));
      }
    }

    private String text(int from, int length) {
      return new String(head, from, length, StandardCharsets.US_ASCII);
    }

    private Optional<byte[]> record() throws IOException {
      if (left < BEFORE) {
        ending = Ending.CUT;
        return Optional.empty();
      }
      byte[] before = in.readNBytes(BEFORE);
      left -= BEFORE;
      int length = ByteBuffer.wrap(before).getInt();
      if (sum(number, length) != ByteBuffer.wrap(before).getInt(Integer.BYTES) || length < TAG) {
        end(before);
        return Optional.empty();
      }
      if (left < length) {
        ending = Ending.CUT;
        return Optional.empty();
      }
      byte[] sealed = in.readNBytes(length);
      left -= length;
      try {
        return Optional.of(sealed(Cipher.DECRYPT_MODE, key, head, number++, sealed, 0, length));
      } catch (GeneralSecurityException e) {
        ending = Ending.DAMAGED;
        return Optional.empty();
      }
    }

    /** After a power cut a file may have its length and not yet its bytes. */
    private void end(byte[] read) throws IOException {
      boolean nothing = isNothing(read);
      for (byte[] more = in.readNBytes(1 << 16); more.length > 0; more = in.readNBytes(1 << 16)) {
        nothing &= isNothing(more);
      }
      ending = nothing ? Ending.CUT : Ending.DAMAGED;
    }

    private static boolean isNothing(byte[] bytes) {
      for (byte one : bytes) {
        if (one != 0) {
          return false;
        }
      }
      return true;
    }

    /** How it ended, once {@link #next} has come to the end. */
    public Ending ending() {
      return ending;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
