package id.loket.server.trial;

import static java.util.Map.entry;

import id.loket.device.Slip;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Office;
import id.loket.server.rules.Printing;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketState;
import id.loket.server.slip.Layout;
import id.loket.server.slip.SlipKind;
import id.loket.server.slip.Values;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the slip says that closes a day: what became of its numbers, and where the journal stands.
 * It may be printed at any hour, and again; a later one says more.
 */
final class DaySlipText {
  private static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", INDONESIAN);
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd-MM-yyyy HH.mm");

  /** So many characters of a hash stand together, so that two papers can be held side by side. */
  private static final int GROUP = 8;

  private DaySlipText() {}

  static Slip of(Layout layout, Office office, Instant now, ChainHead head) {
    return layout.fill(values(office, now, head));
  }

  static Values values(Office office, Instant now, ChainHead head) {
    Catalogue catalogue = office.catalogue();
    Collection<Ticket> tickets = office.tickets();
    String moment = MOMENT.format(now.atZone(catalogue.zoneId())) + " " + catalogue.zoneName();
    return new Values(
        SlipKind.DAY,
        "id",
        Map.ofEntries(
            entry("office", List.of(catalogue.office().name())),
            entry("day", List.of(DAY.format(office.dayAt(now)))),
            entry("time", List.of(moment)),
            entry("taken", List.of(Integer.toString(tickets.size()))),
            entry("finished", count(tickets, in(TicketState.FINISHED))),
            entry("noShow", count(tickets, in(TicketState.NO_SHOW))),
            entry("left", count(tickets, in(TicketState.LEFT))),
            entry("open", count(tickets, one -> one.state().isOpen())),
            entry("unsure", count(tickets, DaySlipText::isUnsure)),
            entry("services", services(office)),
            entry("line", List.of(Long.toString(head.seq()))),
            entry("hashGroups", groups(head.hash())),
            entry("hash", List.of(head.hash()))));
  }

  private static boolean isUnsure(Ticket one) {
    Printing.State paper = one.printing().state();
    return paper == Printing.State.NOT_PRINTED || paper == Printing.State.UNKNOWN;
  }

  private static List<String> services(Office office) {
    List<String> lines = new ArrayList<>();
    for (Catalogue.Service service : office.catalogue().services()) {
      long taken =
          office.tickets().stream()
              .filter(one -> one.issue().service().equals(service.code()))
              .count();
      if (taken > 0) {
        lines.add(service.nameOnPaper().id() + ": " + taken);
      }
    }
    return lines;
  }

  private static List<String> groups(String hash) {
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < hash.length(); from += 4 * GROUP) {
      StringBuilder groups = new StringBuilder();
      for (int at = from; at < Math.min(from + 4 * GROUP, hash.length()); at += GROUP) {
        groups.append(groups.isEmpty() ? "" : " ").append(hash, at, at + GROUP);
      }
      lines.add(groups.toString());
    }
    return lines;
  }

  private static Predicate<Ticket> in(TicketState state) {
    return one -> one.state() == state;
  }

  private static List<String> count(Collection<Ticket> tickets, Predicate<Ticket> which) {
    return List.of(Long.toString(tickets.stream().filter(which).count()));
  }
}
