package id.loket.sim.story;

import static id.loket.sim.story.StoryOffice.SOON;
import static id.loket.sim.story.StoryOffice.take;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import id.loket.server.Client;
import id.loket.server.call.Boards;
import id.loket.server.web.ScreenKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;

/** Complaints 7 to 14 of the users of other queue systems, each on a real board. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardComplaintsTest {
  private static final int SHOWN_AT_LEAST_MILLISECONDS = 2_000;

  private static final int SPOKEN_WITHIN_SECONDS = 35;

  /** As soon as a catalogue allows. */
  private static final int OLD_AFTER_SECONDS = 10;

  /** Services whose counter is theirs alone. */
  private static final Map<Integer, String> SERVICES = Map.of(1, "OPP", 3, "REENTRY", 12, "SSW");

  /** What the board does, with the moment of each change, noted before its own scripts run. */
  private static final String WATCH =
      """
      window.__clips = [];
      window.__shown = [];
      document.addEventListener('loket:clip', (event) =>
        window.__clips.push({ name: event.detail.name, at: performance.now() }));
      new MutationObserver(() => {
        const hero = document.querySelector('.hero-now [data-testid=board-hero-number]');
        const number = hero ? hero.textContent.trim() : '';
        const last = window.__shown[window.__shown.length - 1];
        if (!last || last.number !== number) {
          window.__shown.push({ number, at: performance.now() });
        }
      }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      """;

  /** Of silence, in the place of each clip where a story doesn't ask how long it is. */
  private static final byte[] MOMENT = silence(Duration.ofMillis(150));

  private StoryOffice office;
  private Windows windows;
  private Client kiosk;
  private final Map<Integer, Client> officers = new HashMap<>();
  private Client other;
  private Page board;
  private int boards;

  @BeforeAll
  void open() throws Exception {
    office =
        StoryOffice.withoutStation(
            StoryOffice.Plan.quick()
                .with("minShowSeconds", SHOWN_AT_LEAST_MILLISECONDS / 1_000)
                .with("announceWithinSeconds", SPOKEN_WITHIN_SECONDS)
                .with("recallSpacingSeconds", 0)
                .with("noShowSpacingSeconds", 0)
                .with("noShowAfterCalls", 1));
    office.adopt(
        catalogue ->
            catalogue
                .get("counters")
                .forEach(
                    counter -> {
                      if (counter.path("number").asInt() == 2) {
                        ((ObjectNode) counter).put("number", 12);
                      }
                    }));
    windows = Windows.open();
    kiosk = office.kiosk();
    other = office.nobody();
    other.enrol(office.code(ScreenKind.BOARD, "Papan lain", ""));
    for (int counter : SERVICES.keySet()) {
      officers.put(counter, office.officerAt(counter));
    }
  }

  @AfterEach
  void goHome() throws Exception {
    if (board != null) {
      board.waitForCondition(
          this::hasNothingToSay, new Page.WaitForConditionOptions().setTimeout(60_000));
      board.context().close();
      board = null;
    }
    office.set("announceWithinSeconds", SPOKEN_WITHIN_SECONDS);
    for (int counter : SERVICES.keySet()) {
      finish(counter);
    }
  }

  @AfterAll
  void close() throws Exception {
    assertEquals(List.of(), windows.complaints());
    assertEquals(List.of(), windows.abroad(), "a board asked the internet");
    windows.close();
    office.close();
  }

  @Test
  void complaint7ThreeCallsWithinASecondAreEachShownAndSpokenOneAfterAnother() throws Exception {
    openBoardThatSpeaks();
    Map<Integer, JsonNode> tickets = new HashMap<>();
    for (int counter : SERVICES.keySet()) {
      tickets.put(counter, take(kiosk, SERVICES.get(counter)));
    }

    ExecutorService hands = Executors.newFixedThreadPool(SERVICES.size());
    List<Future<Client.Reply>> pressed = new ArrayList<>();
    for (int counter : SERVICES.keySet()) {
      pressed.add(hands.submit(() -> order(counter, "call-next")));
    }
    for (Future<Client.Reply> one : pressed) {
      one.get().ok();
    }
    hands.shutdownNow();

    awaitChimes(3);
    awaitQuiet();
    List<List<String>> spoken = spoken();
    Set<List<String>> whole = new HashSet<>();
    tickets.forEach((counter, ticket) -> whole.add(words(ticket.path("number").asText(), counter)));
    Set<List<String>> brief = whole.stream().map(BoardComplaintsTest::brief).collect(toSet());
    assertEquals(3, spoken.size(), "none twice: " + spoken);
    assertEquals(
        brief,
        spoken.stream().map(one -> whole.contains(one) ? brief(one) : one).collect(toSet()),
        "none cut, none lost");
    assertTrue(brief.contains(spoken.get(1)), "another waits: " + spoken);
    assertTrue(whole.contains(spoken.get(2)), "nobody waits behind the last: " + spoken);
    assertNoClipBeginsBeforeTheLastHasEnded();
    assertEachNumberStoodLongEnough(3);
    for (int counter : SERVICES.keySet()) {
      JsonNode mine =
          officers
              .get(counter)
              .picture(
                  "/api/v1/console/live",
                  picture -> picture.path("mine").path("hall").path("spoken").asInt() == 1)
              .path("mine")
              .path("hall");
      assertEquals(1, mine.path("received").asInt());
      assertEquals(1, mine.path("shown").asInt());
      assertTrue(mine.path("trouble").isNull(), mine.toString());
    }
  }

  @Test
  void complaint8TheVoiceNeedsNoInternet() throws Exception {
    try (Windows fence = Windows.open()) {
      Page page = fence.page(800, 600);
      assertThrows(PlaywrightException.class, () -> page.navigate("http://internet.test/"));
      assertEquals(List.of("http://internet.test/"), fence.abroad(), "the fence bites");
    }
    openBoard();

    String number = call(3);

    awaitChimes(1);
    awaitQuiet();
    assertEquals(List.of(words(number, 3)), spoken());
    assertEquals(List.of(), windows.abroad());
  }

  @Test
  void complaint9ChimeAndVoiceAreSwitchedOneWithoutTheOther() throws Exception {
    openBoard();
    try {
      office.set("chime", false);
      String voiceOnly = call(3);
      awaitClip("pengajuan-pmi-re-entry");
      awaitQuiet();
      List<String> words = new ArrayList<>(words(voiceOnly, 3));
      words.remove("chime");
      assertEquals(words, clips());

      office.set("chime", true);
      office.set("voice", false);
      finish(3);
      board.evaluate("() => { window.__clips.length = 0; }");
      call(3);
      awaitChimes(1);
      awaitQuiet();
      assertEquals(List.of("chime"), clips());

      office.set("chime", false);
      finish(3);
      board.evaluate("() => { window.__clips.length = 0; }");
      String silent = call(3);
      hero(silent);
      awaitQuiet();
      assertEquals(List.of(), clips());
      assertEquals(0, board.getByTestId("board-blocked").count(), "off is not blocked");
      office.set("announceWithinSeconds", OLD_AFTER_SECONDS);
    } finally {
      office.set("chime", true);
      office.set("voice", true);
    }
  }

  @Test
  void complaint10ABlockedSoundIsSaidOnTheBoardAndAtTheLoketAndATapFreesIt() throws Exception {
    try (Windows silent = Windows.openSilent()) {
      Page blocked = silent.page(1920, 1080);
      blocked.addInitScript(WATCH);
      blocked.navigate(office.page("board"));
      blocked.getByTestId("board-blocked").waitFor();

      String number = call(3);

      JsonNode hall = hallAt(3, "SOUND_BLOCKED");
      assertEquals(0, hall.path("spoken").asInt());
      assertEquals(number, blocked.getByTestId("board-hero-number").innerText().strip());
      blocked.getByTestId("board-blocked").click();
      blocked
          .getByTestId("board-blocked")
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
      blocked.waitForFunction("() => window.__clips.some((c) => c.name === 'chime')");
      officers
          .get(3)
          .picture(
              "/api/v1/console/live",
              picture -> {
                JsonNode now = picture.path("mine").path("hall");
                return now.path("spoken").asInt() == 1 && now.path("trouble").isNull();
              });
      assertEquals(List.of(), silent.complaints());
    }
  }

  @Test
  void oneSilentBoardAmongOthersDoesNotTellTheOfficerThatNobodyHears() throws Exception {
    openBoard();
    try (Windows silent = Windows.openSilent()) {
      Page blocked = silent.page(1920, 1080);
      blocked.navigate(office.page("board"));
      blocked.getByTestId("board-blocked").waitFor();

      call(3);

      JsonNode hall =
          officers
              .get(3)
              .picture(
                  "/api/v1/console/live",
                  picture -> picture.path("mine").path("hall").path("spoken").asInt() == 1)
              .path("mine")
              .path("hall");
      assertEquals(2, hall.path("boards").asInt());
      assertTrue(hall.path("trouble").isNull(), hall.toString());
    }
  }

  @Test
  void complaint11ANumberIsSpelledAndALoketIsNamedAsPeopleSayIt() throws Exception {
    openBoardThatSpeaks();
    ticket("REENTRY", "R021");
    String called = chosen(3, "R021");
    awaitCaption("Nomor antrean R, kosong dua satu, silakan ke loket tiga, Pengajuan PMI Re-entry");
    awaitQuiet();
    assertEquals(List.of(words(called, 3)), spoken());

    board.evaluate("() => { window.__clips.length = 0; }");
    ticket("SSW", "S105");
    chosen(12, "S105");
    awaitCaption("Nomor antrean S, satu kosong lima, silakan ke loket dua belas, Pelayanan CPMI");
    assertCaptionIsWholeOnPanelsOfEveryShape();
    awaitQuiet();
    assertEquals(
        List.of(
            List.of(
                "chime",
                "nomor-antrean",
                "huruf-s",
                "satu",
                "kosong",
                "lima",
                "silakan-ke-loket",
                "dua",
                "belas",
                "pelayanan-cpmi")),
        spoken());
  }

  @Test
  void complaint12WhoMissedACallFindsItWithItsLoket() throws Exception {
    openBoard();
    String missed = call(3);
    hero(missed);
    miss(3);
    String served = call(1);
    finish(1);
    String next = call(1);
    hero(next);

    Locator past = board.getByTestId("board-history");
    past.waitFor();
    String text = past.innerText().replaceAll("\\s+", " ");
    assertTrue(text.contains(missed + " Loket 3"), text);
    assertFalse(text.contains(served), "who was served has missed nothing: " + text);
    assertFalse(text.contains(next), "who is being called is not missed yet: " + text);
  }

  @Test
  void complaint13AfterTwentyCutsEachBoardHasOneConnection() throws Exception {
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    Logger streams = (Logger) LoggerFactory.getLogger("id.loket.server.web.Pictures");
    said.start();
    streams.addAppender(said);
    try (CuttingProxy cable = new CuttingProxy(office.port())) {
      openBoard(cable);

      for (int cut = 1; cut <= 20; cut++) {
        int before = cable.pictures();
        cable.cut();
        cable.awaitPictures(before + 1, SOON);
      }

      awaitListening(1);
      String number = call(3);
      hero(number);
      awaitChimes(1);
      awaitQuiet();
      assertEquals(1, spoken().size(), "spoken once: " + clips());
      assertEquals(1, listening());
    } finally {
      streams.detachAppender(said);
    }
    assertEquals(
        List.of(),
        said.list.stream().filter(one -> one.getThrowableProxy() != null).toList(),
        "a cable that is cut is no fault of the program");
  }

  @Test
  void complaint14AfterAReconnectTheWholePictureIsThereAndAYoungCallIsSpoken() throws Exception {
    try (CuttingProxy cable = new CuttingProxy(office.port())) {
      openBoard(cable);
      String before = call(1);
      hero(before);
      awaitChimes(1);
      awaitQuiet();
      board.evaluate("() => { window.__clips.length = 0; }");

      cable.pull();
      take(kiosk, "REENTRY");
      String away = call(3);
      stale().waitFor();
      cable.plug();

      hero(away);
      awaitChimes(1);
      awaitQuiet();
      assertEquals(List.of(words(away, 3)), spoken(), "and the old one not again");
      String calls = board.getByTestId("board-calls").innerText();
      assertTrue(calls.contains(before) && calls.contains(away), calls);
      assertGone(stale());
    }
  }

  @Test
  void complaint14ACallThatIsTooOldIsShownButNotSpoken() throws Exception {
    office.set("announceWithinSeconds", OLD_AFTER_SECONDS);
    try (CuttingProxy cable = new CuttingProxy(office.port())) {
      openBoard(cable);
      cable.pull();
      String old = call(3);
      other.picture("/api/v1/hall/live", picture -> picture.path("announcements").isEmpty());
      cable.plug();

      board
          .getByTestId("board-calls")
          .filter(new Locator.FilterOptions().setHasText(old))
          .waitFor();
      String young = call(1);
      awaitChimes(1);
      awaitQuiet();
      assertEquals(List.of(words(young, 1)), spoken());
    }
  }

  @Test
  void complaint14SilenceIsSaidOnTheBoard() throws Exception {
    try (CuttingProxy cable = new CuttingProxy(office.port())) {
      openBoard(cable);
      assertGone(stale());

      cable.hold();
      stale().waitFor();
      cable.letGo();

      assertGone(stale());
    }
  }

  // ---- at the lokets ----------------------------------------------------------------------------

  /** A visitor takes a number and is called; says which. */
  private String call(int counter) throws Exception {
    take(kiosk, SERVICES.get(counter));
    order(counter, "call-next").ok();
    return current(counter);
  }

  private String chosen(int counter, String number) throws Exception {
    JsonNode wanted = waitingTicket(number);
    officers
        .get(counter)
        .post(
            "/api/v1/counters/" + counter + "/call",
            "ticket",
            wanted.asText(),
            "reason",
            "uji panggilan")
        .ok();
    return current(counter);
  }

  private JsonNode waitingTicket(String number) throws Exception {
    Client guard = office.guard();
    JsonNode picture = guard.picture("/api/v1/guard/live");
    for (JsonNode one : picture.path("waiting")) {
      if (one.path("number").asText().equals(number)) {
        return one.path("id");
      }
    }
    throw new AssertionError(number + " does not wait: " + picture.path("waiting"));
  }

  /** Visitors come until this number is taken. */
  private void ticket(String service, String number) throws Exception {
    String taken = "";
    while (!taken.equals(number)) {
      taken = take(kiosk, service).path("number").asText();
      assertTrue(taken.compareTo(number) <= 0, number + " is gone: " + taken);
    }
  }

  private String current(int counter) throws Exception {
    return officers
        .get(counter)
        .picture(
            "/api/v1/console/live",
            picture -> picture.path("mine").path("current").hasNonNull("number"))
        .path("mine")
        .path("current")
        .path("number")
        .asText();
  }

  private Client.Reply order(int counter, String what) throws Exception {
    return officers.get(counter).post("/api/v1/counters/" + counter + "/" + what);
  }

  /** Nobody comes, as soon as the hall has heard the call. */
  private void miss(int counter) throws Exception {
    awaitQuiet();
    order(counter, "no-show").ok();
  }

  private void finish(int counter) throws Exception {
    if (order(counter, "start").status() == 204) {
      order(counter, "finish").ok();
    }
  }

  private JsonNode hallAt(int counter, String trouble) throws Exception {
    return officers
        .get(counter)
        .picture(
            "/api/v1/console/live",
            picture -> picture.path("mine").path("hall").path("trouble").asText().equals(trouble))
        .path("mine")
        .path("hall");
  }

  // ---- at the board -----------------------------------------------------------------------------

  private void openBoard() {
    openBoard(office.port(), false);
  }

  /** One that says everything in its real length, seconds for each call. */
  private void openBoardThatSpeaks() {
    openBoard(office.port(), true);
  }

  private void openBoard(CuttingProxy cable) {
    openBoard(cable.port(), false);
  }

  /** A board whose voice is there. */
  private void openBoard(int port, boolean whole) {
    String name = "Papan " + ++boards;
    board = windows.page(1920, 1080);
    board.addInitScript(WATCH);
    if (!whole) {
      board.route(
          "**/board/clips/**/*.wav",
          asked ->
              asked.fulfill(
                  new Route.FulfillOptions().setContentType("audio/wav").setBodyBytes(MOMENT)));
    }
    board.navigate(office.page("board", "board.localhost:" + port, name));
    board.getByTestId("board-clock").waitFor();
    board.waitForCondition(() -> soundOf(name) == Boards.Sound.ON);
  }

  private Boards.Sound soundOf(String name) {
    List<?> views = (List<?>) office.server().devicesAndBoards().get("boards");
    return views.stream()
        .map(Boards.BoardView.class::cast)
        .filter(one -> one.name().equals(name))
        .map(Boards.BoardView::sound)
        .findFirst()
        .orElse(Boards.Sound.UNKNOWN);
  }

  /** What nobody has spoken stays to be said, also to the next story's board. */
  private boolean hasNothingToSay() {
    try {
      return other.picture("/api/v1/hall/live").path("announcements").isEmpty();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void hero(String number) {
    board
        .getByTestId("board-hero-number")
        .filter(new Locator.FilterOptions().setHasText(number))
        .waitFor();
  }

  private Locator stale() {
    return board.getByTestId("board-stale");
  }

  private static void assertGone(Locator locator) {
    locator.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  private void awaitChimes(int count) {
    board.waitForFunction(
        "n => window.__clips.filter((c) => c.name === 'chime').length >= n",
        count,
        new Page.WaitForFunctionOptions().setTimeout(60_000));
  }

  private void awaitClip(String name) {
    board.waitForFunction("name => window.__clips.some((c) => c.name === name)", name);
  }

  private void awaitCaption(String caption) {
    board
        .getByTestId("board-caption")
        .filter(new Locator.FilterOptions().setHasText(caption))
        .waitFor();
  }

  private void assertCaptionIsWholeOnPanelsOfEveryShape() {
    int[][] panels = {
      {1366, 768}, {1280, 800}, {1280, 1024}, {1024, 768}, {1080, 1920}, {1920, 1080}
    };
    for (int[] panel : panels) {
      board.setViewportSize(panel[0], panel[1]);
      Object beyond =
          board.evaluate(
              """
              async () => {
                const frame = () => new Promise((done) => requestAnimationFrame(done));
                await frame();
                await frame();
                const caption = document.querySelector('.caption').getBoundingClientRect();
                const foot = document.querySelector('.foot').getBoundingClientRect();
                return caption.height > foot.height + 1 || foot.bottom > innerHeight + 1;
              }
              """);
      assertEquals(false, beyond, "words cut off at " + panel[0] + " x " + panel[1]);
    }
  }

  /** Until nothing is being announced any more. */
  private void awaitQuiet() {
    board
        .locator(".hero-now")
        .waitFor(
            new Locator.WaitForOptions()
                .setState(WaitForSelectorState.DETACHED)
                .setTimeout(60_000));
  }

  @SuppressWarnings("unchecked")
  private List<String> clips() {
    return (List<String>) board.evaluate("() => window.__clips.map((c) => c.name)");
  }

  /** The clips, call by call; each begins with the chime. */
  private List<List<String>> spoken() {
    List<List<String>> calls = new ArrayList<>();
    for (String clip : clips()) {
      if (clip.equals("chime")) {
        calls.add(new ArrayList<>());
      }
      calls.get(calls.size() - 1).add(clip);
    }
    return calls;
  }

  /** While others wait: without what the board shows as well. */
  private static List<String> brief(List<String> words) {
    List<String> brief = new ArrayList<>(words);
    brief.remove("nomor-antrean");
    brief.remove(brief.size() - 1);
    return brief;
  }

  private static List<String> words(String number, int counter) {
    List<String> digits =
        List.of(
            "kosong",
            "satu",
            "dua",
            "tiga",
            "empat",
            "lima",
            "enam",
            "tujuh",
            "delapan",
            "sembilan");
    List<String> words = new ArrayList<>(List.of("chime", "nomor-antrean"));
    words.add("huruf-" + number.substring(0, 1).toLowerCase());
    number.substring(1).chars().forEach(digit -> words.add(digits.get(digit - '0')));
    words.add("silakan-ke-loket");
    switch (counter) {
      case 1 -> words.addAll(List.of("satu", "pengajuan-opp"));
      case 3 -> words.addAll(List.of("tiga", "pengajuan-pmi-re-entry"));
      default -> words.addAll(List.of("dua", "belas", "pelayanan-cpmi"));
    }
    return words;
  }

  private void assertNoClipBeginsBeforeTheLastHasEnded() {
    List<?> early =
        (List<?>)
            board.evaluate(
                """
                async () => {
                  const context = new OfflineAudioContext(1, 1, 22050);
                  const lengths = new Map();
                  for (const { name } of window.__clips) {
                    if (lengths.has(name)) continue;
                    const reply = await fetch(`/board/clips/id/${name}.wav`);
                    const clip = await context.decodeAudioData(await reply.arrayBuffer());
                    lengths.set(name, clip.duration * 1000);
                  }
                  return window.__clips.filter((clip, i, all) =>
                    i > 0 && clip.at - all[i - 1].at < lengths.get(all[i - 1].name) - 30)
                    .map((clip) => clip.name);
                }
                """);
    assertEquals(List.of(), early);
  }

  @SuppressWarnings("unchecked")
  private void assertEachNumberStoodLongEnough(int numbers) {
    List<Map<String, Object>> shown =
        (List<Map<String, Object>>) board.evaluate("() => window.__shown");
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < shown.size() - 1; i++) {
      String number = (String) shown.get(i).get("number");
      if (!number.isEmpty()) {
        double stood = at(shown.get(i + 1)) - at(shown.get(i));
        assertTrue(stood >= SHOWN_AT_LEAST_MILLISECONDS - 50, number + " stood " + stood + " ms");
        seen.add(number);
      }
    }
    assertEquals(numbers, seen.size(), "shown: " + shown);
  }

  private static double at(Map<String, Object> moment) {
    return ((Number) moment.get("at")).doubleValue();
  }

  /** A WAV file of 16 bits, one channel. */
  private static byte[] silence(Duration length) {
    AudioFormat format = new AudioFormat(22_050, 16, 1, true, false);
    long frames = (long) (format.getFrameRate() * length.toMillis() / 1_000);
    byte[] samples = new byte[(int) frames * format.getFrameSize()];
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      AudioSystem.write(
          new AudioInputStream(new ByteArrayInputStream(samples), format, frames),
          AudioFileFormat.Type.WAVE,
          file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  /** Streams that are gone are noticed at the next beat. */
  private void awaitListening(int screens) throws Exception {
    long due = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (listening() != screens) {
      assertTrue(System.nanoTime() < due, listening() + " live connections, not " + screens);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private int listening() throws Exception {
    byte[] metrics = office.nobody().get("/metrics").response().body();
    return new String(metrics, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("loket_screens_listening"))
        .map(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }
}
