package id.loket.sim.story;

import id.loket.kiosk.screen.BrowserPolicy;
import id.loket.kiosk.screen.ScreenBrowser;
import id.loket.kiosk.screen.ScreenSettings;
import id.loket.kiosk.screen.ScreenWatch;
import id.loket.kiosk.screen.TechnicianCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The computer of one screen as its package sets it up: the shipped policy, the shipped arguments
 * and the program that has an eye on it. Only the compositor is another, as there is no glass.
 */
final class LockedScreen implements AutoCloseable {
  static final String CODE = "274951";

  /** Far above what a slow machine needs. */
  private static final Duration LONGEST = Duration.ofMinutes(4);

  /** Chromium with settings of its own. */
  static final Path WRAPPER = Path.of("src/test/scripts/locked/chromium").toAbsolutePath();

  private static final Path SHARED = Path.of("../server/app/src/main/resources/screens/shared");
  private static final Path SCREEN = Path.of("../kiosk/src/main/screen");

  private final Path folder;
  private final ScreenSettings settings;
  private final Path says;
  private final ScreenWatch watch;
  private final CompletableFuture<Boolean> left = new CompletableFuture<>();

  /**
   * What is shown, and where.
   *
   * @param code for the enrolment; empty for none
   * @param display of an X server, such as ":7"; empty for none at all
   * @param policy whether the browser gets the policy of the package
   * @param siskop2mi the site to which visitors are sent; empty for none
   */
  record Setup(
      String server, String page, String code, String display, boolean policy, String siskop2mi) {
    /** One that leads nowhere else. */
    Setup(String server, String page, String code, String display, boolean policy) {
      this(server, page, code, display, policy, "");
    }
  }

  LockedScreen(Path folder, Setup setup) throws Exception {
    this.folder = Files.createDirectories(folder);
    says = folder.resolve("says.txt");
    Files.createFile(says);
    settings = settings(setup);
    Path opt = Files.createDirectories(folder.resolve("opt"));
    Path waiting = opt.resolve("waiting.html");
    Files.copy(SCREEN.resolve("waiting.html"), waiting);
    Files.copy(SHARED.resolve("locked.js"), opt.resolve("locked.js"));
    Path outside = Files.createDirectories(opt.resolve("outside"));
    for (String one : List.of("manifest.json", "outside.js")) {
      Files.copy(SCREEN.resolve("outside").resolve(one), outside.resolve(one));
    }
    Path policies = Files.createDirectories(folder.resolve("etc/policies/managed"));
    if (setup.policy()) {
      Files.writeString(policies.resolve("loket-screen.json"), BrowserPolicy.of(settings, waiting));
    }
    Path code = folder.resolve("screen-code");
    Files.writeString(code, TechnicianCode.line(CODE, TechnicianCode.newSalt()));
    Files.createDirectories(home());
    watch =
        new ScreenWatch(
            settings,
            plan(setup.display()),
            new ScreenWatch.Patience(
                Duration.ofSeconds(5), Duration.ofSeconds(90), Duration.ofSeconds(15)),
            waiting,
            new TechnicianCode(code),
            () -> {});
    Thread thread = new Thread(this::run, "locked screen");
    thread.setDaemon(true);
    thread.start();
  }

  private ScreenSettings settings(Setup setup) throws Exception {
    Path file = folder.resolve("screen.conf");
    Files.writeString(
        file,
        "server = \"%s\"%npage = %s%ndata = \"%s\"%nenrolment-code = \"%s\"%nsiskop2mi = \"%s\"%n"
            .formatted(
                setup.server(),
                setup.page(),
                folder.resolve("data"),
                setup.code(),
                setup.siskop2mi()));
    return ScreenSettings.read(file);
  }

  private ScreenBrowser.Plan plan(String display) {
    List<String> further =
        new ArrayList<>(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"));
    further.add(display.isEmpty() ? "--headless=new" : "--ozone-platform=x11");
    // Nobody manages windows there; a compositor makes the only one as large as the screen.
    further.add("--window-position=0,0");
    further.add("--window-size=" + Glass.WIDTH + "," + Glass.HEIGHT);
    return new ScreenBrowser.Plan(
        List.of(
            "env",
            "HOME=" + home(),
            "DISPLAY=" + display,
            "CHROMIUM_SETTINGS=" + folder.resolve("etc"),
            "CHROMIUM_SAYS=" + says),
        WRAPPER.toString(),
        further,
        folder.resolve("memory"));
  }

  private void run() {
    try {
      left.complete(watch.run());
    } catch (Exception e) {
      left.completeExceptionally(e);
    }
  }

  /** Whatever is put down where a person would look for it. */
  Path home() {
    return folder.resolve("home");
  }

  Path profile() {
    return settings.data().resolve("profile");
  }

  /** How often a browser has been started. */
  int starts() {
    return says("== started").size();
  }

  /** How often a page, of those whose scripts come from there, has said that it is seen. */
  int beats(String from) {
    return (int) says("loket-screen beat seen").stream().filter(one -> one.contains(from)).count();
  }

  int beats() {
    return beats(settings.server() + "/");
  }

  /** Until the office's page has said two times more that it is seen. */
  void awaitBeats() {
    int before = beats();
    await("the page's next beats", () -> beats() >= before + 2);
  }

  /** The same, with the keys coming to it and to no other window. */
  void awaitFront() {
    int before = says("loket-screen beat seen front").size();
    await("the page in front", () -> says("loket-screen beat seen front").size() >= before + 2);
  }

  /** Lines of the browser that hold these words. */
  List<String> says(String words) {
    try {
      return Files.readAllLines(says).stream().filter(line -> line.contains(words)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** True when the technician's code has ended it. */
  CompletableFuture<Boolean> left() {
    return left;
  }

  static void await(String what, BooleanSupplier so) {
    long began = System.nanoTime();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() - began > LONGEST.toNanos()) {
        throw new AssertionError("waited in vain for " + what);
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  /** The processes that draw pages. */
  List<ProcessHandle> renderers() {
    return browsers().filter(one -> words(one).contains("--type=renderer")).toList();
  }

  /** The browser itself. */
  ProcessHandle browser() {
    return browsers()
        .filter(one -> words(one).contains("/lib/chromium/chromium "))
        .filter(one -> !words(one).contains("--type="))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<ProcessHandle> browsers() {
    return ProcessHandle.current().descendants();
  }

  private static String words(ProcessHandle one) {
    try {
      return Files.readString(Path.of("/proc/" + one.pid() + "/cmdline")).replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    watch.stop();
    left.handle((yes, failure) -> yes).join();
  }
}
