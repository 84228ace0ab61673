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
import id.loket.sim.io.VirtualButtons;
import id.loket.sim.io.VirtualSign;
import id.loket.sim.printer.VirtualTicketPrinter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An officer without a computer: from the button to the number that the visitor reads over the
 * loket, with the bouncing of a worn contact, all on sockets.
 */
class TheButtonAtALoketTest {
  private static final int VISITORS = 15;
  private static final int BUTTON_OF_LOKET_3 = 0;
  private static final int BUTTON_AT_THE_DOOR = 2;

  /**
   * Three buttons on the board, each looked at fifty times a second: longer than a contact bounces.
   */
  private static final int ENOUGH_LOOKS = 24;

  private static final int A_SECOND_OF_LOOKS = 200;
  private static final int TRIES = 5;
  private static final long AGAIN_MILLIS = 10_000;
  private static final long LONG_MILLIS = 30_000;

  @TempDir private Path folder;

  private DemoOffice office;
  private VirtualSign sign;
  private VirtualButtons buttons;
  private Client kiosk;
  private Client officer;

  @BeforeEach
  void open() throws Exception {
    office = DemoOffice.start(DemoOffice.Wish.quiet(folder.resolve("data"), WallClock.clock()));
    sign = office.sign();
    buttons = office.buttons();
    kiosk = screen(ScreenKind.KIOSK);
    officer = screen(ScreenKind.DESK);
    Account account = account("petugas3");
    officer.login(account.user(), account.password());
  }

  @AfterEach
  void close() {
    office.close();
  }

  /** What is measured is printed, and nothing is asked of it: the machine may be busy. */
  @Test
  void anOfficerCallsWithTheButtonAndTheVisitorReadsTheNumber() throws Exception {
    atLoket3("take");
    List<Long> millis = new ArrayList<>();
    for (int visitor = 0; visitor < VISITORS; visitor++) {
      String number = takesANumber();
      long letGo = press(() -> sign.upper().contains(number));
      millis.add((System.nanoTime() - letGo) / 1_000_000);
      atLoket3("start");
      atLoket3("finish");
      awaitLooks(A_SECOND_OF_LOOKS);
    }
    Collections.sort(millis);
    System.out.println(
        "button to sign, after letting go: median "
            + millis.get(VISITORS / 2)
            + " ms, longest of "
            + VISITORS
            + " "
            + millis.get(VISITORS - 1)
            + " ms");
  }

  @Test
  void holdingTheButtonMeansTheSameVisitor() throws Exception {
    atLoket3("take");
    String number = takesANumber();
    takesANumber();
    press(() -> sign.upper().contains(number));
    awaitLooks(A_SECOND_OF_LOOKS);

    buttons.press(BUTTON_OF_LOKET_3);
    JsonNode mine =
        console(
            one ->
                one.at("/button/code").asText().equals("recall-too-soon")
                    || one.at("/current/calls").asInt() == 2);
    buttons.letGo(BUTTON_OF_LOKET_3);

    assertEquals(number, mine.at("/current/number").asText());
  }

  @Test
  void anOfficerWhoPressesForNobodyIsToldWhy() throws Exception {
    atLoket3("take");
    buttons.press(BUTTON_OF_LOKET_3);
    awaitLooks(ENOUGH_LOOKS);
    buttons.letGo(BUTTON_OF_LOKET_3);

    console(one -> one.at("/button/code").asText().equals("nobody-waiting"));
  }

  /** At the door, without a screen: the slip is all that the visitor has. */
  @Test
  void aVisitorTakesANumberWithAButtonAlone() throws Exception {
    VirtualTicketPrinter printer = office.printer().orElseThrow();
    buttons.press(BUTTON_AT_THE_DOOR);
    awaitLooks(ENOUGH_LOOKS);
    buttons.letGo(BUTTON_AT_THE_DOOR);

    assertEquals(
        "R001", printer.awaitSlips(1, Duration.ofMillis(LONG_MILLIS)).get(0).largestLine());
  }

  /**
   * As long as the station needs to see it, however busy the machine is, and again if it has looked
   * away.
   *
   * @return when the finger was lifted, in nanoseconds
   */
  private long press(BooleanSupplier wanted) throws InterruptedException {
    for (int tries = 0; tries < TRIES; tries++) {
      buttons.press(BUTTON_OF_LOKET_3);
      awaitLooks(ENOUGH_LOOKS);
      long letGo = System.nanoTime();
      buttons.letGo(BUTTON_OF_LOKET_3);
      if (sign.await(wanted, AGAIN_MILLIS)) {
        return letGo;
      }
    }
    throw new AssertionError("nobody was called: " + sign.state());
  }

  /** So many times the station has looked at the board since now. */
  private void awaitLooks(int looks) throws InterruptedException {
    long goal = buttons.requests() + looks;
    assertTrue(buttons.await(() -> buttons.requests() >= goal, LONG_MILLIS), "the station looks");
  }

  private String takesANumber() throws Exception {
    return kiosk.post("/api/v1/tickets", "service", "REENTRY").ok().path("number").asText();
  }

  private JsonNode console(Predicate<JsonNode> wanted) throws Exception {
    return officer
        .picture("/api/v1/console/live", picture -> wanted.test(picture.path("mine")))
        .path("mine");
  }

  private void atLoket3(String what) throws Exception {
    officer.post("/api/v1/counters/3/" + what).ok();
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
