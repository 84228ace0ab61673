package id.loket.server.desk;

import id.loket.server.journal.Recorded;
import id.loket.server.rules.Refusal;
import java.util.List;

/** What the desk says to a deed, after it is on disk. */
public sealed interface Answer {
  /** The facts that came of it; the same ones when it is repeated. */
  record Accepted(List<Recorded> events) implements Answer {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  record Refused(Refusal reason) implements Answer {}

  /** The request id was used before, by somebody else or for something else. */
  record Reused() implements Answer {}
}
