package id.loket.server.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeServer;
import id.loket.server.OfficeUnderTest;
import id.loket.server.journal.Database;
import id.loket.server.journal.SideFile;
import id.loket.server.keys.OfficeKey;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** An office on a clock that the test moves, with a second copy in a folder beside it. */
final class OfficeWithCopy implements AutoCloseable {
  static final String GUEST = "Tamu-99-Salinan";

  /** What a start makes: a follower's rows, its place, and the sum of a file's schema. */
  private static final List<String> NOT_COMPARED =
      List.of("follower", "daily_visits", "device_change", "sealed", "flyway_schema_history");

  final MovedClock clock = MovedClock.onAMorning();
  final OfficeUnderTest office;
  final Path home;
  Client kiosk;

  OfficeWithCopy(Path home) throws Exception {
    this.home = Files.createDirectories(home);
    this.office = OfficeUnderTest.open(clock);
    office.copyTo(home);
    office.restart();
    kiosk = office.screen("KIOSK");
  }

  SecondCopy copy() {
    return office.server().copy().orElseThrow();
  }

  /** What is there now is in the copy when this returns. */
  void upToNow() throws InterruptedException {
    clock.move(SecondCopy.LOOK);
    copy().look();
    while (copy().trouble().isPresent()) {
      Thread.sleep(1);
      copy().look();
    }
  }

  /** Until it is told that way. */
  CopyTrouble awaitTrouble(CopyTrouble.Cause cause) throws InterruptedException {
    while (copy().trouble().filter(one -> one.cause() == cause).isEmpty()) {
      Thread.sleep(1);
    }
    return copy().trouble().orElseThrow();
  }

  String take() throws Exception {
    return kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201).get("id").asText();
  }

  void takeWithGuest() throws Exception {
    kiosk
        .post("/api/v1/tickets/" + take() + "/guest", "name", GUEST, "origin", "x", "purpose", "y")
        .expect(201);
  }

  OfficeKey key() {
    return office.server().keys().officeKey();
  }

  CopyRestore.Restored restore(Path from, Path to) throws Exception {
    return CopyRestore.run(
        from, Optional.empty(), to, key(), OfficeServer.REGISTERS, OfficeServer.TALLIES);
  }

  /** Every row of every table that the office has, by file and table. */
  Map<String, List<Map<String, Object>>> rows() throws Exception {
    return rows(office.folder());
  }

  static Map<String, List<Map<String, Object>>> rows(Path data) throws Exception {
    Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
    new Database(data.resolve(OfficeServer.FILE), OfficeServer.REGISTERS)
        .read(tables -> addRows("office.", tables, rows));
    if (Files.exists(data.resolve("survey.db"))) {
      try (SideFile file = SideFile.open(data.resolve("survey.db"))) {
        file.read(tables -> addRows("survey.", tables, rows));
      }
    }
    return rows;
  }

  private static int addRows(
      String file, Handle tables, Map<String, List<Map<String, Object>>> rows) {
    List<String> names =
        tables
            .createQuery(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
            .mapTo(String.class)
            .list();
    for (String name : names) {
      if (!NOT_COMPARED.contains(name)) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, Object> row :
            tables.createQuery("SELECT * FROM " + name).mapToMap().list()) {
          row.replaceAll(
              (column, value) -> value instanceof byte[] bytes ? Arrays.toString(bytes) : value);
          all.add(row);
        }
        all.sort(Comparator.comparing(Map::toString));
        rows.put(file + name, all);
      }
    }
    return names.size();
  }

  static void assertSame(
      Map<String, List<Map<String, Object>>> expected,
      Map<String, List<Map<String, Object>>> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((table, rows) -> assertEquals(rows, actual.get(table), table));
  }

  static void copyFolder(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  void pass(Duration time) {
    clock.move(time);
  }

  @Override
  public void close() throws IOException {
    office.close();
  }
}
