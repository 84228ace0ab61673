package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.web.ScreenKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 28: whoever stands at a locked screen, with keys and mouse, and also with a page of ours
 * that has been tricked, gets nowhere. After each attempt the office's page is alive and in front,
 * there is one window as large as the glass, nobody came to the place outside, and no file lies in
 * the home.
 *
 * <p>Every tenth attempt by default, so that CI stays short; all with {@code -Dbreakouts=all}.
 */
class KioskBreakOutTest {
  private static final int TENTH = 10;
  private static final boolean ALL = "all".equals(System.getProperty("breakouts"));

  private static final List<String> KEYS =
      List.of(
          ("F1 F3 F5 F6 F7 F10 F11 F12 Escape Menu Super_L Print Tab XF86HomePage XF86Explorer"
                  + " XF86Mail XF86Search XF86Reload XF86Back XF86Favorites alt+F4 alt+Left alt+Right"
                  + " alt+Home alt+space alt+d alt+e alt+f alt+Return alt+Tab alt+shift+i shift+F10"
                  + " shift+Escape shift+F6 ctrl+a ctrl+b ctrl+d ctrl+e ctrl+f ctrl+g ctrl+h ctrl+j"
                  + " ctrl+k ctrl+l ctrl+n ctrl+o ctrl+p ctrl+q ctrl+r ctrl+s ctrl+t ctrl+u ctrl+w"
                  + " ctrl+1 ctrl+9 ctrl+0 ctrl+plus ctrl+minus ctrl+Tab ctrl+F4 ctrl+F5 ctrl+F6"
                  + " ctrl+Escape ctrl+Page_Down ctrl+shift+a ctrl+shift+b ctrl+shift+c"
                  + " ctrl+shift+Delete ctrl+shift+g ctrl+shift+i ctrl+shift+j ctrl+shift+m"
                  + " ctrl+shift+n ctrl+shift+o ctrl+shift+p ctrl+shift+q ctrl+shift+r ctrl+shift+t"
                  + " ctrl+shift+u ctrl+shift+v ctrl+shift+w ctrl+shift+Tab ctrl+alt+t ctrl+alt+F2"
                  + " ctrl+alt+Delete ctrl+alt+BackSpace")
              .split(" "));

  /** The browser leaves a dot at two edges, where nobody manages windows. */
  private static final String COVERED = (Glass.WIDTH - 1) + "x" + (Glass.HEIGHT - 1);

  @TempDir private Path folder;

  private final List<String> escapes = new ArrayList<>();
  private final List<String> table = new ArrayList<>();

  /** One way to leave the page, by hand. */
  private record Way(String name, Runnable walk) {}

  @Test
  void noKeyAndNoMouseLeadsOutOfTheKioskButTheTechniciansCode() throws Exception {
    try (Glass glass = Glass.open();
        StoryOffice office = StoryOffice.withoutStation(StoryOffice.Plan.quick());
        LockedScreen kiosk =
            new LockedScreen(
                folder,
                new LockedScreen.Setup(
                    "http://127.0.0.1:" + office.port(),
                    "kiosk",
                    office.code(ScreenKind.KIOSK, "Kiosk", office.stationId()),
                    glass.display(),
                    true))) {
      kiosk.awaitBeats();

      List<Way> ways = chosen(byHand(glass));
      for (Way way : ways) {
        way.walk().run();
        judge("by hand: " + way.name(), kiosk, glass, 0);
      }

      tell(ways.size(), kiosk);
      assertEquals(1, kiosk.starts(), "no key even brings the page away for a moment");
      leaveWithTheCode(kiosk, glass);
    }
  }

  @Test
  void aPageThatWasTrickedIsBackBeforeAnybodyGetsOut() throws Exception {
    try (Glass glass = Glass.open();
        TrickedPage page = new TrickedPage();
        LockedScreen screen = locked(page, glass, true)) {
      screen.awaitBeats();

      List<String> attempts = chosen(page.attempts());
      for (String attempt : attempts) {
        page.tryOut(attempt, glass);
        judge("by the page: " + attempt, screen, glass, page.came());
      }

      tell(attempts.size(), screen);
    }
  }

  @Test
  void withoutThePolicyTheSameAttemptGetsOutAndIsSeen() throws Exception {
    try (Glass glass = Glass.open();
        TrickedPage page = new TrickedPage();
        LockedScreen screen = locked(page, glass, false)) {
      screen.awaitBeats();

      page.tryOut("go outside", glass);
      LockedScreen.await("somebody outside", () -> page.came() > 0);
      judge("without a policy", screen, glass, page.came());

      assertNotEquals(List.of(), escapes);
    }
  }

