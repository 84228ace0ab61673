package id.loket.doctor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a free port. */
class DiscoveryTest {
  @TempDir private Path root;

  @Test
  void ofAPortThatWasNotAskedToTheEndNobodySaysThatNoneAnswers() throws Exception {
    Files.createFile(Files.createDirectories(root.resolve("dev")).resolve("ttyUSB0"));
    CountDownLatch never = new CountDownLatch(1);
    Discovery.Finder slow =
        (port, taken) -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return List.of();
        };
    try {
      String unended = said(slow, 1);
      assertTrue(unended.contains("waktunya habis"), unended);
      assertTrue(!unended.contains("tidak ada yang menjawab"), unended);
    } finally {
      never.countDown();
    }

    String asked = said((port, taken) -> List.of(), 60_000);
    assertTrue(asked.contains("tidak ada yang menjawab"), asked);
  }

  private String said(Discovery.Finder finder, long limitMillis) {
    return String.join(
        "\n",
        new Discovery(new Ports(root), List.of(finder), List.of())
            .lines(List.of(), Path.of("kiosk.conf"), limitMillis));
  }
}
