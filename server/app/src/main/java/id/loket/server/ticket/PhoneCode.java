package id.loket.server.ticket;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * The way to a page of the office for a phone's camera: a QR code as a drawing.
 *
 * @param size of its side in modules, the quiet zone included
 * @param path what is dark, for an SVG of that size
 */
public record PhoneCode(int size, String path) {
  /** Modules of light around it (ISO/IEC 18004, 6.3.8). */
  private static final int QUIET_ZONE = 4;

  public static PhoneCode of(String address) {
    ByteMatrix code = encode(address);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        int from = x;
        while (x < code.getWidth() && code.get(x, y) == 1) {
          x++;
        }
        if (x > from) {
          path.append('M').append(from + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
          path.append('h').append(x - from).append("v1h-").append(x - from).append('z');
        }
      }
    }
    return new PhoneCode(code.getWidth() + 2 * QUIET_ZONE, path.toString());
  }

  private static ByteMatrix encode(String address) {
    try {
      return Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("no QR code holds " + address, e);
    }
  }
}
