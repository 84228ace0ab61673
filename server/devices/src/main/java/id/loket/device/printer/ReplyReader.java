package id.loket.device.printer;

import java.util.Optional;

/**
 * Puts a printer's bytes together into replies, one byte at a time. Flow-control bytes and what no
 * manual describes are passed over, the latter counted. No input or output of its own; one thread
 * uses it.
 */
final class ReplyReader {
  private static final int XON = 0x11;
  private static final int XOFF = 0x13;
  private static final int BLOCK = 0x37;
  private static final int PRINTER_ID = 0x5F;

  /** Longer than any block in the manuals; a block without an end is dropped at this length. */
  private static final int LONGEST_BLOCK = 80;

  private final StringBuilder block = new StringBuilder();
  private final int[] automatic = new int[4];
  private int automaticCount;
  private boolean inBlock;
  private int passedOver;

  /**
   * Pieces that no manual describes, so far: a byte, or the beginning of a reply without an end.
   */
  int passedOver() {
    return passedOver;
  }

  /** The next byte begins a reply. */
  void forget() {
    inBlock = false;
    automaticCount = 0;
  }

  Optional<PrinterReply> take(int value) {
    if (inBlock) {
      return takeInBlock(value);
    }
    if (value == XON || value == XOFF) {
      return Optional.empty();
    }
    if (automaticCount > 0 && (value & 0x90) == 0) {
      return takeInAutomatic(value);
    }
    passedOver += automaticCount > 0 ? 1 : 0;
    automaticCount = 0;
    if (value == BLOCK || value == PRINTER_ID) {
      inBlock = true;
      block.setLength(0);
      block.append((char) value);
      return Optional.empty();
    }
    if ((value & 0x93) == 0x12) {
      return Optional.of(new PrinterReply.RealTime(value));
    }
    if ((value & 0x93) == 0x10) {
      automatic[automaticCount++] = value;
      return Optional.empty();
    }
    if ((value & 0x90) == 0) {
      return Optional.of(new PrinterReply.Paper(value));
    }
    passedOver++;
    return Optional.empty();
  }

  private Optional<PrinterReply> takeInAutomatic(int value) {
    automatic[automaticCount++] = value;
    if (automaticCount < automatic.length) {
      return Optional.empty();
    }
    automaticCount = 0;
    return Optional.of(
        new PrinterReply.Automatic(automatic[0], automatic[1], automatic[2], automatic[3]));
  }

  private Optional<PrinterReply> takeInBlock(int value) {
    if (value != 0 && block.length() < LONGEST_BLOCK) {
      block.append((char) value);
      return Optional.empty();
    }
    inBlock = false;
    if (value != 0) {
      passedOver++;
      return Optional.empty();
    }
    if (block.length() < 2 || block.charAt(0) != BLOCK) {
      return Optional.empty();
    }
    return switch (block.charAt(1)) {
      case 0x22 -> Optional.of(new PrinterReply.ProcessDone(block.substring(2)));
      case 0x25 -> Optional.of(new PrinterReply.BuffersCleared());
      default -> Optional.empty();
    };
  }
}
