package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.WallClock;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import id.loket.sim.demo.DemoFile.Account;
import id.loket.sim.demo.DemoOffice;
import id.loket.sim.io.VirtualSign;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the officer's key to the number that the visitor reads over the loket: server, station,
 * sign, all on sockets.
 */
class TheSignOverALoketTest {
  private static final String A_TIME = "1\\d\\.\\d\\d WIB";
  private static final long LONG_MILLIS = 30_000;

  @TempDir private Path folder;

  private DemoOffice office;
  private VirtualSign sign;
  private Client officer;

  @BeforeEach
  void open() throws Exception {
    office = DemoOffice.start(DemoOffice.Wish.quiet(folder.resolve("data"), WallClock.clock()));
    sign = office.sign();
    officer = screen(ScreenKind.DESK);
    Account account = account("petugas3");
    officer.login(account.user(), account.password());
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void theHallReadsWhoIsCalledAndWhetherTheLoketIsOpen() throws Exception {
    await("closed", () -> reads("LOKET 3", "TUTUP"));

    atLoket3("take");
    await("the time at the office", () -> reads("LOKET 3 BUKA", A_TIME));
    String number =
        screen(ScreenKind.KIOSK)
            .post("/api/v1/tickets", "service", "REENTRY")
            .ok()
            .path("number")
            .asText();
    atLoket3("call-next");
    await("the number", () -> reads("NOMOR " + number, "SILAKAN KE LOKET 3"));
    atLoket3("start");
    await("served", () -> reads("NOMOR " + number, "DILAYANI DI LOKET 3"));
    atLoket3("finish");
    atLoket3("pause");
    await("a pause", () -> reads("LOKET 3", "ISTIRAHAT"));
  }

  @Test
  void aSignThatIsAwayIsSaidAndShowsTheRightThingWhenItIsBack() throws Exception {
    guardSees("sign-3", "WELL", "UNANSWERING");

    sign.controls().set("refuse", true);
    guardSees("sign-3", "DOWN", "UNREACHABLE");
    atLoket3("take");
    sign.controls().press("reset");
    sign.controls().set("refuse", false);

    await("written again", () -> reads("LOKET 3 BUKA", A_TIME));
    guardSees("sign-3", "WELL", "UNANSWERING");
    assertEquals("SIGN", deviceOnTheAdminsPage("sign-3").path("kind").asText());
  }

  private boolean reads(String upper, String lower) {
    return sign.upper().strip().matches(upper) && sign.lower().strip().matches(lower);
  }

  private void await(String what, BooleanSupplier wanted) throws InterruptedException {
    assertTrue(sign.await(wanted, LONG_MILLIS), () -> what + ": " + sign.state());
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
