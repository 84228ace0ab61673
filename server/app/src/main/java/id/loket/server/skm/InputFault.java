package id.loket.server.skm;

import java.util.List;

/** What in a file that was given can't be used: where, what it is, and what is allowed. */
final class InputFault extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private static final int SHOWN = 40;

  InputFault(String message) {
    super(message);
  }

  InputFault(List<String> faults) {
    super(String.join("\n  ", faults));
  }

  /** What stands in a file, fit for a line of a terminal. */
  static String shown(String cell) {
    String plain = cell.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > SHOWN ? plain.substring(0, SHOWN) + "..." : plain;
  }
}
