package id.loket.sim.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * {@code demo.json}: where each screen is and how to log in. Readable for its owner only.
 *
 * @param screens addresses by name: demo (from which all others open), kiosk, guard, board,
 *     console, survey, ikm, admin, bench
 */
public record DemoFile(String server, Map<String, String> screens, List<Account> accounts) {
  /** The page from which all others open. */
  static final String DOOR = "demo";

  private static final String NAME = "demo.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** A login that holds for this data folder. */
  public record Account(String user, String password, String role) {}

  /** Written when an office is ready for the first time, and there from then on. */
  static boolean isIn(Path data) {
    return Files.exists(data.resolve(NAME));
  }

  static DemoFile read(Path data) throws IOException {
    return JSON.readValue(data.resolve(NAME).toFile(), DemoFile.class);
  }

  void write(Path data) throws IOException {
    write(data, NAME, this);
  }

  /** Written beside and moved, so that a reader never sees half of it. */
  static void write(Path data, String name, Object value) throws IOException {
    Path beside =
        Files.createTempFile(
            data,
            "demo",
            ".json",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    JSON.writeValue(beside.toFile(), value);
    Files.move(
        beside,
        data.resolve(name),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  public Account account(String role) {
    return accounts.stream().filter(one -> one.role().equals(role)).findFirst().orElseThrow();
  }
}
