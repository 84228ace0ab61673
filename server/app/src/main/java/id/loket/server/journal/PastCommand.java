package id.loket.server.journal;

/**
 * A command that was answered before.
 *
 * @param fingerprint of what was asked, made with the key of {@code day}; empty if that is no
 *     longer known
 * @param answer {@code ACCEPTED} or the name of the refusal
 * @param firstSeq its first event; greater than {@code lastSeq} if it had none
 */
public record PastCommand(
    String actor, String day, String fingerprint, String answer, long firstSeq, long lastSeq) {
  public static final String ACCEPTED = "ACCEPTED";
}
