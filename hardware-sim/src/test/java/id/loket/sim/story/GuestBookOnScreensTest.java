package id.loket.sim.story;

import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import id.loket.server.Client;
import id.loket.server.web.ScreenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/**
 * The guest book as people meet it: the visitor at a screen without keys, the guard, and the head
 * who reads it and has somebody forgotten.
 */
class GuestBookOnScreensTest {
  private static final String NAME = "Kenanga Wulandari";
  private static final String ORIGIN = "Dusun Karangmulya";
  private static final String PURPOSE = "Berkas ponakan, no. 12";

  private static final Locator.WaitForOptions HIDDEN =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);

  /** Everything that a page keeps where the next visitor, or a technician, could find it. */
  static final String TRACES =
      """
      () => [
        document.documentElement.outerHTML,
        ...[...document.querySelectorAll('input, textarea')].map((one) => one.value),
        JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie,
        location.href, JSON.stringify(history.state),
      ].join('\\n')
      """;

  @Test
  void aVisitorSignsTheHeadReadsAndHasItErased() throws Exception {
    try (Hall hall = Hall.open()) {
      Page kiosk = hall.screen("kiosk", 1080, 1920);
      List<String> said = new ArrayList<>();
      kiosk.onConsoleMessage(message -> said.add(message.text()));
      String number = takeANumber(kiosk);
      signAtTheKiosk(kiosk, number);
      see(kiosk, "kiosk-finish").click();
      see(kiosk, "kiosk-start");
      assertNothingIsLeft(kiosk);
      assertEquals(List.of(), said, "what the console says");

      Page book = hall.screen("guestbook", 1366, 768);
      hall.login(book, "HEAD", "");
      see(book, "guestbook-open");
      assertEquals(0, book.getByTestId("guestbook-lines").count(), "nothing is read unasked");
      look(book, "guestbook-before", "dicatat siapa yang membaca");
      see(book, "guestbook-open").click();
      String line = see(book, "guestbook-line-" + number).innerText();
      assertTrue(line.contains(NAME) && line.contains(ORIGIN) && line.contains(PURPOSE), line);
      assertTrue(line.contains("3"), line);
      look(book, "guestbook", NAME);

      see(book, "guestbook-readings-" + number).click();
      see(book, "guestbook-close");
      look(book, "guestbook-readings", "kepala");
      book.keyboard().press("Enter");
      see(book, "guestbook-correct-" + number).click();
      see(book, "guestbook-correct-name").fill("Melati Larasati");
      look(book, "guestbook-correct", "yang lama tidak disimpan");
      see(book, "guestbook-correct-send").click();
      see(book, "guestbook-done");
      String corrected = see(book, "guestbook-line-" + number).innerText();
      assertTrue(
          corrected.contains("Melati Larasati") && corrected.contains("dikoreksi"), corrected);
      restrictAndLift(book, number);
      see(book, "guestbook-erase-" + number).click();
      see(book, "guestbook-erase-yes");
      look(book, "guestbook-erase", "tidak bisa dibatalkan");
      see(book, "guestbook-erase-no").click();
      assertTrue(see(book, "guestbook-line-" + number).innerText().contains("Melati"), "not yet");
      see(book, "guestbook-erase-" + number).click();
      see(book, "guestbook-erase-yes").click();

      see(book, "guestbook-done");
      look(book, "guestbook-erased", "Dihapus");
      assertFalse(book.content().contains("Melati"));
      see(book, "guestbook-open").click();
      assertTrue(see(book, "guestbook-line-" + number).innerText().contains("Dihapus"));
      assertEquals(0, book.getByTestId("guestbook-erase-" + number).count());
      assertEquals(List.of(), hall.complaints());
    }
  }

  private static void restrictAndLift(Page book, String number) {
    see(book, "guestbook-restrict-" + number).click();
    see(book, "guestbook-restrict-ASKED_BY_PERSON");
    look(book, "guestbook-restrict", "Pasal 11");
    see(book, "guestbook-restrict-ASKED_BY_PERSON").click();
    see(book, "guestbook-done");
    look(book, "guestbook-restricted", "tidak diperlihatkan");
    assertFalse(book.content().contains("Melati"));
    see(book, "guestbook-open").click();
    see(book, "guestbook-lift-" + number).click();
    see(book, "guestbook-done");
    see(book, "guestbook-open").click();
    assertTrue(see(book, "guestbook-line-" + number).innerText().contains("Melati"));
  }

  @Test
  void theGuardWritesWithTheKeyboardAndIsToldWhatIsSignedAlready() throws Exception {
    try (Hall hall = Hall.open()) {
      String number = takeANumber(hall.screen("kiosk", 1080, 1920));
      Page guard = hall.screen("guard", 1280, 900);
      hall.login(guard, "GUARD", "");
      see(guard, "guard-guest-waiting-" + number);
      look(guard, "guard-guest-lists", number);

      see(guard, "guard-guest-waiting-" + number).click();
      see(guard, "guard-guest");
      for (String words : List.of(NAME, ORIGIN, PURPOSE)) {
        guard.keyboard().type(words);
        guard.keyboard().press("Tab");
      }
      look(guard, "guard-guest", "kunci tamu sendiri");
      guard.keyboard().press("Enter");

      assertTrue(see(guard, "guard-signed").innerText().contains(number));
      assertFalse(guard.content().contains(NAME));
      see(guard, "guard-guest-recent-" + number).click();
      see(guard, "guard-guest-name").fill("Orang lain");
      see(guard, "guard-guest-origin").fill("Tempat lain");
      see(guard, "guard-guest-purpose").fill("Hal lain");
      see(guard, "guard-guest-send").click();
      see(guard, "guard-guest-noted");
      look(guard, "guard-guest-noted", "Sudah diisi sebelumnya");
      assertEquals(0, guard.getByTestId("guard-guest-name").count(), "nothing to write any more");
      see(guard, "guard-guest-replace").click();
      assertTrue(see(guard, "guard-signed").innerText().contains(number));
      assertFalse(guard.content().contains("Orang lain"));
    }
  }

  @Test
  void whatIsTypedStaysWhileSomebodyIsThereAndIsGoneFortySecondsAfter() throws Exception {
    try (Hall hall = Hall.open()) {
      Page kiosk = hall.screen("kiosk", 1080, 1920);
      see(kiosk, "kiosk-start");
      kiosk.clock().install();
      kiosk.reload();
      takeANumber(kiosk);
      see(kiosk, "kiosk-guest").click();
      type(kiosk, NAME);

      kiosk.clock().fastForward(21_000);
      see(kiosk, "kiosk-idle-yes").click();
      assertEquals(NAME, see(kiosk, "kiosk-written").inputValue(), "a touch is an answer");
      kiosk.clock().fastForward(21_000);
      see(kiosk, "kiosk-idle-yes");
      kiosk.clock().fastForward(20_000);

      see(kiosk, "kiosk-start");
      assertNothingIsLeft(kiosk);
    }
  }

  @Test
  void aFingersAnswerIsTheButtonsAndNotTheKeysBeneathIt() throws Exception {
    try (Hall hall = Hall.open()) {
      Page kiosk = hall.screen("kiosk", 1080, 1920);
      see(kiosk, "kiosk-start");
      kiosk.clock().install();
      kiosk.reload();
      takeANumber(kiosk);
      see(kiosk, "kiosk-guest").click();
      type(kiosk, NAME);

      kiosk.clock().fastForward(21_000);
      finger(kiosk, "kiosk-idle-yes");
      kiosk.getByTestId("kiosk-idle-yes").waitFor(HIDDEN);
      assertEquals(NAME, see(kiosk, "kiosk-written").inputValue(), "nothing was typed beneath");
      kiosk.clock().fastForward(21_000);
      finger(kiosk, "kiosk-idle-no");

      see(kiosk, "kiosk-start");
      assertNothingIsLeft(kiosk);
    }
  }

  /** A touch screen makes its click of where the finger was, after it is up. */
  private static void finger(Page page, String button) {
    BoundingBox box = see(page, button).boundingBox();
    CDPSession screen = page.context().newCDPSession(page);
    JsonObject point = new JsonObject();
    point.addProperty("x", box.x + box.width / 2);
    point.addProperty("y", box.y + box.height / 2);
    JsonArray points = new JsonArray();
    points.add(point);
    touch(screen, "touchStart", points);
    touch(screen, "touchEnd", new JsonArray());
  }

  private static void touch(CDPSession screen, String type, JsonArray points) {
    JsonObject event = new JsonObject();
    event.addProperty("type", type);
    event.add("touchPoints", points);
    screen.send("Input.dispatchTouchEvent", event);
  }

  @Test
  void whatCouldNotBeSentIsKeptAndSentAgainAsTheSame() throws Exception {
    try (Hall hall = Hall.open()) {
      Page kiosk = hall.screen("kiosk", 1080, 1920);
      Set<String> requests = ConcurrentHashMap.newKeySet();
      takeANumber(kiosk);
      write(kiosk);
      kiosk.route(
          "**/guest",
          route -> {
            requests.add(requestId(route));
            route.fulfill(new Route.FulfillOptions().setStatus(503));
          });

      see(kiosk, "kiosk-sign").click();
      assertTrue(see(kiosk, "kiosk-trouble").innerText().contains("Tulisan Anda masih di sini"));
      look(kiosk, "kiosk-guest-unsent", NAME);
      kiosk.unroute("**/guest");
      kiosk.route(
          "**/guest",
          route -> {
            requests.add(requestId(route));
            route.resume();
          });
      see(kiosk, "kiosk-sign").click();

      see(kiosk, "kiosk-signed");
      assertEquals(1, requests.size(), "one request, however often it was sent");
    }
  }

  @Test
  void whoHasSignedAlreadyIsToldInTheVisitorsLanguageAndWhoIsCalledIsToldAtOnce() throws Exception {
    try (Hall hall = Hall.open()) {
      Page kiosk = hall.screen("kiosk", 1366, 768);
      Client officer = hall.enrolled(ScreenKind.DESK);
      officer.login("petugas3", hall.account("OFFICER", "petugas3").password());
      officer.post("/api/v1/counters/3/take").ok();
      takeANumber(kiosk, "en");
      see(kiosk, "kiosk-large").click();
      Client guard = hall.enrolled(ScreenKind.DESK);
      guard.login("satpam", hall.account("GUARD", "").password());
      String ticket =
          guard
              .picture("/api/v1/guard/live", seen -> !seen.get("waiting").isEmpty())
              .get("waiting")
              .get(0)
              .get("id")
              .asText();
      guard
          .post("/api/v1/tickets/" + ticket + "/guest", "name", "A", "origin", "B", "purpose", "C")
          .ok();

      see(kiosk, "kiosk-guest").click();
      see(kiosk, "kiosk-written");
      officer.post("/api/v1/counters/3/call-next").ok();
      see(kiosk, "kiosk-called");
      assertEquals(List.of(), kiosk.evaluate(KioskFitsTest.MISFITS), "on the small screen");
      look(kiosk, "kiosk-guest-called", "Your number is being called");
      write(kiosk);
      see(kiosk, "kiosk-sign").click();

      see(kiosk, "kiosk-signed");
      look(kiosk, "kiosk-guest-noted", "already signed");
      assertNothingIsLeft(kiosk);
    }
  }

  private static String takeANumber(Page kiosk) {
    return takeANumber(kiosk, "id");
  }

  private static String takeANumber(Page kiosk, String language) {
    see(kiosk, "kiosk-start").click();
    see(kiosk, "kiosk-lang-" + language).click();
    see(kiosk, "kiosk-service-REENTRY").click();
    see(kiosk, "kiosk-take").click();
    return see(kiosk, "kiosk-number").innerText().strip();
  }

  private static void signAtTheKiosk(Page kiosk, String number) {
    kiosk.waitForCondition(
        () -> kiosk.getByTestId("kiosk-print-state").innerText().contains("ambil"));
    look(kiosk, "kiosk-guest-offered", number);
    see(kiosk, "kiosk-guest").click();
    see(kiosk, "kiosk-written");
    look(kiosk, "kiosk-guest-name", "kunci Anda sendiri");
    kiosk.keyboard().press("Enter");
    assertTrue(kiosk.locator("#guest-trouble").innerText().contains("ketik dulu"));
    type(kiosk, NAME);
    look(kiosk, "kiosk-guest-typed", "Siapa nama Anda?");
    see(kiosk, "kiosk-onward").click();
    kiosk.getByText("Dari mana Anda datang?").waitFor();
    kiosk.keyboard().type(ORIGIN);
    kiosk.keyboard().press("Enter");
    kiosk.getByText("Untuk apa Anda datang?").waitFor();
    type(kiosk, PURPOSE);
    see(kiosk, "kiosk-type-layer").click();
    look(kiosk, "kiosk-guest-purpose", "Untuk apa Anda datang?");
    see(kiosk, "kiosk-onward").click();
    see(kiosk, "kiosk-more-people").click();
    see(kiosk, "kiosk-more-people").click();
    assertEquals("3", see(kiosk, "kiosk-party").innerText());
    look(kiosk, "kiosk-guest-party", NAME);
    assertTrue(see(kiosk, "kiosk-consent").innerText().contains("setuju"), "to what");
    see(kiosk, "kiosk-sign").click();
    see(kiosk, "kiosk-signed");
    look(kiosk, "kiosk-guest-signed", "Terima kasih");
  }

  /** The three lines, from the number to the page before sending. */
  private static void write(Page kiosk) {
    if (kiosk.getByTestId("kiosk-written").count() == 0) {
      see(kiosk, "kiosk-guest").click();
    }
    for (String words : List.of(NAME, ORIGIN, PURPOSE)) {
      see(kiosk, "kiosk-written").fill(words);
      kiosk.keyboard().press("Enter");
    }
    see(kiosk, "kiosk-sign");
  }

  /** By touching the letters on the screen; capitals come by themselves. */
  private static void type(Page kiosk, String words) {
    for (char letter : words.toLowerCase().toCharArray()) {
      if (Character.isDigit(letter)) {
        see(kiosk, "kiosk-type-layer").click();
        see(kiosk, "kiosk-type-" + letter).click();
        see(kiosk, "kiosk-type-layer").click();
      } else {
        see(kiosk, "kiosk-type-" + (letter == ' ' ? "space" : letter)).click();
      }
    }
    see(kiosk, "kiosk-type-x").click();
    see(kiosk, "kiosk-type-erase").click();
    assertEquals(words, see(kiosk, "kiosk-written").inputValue());
  }

  private static void assertNothingIsLeft(Page kiosk) {
    String traces = (String) kiosk.evaluate(TRACES);
    for (String word : (NAME + " " + ORIGIN + " " + PURPOSE).split(" ")) {
      if (word.length() > 3) {
        assertFalse(traces.contains(word), word + " is left in: " + traces);
      }
    }
  }

  private static String requestId(Route route) {
    try {
      return new ObjectMapper().readTree(route.request().postData()).get("requestId").asText();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
