package id.loket.server.rules;

import java.time.Instant;
import java.util.Optional;

/**
 * Help is needed at a screen; pressing again while a call is open changes nothing.
 *
 * @param page on which they stand, never what is written there
 */
public record CallHelp(String id, String from, Optional<String> page) implements Command {
  /** From where no pages are known. */
  public CallHelp(String id, String from) {
    this(id, from, Optional.empty());
  }

  @Override
  public Decision decide(Office office, Instant now) {
    boolean open =
        office.helpCalls().stream().anyMatch(call -> call.open() && call.from().equals(from));
    return open ? Decision.accept() : Decision.accept(new HelpCalled(id, from, page));
  }
}
