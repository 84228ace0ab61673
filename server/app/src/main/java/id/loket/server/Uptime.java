package id.loket.server;

import id.loket.server.desk.Ticks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** This machine's own count of time, which goes on whatever its clock is set to. */
final class Uptime implements Ticks {
  /** Seconds since the machine started, sleep included: proc(5). */
  private static final Path FILE = Path.of("/proc/uptime");

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  /** Where there is no such file, sleep is not counted. */
  @Override
  public long nanosWithSleep() {
    try {
      String seconds = Files.readString(FILE).split(" ")[0];
      return (long) (Double.parseDouble(seconds) * 1e9);
    } catch (IOException | NumberFormatException e) {
      return System.nanoTime();
    }
  }
}
