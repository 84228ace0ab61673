package id.loket.device.printer;

import id.loket.device.PrintOutcome;
import id.loket.device.PrinterState;
import id.loket.device.link.LinkException;

/**
 * How a printer is, read from its own answers.
 *
 * @param passing true for a trouble that ends by itself, such as a hot print head
 */
record PrinterStatus(PrinterState state, String detail, boolean passing) {
  /**
   * Reads the answers to {@code DLE EOT} 1, 2 and 4, and 3 where an error made it worth asking
   * (Citizen CBM1000 manual p. 49, Samsung SRP-350 manual p. 9, Epson TM-U295 p. 5-5).
   *
   * @param errors the answer to 3, or 0 if it was not asked or not answered
   */
  static PrinterStatus of(int printer, int cause, int errors, int paper) {
    if ((cause & 0x04) != 0) {
      return lasting(PrinterState.COVER_OPEN, "");
    }
    // Bit 5 alone: some models use bit 6 for a presenter's sensor (Citizen PPU-231 manual p. 12).
    if ((cause & 0x20) != 0 || (paper & 0x20) != 0) {
      return lasting(PrinterState.PAPER_OUT, "");
    }
    if ((errors & 0x08) != 0) {
      return lasting(PrinterState.FAULT, "cutter error");
    }
    if ((errors & 0x20) != 0) {
      return lasting(PrinterState.FAULT, "unrecoverable error: switch it off and on");
    }
    if ((errors & 0x40) != 0) {
      return new PrinterStatus(PrinterState.FAULT, "print head too hot", true);
    }
    if ((cause & 0x40) != 0) {
      return lasting(PrinterState.FAULT, "error of an unnamed kind");
    }
    if ((printer & 0x08) != 0) {
      boolean feeding = (cause & 0x08) != 0;
      String detail = feeding ? "feed button held" : "";
      return new PrinterStatus(PrinterState.OFFLINE, detail, true);
    }
    boolean low = (paper & 0x0C) != 0;
    return lasting(low ? PrinterState.PAPER_LOW : PrinterState.READY, "");
  }

  static PrinterStatus of(LinkException e) {
    return lasting(e.state(PrinterState.class), e.getMessage());
  }

  PrintOutcome.Reason reason() {
    return state.reason();
  }

  private static PrinterStatus lasting(PrinterState state, String detail) {
    return new PrinterStatus(state, detail, false);
  }
}
