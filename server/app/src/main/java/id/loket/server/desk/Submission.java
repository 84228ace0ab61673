package id.loket.server.desk;

import id.loket.server.rules.Command;
import id.loket.server.rules.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A command on its way to the desk.
 *
 * @param requestId made by the tapping screen; the same id gives the same answer. Empty for
 *     commands of the office itself, which are harmless when repeated
 * @param actor who asks: {@code person:sari}, {@code device:...} or {@code office}
 * @param bodyHash of what the client sent, so that an id used for something else is noticed
 * @param condition asked on the desk's thread right before deciding
 */
public record Submission(
    String requestId, String actor, String bodyHash, Command command, Condition condition) {

  /** Something outside the office's rules that may forbid a command, such as an answered survey. */
  @FunctionalInterface
  public interface Condition {
    Condition NONE = connection -> Optional.empty();

    /** Empty if the command may go on. Reads inside the command's transaction. */
    Optional<Reason> refusal(Connection connection) throws SQLException;
  }

  /** A command of the office itself. */
  public static Submission ofOffice(Command command) {
    return new Submission("", "office", "", command, Condition.NONE);
  }

  public static Submission of(String requestId, String actor, String bodyHash, Command command) {
    return new Submission(requestId, actor, bodyHash, command, Condition.NONE);
  }

  public Submission onlyIf(Condition only) {
    return new Submission(requestId, actor, bodyHash, command, only);
  }
}
