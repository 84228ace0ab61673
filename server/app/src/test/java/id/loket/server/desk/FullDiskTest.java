package id.loket.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.FirstDay;
import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.catalogue.CatalogueFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something else fills the disk of a running office, and somebody makes room again. */
class FullDiskTest {
  private static final int MEGABYTES = 320;
  private static final String TICKETS = "/api/v1/tickets";

  @TempDir Path folder;

  @Test
  void onAFullDiskTheBallastCarriesOnThenItIsSaidAndAllHealsByItself() throws Exception {
    Path data = Files.createDirectory(folder.resolve("office"));
    Files.writeString(data.resolve("catalogue.json"), CatalogueFile.write(AlwaysOpen.catalogue()));
    OfficeProcess server = OfficeProcess.startOnDisk(data, MEGABYTES);
    try {
      String setup = server.ready();
      Path disk = server.seen(data);
      Client guard = FirstDay.of(server.port(), setup).person("GUARD", "satpam");
      server.makeBallast();
      await(() -> Files.exists(disk.resolve("ballast")) && free(disk) < (256L << 20));

      take(guard, 3);
      fill(disk.resolve("filler"));
      take(guard, 300);
      assertTrue(Files.notExists(disk.resolve("ballast")), "given up, or nothing was full");

      fill(disk.resolve("more"));
      int taken = 303;
      Client.Reply reply = guard.post(TICKETS, "service", "REENTRY");
      while (reply.status() == 201) {
        taken++;
        reply = guard.post(TICKETS, "service", "REENTRY");
      }
      JsonNode refused = reply.expect(503);
      for (int n = 0; n < 200; n++) {
        guard.post(TICKETS, "service", "REENTRY").expect(503);
      }

      assertEquals("not-written", refused.get("code").asText());
      assertTrue(refused.get("detail").asText().contains("the disk is full"), refused.toString());
      JsonNode health = guard.get("/healthz").expect(503);
      assertEquals("the disk is full", health.get("cause").asText());
      JsonNode storage = guard.picture("/api/v1/guard/live").get("storage");
      assertEquals("DISK_FULL", storage.get("trouble").asText());
      assertTrue(storage.get("scarce").asBoolean(), storage.toString());
      assertTrue(logLines() < 300, () -> "log lines: " + logLines());

      Files.delete(disk.resolve("filler"));
      await(() -> guard.get("/healthz").status() == 200);
      JsonNode next = guard.post(TICKETS, "service", "REENTRY").expect(201);

      assertEquals(String.format("R%03d", taken + 1), next.get("number").asText());
      assertEquals("", server.check());
    } finally {
      server.kill();
    }
  }

  private static void take(Client guard, int numbers) throws Exception {
    for (int n = 0; n < numbers; n++) {
      guard.post(TICKETS, "service", "REENTRY").expect(201);
    }
  }

  private static long free(Path disk) throws IOException {
    return Files.getFileStore(disk).getUsableSpace();
  }

  /** To the last byte. */
  static void fill(Path file) throws IOException {
    byte[] zeros = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      for (int size = zeros.length; size > 0; ) {
        try {
          out.write(zeros, 0, size);
        } catch (IOException e) {
          size /= 2;
        }
      }
    }
  }

  private long logLines() {
    try {
      return Files.readAllLines(folder.resolve("office.log")).size();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    while (!condition.holds()) {
      LockSupport.parkNanos(50_000_000);
    }
  }
}