  /** A wrong code first: it does nothing. */
  private static void leaveWithTheCode(LockedScreen kiosk, Glass glass) {
    int asked = kiosk.says("loket-screen asks").size();
    glass.hold(8, 8);
    LockedScreen.await("the technician's corner", () -> kiosk.says("screen asks").size() > asked);
    glass.release();
    glass.write("111112");
    glass.press("Return");
    kiosk.awaitBeats();
    kiosk.awaitBeats();
    assertTrue(!kiosk.left().isDone(), "a wrong code leaves nothing");

    glass.write(LockedScreen.CODE);
    glass.press("Return");
    assertTrue(kiosk.left().join(), "the technician's code ends the screen");
    assertEquals(List.of(), glass.windows());
  }

  private static List<Way> byHand(Glass glass) {
    List<Way> ways = new ArrayList<>();
    KEYS.forEach(keys -> ways.add(new Way(keys, () -> glass.press(keys))));
    int middle = Glass.WIDTH / 2;
    ways.add(new Way("right click", () -> glass.click(middle, 300, 3)));
    ways.add(new Way("middle click", () -> glass.click(middle, 300, 2)));
    ways.add(new Way("back button of the mouse", () -> glass.click(middle, 300, 8)));
    ways.add(new Way("swipe to the right", () -> glass.drag(5, 500, 900, 500)));
    ways.add(new Way("swipe to the left", () -> glass.drag(1070, 500, 100, 500)));
    ways.add(new Way("swipe from the top", () -> glass.drag(middle, 0, middle, 700)));
    ways.add(new Way("swipe from below", () -> glass.drag(middle, 1199, middle, 400)));
    ways.add(new Way("mark words and copy", () -> copy(glass)));
    ways.add(new Way("zoom with the wheel", () -> zoom(glass)));
    ways.add(new Way("an address out of nowhere", () -> glass.write("file:///etc/passwd\n")));
    ways.add(
        new Way(
            "a character by its number", () -> glass.press("ctrl+shift+u", "0", "7", "Return")));
    ways.add(new Way("a search that jumps", () -> glass.press("slash", "apostrophe", "a")));
    return ways;
  }

  private static void copy(Glass glass) {
    glass.drag(100, 200, 900, 700);
    glass.press("ctrl+c", "ctrl+x", "ctrl+v");
  }

  private static void zoom(Glass glass) {
    glass.tool(
        List.of("keydown", "ctrl", "click", "4", "click", "4", "click", "5", "keyup", "ctrl"));
  }

  private LockedScreen locked(TrickedPage page, Glass glass, boolean policy) throws Exception {
    return new LockedScreen(
        folder, new LockedScreen.Setup(page.server(), "kiosk", "", glass.display(), policy));
  }

  /** Waits until the page lives in front, and notes whatever else there is. */
  private void judge(String way, LockedScreen screen, Glass glass, int outside) throws IOException {
    int starts = screen.starts();
    screen.awaitFront();
    List<String> found = new ArrayList<>();
    if (outside > 0) {
      found.add("somebody came to the place outside");
    }
    if (!glass.windows().equals(List.of(COVERED))) {
      found.add("windows: " + glass.windows());
    }
    try (Stream<Path> home = Files.list(screen.home())) {
      home.filter(one -> !one.getFileName().toString().startsWith("."))
          .forEach(one -> found.add("a file in the home: " + one.getFileName()));
    }
    String again = screen.starts() > starts ? "opened again" : "as it was";
    table.add(way + ": " + (found.isEmpty() ? again : "OUT, " + found));
    if (!found.isEmpty()) {
      escapes.add(table.get(table.size() - 1));
    }
  }

  private void tell(int attempts, LockedScreen screen) throws IOException {
    Path file = Files.createDirectories(Path.of("target")).resolve("break-outs.txt");
    Files.write(file, table);
    System.out.printf(
        "break-outs: %d attempts, %d escapes; the browser was started again %d times%n",
        attempts, escapes.size(), screen.starts() - 1);
    assertEquals(List.of(), escapes);
  }

  private static <T> List<T> chosen(List<T> all) {
    List<T> chosen = new ArrayList<>();
    for (int i = 0; i < all.size(); i += ALL ? 1 : TENTH) {
      chosen.add(all.get(i));
    }
    return chosen;
  }
}
