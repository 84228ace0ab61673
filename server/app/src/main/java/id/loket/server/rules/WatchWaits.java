package id.loket.server.rules;

import id.loket.server.rules.Catalogue.Assist;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks whether a loket has to assist with a service of others, or need not any more. It begins at
 * one wait and ends at a shorter one, so that a wait which goes up and down around either changes
 * nothing.
 */
public record WatchWaits() implements Command {
  /** Whether it would bring anything. */
  public static boolean isDue(Office office, Instant now) {
    return !events(office, now).isEmpty();
  }

  @Override
  public Decision decide(Office office, Instant now) {
    return new Decision.Accepted(events(office, now));
  }

  private static List<HallEvent> events(Office office, Instant now) {
    List<HallEvent> events = new ArrayList<>();
    for (Catalogue.Counter counter : office.catalogue().counters()) {
      for (Assist assist : counter.assists()) {
        if (assist.fromMinutes().isPresent()) {
          look(office, counter, assist, now, events);
        }
      }
    }
    for (Assisting one : office.all(Shelf.ASSISTING)) {
      boolean known =
          office
              .catalogue()
              .counter(one.counter())
              .filter(counter -> Assisting.isOn(office, counter, one.service()))
              .isPresent();
      if (!known) {
        events.add(new AssistEnded(one.counter(), one.service()));
      }
    }
    return events;
  }

  private static void look(
      Office office,
      Catalogue.Counter counter,
      Assist assist,
      Instant now,
      List<HallEvent> events) {
    boolean on = Assisting.isOn(office, counter, assist.service());
    boolean open = office.counter(counter.number()).filter(CounterState::open).isPresent();
    int limit = on ? assist.untilMinutes().orElseThrow() : assist.fromMinutes().orElseThrow();
    boolean needed =
        open
            && Assisting.longest(office, assist.service(), now)
                .filter(wait -> wait.compareTo(Duration.ofMinutes(limit)) >= 0)
                .isPresent();
    if (needed && !on) {
      events.add(new AssistBegan(counter.number(), assist.service()));
    } else if (!needed && on) {
      events.add(new AssistEnded(counter.number(), assist.service()));
    }
  }
}
