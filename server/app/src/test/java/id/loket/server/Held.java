package id.loket.server;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.Objects;

/**
 * What this process holds of the machine: open files and sockets, and threads. Linux only.
 *
 * <p>A leak grows with what was done; a few more or less are the business of pools and collectors.
 */
public record Held(int files, int threads) {
  public static Held now() {
    String[] files = Objects.requireNonNull(new File("/proc/self/fd").list(), "/proc/self/fd");
    return new Held(files.length, ManagementFactory.getThreadMXBean().getThreadCount());
  }

  /** Whether less than one in four of so many doings has left something behind. */
  public boolean isNoLeakSince(Held before, int doings) {
    int allowed = 8 + doings / 4;
    return files - before.files <= allowed && threads - before.threads <= allowed;
  }
}
