package id.loket.server.health;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.WriteTrouble;
import java.io.IOException;
import java.time.Instant;

/**
 * How the office's disk is, for those who can call a technician.
 *
 * @param trouble why nothing can be written; null while it can
 * @param since when that began; null while it can
 * @param freeMegabytes on the disk of the data folder; null if the system doesn't tell
 * @param scarce whether somebody should make room
 */
public record StorageView(
    WriteTrouble.Cause trouble, Instant since, Long freeMegabytes, boolean scarce) {

  public static StorageView of(OfficeDesk desk) {
    WriteTrouble trouble = desk.writeTrouble().orElse(null);
    Long free = free(desk);
    return new StorageView(
        trouble == null ? null : trouble.cause(),
        trouble == null ? null : trouble.since(),
        free == null ? null : free >> 20,
        free != null && free < desk.ballast().scarce());
  }

  private static Long free(OfficeDesk desk) {
    try {
      return desk.ballast().free();
    } catch (IOException e) {
      return null;
    }
  }
}
