package id.loket.server.journal;

/**
 * A command that was answered before.
 *
 * @param answer {@code ACCEPTED} or the reason of the refusal
 * @param firstSeq its first event; greater than {@code lastSeq} if it had none
 */
public record PastCommand(
    String actor, String bodyHash, String answer, long firstSeq, long lastSeq) {
  public static final String ACCEPTED = "ACCEPTED";
}
