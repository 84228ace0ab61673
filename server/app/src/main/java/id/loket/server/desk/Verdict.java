package id.loket.server.desk;

import id.loket.server.rules.Event;
import id.loket.server.rules.Refusal;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** What is decided of a deed. */
public sealed interface Verdict {
  Consumer<Handle> NO_ROWS = tables -> {};

  /**
   * @param events of the hall and of features, in the order in which they happened
   * @param rows writes the original rows that the events name, after the events were applied
   */
  record Accepted(List<? extends Event> events, Consumer<Handle> rows) implements Verdict {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  record Refused(Refusal why) implements Verdict {}

  static Verdict accept(Event... events) {
    return new Accepted(List.of(events), NO_ROWS);
  }

  static Verdict refuse(Refusal why) {
    return new Refused(why);
  }
}
