package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.device.link.LinkAddress;
import id.loket.device.printer.PrinterModel;
import id.loket.kiosk.KioskConfig;
import id.loket.kiosk.KioskStation;
import id.loket.kiosk.PrinterPlan;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.sim.printer.PrinterSetup;
import id.loket.sim.printer.VirtualTicketPrinter;
import id.loket.station.Station;
import id.loket.station.StationException;
import id.loket.station.StationPlace;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A number taken and printed over an encrypted line, and who is not believed at its other end. */
class EncryptedOfficeTest {
  private OfficeUnderTest office;
  private VirtualTicketPrinter printer;
  @TempDir private Path folder;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open();
    printer =
        VirtualTicketPrinter.start(
            PrinterSetup.of("printer", id.loket.sim.printer.PrinterModel.MM80, "127.0.0.1:0")
                .withInstantPrinting());
  }

  @AfterEach
  void close() throws Exception {
    printer.close();
    office.close();
  }

  @Test
  void aNumberIsTakenAndPrintedOverAnEncryptedLine() throws Exception {
    office.encrypt(WallClock.ofTheMachine());
    office.restart();
    JsonNode code = stationCode();

    try (Station station = station(office.encryptedAddress(), code.get("stationCode").asText())) {
      Client kiosk = kiosk(awaitStation());
      kiosk.picture("/api/v1/kiosk/live", StoryOffice.printerIs("READY"));
      JsonNode ticket = StoryOffice.take(kiosk, "REENTRY");
      JsonNode print =
          kiosk.picture(
              "/api/v1/status/" + ticket.get("token").asText() + "/live",
              one -> one.path("print").path("state").asText().equals("PRINTED"));

      assertTrue(station.isConnected());
      assertEquals(ticket.get("number"), print.get("number"));
    }
    assertTrue(Files.exists(folder.resolve("office-authority.pem")));
    // Enrolled once, it comes back by itself, and trusts nothing but its office.
    try (Station again = station(office.encryptedAddress(), "")) {
      await(again);
    }
    StationException plain =
        assertThrows(StationException.class, () -> station(office.address(), ""));
    assertTrue(plain.getMessage().contains("only https is allowed"), plain.getMessage());
  }

  @Test
  void aStationSaysWhatIsWrongWithWhoeverAnswers() throws Exception {
    office.encrypt(WallClock.ofTheMachine());
    office.restart();
    String code = stationCode().get("stationCode").asText();
    try (Station station = station(office.encryptedAddress(), code)) {
      await(station);
    }

    // The office's certificate of a year ago: somebody's clock is wrong.
    office.encrypt(new MovedClock(WallClock.ofTheMachine().instant().minus(Duration.ofDays(400))));
    office.restart();
    String clock = trouble(office.encryptedAddress());
    assertTrue(clock.contains("is of this station's office and holds from"), clock);
    assertTrue(clock.contains("set its clock right with timedatectl"), clock);

    // Another office at the same address.
    try (OfficeUnderTest other = OfficeUnderTest.open()) {
      other.encrypt(WallClock.ofTheMachine());
      other.restart();
      String stranger = trouble(other.encryptedAddress());
      assertTrue(stranger.contains("is not of this station's office"), stranger);
    }

    // Healed by itself.
    office.encrypt(WallClock.ofTheMachine());
    office.restart();
    try (Station again = station(office.encryptedAddress(), "")) {
      await(again);
    }
  }

  @Test
  void aCodeOfAnotherOfficeIsNotSpentAndNothingIsTrusted() throws Exception {
    office.encrypt(WallClock.ofTheMachine());
    office.restart();
    JsonNode code = stationCode();
    String another = code.get("code").asText() + "0000-0000-0000-0000";

    try (Station station = station(office.encryptedAddress(), another)) {
      String said = awaitTrouble(station);
      assertTrue(said.contains("the enrolment-code is of one with 0000-0000-0000-0000"), said);
    }
    assertFalse(Files.exists(folder.resolve("office-authority.pem")));
    try (Station station = station(office.encryptedAddress(), code.get("stationCode").asText())) {
      await(station);
    }
  }

  /** As the administrator's page shows it. */
  private JsonNode stationCode() throws Exception {
    return office
        .administrator()
        .post("/api/v1/enrolment-codes", "kind", "STATION", "name", "Kiosk 1")
        .ok();
  }

  private Client kiosk(String station) throws Exception {
    Client kiosk = office.encrypted();
    kiosk.enrol(office.code(id.loket.server.web.ScreenKind.KIOSK, "Kiosk", station));
    return kiosk;
  }

  private Station station(URI server, String code) throws StationException {
    return KioskStation.start(
        new KioskConfig(
            new StationPlace(
                server, folder, Optional.of(code).filter(one -> !one.isEmpty()), "127.0.0.1", 0),
            List.of(
                new PrinterPlan(
                    LinkAddress.parse(printer.address()),
                    PrinterModel.forPaper(80),
                    Optional.empty(),
                    Duration.ofSeconds(5)))));
  }

  private String awaitStation() {
    while (true) {
      for (var one : office.server().screens().all()) {
        if (one.screen().kind() == id.loket.server.web.ScreenKind.STATION) {
          return one.screen().id();
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private String trouble(URI server) throws Exception {
    try (Station station = station(server, "")) {
      return awaitTrouble(station);
    }
  }

  private static String awaitTrouble(Station station) {
    while (station.trouble().isEmpty()) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return station.trouble();
  }

  private static void await(Station station) {
    while (!station.isConnected()) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
