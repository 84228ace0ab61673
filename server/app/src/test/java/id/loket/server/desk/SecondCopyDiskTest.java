package id.loket.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.FirstDay;
import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.catalogue.CatalogueFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the second copy is full, may not be written, or is pulled out under the server. */
class SecondCopyDiskTest {
  private static final String TICKETS = "/api/v1/tickets";
  private static final int MEGABYTES = 4;

  @TempDir Path folder;

  @Test
  void whateverBecomesOfTheDiskTheHallGoesOnAndTheCopyComesBackByItself() throws Exception {
    Path data = Files.createDirectory(folder.resolve("office"));
    Path stick = Files.createDirectory(folder.resolve("stick"));
    Files.writeString(data.resolve("catalogue.json"), CatalogueFile.write(AlwaysOpen.catalogue()));
    OfficeProcess server = OfficeProcess.startWithCopyOnDisk(data, stick, MEGABYTES);
    try {
      Client guard = guard(server);
      awaitWell(guard);

      FullDiskTest.fill(server.seen(stick).resolve("filler"));
      take(guard);
      awaitCause(guard, "its disk is full");
      take(guard);
      Files.delete(server.seen(stick).resolve("filler"));
      awaitWell(guard);

      String loket = stick.resolve("loket").toString();
      server.onItsDisks("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", loket);
      take(guard);
      awaitCause(guard, "may not be written");
      take(guard);
      server.onItsDisks("umount", loket);
      awaitWell(guard);

      server.onItsDisks("umount", "-l", stick.toString());
      take(guard);
      awaitCause(guard, "plugged in and mounted");
      take(guard);
      server.onItsDisks("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", stick.toString());
      server.onItsDisks("mkdir", loket);
      awaitWell(guard);

      assertEquals("", server.check());
      assertTrue(Files.exists(server.seen(stick).resolve("loket/000001/base")));
    } catch (Exception | AssertionError e) {
      System.out.println(Files.readString(data.resolve("server.log")));
      throw e;
    } finally {
      server.kill();
    }
  }

  private static Client guard(OfficeProcess server) throws Exception {
    String setup = server.ready();
    return FirstDay.of(server.port(), setup).person("GUARD", "satpam");
  }

  private static void take(Client guard) throws Exception {
    for (int n = 0; n < 20; n++) {
      guard.post(TICKETS, "service", "REENTRY").expect(201);
    }
  }

  private static void awaitWell(Client guard) throws Exception {
    while (copy(guard).has("cause") || copy(guard).get("lagSeconds").asInt() > 5) {
      LockSupport.parkNanos(50_000_000);
    }
  }

  private static void awaitCause(Client guard, String words) throws Exception {
    while (!copy(guard).path("cause").asText().contains(words)) {
      LockSupport.parkNanos(50_000_000);
    }
  }

  private static JsonNode copy(Client guard) throws Exception {
    JsonNode health = guard.get("/healthz").expect(200);
    assertEquals("up", health.get("status").asText());
    return health.get("copy");
  }
}
