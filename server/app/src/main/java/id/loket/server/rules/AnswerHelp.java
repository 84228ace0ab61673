package id.loket.server.rules;

import java.time.Instant;
import java.util.Optional;

/** Somebody goes there. */
public record AnswerHelp(String id, String by) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    HelpCall call = office.helpCall(id).orElse(null);
    if (call == null) {
      return Decision.refuse(Reason.UNKNOWN_HELP_CALL);
    }
    return call.open()
        ? Decision.accept(new HelpAnswered(id, by, Optional.of(now)))
        : Decision.accept();
  }
}
