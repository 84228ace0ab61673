package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.rules.Catalogue.Component;
import id.loket.server.rules.Catalogue.Counter;
import id.loket.server.rules.Catalogue.DayTime;
import id.loket.server.rules.Catalogue.DefaultRange;
import id.loket.server.rules.Catalogue.Office;
import id.loket.server.rules.Catalogue.Service;
import id.loket.server.rules.Catalogue.Settings;
import id.loket.server.rules.Catalogue.Standard;
import id.loket.server.rules.Catalogue.Text;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
  @ParameterizedTest
  @CsvSource({
    "Asia/Jakarta, WIB",
    "Asia/Pontianak, WIB",
    "Asia/Makassar, WITA",
    "Asia/Jayapura, WIT"
  })
  void aZoneHasTheNameThatVisitorsKnow(String zone, String name) {
    assertEquals(name, catalogue(zone).zoneName());
  }

  @Test
  void aZoneOutsideIndonesiaIsRefusedWithTheAllowedOnes() {
    Exception refusal = assertThrows(IllegalArgumentException.class, () -> catalogue("Asia/Tokyo"));

    assertTrue(refusal.getMessage().contains("Asia/Jayapura"), refusal.getMessage());
  }

  @Test
  void aServiceWithoutTicketIsReceivedAtTheCounterOfAnother() {
    Catalogue catalogue = catalogue("Asia/Jakarta");

    assertEquals(List.of(6), numbers(catalogue.countersServing("PENGADUAN")));
    assertEquals(List.of(6), numbers(catalogue.countersServing("TERKENDALA")));
    assertEquals(List.of(), numbers(catalogue.countersServing("NOWHERE")));
  }

  @Test
  void servicesAndCountersAreFoundByCodeAndNumber() {
    Catalogue catalogue = catalogue("Asia/Jakarta");

    assertTrue(catalogue.service("PENGADUAN").orElseThrow().hasTicket());
    assertEquals(Optional.empty(), catalogue.service("pengaduan"));
    assertEquals("Pengaduan Kasus", catalogue.counter(6).orElseThrow().name());
    assertEquals(Optional.empty(), catalogue.counter(7));
  }

  @Test
  void aComponentPrintedBlankIsKnown() {
    Standard standard = catalogue("Asia/Jakarta").services().get(0).standard();

    assertEquals(List.of(Component.SAFETY_GUARANTEE), standard.blankComponents());
    assertEquals(14, standard.components().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"24:01", "8:00", "08:60", "25:00", "08.00", ""})
  void aTimeThatNoClockShowsIsRefused(String time) {
    assertThrows(IllegalArgumentException.class, () -> DayTime.of(time));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00:00", "08:05", "23:59", "24:00"})
  void aTimeIsWrittenAsItWasRead(String time) {
    assertEquals(time, DayTime.of(time).toString());
  }

  private static List<Integer> numbers(List<Counter> counters) {
    return counters.stream().map(Counter::number).toList();
  }

  private static Catalogue catalogue(String zone) {
    return new Catalogue(
        new Office(
            "uji",
            "Kantor Uji",
            "Jl. Uji",
            zone,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty()),
        List.of(
            service("PENGADUAN", Optional.of("K"), Optional.empty()),
            service("TERKENDALA", Optional.empty(), Optional.of("PENGADUAN"))),
        List.of(new Counter(6, "Pengaduan Kasus", List.of("PENGADUAN"))),
        Settings.usual());
  }

  private static Service service(
      String code, Optional<String> prefix, Optional<String> receivedAt) {
    Text text = new Text(code, code);
    Map<Component, String> components = new EnumMap<>(Component.class);
    for (Component component : Component.values()) {
      components.put(component, component == Component.SAFETY_GUARANTEE ? " - " : "ada");
    }
    LocalDate date = LocalDate.of(2024, 1, 2);
    return new Service(
        code,
        prefix,
        "Pengaduan Kasus",
        text,
        text,
        "case",
        List.of(text),
        text,
        0,
        text,
        receivedAt,
        new DefaultRange(5, 15),
        new Standard("1", date, "I", date, components),
        Optional.empty(),
        Optional.empty());
  }
}
