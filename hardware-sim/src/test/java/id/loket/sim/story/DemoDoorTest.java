package id.loket.sim.story;

import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import id.loket.server.web.Screens;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A newcomer plays a whole visit from the one page of the demo, without typing a code. */
class DemoDoorTest {
  @Test
  void eachScreenOpensAtAClickEnrolledAndLoggedInAsOftenAsWanted() throws Exception {
    try (Hall hall = Hall.open()) {
      Page door = hall.screen("demo", 1366, 768);
      see(door, "demo-tour-kiosk");
      look(door, "demo-door", "Dua menit keliling");
      long before = screens(hall);

      Page kiosk = open(door, "demo-tour-kiosk");
      Page console = open(door, "demo-tour-petugas3");
      Page again = open(door, "demo-open-kiosk");

      see(kiosk, "kiosk-start");
      see(again, "kiosk-start");
      assertEquals(before + 2, screens(hall), "one kiosk, one desk");
      see(console, "console-take-3").click();
      see(console, "console-leave");
      for (String screen : List.of("board", "sign", "survey")) {
        Page page = open(door, "demo-open-" + screen);
        page.waitForURL("**/" + screen + "/");
        page.close();
      }
      assertIsIn("Petugas 4 (simulasi)", open(door, "demo-open-petugas4"), "console");
      assertIsIn("Satpam (simulasi)", open(door, "demo-open-satpam"), "guard");
      assertIsIn("Penyelia (simulasi)", open(door, "demo-open-penyelia"), "supervisor");
      assertIsIn("Kepala Balai (simulasi)", open(door, "demo-open-kepala"), "ikm");
      assertIsIn("Teknisi (simulasi)", open(door, "demo-open-teknisi"), "health");
      assertIsIn("Admin (simulasi)", open(door, "demo-open-admin"), "admin");
      assertIsIn("Inspektur (simulasi)", open(door, "demo-open-inspektur"), "journal");
      assertTrue(see(console, "console-leave").isVisible(), "the first officer is still there");
      assertEquals(List.of(), hall.complaints());
    }
  }

  private static Page open(Page door, String testId) {
    return door.context().waitForPage(() -> see(door, testId).click());
  }

  private static void assertIsIn(String who, Page page, String name) {
    String words = see(page, name + "-person").innerText();
    assertTrue(words.startsWith(who), words);
  }

  private static long screens(Hall hall) {
    return hall.office().server().screens().all().stream()
        .map(Screens.Enrolled::screen)
        .collect(Collectors.counting());
  }
}
