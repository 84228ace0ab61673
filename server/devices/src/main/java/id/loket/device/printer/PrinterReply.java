package id.loket.device.printer;

/**
 * One answer of a printer. Fixed bits tell the kinds apart (Epson TM-U295 specification, appendix
 * D: transmission status identification).
 */
sealed interface PrinterReply {
  /** To {@code DLE EOT n}, {@code 0xx1xx10}; it does not say which n. */
  record RealTime(int status) implements PrinterReply {}

  /** Unasked, after {@code GS a}: four bytes, the first {@code 0xx1xx00}. */
  record Automatic(int printer, int errors, int paper, int reserved) implements PrinterReply {
    boolean offline() {
      return (printer & 0x08) != 0;
    }
  }

  /** To {@code GS r 1}, {@code 0xx0xxxx}: the paper sensors after the buffer was processed. */
  record Paper(int sensors) implements PrinterReply {
    boolean end() {
      return (sensors & 0x0C) != 0;
    }
  }

  /** To {@code GS ( H} function 48: {@code 37 22 id 00}. */
  record ProcessDone(String id) implements PrinterReply {}

  /** To {@code DLE DC4} function 8: {@code 37 25 00}. */
  record BuffersCleared() implements PrinterReply {}
}
