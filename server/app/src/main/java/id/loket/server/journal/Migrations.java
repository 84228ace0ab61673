package id.loket.server.journal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.util.Arrays;
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

  private static final Pattern NAME = Pattern.compile("(?:.*/)?V(\\d+)__\\w+\\.sql");
  private static final int NEWEST = newestOf(home());

  private Migrations() {}

  /** The number of the newest one; 1 or more. */
  static int newest() {
    return NEWEST;
  }

  private static File home() {
    try {
      return new File(Migrations.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("where this program lies can't be read", e);
    }
  }

  private static int newestOf(File home) {
    if (home.isDirectory()) {
      String[] files = new File(home, FOLDER).list();
      return newestOf(files == null ? Stream.empty() : Arrays.stream(files));
    }
    try (JarFile jar = new JarFile(home)) {
      return newestOf(
          jar.stream().map(one -> one.getName()).filter(name -> name.startsWith(FOLDER + "/")));
    } catch (IOException e) {
      throw new UncheckedIOException(home + ": this program's own file can't be read", e);
    }
  }

  private static int newestOf(Stream<String> files) {
    return files
        .map(NAME::matcher)
        .filter(Matcher::matches)
        .mapToInt(name -> Integer.parseInt(name.group(1)))
        .max()
        .orElseThrow(() -> new IllegalStateException("there are no migrations in " + FOLDER));
  }
}
