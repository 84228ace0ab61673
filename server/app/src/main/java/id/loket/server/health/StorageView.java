package id.loket.server.health;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.WriteTrouble;
import id.loket.server.mending.Finding;
import id.loket.server.mending.Findings;
import java.io.IOException;
import java.time.Instant;

/**
 * How the office's disk is, for those who can call a technician.
 *
 * @param trouble why nothing can be written; null while it can
 * @param since when that began; null while it can
 * @param freeMegabytes on the disk of the data folder; null if the system doesn't tell
 * @param scarce whether somebody should make room
 * @param damage what became of files that were damaged; null if none were
 */
public record StorageView(
    WriteTrouble.Cause trouble,
    Instant since,
    Long freeMegabytes,
    boolean scarce,
    Finding.State damage) {

  public static StorageView of(OfficeDesk desk, Findings findings) {
    WriteTrouble trouble = desk.writeTrouble().orElse(null);
    Long free = free(desk);
    return new StorageView(
        trouble == null ? null : trouble.cause(),
        trouble == null ? null : trouble.since(),
        free == null ? null : free >> 20,
        free != null && free < desk.ballast().scarce(),
        findings.worst().map(Finding::state).orElse(null));
  }

  private static Long free(OfficeDesk desk) {
    try {
      return desk.ballast().free();
    } catch (IOException e) {
      return null;
    }
  }
}
