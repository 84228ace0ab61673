package id.loket.device.printer;

import java.time.Duration;

/**
 * What a kind of printer can do, and how long it may take.
 *
 * @param paperWidthMillimetres 58 or 80
 * @param columns characters of font A on a line: 32, 42 or 48 for most, 31 or 33 for some
 * @param completion how it says that a slip is out
 * @param clearSupported whether it obeys {@code DLE DC4} function 8, which empties its buffers, so
 *     that a slip that was given up is not printed after the paper was refilled
 * @param codes how a QR code comes on its paper
 * @param connectLimit for opening the link
 * @param answerLimit for an answer of a printer that has nothing to do
 * @param silenceLimit after so long without a sign of life, a slip under way is given up
 * @param jobLimit for a whole slip, from its first byte until the printer says that it is out
 */
public record PrinterModel(
    int paperWidthMillimetres,
    int columns,
    Completion completion,
    boolean clearSupported,
    Codes codes,
    Duration connectLimit,
    Duration answerLimit,
    Duration silenceLimit,
    Duration jobLimit) {
  /** Fewer would not hold a number with its letter at a size that is seen from a chair. */
  public static final int FEWEST_COLUMNS = 20;

  public static final int MOST_COLUMNS = 64;

  /** How a printer says that everything before it was executed. */
  public enum Completion {
    /** {@code GS ( H} function 48: answered when printing is complete. Preferred. */
    PROCESS_ID,
    /**
     * {@code GS r 1}: answered when the buffer before it was processed, for printers without
     * process ids. Lines may still be moving then, but a slip ends with a cut, which is done when
     * it is executed (Epson ESC/POS reference, GS V); so behind it the slip is out.
     */
    STATUS,
    /**
     * Not at all: it answers no question. It is sent slips all the same, and of none is said that
     * it is out.
     */
    NONE
  }

  /** How a QR code comes on paper. */
  public enum Codes {
    /** {@code GS ( k}: the printer draws it. */
    COMMAND,
    /** {@code GS v 0}: as a picture, for printers that have no such command. */
    RASTER
  }

  public PrinterModel {
    if (paperWidthMillimetres != 58 && paperWidthMillimetres != 80) {
      throw new IllegalArgumentException(
          "paper width " + paperWidthMillimetres + " mm: 58 or 80 is allowed");
    }
    if (columns < FEWEST_COLUMNS || columns > MOST_COLUMNS) {
      throw new IllegalArgumentException(
          "columns " + columns + ": " + FEWEST_COLUMNS + "-" + MOST_COLUMNS + " is allowed");
    }
    requirePositive(connectLimit, "connect limit");
    requirePositive(answerLimit, "answer limit");
    requirePositive(silenceLimit, "silence limit");
    requirePositive(jobLimit, "job limit");
  }

  /** A usual printer with process ids for this paper: 58 mm has 32 columns, 80 mm has 48. */
  public static PrinterModel forPaper(int paperWidthMillimetres) {
    return new PrinterModel(
        paperWidthMillimetres,
        paperWidthMillimetres == 58 ? 32 : 48,
        Completion.PROCESS_ID,
        true,
        Codes.COMMAND,
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(15));
  }

  public PrinterModel withColumns(int columns) {
    return new PrinterModel(
        paperWidthMillimetres,
        columns,
        completion,
        clearSupported,
        codes,
        connectLimit,
        answerLimit,
        silenceLimit,
        jobLimit);
  }

  public PrinterModel withCompletion(Completion completion, boolean clearSupported) {
    return new PrinterModel(
        paperWidthMillimetres,
        columns,
        completion,
        clearSupported,
        codes,
        connectLimit,
        answerLimit,
        silenceLimit,
        jobLimit);
  }

  public PrinterModel withCodes(Codes codes) {
    return new PrinterModel(
        paperWidthMillimetres,
        columns,
        completion,
        clearSupported,
        codes,
        connectLimit,
        answerLimit,
        silenceLimit,
        jobLimit);
  }

  public PrinterModel withLimits(
      Duration connectLimit, Duration answerLimit, Duration silenceLimit, Duration jobLimit) {
    return new PrinterModel(
        paperWidthMillimetres,
        columns,
        completion,
        clearSupported,
        codes,
        connectLimit,
        answerLimit,
        silenceLimit,
        jobLimit);
  }

  /** Printable dots across: font A is 12 dots wide, and no head is wider than its paper allows. */
  public int dots() {
    return Math.min(columns * 12, paperWidthMillimetres == 58 ? 384 : 576);
  }

  private static void requirePositive(Duration limit, String name) {
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException(name + " " + limit + ": more than zero is allowed");
    }
  }
}
