package id.loket.server.guestbook;

import id.loket.server.rules.Event;
import java.util.List;

/**
 * Somebody was shown what guests say of themselves.
 *
 * @param by the actor
 */
record GuestsRead(String by, List<String> guests) implements Event {
  GuestsRead {
    guests = List.copyOf(guests);
  }
}
