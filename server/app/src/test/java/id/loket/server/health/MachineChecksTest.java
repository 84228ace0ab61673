package id.loket.server.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.Health;
import id.loket.server.web.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineChecksTest {
  @Test
  void eachLimitIsToldBeforeItIsReached() {
    assertEquals("", cause(MachineChecks.memory(89, 100)));
    assertEquals("memory.full", cause(MachineChecks.memory(90, 100)));
    assertEquals("", cause(MachineChecks.threads(1_999, false)));
    assertEquals("threads.many", cause(MachineChecks.threads(2_000, false)));
    assertEquals("", cause(MachineChecks.files(899, 1_000)));
    assertEquals("files.many", cause(MachineChecks.files(900, 1_000)));
    assertEquals("space.scarce", cause(MachineChecks.space(255, true)));
  }

  @Test
  void aDeadlockIsNoMatterOfDegree() {
    assertEquals(Health.DOWN, MachineChecks.threads(10, true).health());
  }

  @Test
  void roomIsToldAsPeopleTellIt() {
    assertEquals("Tersisa 9999 MB.", HealthWords.what(MachineChecks.space(9_999, false)));
    assertEquals("Tersisa 74 GB.", HealthWords.what(MachineChecks.space(76_537, false)));
    assertTrue(HealthWords.what(MachineChecks.space(120, true)).contains("tinggal 120 MB"));
  }

  @Test
  void aFollowerThatFailsOrFallsFarBehindIsTold() {
    List<Check> rows =
        List.of(
            FollowerCheck.of("visit-counting", false, 5_000),
            FollowerCheck.of("visit-counting", false, 5_001),
            FollowerCheck.of("visit-counting", true, 0));

    assertEquals(
        List.of("", "follower.behind", "follower.failing"),
        rows.stream().map(Check::cause).toList());
    assertEquals("Hitungan kunjungan", HealthWords.name(rows.get(0)));
  }

  private static String cause(Check row) {
    return row.isWell() ? "" : row.cause();
  }
}
