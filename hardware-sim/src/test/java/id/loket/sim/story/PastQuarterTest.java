package id.loket.sim.story;

import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.loket.server.OfficeServer;
import id.loket.server.ServerSettings;
import id.loket.server.WallClock;
import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.journal.Database;
import id.loket.server.journal.Journal;
import id.loket.server.journal.JournalCheck;
import id.loket.sim.past.PastQuarter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The head of an office that was just shown to somebody: the quarter before is full of answers. */
class PastQuarterTest {
  @Test
  void theHeadSeesTheQuarterBeforeAtAClick() throws Exception {
    try (Hall hall = Hall.open()) {
      Page ikm = hall.screen("ikm", 1366, 768);
      hall.login(ikm, "HEAD", "");
      see(ikm, "ikm-earlier");
      look(ikm, "ikm-new-quarter", "Belum ada responden");

      see(ikm, "ikm-earlier").click();

      String index = see(ikm, "ikm-value").innerText();
      Locator chart = see(ikm, "ikm-chart");
      ikm.waitForCondition(() -> (boolean) chart.evaluate("one => one.naturalWidth > 0"));
      look(ikm, "ikm-past-quarter", "Tiga prioritas perbaikan");
      assertTrue(see(ikm, "ikm-profile").innerText().contains("Pekerja migran"));
      assertTrue(
          see(ikm, "ikm-comments").innerText().matches("(?s)Saran dan masukan \\(\\d+\\).*"));
      assertEquals(
          8, see(ikm, "ikm-visits").locator("tbody tr").count() + 1, "one without numbers");
      for (Object service : services(ikm)) {
        ikm.getByTestId("ikm-service").selectOption((String) service);
        ikm.waitForURL("**service=" + service);
        see(ikm, "ikm-value");
        assertEquals(0, ikm.getByTestId("ikm-suppressed").count(), (String) service);
      }
      Download table = ikm.waitForDownload(() -> see(ikm, "ikm-csv").click());
      assertTrue(table.suggestedFilename().startsWith("simulasi-"), table.suggestedFilename());
      assertTrue(index.matches("[78]\\d,\\d\\d"), index);
      assertEquals(List.of(), hall.complaints());
    }
  }

  @Test
  void itsJournalHoldsAndTheSameSeedGivesTheSame(@TempDir Path folder) throws Exception {
    ServerSettings one = settings(folder.resolve("one"));
    ServerSettings again = settings(folder.resolve("again"));
    PastQuarter.write(one, AlwaysOpen.catalogue(), 7);
    PastQuarter.write(again, AlwaysOpen.catalogue(), 7);

    assertEquals(events(one), events(again));
    try (OfficeServer server = OfficeServer.start(one)) {
      assertTrue(server.port() > 0);
    }
    Database database = new Database(one.data().resolve(OfficeServer.FILE), OfficeServer.REGISTERS);
    JournalCheck.Result checked = JournalCheck.run(database, OfficeServer.TALLIES);
    assertTrue(checked.sound(), checked.finding());
  }

  private static Object[] services(Page ikm) {
    return ((List<?>)
            ikm.getByTestId("ikm-service")
                .locator("option:not([value=''])")
                .evaluateAll("all => all.map((one) => one.value)"))
        .toArray();
  }

  private static ServerSettings settings(Path data) throws Exception {
    Files.createDirectories(data);
    return new ServerSettings(
        "127.0.0.1",
        0,
        data,
        ServerSettings.officeKeyBeside(data),
        Optional.empty(),
        WallClock.clock());
  }

  private static String events(ServerSettings settings) throws Exception {
    Database database =
        new Database(settings.data().resolve(OfficeServer.FILE), OfficeServer.REGISTERS);
    try (Journal journal = Journal.open(database)) {
      return journal.events(1, journal.lastSeq()).stream()
          .map(one -> one.at() + " " + one.event())
          .collect(Collectors.joining("\n"));
    }
  }
}
