package id.loket.server.mending;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.server.OfficeServer;
import id.loket.server.journal.FileDump;
import id.loket.server.journal.JournalCheck;
import id.loket.server.keys.OfficeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One bit flips in any file of a stopped office. Whatever it hit: what is served then is what was
 * written, or somebody is told, and the office opens.
 */
class BitFlipTest {
  private static final int FLIPS = Integer.getInteger("flips", 40);

  @TempDir Path scratch;

  private final long seed = Long.getLong("seed", System.nanoTime());

  private enum Fate {
    HARMLESS,
    MENDED,
    TOLD,
    REFUSED
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void noFlippedBitIsServedSilentlyOrLeavesAnOfficeShut() throws Exception {
    List<String> wrong = new ArrayList<>();
    Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    try (PlayedOffice office = new PlayedOffice()) {
      Map<String, String> before = content(office.folder());
      Random random = new Random(seed);
      for (int n = 0; n < FLIPS; n++) {
        Path copy = PlayedOffice.copy(office.folder(), scratch.resolve("flip" + n));
        String where = flip(copy, n % 2 == 0, random);
        Fate fate = fate(copy, where, before, wrong);
        fates.merge(fate, 1, Integer::sum);
        PlayedOffice.delete(copy);
      }
    }
    System.out.println("bit flips: " + FLIPS + ", seed " + seed + ": " + fates);
    assertEquals(List.of(), wrong, () -> "seed " + seed);
  }

  private Fate fate(Path copy, String where, Map<String, String> before, List<String> wrong)
      throws Exception {
    Optional<Finding> told;
    try {
      told = PlayedOffice.mend(copy);
    } catch (RuntimeException | java.sql.SQLException e) {
      wrong.add(where + ": " + e);
      return Fate.REFUSED;
    }
    Map<String, String> after = content(copy);
    boolean same = before.equals(after);
    if (!same && told.isEmpty()) {
      wrong.add(where + ": silent: " + differences(before, after));
    }
    try (OfficeServer server = OfficeServer.start(PlayedOffice.settings(copy))) {
      String finding = JournalCheck.run(server.database(), List.of()).finding();
      if (!finding.isEmpty()) {
        wrong.add(where + ": " + finding + " " + told);
      }
    } catch (RuntimeException | java.sql.SQLException e) {
      wrong.add(where + ": " + e + " " + told);
      return Fate.REFUSED;
    }
    return told.isEmpty() ? Fate.HARMLESS : same ? Fate.MENDED : Fate.TOLD;
  }

  private static List<String> differences(Map<String, String> before, Map<String, String> after) {
    return before.keySet().stream().filter(one -> !before.get(one).equals(after.get(one))).toList();
  }

  private static Map<String, String> content(Path folder) {
    Map<String, String> content = new TreeMap<>();
    for (Path file : OfficeServer.files(folder)) {
      FileDump.of(file)
          .forEach((table, rows) -> content.put(file.getFileName() + " " + table, rows));
    }
    // A sum of sums: nobody is served it, and one bit of it is no damage.
    content.keySet().removeIf(table -> table.endsWith(" sealed"));
    try {
      content.put("key", OfficeKey.read(folder.resolve("key/office.key")).words());
    } catch (RuntimeException e) {
      content.put("key", "");
    }
    return content;
  }

  /** In any byte of any file; every second time in one that is not zero, as most are. */
  private static String flip(Path folder, boolean anywhere, Random random) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    long size = 0;
    for (Path file : files) {
      size += Files.size(file);
    }
    while (true) {
      long at = random.nextLong(size);
      int n = 0;
      for (; at >= Files.size(files.get(n)); n++) {
        at -= Files.size(files.get(n));
      }
      byte[] bytes = Files.readAllBytes(files.get(n));
      if (anywhere || bytes[(int) at] != 0) {
        int bit = random.nextInt(8);
        bytes[(int) at] ^= (byte) (1 << bit);
        Files.write(files.get(n), bytes);
        return folder.relativize(files.get(n)) + " byte " + at + " bit " + bit;
      }
    }
  }
}
