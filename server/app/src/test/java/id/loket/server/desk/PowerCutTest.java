package id.loket.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.OfficeUnderTest;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalCheck;
import id.loket.server.rules.Hall;
import id.loket.server.rules.TicketIssued;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes at any moment: every write and sync of an office that issues tickets is recorded
 * with strace (a Debian package; missing it is a failure), and disks are built that hold what had
 * been synced and a random, torn part of the rest.
 */
class PowerCutTest {
  private static final int CUTS = Integer.getInteger("cuts", 200);
  private static final int TICKETS = 150;

  @TempDir Path folder;

  private final long seed = Long.getLong("seed", System.nanoTime());

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void noAcknowledgedTicketIsLostInAnyPowerCut() throws Exception {
    RecordedDisk disk = RecordedOffice.record(folder, "FULL", TICKETS);
    assertTrue(disk.syncs() > 20, "syncs: " + disk.syncs());
    assertEquals(List.of("head", "office.db", "office.db-wal"), disk.files());

    Losses losses = cutOften(disk, CUTS);

    System.out.println("power cuts, FULL: " + losses);
    assertEquals(List.of(), losses.lost, this::summary);
    assertEquals(List.of(), losses.unsound, this::summary);
    assertEquals(0, losses.doubted, this::summary);
    assertTrue(losses.acknowledged > 0, "nothing had been acknowledged before any cut");
  }

  @Test
  void theSameCutsFindLossesInAWeakerMode() throws Exception {
    RecordedDisk disk = RecordedOffice.record(folder, "NORMAL", TICKETS);

    Losses losses = cutOften(disk, 60);

    System.out.println("power cuts, NORMAL: " + losses);
    assertTrue(losses.lost.size() > 10, () -> "this test would not notice: " + losses + summary());
    assertTrue(losses.doubted > 0, () -> "the office itself notices none of them" + summary());
  }

  /**
   * @param doubted after how many cuts the office itself said that this is not the newest state
   */
  private record Losses(
      int cuts, long acknowledged, int doubted, List<String> lost, List<String> unsound) {
    @Override
    public String toString() {
      return String.format(
          "%d cuts after %d acknowledgements in all, %d cuts lost some, %d were told, %d unsound",
          cuts, acknowledged, lost.size(), doubted, unsound.size());
    }
  }

  private Losses cutOften(RecordedDisk disk, int cuts) throws Exception {
    Random random = new Random(seed);
    List<String> lost = new ArrayList<>();
    List<String> unsound = new ArrayList<>();
    long acknowledged = 0;
    int doubted = 0;
    for (int n = 0; n < cuts; n++) {
      int at = n == 0 ? disk.steps() : random.nextInt(disk.steps() + 1);
      Path after = Files.createDirectory(folder.resolve("cut" + n));
      disk.cut(at, random, after);
      List<String> told = disk.saidBefore(at);
      acknowledged += told.size();
      boolean sure = lookAt(after, "cut " + n + " after step " + at, told, lost, unsound);
      doubted += sure ? 0 : 1;
    }
    return new Losses(cuts, acknowledged, doubted, lost, unsound);
  }

  /**
   * Starts the office on what is left, as after any other night.
   *
   * @return false if it asks for the last numbers, because it has seen later ones
   */
  private boolean lookAt(
      Path after, String cut, List<String> told, List<String> lost, List<String> unsound)
      throws Exception {
    Database database = new Database(after.resolve(RecordedOffice.FILE));
    boolean sure;
    try (OfficeDesk desk =
        OfficeUnderTest.desk(database, Clock.fixed(Hall.MONDAY, ZoneOffset.UTC))) {
      Set<String> there =
          desk.look(
                  office -> office.tickets().stream().map(t -> t.id()).collect(Collectors.toSet()))
              .join();
      List<String> missing = told.stream().filter(ticket -> !there.contains(ticket)).toList();
      if (!missing.isEmpty()) {
        lost.add(cut + ": " + missing);
      }
      Answer answer = desk.handle(Submission.ofOffice(Hall.wanted("OPP"))).join();
      sure = answer instanceof Answer.Accepted;
      if (answer instanceof Answer.Accepted accepted) {
        int last = accepted.events().size() - 1;
        String next = ((TicketIssued) accepted.events().get(last).event()).ticket();
        if (told.contains(next)) {
          unsound.add(cut + ": " + next + " was given twice");
        }
      }
    }
    JournalCheck.Result check = JournalCheck.run(database);
    if (!check.sound()) {
      unsound.add(cut + ": " + check.finding());
    }
    return sure;
  }

  private String summary() {
    return " seed " + seed;
  }
}
