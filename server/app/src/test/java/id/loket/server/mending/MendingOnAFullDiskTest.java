package id.loket.server.mending;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.OfficeServer;
import id.loket.server.journal.TestDatabases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A row was changed while the disk is full: the office opens, says so, and keeps what was damaged
 * where there is room. The disk is one in memory that only the program sees; needs the right to
 * make namespaces, as root has it.
 */
class MendingOnAFullDiskTest {
  private static final String OF_AN_ACCOUNT =
      "SELECT password_hash FROM account WHERE user = 'baru'";
  private static final String OF_THE_JOURNAL = "SELECT body FROM ticket ORDER BY place LIMIT 1";

  private static PlayedOffice played;

  @TempDir Path scratch;

  private Path folder;

  @BeforeAll
  static void play() throws Exception {
    played = new PlayedOffice();
  }

  @AfterAll
  static void forget() {
    played.close();
  }

  @BeforeEach
  void copy() throws IOException {
    folder = PlayedOffice.copy(played.folder(), scratch.resolve("office"));
    PlayedOffice.delete(folder.resolve("backups"));
  }

  @Test
  void whatTheJournalGivesIsMendedThoughNothingCanBeKept() throws Exception {
    change(OF_THE_JOURNAL);

    assertEquals(List.of("cause damage.MENDED", "kept false"), started(600));
  }

  @Test
  void aRowThatNothingGivesBackStaysUntilThereIsRoomToKeepIt() throws Exception {
    change(OF_AN_ACCOUNT);

    assertEquals(List.of("cause damage.NO_ROOM", "kept false"), started(400));
    assertEquals(List.of("cause damage.LOST", "kept true"), started(20_000));
  }

  @Test
  void theRoomThatIsHeldForAFullDiskIsForThisToo() throws Exception {
    Files.write(folder.resolve("ballast"), new byte[8 << 20]);
    change(OF_AN_ACCOUNT);

    assertEquals(List.of("cause damage.LOST", "kept true"), started(0));
  }

  /** More than a bit of that text, where it stands in the file. */
  private void change(String sql) throws Exception {
    Path office = folder.resolve("office.db");
    String text;
    try (Connection connection = TestDatabases.open(office);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      text = row.getString(1);
    }
    byte[] bytes = Files.readAllBytes(office);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    bytes[at + 7] ^= 0x15;
    Files.write(office, bytes);
  }

  /** What an office says that is started on a disk with so much room. */
  private List<String> started(int freeKibibytes) throws Exception {
    Path disk = Files.createDirectories(scratch.resolve("disk"));
    String fill =
        String.format(
            "mount -t tmpfs -o size=120m tmpfs %1$s && cp -a %2$s/. %1$s"
                + " && head -c 200m /dev/zero > %1$s/filler;"
                + " truncate -s -%3$dK %1$s/filler; exec \"$@\"",
            disk, folder, freeKibibytes);
    List<String> command = new ArrayList<>(List.of("unshare", "-r", "-m", "sh", "-c", fill, "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Starting.class.getName(), disk.toString()));
    Path log = scratch.resolve("log");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    try (InputStream said = process.getInputStream()) {
      List<String> lines =
          new String(said.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.startsWith("cause ") || line.startsWith("kept "))
              .toList();
      assertEquals(0, process.waitFor(), () -> read(log));
      return lines;
    }
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** The office on that disk. */
  static final class Starting {
    private Starting() {}

    public static void main(String[] folders) throws Exception {
      Path folder = Path.of(folders[0]);
      try (OfficeServer server = OfficeServer.start(PlayedOffice.settings(folder))) {
        JsonNode health = Client.of(server.port()).get("/healthz").body();
        for (JsonNode row : health.get("checks")) {
          if (row.get("id").asText().equals("damage")) {
            System.out.println("cause " + row.get("cause").asText());
          }
        }
        System.out.println("kept " + kept(folder.resolve("damaged")));
      }
      System.exit(0);
    }

    private static boolean kept(Path damaged) throws IOException {
      if (!Files.isDirectory(damaged)) {
        return false;
      }
      try (Stream<Path> files = Files.walk(damaged)) {
        return files.anyMatch(one -> one.endsWith("office.db"));
      }
    }
  }
}
