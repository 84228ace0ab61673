package id.loket.device.link;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

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

  /** What keeps a port from being opened, as far as the machine tells it: each has its own cure. */
  public enum Hindrance {
    /** No other cause is known. */
    OTHER,
    /** Nothing is there under this name. */
    MISSING,
    /** It is there, but this program's user may not use it. */
    NOT_ALLOWED,
    /** Another program holds it, or another device of this one. */
    IN_USE,
    /** Something is there that is no such port. */
    WRONG_KIND
  }

  private final Kind kind;
  private final Hindrance hindrance;

  private LinkException(Kind kind, String message, Throwable cause) {
    this(kind, Hindrance.OTHER, message, cause);
  }

  private LinkException(Kind kind, Hindrance hindrance, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.hindrance = hindrance;
  }

  static LinkException unreachable(LinkAddress address, String why, Throwable cause) {
    return new LinkException(
        Kind.UNREACHABLE, address + ": " + why + " while opening the link", cause);
  }

  static LinkException hindered(LinkAddress address, Hindrance hindrance, String why) {
    return new LinkException(
        Kind.UNREACHABLE, hindrance, address + ": " + why + " while opening the link", null);
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

  /** Why it could not be opened; {@code OTHER} for whatever happened later. */
  public Hindrance hindrance() {
    return hindrance;
  }

  /** The same, for whom a device that hangs up is as good as one that says nothing. */
  public LinkException asSilence() {
    return new LinkException(Kind.SILENT, getMessage(), this);
  }

  /**
   * Its word among the states of a kind of device, the finest that the kind has. Drivers and the
   * doctor ask here, so that they say the same.
   */
  public <S extends Enum<S>> S state(Class<S> states) {
    for (String word : words()) {
      for (S state : states.getEnumConstants()) {
        if (state.name().equals(word)) {
          return state;
        }
      }
    }
    throw new IllegalStateException(states.getSimpleName() + " has no word of " + words());
  }

  private List<String> words() {
    return switch (kind) {
      case SILENT -> List.of("SILENT");
      case GARBLED -> List.of("WRONG_DEVICE", "GARBLED", "FAULT");
      case CUT_OFF -> List.of("CUT_OFF", "UNREACHABLE");
      case UNREACHABLE ->
          switch (hindrance) {
            case OTHER -> List.of("UNREACHABLE");
            case MISSING -> List.of("PORT_MISSING");
            case NOT_ALLOWED -> List.of("PORT_DENIED");
            case IN_USE -> List.of("PORT_IN_USE");
            case WRONG_KIND -> List.of("WRONG_PORT");
          };
    };
  }

  /** A time limit as a technician would say it: {@code 2 s}, {@code 250 ms}. */
  static String words(Duration limit) {
    long millis = limit.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }
}
