package id.loket.server;

import id.loket.display.DisplaySettings;
import id.loket.doctor.Examination;
import id.loket.doctor.Row;
import id.loket.kiosk.KioskConfig;
import id.loket.kiosk.KioskSettings;
import id.loket.server.backup.Backups;
import id.loket.server.health.Computer;
import id.loket.server.health.Foresight;
import id.loket.server.health.HealthReport;
import id.loket.server.journal.Database;
import id.loket.server.journal.PastCatalogues;
import id.loket.server.web.Check;
import id.loket.station.StationDevice;
import id.loket.station.StationException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A server as the doctor looks at it. One that runs is asked for its list of checks, in which its
 * stations have told of their devices; of one that does not, files and stations are looked at. Its
 * files are read, and nothing is written.
 *
 * @param server where it is asked
 * @param kiosks settings files of stations in its process
 */
record OfficePatient(ServerSettings settings, URI server, List<Path> kiosks, List<Path> displays) {
  private static final Duration OLD_BACKUP = Duration.ofHours(36);
  private static final long SCARCE_BYTES = 256L << 20;

  /**
   * @param computer on which this runs
   */
  List<Row> look(Examination examination, Computer computer, Clock clock) {
    List<Check> told = HealthReport.ask(server).rows();
    List<Row> rows = new ArrayList<>();
    if (told.stream().noneMatch(one -> one.cause().equals("server.silent"))) {
      told.forEach(one -> rows.add(row(one, Row.Source.OFFICE)));
      return rows;
    }
    told.forEach(one -> rows.add(row(one, Row.Source.LOOKED)));
    rows.addAll(files(clock.instant()));
    rows.addAll(stations(examination));
    foreseen(computer, rows, clock.instant()).forEach(one -> rows.add(row(one, Row.Source.LOOKED)));
    return rows;
  }

  private static Row row(Check check, Row.Source source) {
    return new Row(
        check.id(),
        check.name(),
        check.health(),
        check.cause(),
        check.values(),
        check.values().getOrDefault("detail", ""),
        source);
  }

  /**
   * @param rows in which the stations' devices say what their station is called
   */
  private List<Check> foreseen(Computer computer, List<Row> rows, Instant now) {
    List<Check> all = new ArrayList<>(Foresight.days(settings.backups()));
    Database database = OfficeServer.database(settings);
    if (Files.exists(database.file())) {
      Optional<ZoneId> office = new PastCatalogues(database).present().map(one -> one.zoneId());
      all.addAll(Foresight.zone(computer, office, now));
      all.addAll(Foresight.paper(database, station -> Optional.of(stationName(rows, station))));
    }
    all.addAll(Foresight.networkTime(computer));
    return all;
  }

  /** What only the running server would say otherwise. */
  private List<Row> files(Instant now) {
    List<Row> rows = new ArrayList<>();
    Optional<Instant> newest =
        Files.isDirectory(settings.backups())
            ? Backups.newest(settings.backups())
            : Optional.empty();
    rows.add(
        newest.map(moment -> backup(moment, now)).orElse(Row.attention("backup", "backup.none")));
    try {
      long free = Files.getFileStore(settings.data()).getUsableSpace();
      Row space =
          free < SCARCE_BYTES
              ? Row.attention("storage.space", "space.scarce")
              : Row.well("storage.space", "space.enough");
      rows.add(space.with("free", (free >> 20) + " MB"));
    } catch (IOException e) {
      rows.add(Row.attention("storage.space", "space.unknown").detailed(String.valueOf(e)));
    }
    return rows;
  }

  private static Row backup(Instant moment, Instant now) {
    Duration age = Duration.between(moment, now);
    Row row =
        age.compareTo(OLD_BACKUP) < 0
            ? Row.well("backup", "backup.rehearsed")
            : Row.attention("backup", "backup.old");
    return row.with("days", age.toDays());
  }

  private static String stationName(List<Row> rows, String station) {
    return rows.stream()
        .filter(one -> one.id().startsWith("device." + station + "."))
        .map(one -> one.values().getOrDefault("name", station))
        .findFirst()
        .orElse(station);
  }

  private List<Row> stations(Examination examination) {
    List<Row> rows = new ArrayList<>();
    for (Path file : kiosks) {
      try {
        KioskConfig config = KioskSettings.read(file);
        List<Row> devices =
            examination.of(
                name(file), config.devices().stream().map(StationDevice.Plan::probe).toList());
        rows.addAll(devices);
      } catch (StationException e) {
        rows.add(wrong(file, e));
      }
    }
    for (Path file : displays) {
      try {
        DisplaySettings.read(file);
      } catch (StationException e) {
        rows.add(wrong(file, e));
      }
    }
    return rows;
  }

  private static Row wrong(Path file, StationException e) {
    return Row.down("settings." + name(file), "settings.wrong")
        .named("settings")
        .with("file", file)
        .detailed(e.getMessage());
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
  }
}
