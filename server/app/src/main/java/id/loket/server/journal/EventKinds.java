package id.loket.server.journal;

import id.loket.server.rules.Event;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The names under which events are stored. */
final class EventKinds {
  /** Of the JSON body; older versions stay readable. */
  static final int VERSION = 1;

  private static final Map<String, Class<? extends Event>> BY_NAME =
      Arrays.stream(Event.class.getPermittedSubclasses())
          .collect(Collectors.toMap(Class::getSimpleName, type -> type.asSubclass(Event.class)));

  private EventKinds() {}

  static String kind(Event event) {
    return event.getClass().getSimpleName();
  }

  static Event read(String kind, String body) {
    Class<? extends Event> type = BY_NAME.get(kind);
    if (type == null) {
      throw new IllegalStateException(
          "the journal holds an event of kind " + kind + ", which this program doesn't know");
    }
    return JournalJson.read(body, type);
  }
}
