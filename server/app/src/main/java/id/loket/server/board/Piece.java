package id.loket.server.board;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one answer gives of a file: a short one whole, of a longer one a piece, whatever was asked
 * for, so that no worker and no memory hangs on a video that somebody takes slowly. A browser asks
 * for the next piece by itself (RFC 9110, 14.2 to 14.4: a range may be answered with a part of it).
 *
 * @param range for the header {@code Content-Range}; empty for a whole file
 */
record Piece(int status, byte[] bytes, Optional<String> range, String etag) {
  /** A piece of a video of 8 Mbit/s lasts two seconds. */
  static final int MOST = 2 << 20;

  /** A photo as a camera takes it is a few megabytes. */
  static final int WHOLE = 16 << 20;

  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,15})-([0-9]{0,15})");
  private static final Pattern LAST = Pattern.compile("bytes=-([0-9]{1,15})");

  /**
   * @param asked the header {@code Range}, or null; what it says of several ranges or other units
   *     is passed over, as the standard allows
   */
  static Piece of(Path file, String asked) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      long length = open.length();
      String etag = '"' + Long.toHexString(file.toFile().lastModified()) + "-" + length + '"';
      long[] range = range(asked, length);
      if (range == null && length <= WHOLE) {
        return new Piece(200, read(open, 0, (int) length), Optional.empty(), etag);
      }
      if (range == null) {
        range = new long[] {0, length - 1};
      }
      if (range[0] >= length || range[1] < range[0]) {
        return new Piece(416, new byte[0], Optional.of("bytes */" + length), etag);
      }
      long last = Math.min(Math.min(range[1], length - 1), range[0] + MOST - 1);
      byte[] bytes = read(open, range[0], (int) (last - range[0] + 1));
      String told = "bytes " + range[0] + "-" + last + "/" + length;
      return new Piece(206, bytes, Optional.of(told), etag);
    }
  }

  /** From and to, both inside; null if none was asked for that is understood. */
  private static long[] range(String asked, long length) {
    Matcher range = RANGE.matcher(asked == null ? "" : asked);
    if (range.matches()) {
      long last = range.group(2).isEmpty() ? length - 1 : Long.parseLong(range.group(2));
      return new long[] {Long.parseLong(range.group(1)), last};
    }
    Matcher end = LAST.matcher(asked == null ? "" : asked);
    if (end.matches()) {
      return new long[] {Math.max(0, length - Long.parseLong(end.group(1))), length - 1};
    }
    return null;
  }

  private static byte[] read(RandomAccessFile open, long from, int count) throws IOException {
    byte[] bytes = new byte[count];
    open.seek(from);
    int read = 0;
    while (read < count) {
      int more = open.read(bytes, read, count - read);
      if (more < 0) {
        return Arrays.copyOf(bytes, read); // cut short meanwhile
      }
      read += more;
    }
    return bytes;
  }
}
