package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.backup.Backups;
import id.loket.server.keys.OfficeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that somebody starts by hand, whose files others could usually read. */
class OwnersOnlyTest {
  @TempDir Path folder;

  @Test
  void nobodyButTheUserWhoStartsTheServerReadsItsFiles() throws Exception {
    Path data = folder.resolve("data");
    Path copy = Files.createDirectory(folder.resolve("copy"));
    Path key = data.resolve("key/office.key");
    ServerSettings settings =
        new ServerSettings("127.0.0.1", 0, data, key, Optional.empty(), WallClock.clock())
            .withCopy(copy);
    Path backup;
    try (OfficeServer server = OfficeServer.start(settings)) {
      FirstDay.of(server.port(), server.setupCode().orElseThrow()).screen("KIOSK");
      server.desk().ballast().keep();
      while (server.copy().orElseThrow().trouble().isPresent()) {
        server.copy().orElseThrow().look();
      }
      backup =
          OfficeServer.backups(server.database(), server.keys(), key.getParent(), WallClock.clock())
              .make(settings.backups())
              .file();
      assertEquals(List.of(), open(data));
      assertEquals(List.of(), open(copy.resolve("000001")));
      assertTrue(Files.exists(data.resolve("office.db-wal")), "the log was looked at too");
    }
    assertEquals(List.of(), open(data));

    Path blank = folder.resolve("blank");
    Optional<Path> keys = Optional.of(backup.resolveSibling(Backups.KEYS));
    Backups.restore(backup, keys, blank, OfficeKey.read(key));

    assertEquals(List.of(), open(blank));
  }

  /** Everything below it that others may read or write, or enter. */
  private static List<String> open(Path below) throws IOException {
    TreeSet<String> open = new TreeSet<>();
    try (Stream<Path> all = Files.walk(below)) {
      for (Path one : all.toList()) {
        String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(one));
        if (!rights.endsWith("------")) {
          open.add(below.relativize(one) + " " + rights);
        }
      }
    }
    return List.copyOf(open);
  }
}
