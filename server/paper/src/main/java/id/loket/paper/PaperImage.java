package id.loket.paper;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** What stands on a piece of paper, dot by dot, across the head's whole width. Immutable. */
public final class PaperImage {
  private final int width;
  private final byte[][] rows;

  /** Takes over rows of {@code width / 8} bytes, leftmost dot highest, 1 is black. */
  PaperImage(int width, List<byte[]> rows) {
    this.width = width;
    this.rows = rows.toArray(new byte[0][]);
  }

  public int width() {
    return width;
  }

  public int height() {
    return rows.length;
  }

  /** Whether the dot is black; outside of the paper nothing is. */
  public boolean black(int x, int y) {
    return x >= 0
        && x < width
        && y >= 0
        && y < rows.length
        && (rows[y][x >> 3] & 0x80 >> (x & 7)) != 0;
  }

  /** Whether nothing was printed on it. */
  public boolean blank() {
    for (byte[] row : rows) {
      for (byte eight : row) {
        if (eight != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** As a PNG of one bit per dot (PNG specification, third edition: grey, bit depth 1). */
  public byte[] png() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(width).putInt(Math.max(1, rows.length)).put((byte) 1);
    chunk(out, "IHDR", header.array());
    // 203 dots per inch, so that a page shows the paper in its own size when asked to.
    ByteBuffer dotsPerMetre = ByteBuffer.allocate(9).putInt(8000).putInt(8000).put((byte) 1);
    chunk(out, "pHYs", dotsPerMetre.array());
    chunk(out, "IDAT", deflatedRows());
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private byte[] deflatedRows() {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
      byte[] line = new byte[width / 8 + 1];
      for (int y = 0; y < Math.max(1, rows.length); y++) {
        for (int i = 0; i < width / 8; i++) {
          line[i + 1] = (byte) (y < rows.length ? ~rows[y][i] : 0xff);
        }
        out.write(line);
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("writing to memory", e);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
