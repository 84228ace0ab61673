package id.loket.server.catalogue;

import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Catalogue.Break;
import id.loket.server.rules.Catalogue.DayTime;
import id.loket.server.rules.Catalogue.Holiday;
import id.loket.server.rules.Catalogue.Office;
import id.loket.server.rules.Catalogue.Opening;
import id.loket.server.rules.Catalogue.OpeningHours;
import id.loket.server.rules.Catalogue.Period;
import id.loket.server.rules.Catalogue.Signatory;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The office itself in the catalogue's file: where it is, and when it is open. */
final class OfficePart {
  private static final List<String> DAYS = Stream.of(DayOfWeek.values()).map(Enum::name).toList();
  private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00";
  private static final int OFFICE_NAME = 60;
  private static final int ADDRESS = 120;
  private static final int TEXT = 80;

  private OfficePart() {}

  static Office read(Place at) {
    at.keys(
        List.of("id", "name", "address", "zone", "publicAddress", "hours", "breaks", "holidays"),
        List.of("signatory", "periods"));
    return new Office(
        at.at("id").text("[a-z0-9]+(-[a-z0-9]+)*", "office-id", ""),
        at.at("name").printed(OFFICE_NAME),
        at.at("address").shown(ADDRESS),
        at.at("zone").oneOf(Catalogue.zones()),
        hours(at.at("hours")),
        breaks(at.at("breaks")),
        holidays(at.at("holidays")),
        at.at("publicAddress")
            .textOrNull("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*", "address"),
        at.has("signatory") ? Optional.of(signatory(at.at("signatory"))) : Optional.empty(),
        at.has("periods") ? periods(at.at("periods")) : List.of());
  }

  /**
   * A service day ends at 00:00: whoever waits is expired, and numbers begin anew. An office that
   * is open day and night knows that; others would have people inside.
   */
  private static void notOverMidnight(List<OpeningHours> hours, Place at) {
    for (DayOfWeek day : DayOfWeek.values()) {
      List<OpeningHours> evening =
          hours.stream()
              .filter(one -> one.days().contains(day) && one.to().equals(DayTime.of("24:00")))
              .toList();
      List<OpeningHours> morning =
          hours.stream()
              .filter(one -> one.days().contains(day.plus(1)))
              .filter(one -> one.from().equals(DayTime.of("00:00")))
              .toList();
      boolean open = !evening.isEmpty() && !morning.isEmpty();
      if (open
          && !(evening.stream().anyMatch(OfficePart::isDayAndNight)
              && morning.stream().anyMatch(OfficePart::isDayAndNight))) {
        at.fault(Saying.of("midnight", "day", day, "next", day.plus(1)));
      }
    }
  }

  private static boolean isDayAndNight(OpeningHours one) {
    return one.from().equals(DayTime.of("00:00")) && one.to().equals(DayTime.of("24:00"));
  }

  static Signatory signatory(Place at) {
    at.keys(List.of("place", "title", "name"), List.of("rank", "number"));
    return new Signatory(
        at.at("place").shown(OFFICE_NAME),
        at.at("title").shown(TEXT),
        at.at("name").shown(TEXT),
        at.has("rank") ? Optional.of(at.at("rank").shown(OFFICE_NAME)) : Optional.empty(),
        at.has("number") ? Optional.of(at.at("number").shown(OFFICE_NAME)) : Optional.empty());
  }

  private static List<OpeningHours> hours(Place at) {
    List<OpeningHours> hours = new ArrayList<>();
    for (Place one : at.someItems()) {
      span(one).ifPresent(span -> hours.add(new OpeningHours(span.days, span.from, span.to)));
    }
    notOverMidnight(hours, at);
    return hours;
  }

  private static List<Break> breaks(Place at) {
    List<Break> breaks = new ArrayList<>();
    for (Place one : at.items()) {
      span(one).ifPresent(span -> breaks.add(new Break(span.days, span.from, span.to)));
    }
    return breaks;
  }

  private static List<Period> periods(Place at) {
    List<Period> periods = new ArrayList<>();
    for (Place one : at.items()) {
      one.keys(List.of("name", "from", "to", "hours", "breaks"));
      LocalDate from = one.at("from").date();
      LocalDate to = one.at("to").date();
      if (to.isBefore(from) && to.isAfter(LocalDate.EPOCH)) {
        Saying later = Saying.of("allowed.day-from", "from", from);
        one.at("to").fault(Saying.of("not-allowed", "shown", to, "allowed", later));
        to = from;
      }
      Period period =
          new Period(
              one.at("name").shown(TEXT),
              from,
              to.isBefore(from) ? from : to,
              hours(one.at("hours")),
              breaks(one.at("breaks")));
      periods.stream()
          .filter(other -> !other.to().isBefore(period.from()))
          .filter(other -> !other.from().isAfter(period.to()))
          .findFirst()
          .ifPresent(
              other -> one.at("from").fault(Saying.of("periods-overlap", "name", other.name())));
      periods.add(period);
    }
    return periods;
  }

  private static List<Holiday> holidays(Place at) {
    List<Holiday> holidays = new ArrayList<>();
    List<LocalDate> dates = new ArrayList<>();
    for (Place one : at.items()) {
      one.keys(List.of("date", "name"), List.of("open", "tentative"));
      LocalDate date = one.at("date").date();
      if (dates.contains(date) && date.isAfter(LocalDate.EPOCH)) {
        one.at("date").fault(Saying.of("date-twice", "date", date));
      }
      dates.add(date);
      holidays.add(
          new Holiday(
              date,
              one.at("name").shown(TEXT),
              one.has("open") ? openings(one.at("open")) : List.of(),
              one.has("tentative") && one.at("tentative").flag()));
    }
    return holidays;
  }

  private static List<Opening> openings(Place at) {
    List<Opening> openings = new ArrayList<>();
    for (Place one : at.items()) {
      int before = one.faults().size();
      one.keys(List.of("from", "to"));
      DayTime from = time(one.at("from"));
      DayTime to = time(one.at("to"));
      notBefore(from, to, one, before);
      if (one.faults().size() == before) {
        openings.add(new Opening(from, to));
      }
    }
    return openings;
  }

  private record Span(List<DayOfWeek> days, DayTime from, DayTime to) {}

  private static Optional<Span> span(Place at) {
    int before = at.faults().size();
    at.keys(List.of("days", "from", "to"));
    List<DayOfWeek> days = days(at.at("days"));
    DayTime from = time(at.at("from"));
    DayTime to = time(at.at("to"));
    notBefore(from, to, at, before);
    return at.faults().size() == before ? Optional.of(new Span(days, from, to)) : Optional.empty();
  }

  private static void notBefore(DayTime from, DayTime to, Place at, int faultsBefore) {
    if (at.faults().size() == faultsBefore && from.compareTo(to) >= 0) {
      Saying later = Saying.of("allowed.later", "from", from);
      at.at("to").fault(Saying.of("not-allowed", "shown", to, "allowed", later));
    }
  }

  static List<DayOfWeek> days(Place at) {
    return at.someItems().stream().map(day -> DayOfWeek.valueOf(day.oneOf(DAYS))).toList();
  }

  static DayTime time(Place at) {
    return DayTime.of(at.text(TIME, "time", "00:00"));
  }
}
