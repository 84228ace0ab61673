package id.loket.sim.screens;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The browsers that {@code .ci/test} installs. */
public final class Chromium {
  private Chromium() {}

  /** Draws and runs pages as the whole one does, at half its processor time: it has no windows. */
  public static Path headless() {
    return first("/usr/bin/chromium-headless-shell", "/usr/bin/chromium");
  }

  /** With windows, profile and history. */
  public static Path whole() {
    return first("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  }

  private static Path first(String... places) {
    return Stream.of(places)
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "no " + places[0] + ": bash .ci/test installs what the tests need"));
  }
}
