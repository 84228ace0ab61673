package id.loket.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * For how many days the room on the disk of the backups will do, if the office's files grow as they
 * have grown: each backup that is kept grows with them, and so do the files themselves.
 */
public final class DiskDays {
  /** Fewer, and somebody should make room while there is time. */
  public static final long FEW = 30;

  private static final Duration SHORTEST = Duration.ofDays(7);

  private DiskDays() {}

  /** Empty where there are no backups of a week to measure by, or nothing grows. */
  public static OptionalLong left(Path backups) throws IOException {
    List<Path> kept = Backups.in(backups);
    if (kept.size() < 2) {
      return OptionalLong.empty();
    }
    List<Path> byMoment =
        kept.stream().sorted((one, other) -> moment(one).compareTo(moment(other))).toList();
    Path first = byMoment.get(0);
    Path last = byMoment.get(byMoment.size() - 1);
    Duration between = Duration.between(moment(first), moment(last));
    long grown = Files.size(last) - Files.size(first);
    if (between.compareTo(SHORTEST) < 0 || grown <= 0) {
      return OptionalLong.empty();
    }
    long each = grown * (kept.size() + 1);
    long free = Files.getFileStore(backups).getUsableSpace();
    return OptionalLong.of((long) (free / (double) each * between.toDays()));
  }

  private static Instant moment(Path file) {
    return Backups.moment(file).orElse(Instant.EPOCH);
  }
}
