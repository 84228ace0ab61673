package id.loket.device.link;

import java.io.IOException;
import java.time.Duration;

/** A cable failed. The message names the address, what failed and what was being done. */
public final class LinkException extends IOException {
  private static final long serialVersionUID = 1L;

  /** How it failed, as far as the caller has to tell it apart. */
  public enum Kind {
    /** The link could not be opened. */
    UNREACHABLE,
    /** The link is open, but nothing came or nothing was taken in time. */
    SILENT,
    /** The link broke, or was closed from either side. */
    CUT_OFF,
    /** What comes are no answers: nobody asked for it, or no manual knows it. */
    GARBLED
  }

  private final Kind kind;

  private LinkException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  static LinkException unreachable(LinkAddress address, String why, Throwable cause) {
    return new LinkException(
        Kind.UNREACHABLE, address + ": " + why + " while opening the link", cause);
  }

  /** Nothing came within the limit; a caller that asked several times says so with its own. */
  public static LinkException silent(LinkAddress address, Duration limit, String doing) {
    return new LinkException(
        Kind.SILENT, address + ": no answer within " + words(limit) + " while " + doing, null);
  }

  static LinkException stalled(LinkAddress address, Duration limit, String doing) {
    return new LinkException(
        Kind.SILENT,
        address + ": did not take the bytes within " + words(limit) + " while " + doing,
        null);
  }

  public static LinkException garbled(LinkAddress address, String doing) {
    return new LinkException(
        Kind.GARBLED, address + ": sends what nobody asked for while " + doing, null);
  }

  static LinkException cutOff(LinkAddress address, String why, String doing, Throwable cause) {
    return new LinkException(Kind.CUT_OFF, address + ": " + why + " while " + doing, cause);
  }

  public Kind kind() {
    return kind;
  }

  /** A time limit as a technician would say it: {@code 2 s}, {@code 250 ms}. */
  static String words(Duration limit) {
    long millis = limit.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }
}
