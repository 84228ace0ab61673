package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.catalogue.AlwaysOpen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A service, or the whole office, closes out of turn. */
class ClosingTest {
  private final Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY);
  private final Instant atTwo = Hall.MONDAY.plus(Duration.ofHours(2));

  @Test
  void aClosingIsAnnouncedAheadChangedAndLifted() {
    hall.does(new AnnounceClosing("OPP", atTwo, "listrik padam", "person:sari"));
    assertEquals("listrik padam", announced("OPP").orElseThrow().sealedReason().orElseThrow());
    assertTrue(Closing.inForce(hall.office, "OPP", atTwo.minusSeconds(1)).isEmpty());
    assertTrue(Closing.inForce(hall.office, "OPP", atTwo).isPresent());
    assertTrue(Closing.inForce(hall.office, "SSW", atTwo).isEmpty());

    hall.does(new AnnounceClosing("OPP", atTwo, "petugas sakit", "person:budi"));
    assertEquals("petugas sakit", announced("OPP").orElseThrow().sealedReason().orElseThrow());

    hall.does(new LiftClosing("OPP", "person:sari"));
    assertTrue(announced("OPP").isEmpty());
    assertEquals(List.of(), hall.does(new LiftClosing("OPP", "person:sari")), "nothing to lift");
  }

  @Test
  void theOfficesClosingHoldsForEveryService() {
    hall.does(new AnnounceClosing(Closing.OFFICE, Hall.MONDAY, "banjir", "person:sari"));

    assertEquals(
        "banjir",
        Closing.inForce(hall.office, "SSW", atTwo).orElseThrow().sealedReason().orElseThrow());
  }

  @Test
  void aServiceThatIsNotThereCanNotClose() {
    assertEquals(
        Reason.UNKNOWN_SERVICE,
        hall.refuses(new AnnounceClosing("NOWHERE", atTwo, "banjir", "person:sari")));
  }

  @Test
  void theNextDayBeginsOpen() {
    hall.does(new AnnounceClosing("OPP", Hall.MONDAY, "banjir", "person:sari"));

    hall.later(86_400).does(Hall.wanted("SSW"));

    assertTrue(announced("OPP").isEmpty());
  }

  @Test
  void yesterdaysClosingIsOverInTheMorningThoughNobodyHasDoneAnythingYet() {
    hall.does(new AnnounceClosing(Closing.OFFICE, Hall.MONDAY, "banjir", "person:sari"));
    Instant morning = Hall.MONDAY.plus(Duration.ofHours(23));

    assertNull(hall.office.closedReason(morning));
    assertEquals(List.of(), Closing.announced(hall.office, morning));
    assertTrue(Closing.inForce(hall.office, "OPP", morning).isEmpty());
  }

  private Optional<Closing> announced(String scope) {
    return Closing.announced(hall.office, scope, Hall.MONDAY);
  }
}
