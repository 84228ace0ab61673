package id.loket.server.rules;

import java.util.List;

/** What the office says to a command: a list of facts, or no. */
public sealed interface Decision {
  record Accepted(List<HallEvent> events) implements Decision {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  record Refused(Reason reason) implements Decision {}

  static Decision accept(HallEvent... events) {
    return new Accepted(List.of(events));
  }

  static Decision refuse(Reason reason) {
    return new Refused(reason);
  }
}
