package id.loket.server.health;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Of this program, as it was given to the build. */
public final class Version implements CommandLine.IVersionProvider {
  /** Such as {@code 0.1.1}; that of a build between two releases ends with {@code -SNAPSHOT}. */
  public static final String NUMBER = read();

  @Override
  public String[] getVersion() {
    return new String[] {"Loket " + NUMBER};
  }

  private static String read() {
    try (InputStream in = Version.class.getResourceAsStream("/loket-version.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the version of this program can't be read", e);
    }
  }
}
