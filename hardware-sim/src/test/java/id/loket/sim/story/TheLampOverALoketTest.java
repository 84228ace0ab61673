package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.WallClock;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import id.loket.sim.demo.DemoFile.Account;
import id.loket.sim.demo.DemoOffice;
import id.loket.sim.io.VirtualLamp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the officer's key to the lamp that the hall sees: server, station, board, all on sockets.
 */
class TheLampOverALoketTest {
  private static final int COIL_OF_LOKET_3 = 2;
  private static final long LONG_MILLIS = 30_000;

  @TempDir private Path folder;

  private DemoOffice office;
  private VirtualLamp lamps;
  private Client officer;

  @BeforeEach
  void open() throws Exception {
    office = DemoOffice.start(DemoOffice.Wish.quiet(folder.resolve("data"), WallClock.clock()));
    lamps = office.lamps();
    officer = screen(ScreenKind.DESK);
    Account account = account("petugas3");
    officer.login(account.user(), account.password());
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void theHallSeesWhoWorksAndWhoCalls() throws Exception {
    assertFalse(lamps.isLit(COIL_OF_LOKET_3));

    atLoket3("take");
    await("steady", () -> lit() && !blinks());
    screen(ScreenKind.KIOSK).post("/api/v1/tickets", "service", "REENTRY").ok();
    atLoket3("call-next");
    await("blinking", this::blinks);
    atLoket3("start");
    await("steady again", () -> lit() && !blinks());
    atLoket3("finish");
    atLoket3("pause");
    await("dark", () -> !lit());
  }

  @Test
  void aLampThatIsAwayIsSaidAndShowsTheRightThingWhenItIsBack() throws Exception {
    atLoket3("take");
    await("steady", this::lit);
    guardSees("lamp-3", "WELL", "READY");

    lamps.controls().set("refuse", true);
    guardSees("lamp-3", "DOWN", "UNREACHABLE");
    lamps.controls().press("reset");
    assertFalse(lit(), "it comes back dark");
    lamps.controls().set("refuse", false);

    await("lit by its station", this::lit);
    guardSees("lamp-3", "WELL", "READY");
    assertEquals("PRINTER", deviceOnTheAdminsPage("printer").path("kind").asText());
    assertEquals("LAMP", deviceOnTheAdminsPage("lamp-3").path("kind").asText());
  }

  private boolean lit() {
    return lamps.isLit(COIL_OF_LOKET_3);
  }

  private boolean blinks() {
    return lamps.blinks(COIL_OF_LOKET_3);
  }

  private void await(String what, BooleanSupplier wanted) throws InterruptedException {
    assertTrue(lamps.await(wanted, LONG_MILLIS), () -> what + ": " + lamps.state());
  }

  private void atLoket3(String what) throws Exception {
    officer.post("/api/v1/counters/3/" + what).ok();
  }

  private void guardSees(String device, String health, String state) throws Exception {
    Client guard = screen(ScreenKind.DESK);
    Account account = account("satpam");
    guard.login(account.user(), account.password());
    guard.picture(
        "/api/v1/guard/live",
        picture -> {
          for (JsonNode one : picture.path("devices")) {
            if (one.path("device").asText().equals(device)) {
              return one.path("health").asText().equals(health)
                  && one.path("state").asText().equals(state);
            }
          }
          return false;
        });
  }

  private JsonNode deviceOnTheAdminsPage(String device) throws Exception {
    Client admin = Client.of(office.server().port());
    Account account = account("admin");
    admin.login(account.user(), account.password());
    for (JsonNode screen : admin.get("/api/v1/devices").body()) {
      for (JsonNode one : screen.path("devices")) {
        if (one.path("device").asText().equals(device)) {
          return one;
        }
      }
    }
    throw new AssertionError("no " + device);
  }

  private Client screen(ScreenKind kind) throws Exception {
    Client screen = Client.of(office.server().port());
    screen.enrol(
        office
            .server()
            .screens()
            .newCode(new Screens.Code(kind, kind.name(), List.of(), ""), 1, Duration.ofMinutes(5)));
    return screen;
  }

  private Account account(String user) {
    return office.file().accounts().stream()
        .filter(one -> one.user().equals(user))
        .findFirst()
        .orElseThrow();
  }
}
