package id.loket.device.printer;

import id.loket.device.Slip;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** What the drivers send to a printer, for whoever wants to see a slip before it is printed. */
public final class SlipBytes {
  private static final byte[] INITIALISE = {0x1B, 0x40};

  private SlipBytes() {}

  /** From the initialisation to the cut; without a logo. */
  public static byte[] of(Slip slip, PrinterModel model) {
    return of(slip, model, Optional.empty());
  }

  public static byte[] of(Slip slip, PrinterModel model, Optional<Raster> logo) {
    return of(slip, new SlipLayout(model, logo));
  }

  static byte[] of(Slip slip, SlipLayout layout) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(INITIALISE);
    layout.chunks(slip).forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }
}
