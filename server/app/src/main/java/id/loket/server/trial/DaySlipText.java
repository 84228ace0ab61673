package id.loket.server.trial;

import id.loket.device.Slip;
import id.loket.device.Slip.Line;
import id.loket.device.Slip.Style;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Office;
import id.loket.server.rules.Printing;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketState;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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

  static Slip of(Office office, Instant now, ChainHead head) {
    Catalogue catalogue = office.catalogue();
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(Style.TITLE, catalogue.office().name()));
    lines.add(new Line(Style.TITLE, "TUTUP HARI"));
    lines.add(new Line(Style.CENTRED, DAY.format(office.dayAt(now))));
    String moment = MOMENT.format(now.atZone(catalogue.zoneId())) + " " + catalogue.zoneName();
    lines.add(new Line(Style.CENTRED, "dicetak " + moment));
    lines.add(new Line(Style.RULE, ""));
    counts(office.tickets(), lines);
    lines.add(new Line(Style.RULE, ""));
    services(office, lines);
    journal(head, lines);
    return new Slip(lines);
  }

  private static void counts(Collection<Ticket> tickets, List<Line> lines) {
    lines.add(new Line(Style.STRONG, "Nomor keluar: " + tickets.size()));
    lines.add(text("Selesai", count(tickets, in(TicketState.FINISHED))));
    lines.add(text("Terlewat", count(tickets, in(TicketState.NO_SHOW))));
    lines.add(text("Pulang", count(tickets, in(TicketState.LEFT))));
    long open =
        count(tickets, one -> one.state() == TicketState.WAITING || one.state().atCounter());
    lines.add(text("Belum selesai", open));
    lines.add(
        text(
            "Kertas tidak pasti keluar",
            count(
                tickets,
                one ->
                    one.printing().state() == Printing.State.NOT_PRINTED
                        || one.printing().state() == Printing.State.UNKNOWN)));
  }

  private static void services(Office office, List<Line> lines) {
    for (Catalogue.Service service : office.catalogue().services()) {
      long taken = count(office.tickets(), one -> one.service().equals(service.code()));
      if (taken > 0) {
        lines.add(text(service.nameOnPaper().id(), taken));
      }
    }
    if (!office.tickets().isEmpty()) {
      lines.add(new Line(Style.RULE, ""));
    }
  }

  private static void journal(ChainHead head, List<Line> lines) {
    lines.add(new Line(Style.STRONG, "Buku catatan: baris " + head.seq()));
    for (int from = 0; from < head.hash().length(); from += 4 * GROUP) {
      StringBuilder groups = new StringBuilder();
      for (int at = from; at < Math.min(from + 4 * GROUP, head.hash().length()); at += GROUP) {
        groups.append(groups.isEmpty() ? "" : " ").append(head.hash(), at, at + GROUP);
      }
      lines.add(new Line(Style.TEXT, groups.toString()));
    }
    lines.add(new Line(Style.QR, "loket:" + head.seq() + ":" + head.hash()));
    lines.add(new Line(Style.CENTRED, "Simpan slip ini: bukti bahwa catatan tidak diubah."));
  }

  private static Line text(String what, long count) {
    return new Line(Style.TEXT, what + ": " + count);
  }

  private static Predicate<Ticket> in(TicketState state) {
    return one -> one.state() == state;
  }

  private static long count(Collection<Ticket> tickets, Predicate<Ticket> which) {
    return tickets.stream().filter(which).count();
  }
}
