package id.loket.server.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.rules.Catalogue;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** G8: one working day, counted from when all papers are there. */
class PromiseTest {
  private static final Catalogue CATALOGUE = CatalogueFile.readDefault().orThrow();

  @Test
  void completeOnFridayAfternoonIsDueAtTheEndOfMonday() {
    assertEquals(Optional.of(at("2026-11-30T09:00:00Z")), due("2026-11-27T08:00:00Z"));
  }

  @Test
  void aHolidayIsNoWorkingDay() {
    // Complete on 31 December 2025; 1 January is a holiday, the 2nd a Friday.
    assertEquals(Optional.of(at("2026-01-02T09:30:00Z")), due("2025-12-31T03:00:00Z"));
  }

  @Test
  void whilePapersAreMissingTheClockRests() {
    assertEquals(Optional.empty(), Promise.due(CATALOGUE, Optional.empty()));
  }

  private static Optional<Instant> due(String complete) {
    return Promise.due(CATALOGUE, Optional.of(at(complete)));
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
