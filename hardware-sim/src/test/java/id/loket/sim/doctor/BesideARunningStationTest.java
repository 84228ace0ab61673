package id.loket.sim.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.doctor.Row;
import id.loket.kiosk.KioskSettings;
import id.loket.kiosk.KioskStation;
import id.loket.station.Station;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A station that runs holds its devices, and is asked for what it knows. */
class BesideARunningStationTest {
  @TempDir private Path folder;

  @Test
  void itsDevicesAreNotTouchedAndItsWordIsPassedOn() throws Exception {
    try (WholeBench bench = new WholeBench(Files.createDirectory(folder.resolve("bench")))) {
      bench.settings.put("enrolment-code", "\"X\"");
      try (Station station = KioskStation.start(KioskSettings.read(bench.settingsFile()))) {
        awaitCause(bench, "");
        assertFalse(station.isConnected());
        bench.printer.controls().set("paperEnd", true);

        Row printer = awaitCause(bench, "device.PRINTER.PAPER_OUT");

        assertEquals(Row.Source.STATION, printer.source());
        assertTrue(bench.examined().stream().noneMatch(one -> one.cause().endsWith("PORT_IN_USE")));
        assertTrue(
            bench.examined().stream().anyMatch(one -> one.cause().equals("station.alone")),
            "the office has not taken it in");
      }
    }
  }

  @Test
  void whatWasWrittenDownSinceItsStartIsNamed() throws Exception {
    try (WholeBench bench = new WholeBench(Files.createDirectory(folder.resolve("bench")))) {
      bench.settings.put("enrolment-code", "\"X\"");
      String both = bench.settings.remove("cameras");
      try (Station station = KioskStation.start(KioskSettings.read(bench.settingsFile()))) {
        bench.settings.put("cameras", both);

        List<Row> rows = bench.examined();
        assertFalse(station.isConnected());

        assertTrue(
            rows.stream().anyMatch(one -> one.cause().equals("device.CAMERA.NOT_LOADED")),
            rows.toString());
      }
    }
  }

  private static Row awaitCause(WholeBench bench, String cause) throws Exception {
    while (true) {
      Optional<Row> printer =
          bench.examined().stream()
              .filter(one -> one.id().equals("device.kiosk.printer"))
              .filter(one -> one.cause().equals(cause))
              .findFirst();
      if (printer.isPresent()) {
        return printer.get();
      }
      LockSupport.parkNanos(100_000_000);
    }
  }
}
