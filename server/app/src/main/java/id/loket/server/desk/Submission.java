package id.loket.server.desk;

import id.loket.server.rules.Command;

/**
 * A deed on its way to the desk.
 *
 * @param requestId made by the tapping screen; the same id gives the same answer. Empty for deeds
 *     of the office itself, which are harmless when repeated
 * @param actor who asks: {@code person:sari}, {@code device:...} or {@code office}
 * @param digest of what the client sent, so that an id used for something else is noticed
 */
public record Submission(String requestId, String actor, String digest, Deed deed) {
  /** A command of the office itself. */
  public static Submission ofOffice(Command command) {
    return ofOffice(Deed.of(command));
  }

  public static Submission ofOffice(Deed deed) {
    return new Submission("", "office", "", deed);
  }

  public static Submission of(String requestId, String actor, String digest, Command command) {
    return new Submission(requestId, actor, digest, Deed.of(command));
  }
}
