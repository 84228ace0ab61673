package id.loket.server.journal;

import id.loket.server.rules.Office;
import id.loket.server.rules.Shelf;
import id.loket.server.rules.Ticket;
import java.util.TreeMap;

/** An office as one text, so that two can be held against each other. */
public final class OfficeText {
  private OfficeText() {}

  /** What anybody could see of it, in the order in which they would see it. */
  public static String of(Office office) {
    StringBuilder all = new StringBuilder();
    office.tickets().stream()
        .map(Ticket::toString)
        .sorted()
        .forEach(t -> all.append(t).append('\n'));
    office.counters().forEach(c -> all.append(c).append('\n'));
    all.append(office.history().stream().map(Ticket::id).toList()).append('\n');
    all.append(office.allWaiting().stream().map(Ticket::id).toList()).append('\n');
    all.append(office.newest(20).stream().map(Ticket::id).toList()).append('\n');
    all.append(office.missed().stream().map(Ticket::id).toList()).append('\n');
    all.append(office.openJobs().stream().map(Ticket::id).toList()).append('\n');
    all.append(office.troubledSlips().stream().map(Ticket::id).toList()).append('\n');
    all.append(office.day())
        .append(office.lastAt())
        .append(new TreeMap<>(office.lastSerials()))
        .append('\n');
    for (Shelf<?> shelf : Shelf.ALL) {
      all.append(shelf.name()).append(office.byKey(shelf)).append('\n');
    }
    return all.toString();
  }
}
