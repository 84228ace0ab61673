package id.loket.server.rules;

import java.time.Instant;

/** Help is needed at a screen; pressing again while a call is open changes nothing. */
public record CallHelp(String id, String from) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    boolean open =
        office.helpCalls().stream().anyMatch(call -> call.open() && call.from().equals(from));
    return open ? Decision.accept() : Decision.accept(new HelpCalled(id, from));
  }
}
