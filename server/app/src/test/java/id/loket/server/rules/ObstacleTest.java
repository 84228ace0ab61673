package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.server.catalogue.AlwaysOpen;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A catalogue comes into force while people are in the hall. */
class ObstacleTest {
  private Hall hall;
  private int reentry;

  @BeforeEach
  void anOpenLoket() {
    Catalogue catalogue = AlwaysOpen.catalogue();
    hall = new Hall(catalogue, Hall.MONDAY);
    reentry = catalogue.countersServing("REENTRY").get(0).number();
    hall.officer(reentry, "sari");
    hall.does(new OpenCounter(reentry, "sari"));
  }

  @Test
  void whoWaitsStaysCallable() {
    hall.issue("REENTRY");

    assertEquals(List.of(Obstacle.Kind.NOT_CALLABLE), kinds(withoutNumbers("REENTRY")));
    assertEquals(
        Reason.CATALOGUE_IN_USE, hall.refuses(new AdoptCatalogue(withoutNumbers("REENTRY"))));
  }

  @Test
  void whoIsServedMayComeToWaitAgainByAnUndo() {
    hall.issue("REENTRY");
    hall.callNext(reentry);

    assertEquals(List.of(Obstacle.Kind.NOT_CALLABLE), kinds(withoutNumbers("REENTRY")));
  }

  @Test
  void whoWasMissedMayStillComeBack() {
    String ticket = hall.issue("REENTRY").id();
    hall.callNext(reentry);
    hall.happen(new NoShowNoted(ticket, reentry, "REENTRY"));

    assertEquals(List.of(Obstacle.Kind.NOT_CALLABLE), kinds(withoutNumbers("REENTRY")));
  }

  @Test
  void whoWasServedStandsInNoWay() {
    hall.issue("REENTRY");
    hall.serveNext(reentry);

    assertEquals(List.of(), kinds(withoutNumbers("REENTRY")));
  }

  @Test
  void aServiceWithNumbersOfTodayStaysAndSaysHowManyAreOpen() {
    hall.issue("REENTRY");
    hall.serveNext(reentry);
    hall.issue("REENTRY");

    Obstacle only = Obstacle.of(hall.office, without("REENTRY")).get(0);

    assertEquals(Obstacle.Kind.SERVICE_GONE, only.kind());
    assertEquals(1, only.people());
    assertEquals(List.of(reentry), only.counters().subList(0, 1));
  }

  @Test
  void aLoketStaysWhileSomebodyStandsAtIt() {
    hall.issue("REENTRY");
    hall.callNext(reentry);
    Catalogue now = hall.office.catalogue();
    List<Catalogue.Counter> counters =
        now.counters().stream().filter(one -> one.number() != reentry).toList();
    Catalogue moved =
        new Catalogue(
            now.office(),
            now.services(),
            counters.stream().map(one -> serving(one, "REENTRY")).toList(),
            now.settings());

    Obstacle only = Obstacle.of(hall.office, moved).get(0);

    assertEquals(Obstacle.Kind.COUNTER_HELD, only.kind());
    assertEquals(List.of(reentry), only.counters());
    assertEquals(1, only.people());
  }

  @Test
  void aLoketMayTakeOverAServiceThatWaits() {
    hall.issue("REENTRY");
    Catalogue now = hall.office.catalogue();
    int other =
        now.counters().stream()
            .map(Catalogue.Counter::number)
            .filter(number -> number != reentry)
            .findFirst()
            .orElseThrow();

    List<Catalogue.Counter> counters =
        now.counters().stream()
            .map(
                one ->
                    one.number() == other
                        ? serving(one, "REENTRY")
                        : new Catalogue.Counter(
                            one.number(),
                            one.name(),
                            one.services().stream().filter(s -> !s.equals("REENTRY")).toList()))
            .toList();

    assertEquals(
        List.of(), kinds(new Catalogue(now.office(), now.services(), counters, now.settings())));
  }

  // ---- helpers
  // ------------------------------------------------------------------------------------

  private List<Obstacle.Kind> kinds(Catalogue next) {
    return Obstacle.of(hall.office, next).stream().map(Obstacle::kind).toList();
  }

  private static Catalogue.Counter serving(Catalogue.Counter counter, String service) {
    return new Catalogue.Counter(counter.number(), counter.name(), List.of(service));
  }

  private Catalogue without(String code) {
    Catalogue now = hall.office.catalogue();
    return new Catalogue(
        now.office(),
        now.services().stream().filter(one -> !one.code().equals(code)).toList(),
        now.counters(),
        now.settings());
  }

  static Catalogue withoutNumbers(String code) {
    Catalogue now = AlwaysOpen.catalogue();
    return new Catalogue(
        now.office(),
        now.services().stream()
            .map(one -> one.code().equals(code) ? ticketless(one) : one)
            .toList(),
        now.counters(),
        now.settings());
  }

  private static Catalogue.Service ticketless(Catalogue.Service one) {
    return new Catalogue.Service(
        one.code(),
        Optional.empty(),
        one.desk(),
        one.name(),
        one.plainName(),
        one.picture(),
        one.requirements(),
        one.product(),
        one.fee(),
        one.promise(),
        Optional.of("OPP"),
        one.defaultMinutes(),
        one.standard(),
        one.paperName(),
        one.procedure());
  }
}
