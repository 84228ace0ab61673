package id.loket.sim.printer;

/**
 * What the printer's sensors say at one moment, and the bytes in which it says so (Epson ESC/POS
 * command reference: DLE EOT, GS a, GS r). Fixed bits: DLE EOT {@code 0xx1xx10}, first byte of an
 * automatic status {@code 0xx1xx00}. The drawer's contact is always low.
 *
 * @param paperEnd implies nearEnd
 * @param offLine for whatever reason: cover, paper, cutter, or the switch on the panel
 */
public record PrinterStatus(
    boolean coverOpen, boolean nearEnd, boolean paperEnd, boolean cutterError, boolean offLine) {

  /** DLE EOT 1: printer. */
  public int printer() {
    return 0x12 | bit(offLine, 0x08);
  }

  /** DLE EOT 2: why it is off-line. */
  public int offLineCause() {
    return 0x12 | bit(coverOpen, 0x04) | bit(paperEnd, 0x20) | bit(cutterError, 0x40);
  }

  /** DLE EOT 3: errors. */
  public int error() {
    return 0x12 | bit(cutterError, 0x08);
  }

  /** DLE EOT 4: paper roll sensors. */
  public int paper() {
    return 0x12 | bit(nearEnd, 0x0c) | bit(paperEnd, 0x60);
  }

  /** GS r 1: paper sensors; asked in order, so an off-line printer never answers it. */
  public int paperInOrder() {
    return bit(nearEnd, 0x03) | bit(paperEnd, 0x0c);
  }

  /** The four bytes of the automatic status (GS a). */
  public byte[] automatic() {
    return new byte[] {
      (byte) (0x10 | bit(offLine, 0x08) | bit(coverOpen, 0x20)),
      (byte) bit(cutterError, 0x08),
      (byte) (bit(nearEnd, 0x03) | bit(paperEnd, 0x0c)),
      0
    };
  }

  /**
   * The off-line response (GS ( H function 49): 37 23, causes in 40..7F where asked for, 00. Which
   * bits name which cause differs from model to model; here 1 cover, 2 paper, 4 cutter.
   */
  public byte[] offLineResponse(boolean withCause) {
    int cause = 0x40 | bit(coverOpen, 1) | bit(paperEnd, 2) | bit(cutterError, 4);
    return withCause ? new byte[] {0x37, 0x23, (byte) cause, 0} : new byte[] {0x37, 0x23, 0};
  }

  /** In words, for the log. */
  String words() {
    StringBuilder words = new StringBuilder(offLine ? "off-line" : "on-line");
    words.append(coverOpen ? ", cover open" : "");
    words.append(paperEnd ? ", paper end" : nearEnd ? ", paper near end" : "");
    return words.append(cutterError ? ", cutter jammed" : "").toString();
  }

  /** Whether an automatic status is due after a change, given the mask of GS a. */
  boolean worthTelling(PrinterStatus before, int mask) {
    boolean line = offLine != before.offLine || coverOpen != before.coverOpen;
    boolean error = cutterError != before.cutterError;
    boolean roll = nearEnd != before.nearEnd || paperEnd != before.paperEnd;
    return (mask & 0x02) != 0 && line || (mask & 0x04) != 0 && error || (mask & 0x08) != 0 && roll;
  }

  private static int bit(boolean on, int value) {
    return on ? value : 0;
  }
}
