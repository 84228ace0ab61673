package id.loket.server.rules;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody needs help at a screen.
 *
 * @param page on which they stand, as the screen calls it; empty where it did not say
 */
public record HelpCalled(String call, String from, Optional<String> page) implements HallEvent {
  public HelpCalled {
    page = page == null ? Optional.empty() : page;
  }

  @Override
  public void apply(Office office, Instant at) {
    office.put(Shelf.HELP_CALLS, call, HelpCall.open(call, from, page, at));
  }
}
