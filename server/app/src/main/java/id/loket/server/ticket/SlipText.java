package id.loket.server.ticket;

import static java.util.Map.entry;

import id.loket.device.Slip;
import id.loket.server.rules.Attendance;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.WaitingRange;
import id.loket.server.slip.Layout;
import id.loket.server.slip.SlipKind;
import id.loket.server.slip.Values;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a ticket's slip says, in the visitor's language. Of the wait only what was true when the
 * number was taken, so a copy says the same, but for who pauses: where nobody called then, it says
 * which lokets pause now. Names and papers to bring are those of the catalogue of now. Nothing
 * names the visitor.
 */
public final class SlipText {
  private static final Map<String, Properties> TEXTS = Map.of("id", load("id"), "en", load("en"));

  private final Catalogue catalogue;
  private final Ticket ticket;
  private final Attendance attendance;
  private final Properties texts;

  private SlipText(Catalogue catalogue, Ticket ticket, Attendance attendance) {
    this.catalogue = catalogue;
    this.ticket = ticket;
    this.attendance = attendance;
    this.texts = TEXTS.getOrDefault(ticket.issue().language(), TEXTS.get("id"));
  }

  /**
   * A copy has the layout of the day on which it is printed.
   *
   * @param attendance of the ticket's service, now
   */
  public static Slip of(Layout layout, Catalogue catalogue, Ticket ticket, Attendance attendance) {
    return layout.fill(values(catalogue, ticket, attendance));
  }

  static Values values(Catalogue catalogue, Ticket ticket, Attendance attendance) {
    return new SlipText(catalogue, ticket, attendance).values();
  }

  private Values values() {
    Catalogue.Service service = catalogue.service(ticket.service()).orElseThrow();
    WaitingRange range = ticket.issue().range();
    return new Values(
        SlipKind.TICKET,
        ticket.issue().language(),
        Map.ofEntries(
            entry("office", List.of(catalogue.office().name())),
            entry("service", List.of(in(service.nameOnPaper()))),
            entry("number", List.of(ticket.number().toString())),
            entry("copy", only(ticket.printing().copies() > 0, () -> text("copy"))),
            entry(
                "priority",
                only(ticket.priority().goesFirst(), () -> text("priority." + ticket.priority()))),
            entry("time", List.of(issued())),
            entry("desk", List.of(service.desk())),
            entry("counters", List.of(counters())),
            entry("ahead", List.of(ahead())),
            entry("wait", List.of(range())),
            entry(
                "late",
                only(range != null && range.pastClosing(), () -> text("range.pastClosing"))),
            entry("requirements", service.requirements().stream().map(this::requirement).toList()),
            entry("statusPage", statusUrl(catalogue, ticket.token()).stream().toList()),
            entry("shortCode", List.of(ticket.shortCode()))));
  }

  private String requirement(Catalogue.Text one) {
    String name = in(one);
    return ticket.missing().contains(one.id()) ? String.format(text("missing"), name) : name;
  }

  private static List<String> only(boolean so, Supplier<String> line) {
    return so ? List.of(line.get()) : List.of();
  }

  private String issued() {
    ZonedDateTime at = ticket.issuedAt().atZone(catalogue.zoneId());
    String month = text("months").split(",")[at.getMonthValue() - 1];
    return String.format(
        "%d %s %d  %02d.%02d %s",
        at.getDayOfMonth(),
        month,
        at.getYear(),
        at.getHour(),
        at.getMinute(),
        catalogue.zoneName());
  }

  private String counters() {
    return catalogue.countersServing(ticket.service()).stream()
        .map(counter -> Integer.toString(counter.number()))
        .collect(Collectors.joining(", "));
  }

  private String ahead() {
    return ticket.issue().ahead() == 0
        ? text("ahead.none")
        : String.format(text("ahead"), ticket.issue().ahead());
  }

  private String range() {
    WaitingRange range = ticket.issue().range();
    if (range == null) {
      return attendance.paused().isEmpty() ? text("range.none") : paused();
    }
    if (range.highMinutes() == 0) {
      return text("range.soon");
    }
    if (range.inHours()) {
      return hours(range);
    }
    return range.lowMinutes() == range.highMinutes()
        ? String.format(text("range.one"), range.lowMinutes())
        : String.format(text("range"), range.lowMinutes(), range.highMinutes());
  }

  /** As the board says it. */
  private String paused() {
    return attendance.paused().stream()
        .map(loket -> String.format(text("range.paused"), loket))
        .collect(Collectors.joining(", "));
  }

  private String hours(WaitingRange range) {
    if (range.lowHours() == 0) {
      return String.format(text("range.toHours"), range.lowMinutes(), range.highHours());
    }
    return range.lowHours() == range.highHours()
        ? String.format(text("range.hour"), range.highHours())
        : String.format(text("range.hours"), range.lowHours(), range.highHours());
  }

  /** Where the visitor's phone finds this ticket; empty if the office has no public address. */
  static Optional<String> statusUrl(Catalogue catalogue, String token) {
    return catalogue
        .office()
        .publicAddress()
        .map(base -> base.replaceAll("/+$", "") + "/t/" + token);
  }

  private String in(Catalogue.Text both) {
    return ticket.issue().language().equals("en") ? both.en() : both.id();
  }

  private String text(String key) {
    return texts.getProperty(key);
  }

  private static Properties load(String language) {
    String name = "/texts/slip." + language + ".properties";
    try (Reader reader =
        new InputStreamReader(SlipText.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      Properties texts = new Properties();
      texts.load(reader);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }
}
