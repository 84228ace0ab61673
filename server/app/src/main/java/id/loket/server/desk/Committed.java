package id.loket.server.desk;

import id.loket.server.journal.Recorded;
import id.loket.server.rules.Changes;
import java.util.List;

/**
 * What a transaction has brought. A value; nobody changes it any more.
 *
 * @param events in the order in which they happened
 * @param changes what of the hall is not as it was
 */
public record Committed(List<Recorded> events, Changes changes) {
  public Committed {
    events = List.copyOf(events);
  }
}
