package id.loket.server.journal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which migrations this program brings. A file that has the newest needs no look at the others,
 * which would take half a second; and a feature that adds one has nothing else to change.
 */
final class Migrations {
  static final String FOLDER = "db/migration";

  /** The first that says which older programs may write; those of before know nothing of it. */
  static final int FIRST_OF_WRITERS = 44;

  private static final Pattern NAME = Pattern.compile("(?:.*/)?V(\\d+)__\\w+\\.sql");
  private static final Pattern WRITER =
      Pattern.compile("-- Oldest writer: tables (\\d+), Loket (\\S+)");
  private static final TreeMap<Integer, String> FILES = filesIn(home());

  private Migrations() {}

  /** The number of the newest one; 1 or more. */
  static int newest() {
    return FILES.lastKey();
  }

  /** What each of them says of older programs; one that says nothing lets no older one write. */
  static List<Writers.Oldest> oldestWriters() {
    return FILES.tailMap(FIRST_OF_WRITERS).entrySet().stream()
        .map(one -> oldestWriter(one.getKey(), text(one.getValue())))
        .toList();
  }

  static Writers.Oldest oldestWriter(int number, String sql) {
    Matcher head = WRITER.matcher(sql);
    return head.lookingAt()
        ? new Writers.Oldest(number, Integer.parseInt(head.group(1)), head.group(2))
        : new Writers.Oldest(number, number, "with tables " + number);
  }

  /** The text of a migration. */
  static String text(String name) {
    try (InputStream in = Migrations.class.getResourceAsStream("/" + FOLDER + "/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": this program's own file can't be read", e);
    }
  }

  private static File home() {
    try {
      return new File(Migrations.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("where this program lies can't be read", e);
    }
  }

  /** By their numbers. */
  private static TreeMap<Integer, String> filesIn(File home) {
    if (home.isDirectory()) {
      String[] files = new File(home, FOLDER).list();
      return byNumber(files == null ? Stream.empty() : Arrays.stream(files));
    }
    try (JarFile jar = new JarFile(home)) {
      return byNumber(
          jar.stream().map(one -> one.getName()).filter(name -> name.startsWith(FOLDER + "/")));
    } catch (IOException e) {
      throw new UncheckedIOException(home + ": this program's own file can't be read", e);
    }
  }

  private static TreeMap<Integer, String> byNumber(Stream<String> files) {
    TreeMap<Integer, String> byNumber = new TreeMap<>();
    files
        .map(NAME::matcher)
        .filter(Matcher::matches)
        .forEach(
            name ->
                byNumber.put(
                    Integer.parseInt(name.group(1)),
                    name.group().substring(name.group().lastIndexOf('/') + 1)));
    if (byNumber.isEmpty()) {
      throw new IllegalStateException("there are no migrations in " + FOLDER);
    }
    return byNumber;
  }
}
