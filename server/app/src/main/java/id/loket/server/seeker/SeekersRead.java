package id.loket.server.seeker;

import id.loket.server.rules.Event;
import java.util.List;

/**
 * Somebody was shown who looks for work.
 *
 * @param by the actor
 */
record SeekersRead(String by, List<String> seekers) implements Event {
  SeekersRead {
    seekers = List.copyOf(seekers);
  }
}
