package id.loket.sim.story;

import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import id.loket.server.OfficeUnderTest;
import id.loket.server.web.ScreenKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever chooses a loket meets one whose officer went home. */
class LeftLoketOnTheConsoleTest {
  @Test
  void aSupervisorMakesItFreeAfterBeingAskedOnceMoreAndTakesIt() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open();
        Windows windows = Windows.open()) {
      office.person("budi", "OFFICER", "").post("/api/v1/counters/3/take").expect(204);
      Page console = console(office, windows, "siti", "SUPERVISOR");
      see(console, "console-free-3");
      look(console, "console-left-loket", "Kosongkan");
      assertTrue(console.getByTestId("console-take-3").isDisabled());

      see(console, "console-free-3").click();
      assertTrue(see(console, "console-free-3").innerText().contains("Yakin"));
      assertTrue(console.getByTestId("console-take-3").isDisabled(), "not yet");
      look(console, "console-left-loket-sure", "Yakin kosongkan?");
      see(console, "console-free-3").click();

      console.getByTestId("console-take-3").click();
      see(console, "console-leave");
      assertEquals(List.of(), windows.complaints());
    }
  }

  @Test
  void anOfficerWhoseLoketIsFreedByAnotherIsToldAndWhoLeavesIsNot() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open();
        Windows windows = Windows.open()) {
      Page console = console(office, windows, "budi", "OFFICER");
      see(console, "console-take-3").click();
      see(console, "console-leave");

      office.person("siti", "SUPERVISOR", "").post("/api/v1/counters/3/free").expect(204);

      assertTrue(see(console, "console-refused").innerText().contains("Loket 3 dikosongkan"));
      look(console, "console-freed", "Loket 3 dikosongkan");
      see(console, "console-take-3").click();
      see(console, "console-leave").click();
      see(console, "console-leave-stay").click();
      see(console, "console-take-3");
      assertEquals(0, console.getByTestId("console-refused").count());
      assertEquals(List.of(), windows.complaints());
    }
  }

  @Test
  void anOfficerSeesWhoHoldsItAndNothingToPress() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open();
        Windows windows = Windows.open()) {
      office.person("budi", "OFFICER", "").post("/api/v1/counters/3/take").expect(204);
      Page console = console(office, windows, "sari", "OFFICER");

      assertTrue(see(console, "console-take-3").innerText().contains("Uji budi"));
      assertEquals(0, console.getByTestId("console-free-3").count());
    }
  }

  private static Page console(OfficeUnderTest office, Windows windows, String user, String role)
      throws Exception {
    String password = office.account(user, role);
    String code = office.code(ScreenKind.DESK, "meja", "");
    Page console = windows.page(office.address() + "/console/#enrol=" + code, 1366, 768);
    console.locator("input[name=user]").fill(user);
    console.locator("input[name=password]").fill(password);
    console.keyboard().press("Enter");
    return console;
  }
}
