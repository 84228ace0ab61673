package id.loket.sim.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Java's options in the unit of the server's package, for a small computer. */
final class Installed {
  static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xms32m");

  private Installed() {}

  /** These, and one more. */
  static String[] with(String option) {
    List<String> all = new ArrayList<>(OPTIONS);
    all.add(option);
    return all.toArray(String[]::new);
  }
}
