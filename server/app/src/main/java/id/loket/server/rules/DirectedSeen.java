package id.loket.server.rules;

import java.time.Instant;
import java.util.List;

/** An officer knows of those who were sent to this loket without a number. */
public record DirectedSeen(int counter, List<String> visitors) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    visitors.forEach(one -> office.remove(Shelf.DIRECTED, one));
  }
}
