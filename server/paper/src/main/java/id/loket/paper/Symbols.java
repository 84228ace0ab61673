package id.loket.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.CodaBarWriter;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.oned.Code39Writer;
import com.google.zxing.oned.Code93Writer;
import com.google.zxing.oned.EAN13Writer;
import com.google.zxing.oned.EAN8Writer;
import com.google.zxing.oned.ITFWriter;
import com.google.zxing.oned.OneDimensionalCodeWriter;
import com.google.zxing.oned.UPCEWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;

/** Draws QR and bar codes, dot by dot, without a quiet zone, as a printer does. */
final class Symbols {
  private static final ErrorCorrectionLevel[] LEVELS = {
    ErrorCorrectionLevel.L, ErrorCorrectionLevel.M, ErrorCorrectionLevel.Q, ErrorCorrectionLevel.H
  };

  private Symbols() {}

  /**
   * A QR code, model 2.
   *
   * @param module dots of one module's edge
   * @param level 0 to 3 for L, M, Q, H
   * @throws IllegalArgumentException if it does not fit a symbol
   */
  static boolean[][] qr(byte[] data, int module, int level) {
    try {
      // Byte for byte: a printer knows no character sets here, and adds no ECI.
      String bytes = new String(data, StandardCharsets.ISO_8859_1);
      ByteMatrix matrix = Encoder.encode(bytes, LEVELS[level]).getMatrix();
      boolean[][] dots = new boolean[matrix.getHeight() * module][matrix.getWidth() * module];
      for (int y = 0; y < dots.length; y++) {
        for (int x = 0; x < dots[y].length; x++) {
          dots[y][x] = matrix.get(x / module, y / module) == 1;
        }
      }
      return dots;
    } catch (WriterException e) {
      throw new IllegalArgumentException("QR: " + e.getMessage(), e);
    }
  }

  /**
   * A bar code.
   *
   * @param system m of GS k: 65 UPC-A .. 73 CODE128
   * @throws IllegalArgumentException if the system cannot carry the data
   */
  static boolean[][] bars(int system, String data, int module, int height) {
    BitMatrix matrix =
        writer(system).encode(contents(system, data), format(system), 1, 1, java.util.Map.of());
    int first = matrix.getTopLeftOnBit()[0];
    int last = matrix.getBottomRightOnBit()[0];
    boolean[][] dots = new boolean[height][(last - first + 1) * module];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < dots[y].length; x++) {
        dots[y][x] = matrix.get(first + x / module, 0);
      }
    }
    return dots;
  }

  /** CODE128 is sent with its code set in front ("{B"); the other systems as they are read. */
  static String contents(int system, String data) {
    if (system == 73) {
      return data.replaceAll("\\{[ABC]", "").replace("{{", "{");
    }
    return system == 65 && data.length() <= 12 ? "0" + data : data;
  }

  private static OneDimensionalCodeWriter writer(int system) {
    return switch (system) {
      case 65, 67 -> new EAN13Writer();
      case 66 -> new UPCEWriter();
      case 68 -> new EAN8Writer();
      case 69 -> new Code39Writer();
      case 70 -> new ITFWriter();
      case 71 -> new CodaBarWriter();
      case 72 -> new Code93Writer();
      case 73 -> new Code128Writer();
      default -> throw new IllegalArgumentException("bar code system " + system);
    };
  }

  private static BarcodeFormat format(int system) {
    return switch (system) {
      case 65, 67 -> BarcodeFormat.EAN_13;
      case 66 -> BarcodeFormat.UPC_E;
      case 68 -> BarcodeFormat.EAN_8;
      case 69 -> BarcodeFormat.CODE_39;
      case 70 -> BarcodeFormat.ITF;
      case 71 -> BarcodeFormat.CODABAR;
      case 72 -> BarcodeFormat.CODE_93;
      default -> BarcodeFormat.CODE_128;
    };
  }
}
