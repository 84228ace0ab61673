package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import id.loket.server.Client;
import id.loket.server.web.ScreenKind;
import id.loket.sim.demo.DemoFile.Account;
import id.loket.sim.io.VirtualButtons;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From an officer's button to what the hall hears; what is measured is printed, and not asked. */
class TheButtonIsHeardTest {
  private static final int BUTTON_OF_LOKET_3 = 0;
  private static final int VISITORS = 5;

  /** Longer than a contact bounces, and shorter than a finger that rests. */
  private static final int ENOUGH_LOOKS = 24;

  private static final long LONG_MILLIS = 30_000;
  private static final String NOTE_CLIPS =
      "() => { window.said = []; document.addEventListener('loket:clip',"
          + " (e) => window.said.push(e.detail.name + ' ' + performance.now())); }";

  @Test
  void aCallByTheButtonIsRungAndSpoken() throws Exception {
    try (Hall hall = Hall.open()) {
      VirtualButtons buttons = hall.office().buttons();
      Page board = hall.screen("board", 1280, 720);
      board.evaluate(NOTE_CLIPS);
      Client kiosk = hall.enrolled(ScreenKind.KIOSK);
      Client officer = hall.enrolled(ScreenKind.DESK);
      Account account = hall.account("OFFICER", "petugas3");
      officer.login(account.user(), account.password());
      officer.post("/api/v1/counters/3/take").ok();
      List<Long> rung = new ArrayList<>();
      List<Long> spoken = new ArrayList<>();
      for (int visitor = 0; visitor < VISITORS; visitor++) {
        kiosk.post("/api/v1/tickets", "service", "REENTRY").ok();
        board.evaluate("() => { window.said.length = 0; }");
        long letGo = call(buttons, board);
        rung.add(at(board, 0) - letGo);
        spoken.add(at(board, 1) - letGo);
        officer.post("/api/v1/counters/3/start").ok();
        officer.post("/api/v1/counters/3/finish").ok();
      }
      assertEquals(List.of(), hall.complaints());
      tell("chime", rung);
      tell("first word", spoken);
    }
  }

  /** A finger that a busy machine has let rest too long calls nobody, and presses once more. */
  private static long call(VirtualButtons buttons, Page board) throws InterruptedException {
    while (true) {
      long letGo = press(buttons, board);
      try {
        // The call is at its end when the loket was said.
        board.waitForFunction("() => window.said.some(one => one.startsWith('tiga '))");
        return letGo;
      } catch (TimeoutError e) {
        System.out.println("the press was not heard as a call: once more");
      }
    }
  }

  /**
   * @return when the finger was lifted, in milliseconds of the board's page
   */
  private static long press(VirtualButtons buttons, Page board) throws InterruptedException {
    buttons.press(BUTTON_OF_LOKET_3);
    long goal = buttons.requests() + ENOUGH_LOOKS;
    buttons.await(() -> buttons.requests() >= goal, LONG_MILLIS);
    long letGo = number(board.evaluate("() => performance.now()"));
    buttons.letGo(BUTTON_OF_LOKET_3);
    return letGo;
  }

  private static long at(Page board, int clip) {
    return number(board.evaluate("n => Number(window.said[n].split(' ')[1])", clip));
  }

  private static long number(Object millis) {
    return ((Number) millis).longValue();
  }

  private static void tell(String what, List<Long> millis) {
    Collections.sort(millis);
    System.out.println(
        "button to "
            + what
            + ", after letting go: median "
            + millis.get(VISITORS / 2)
            + " ms, longest of "
            + VISITORS
            + " "
            + millis.get(VISITORS - 1)
            + " ms");
  }
}
