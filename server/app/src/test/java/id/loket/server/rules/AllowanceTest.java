package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.rules.Catalogue.DayTime;
import id.loket.server.rules.Catalogue.Limit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How far the numbers of a service go on a day. */
class AllowanceTest {
  private static final List<DayOfWeek> MONDAY = List.of(DayOfWeek.MONDAY);

  @Test
  void theLastNumberOfTheDayIsTheLastAndTheKioskSaysWhenThereAreMore() {
    Hall hall = hall(new Limit(MONDAY, Optional.of(2), Optional.empty()));
    hall.issue("OPP");
    assertEquals(1, numbers(hall).left());
    assertNull(numbers(hall).again());
    hall.issue("OPP");

    assertEquals(Reason.QUOTA_REACHED, hall.refuses(Hall.wanted("OPP")));
    assertEquals(Allowance.End.QUOTA, numbers(hall).end());
    assertEquals(Instant.parse("2026-11-24T01:00:00Z"), numbers(hall).again(), "08.00 tomorrow");
    hall.issue("SSW");
  }

  @Test
  void whoComesBackWithWhatWasMissingGetsANumberAllTheSame() {
    Hall hall = hall(new Limit(MONDAY, Optional.of(1), Optional.empty()));
    hall.issue("OPP");

    hall.does(Hall.wanted("OPP").ofReturned());

    assertEquals(0, numbers(hall).left());
  }

  @Test
  void noNumberIsGivenFromTheLastMomentOnAndTheNextDayBeginsAnew() {
    Hall hall = hall(new Limit(MONDAY, Optional.of(9), Optional.of(DayTime.of("10:00"))));
    hall.later(3599).issue("OPP");

    assertEquals(Reason.LAST_TICKET_OVER, hall.later(1).refuses(Hall.wanted("OPP")));

    hall.later(86_400 - 3600).issue("OPP");
    assertEquals(Optional.empty(), of(hall), "there is no limit on a Tuesday");
  }

  private static Allowance numbers(Hall hall) {
    return of(hall).orElseThrow();
  }

  private static Optional<Allowance> of(Hall hall) {
    return Allowance.of(hall.office, hall.office.service("OPP").orElseThrow(), hall.now);
  }

  /** Whose OPP has that limit. */
  static Hall hall(Limit limit) {
    Catalogue usual = CatalogueFile.readDefault().orThrow();
    List<Catalogue.Service> services =
        usual.services().stream()
            .map(one -> one.code().equals("OPP") ? with(one, limit) : one)
            .toList();
    return new Hall(
        new Catalogue(usual.office(), services, usual.counters(), usual.settings()), Hall.MONDAY);
  }

  private static Catalogue.Service with(Catalogue.Service one, Limit limit) {
    return new Catalogue.Service(
        one.code(),
        one.prefix(),
        one.desk(),
        one.name(),
        one.plainName(),
        one.picture(),
        one.requirements(),
        one.product(),
        one.fee(),
        one.promise(),
        one.receivedAt(),
        one.defaultMinutes(),
        one.standard(),
        one.paperName(),
        one.procedure(),
        List.of(limit));
  }
}
