package id.loket.server.ticket;

import id.loket.device.Slip;
import id.loket.device.Slip.Line;
import id.loket.device.Slip.Style;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.WaitingRange;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What a ticket's slip says, in the visitor's language. Only what was true when the number was
 * taken, so a copy says the same; and nothing that names the visitor.
 */
public final class SlipText {
  private static final Map<String, Properties> TEXTS = Map.of("id", load("id"), "en", load("en"));

  private final Catalogue catalogue;
  private final Ticket ticket;
  private final Properties texts;
  private final List<Line> lines = new ArrayList<>();

  private SlipText(Catalogue catalogue, Ticket ticket) {
    this.catalogue = catalogue;
    this.ticket = ticket;
    this.texts = TEXTS.getOrDefault(ticket.issue().language(), TEXTS.get("id"));
  }

  public static Slip of(Catalogue catalogue, Ticket ticket) {
    return new SlipText(catalogue, ticket).compose();
  }

  private Slip compose() {
    Catalogue.Service service = catalogue.service(ticket.service()).orElseThrow();
    if (ticket.printing().copies() > 0) {
      add(Style.COPY_MARK, text("copy"));
    }
    add(Style.TITLE, catalogue.office().name());
    add(Style.CENTRED, in(service.nameOnPaper()));
    add(Style.RULE, "");
    add(Style.CENTRED, text("number"));
    add(Style.BIG_NUMBER, ticket.number().toString());
    if (ticket.priority().goesFirst()) {
      add(Style.CENTRED, text("priority." + ticket.priority()));
    }
    add(Style.CENTRED, issued());
    add(Style.RULE, "");
    add(Style.STRONG, String.format(text("desk"), service.desk()));
    add(Style.TEXT, counters());
    add(Style.TEXT, ahead());
    add(Style.TEXT, range());
    if (ticket.issue().range() != null && ticket.issue().range().pastClosing()) {
      add(Style.STRONG, text("range.pastClosing"));
    }
    if (!service.requirements().isEmpty()) {
      add(Style.STRONG, text("requirements"));
      service.requirements().forEach(one -> add(Style.BULLET, in(one)));
    }
    add(Style.RULE, "");
    findAgain();
    add(Style.CENTRED, text("wait"));
    add(Style.CENTRED, text("free"));
    return new Slip(lines);
  }

  private void findAgain() {
    Optional<String> address = statusUrl(catalogue, ticket.token());
    if (address.isPresent()) {
      add(Style.QR, address.get());
      add(Style.CENTRED, text("scan"));
    }
    add(Style.CENTRED, text("code"));
    add(Style.TITLE, ticket.shortCode());
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
    return String.format(
        text("counter"),
        catalogue.countersServing(ticket.service()).stream()
            .map(counter -> Integer.toString(counter.number()))
            .collect(Collectors.joining(", ")));
  }

  private String ahead() {
    return ticket.issue().ahead() == 0
        ? text("ahead.none")
        : String.format(text("ahead"), ticket.issue().ahead());
  }

  private String range() {
    WaitingRange range = ticket.issue().range();
    if (range == null) {
      return text("range.none");
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

  private void add(Style style, String text) {
    lines.add(new Line(style, text));
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
