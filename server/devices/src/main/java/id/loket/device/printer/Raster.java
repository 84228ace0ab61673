package id.loket.device.printer;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A black-and-white picture for the head of a slip.
 *
 * <p>A printer obeys real-time commands even inside raster data (Epson TM-U295 specification, DLE
 * EOT, notes): a row that happens to hold {@code 10 04 01} would be answered as a status request,
 * and {@code 10 14 08 ...} would empty the printer's buffers. The bytes are therefore changed by
 * one dot wherever such a pair begins; one dot of 0.125 mm is not seen.
 */
public final class Raster {
  private static final int MAX_WIDTH_DOTS = 576;
  private static final int MAX_HEIGHT_DOTS = 400;

  /** {@code GS v 0}, m: as it is, and both ways twice as large (Epson ESC/POS reference). */
  private static final byte NORMAL = 0;

  private static final byte DOUBLED = 3;

  /** Modules of paper around a QR code (ISO/IEC 18004, 6.3.8). */
  private static final int QUIET_ZONE = 4;

  /** Bytes of one band, its header included, stay below what may lie between two questions. */
  private static final int BAND_BYTES = 1_024;

  private final int widthBytes;
  private final byte[] rows;

  private Raster(int widthBytes, byte[] rows) {
    this.widthBytes = widthBytes;
    this.rows = rows;
  }

  /** Dark pixels become ink; transparent ones stay paper. */
  public static Raster of(BufferedImage image) {
    if (image.getWidth() > MAX_WIDTH_DOTS || image.getHeight() > MAX_HEIGHT_DOTS) {
      throw new IllegalArgumentException(
          String.format(
              "picture of %d x %d dots: up to %d x %d is allowed",
              image.getWidth(), image.getHeight(), MAX_WIDTH_DOTS, MAX_HEIGHT_DOTS));
    }
    int widthBytes = (image.getWidth() + 7) / 8;
    byte[] rows = new byte[widthBytes * image.getHeight()];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (isDark(image.getRGB(x, y))) {
          rows[y * widthBytes + x / 8] |= (byte) (0x80 >> (x % 8));
        }
      }
    }
    return new Raster(widthBytes, rows);
  }

  /** The modules of a QR code with the quiet zone that its standard asks for. */
  static Raster of(ByteMatrix code, int moduleDots) {
    int size = (code.getWidth() + 2 * QUIET_ZONE) * Math.max(1, moduleDots);
    int widthBytes = (size + 7) / 8;
    byte[] rows = new byte[widthBytes * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        if (isModule(code, x / Math.max(1, moduleDots), y / Math.max(1, moduleDots))) {
          rows[y * widthBytes + x / 8] |= (byte) (0x80 >> (x % 8));
        }
      }
    }
    return new Raster(widthBytes, rows);
  }

  private static boolean isModule(ByteMatrix code, int column, int row) {
    int x = column - QUIET_ZONE;
    int y = row - QUIET_ZONE;
    boolean inside = x >= 0 && y >= 0 && x < code.getWidth() && y < code.getHeight();
    return inside && code.get(x, y) == 1;
  }

  /** {@code GS v 0} bands, centred; wider pictures than the paper are cut off at the right. */
  List<byte[]> bands(int paperDots) {
    return bands(paperDots, NORMAL);
  }

  /** The same at twice the width and height. */
  List<byte[]> doubledBands(int paperDots) {
    return bands(paperDots / 2, DOUBLED);
  }

  private List<byte[]> bands(int paperDots, byte mode) {
    int width = Math.min(widthBytes, paperDots / 8);
    int rowsPerBand = Math.max(1, Math.min(255, BAND_BYTES / width));
    int height = rows.length / widthBytes;
    List<byte[]> bands = new ArrayList<>();
    for (int top = 0; top < height; top += rowsPerBand) {
      bands.add(band(top, Math.min(rowsPerBand, height - top), width, mode));
    }
    return bands;
  }

  private byte[] band(int top, int count, int width, byte mode) {
    byte[] header = {0x1B, 0x61, 0x31, 0x1D, 0x76, 0x30, mode, (byte) width, 0, (byte) count, 0};
    byte[] band = Arrays.copyOf(header, header.length + width * count);
    for (int row = 0; row < count; row++) {
      System.arraycopy(rows, (top + row) * widthBytes, band, header.length + row * width, width);
    }
    breakRealTimeCommands(band, header.length);
    return band;
  }

  /** Adds one dot to the second byte of {@code DLE EOT}, {@code DLE ENQ} and {@code DLE DC4}. */
  private static void breakRealTimeCommands(byte[] bytes, int from) {
    for (int i = from + 1; i < bytes.length; i++) {
      boolean begins =
          bytes[i - 1] == 0x10 && (bytes[i] == 0x04 || bytes[i] == 0x05 || bytes[i] == 0x14);
      if (begins) {
        bytes[i] |= 0x08;
      }
    }
  }

  private static boolean isDark(int argb) {
    int alpha = argb >>> 24;
    int grey = ((argb >> 16 & 0xFF) * 30 + (argb >> 8 & 0xFF) * 59 + (argb & 0xFF) * 11) / 100;
    return alpha >= 128 && grey < 128;
  }
}
