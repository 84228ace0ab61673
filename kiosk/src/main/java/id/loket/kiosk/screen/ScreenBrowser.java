package id.loket.kiosk.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A running browser, with the compositor around it. Its lines are told on a thread of its own; it
 * ends as a whole and at once.
 */
public final class ScreenBrowser implements AutoCloseable {
  /** What Chromium keeps of pages that are open, to open them again, and of its own crashes. */
  private static final List<String> OF_OPEN_PAGES =
      List.of("Default/Sessions", "Default/Sessions_Encrypted", "Crash Reports");

  private final Process process;
  private volatile String lastSaid = "";

  private ScreenBrowser(Process process) {
    this.process = process;
  }

  /**
   * How it is started.
   *
   * @param before what stands before the browser: the compositor
   * @param further arguments for a test, which has no screen
   * @param memory a folder that no power cut leaves behind
   */
  public record Plan(List<String> before, String browser, List<String> further, Path memory) {
    /**
     * On the computer's own screen; cage is not told {@code -s}, so that no key leads to a console.
     */
    static Plan onThisScreen(Path memory) {
      return new Plan(
          List.of("/usr/bin/cage", "-d", "--"),
          "/usr/bin/chromium",
          List.of("--ozone-platform=wayland"),
          memory);
    }

    /** The same with the script of that folder beside the page, and a memory of its own. */
    Plan outside(Path folder, Path own) {
      List<String> all = new ArrayList<>(further);
      all.add("--load-extension=" + folder);
      return new Plan(before, browser, all, own);
    }

    public List<String> command(Path profile, String address) {
      List<String> command = new ArrayList<>(before);
      command.add(browser);
      command.addAll(
          List.of(
              "--kiosk",
              "--user-data-dir=" + profile,
              "--disk-cache-dir=" + memory.resolve("cache"),
              "--enable-logging=stderr",
              "--autoplay-policy=no-user-gesture-required",
              "--disable-pinch",
              // A page's own window that stays in front of everything; no policy forbids it.
              "--disable-blink-features=DocumentPictureInPictureAPI,PictureInPictureAPI",
              "--overscroll-history-navigation=0",
              "--no-first-run",
              "--noerrdialogs",
              "--hide-crash-restore-bubble",
              "--disable-breakpad",
              "--disable-background-networking",
              "--disable-component-update",
              "--disable-sync",
              "--password-store=basic"));
      command.addAll(further);
      command.add(address);
      return command;
    }
  }

  /**
   * Starts it.
   *
   * @param line hears each line of the browser
   */
  static ScreenBrowser start(Plan plan, Path profile, String address, Consumer<String> line) {
    try {
      prepare(profile, plan.memory());
      Process process =
          new ProcessBuilder(plan.command(profile, address))
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      ScreenBrowser browser = new ScreenBrowser(process);
      Thread reader = new Thread(() -> browser.read(line), "browser");
      reader.setDaemon(true);
      reader.start();
      return browser;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /**
   * Leads what the browser keeps of open pages into memory: somebody's words could be in it, and a
   * power cut would leave them on the disk.
   */
  public static void prepare(Path profile, Path memory) throws IOException {
    for (String one : OF_OPEN_PAGES) {
      Path inProfile = profile.resolve(one);
      Path inMemory = memory.resolve(inProfile.getFileName());
      delete(inProfile);
      delete(inMemory);
      Files.createDirectories(inMemory);
      Files.createDirectories(inProfile.getParent());
      Files.createSymbolicLink(inProfile, inMemory);
    }
    // Another computer's or a killed browser's; it would be asked to open the page instead.
    for (String one : List.of("SingletonLock", "SingletonSocket", "SingletonCookie")) {
      Files.deleteIfExists(profile.resolve(one));
    }
  }

  /** Takes away the worker that gives a page while the server is away, and its files. */
  static void forgetKeptPages(Path profile) {
    try {
      delete(profile.resolve("Default/Service Worker"));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private void read(Consumer<String> line) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String one = lines.readLine(); one != null; one = lines.readLine()) {
        line.accept(one);
        // What a page says may be of a visitor's, and is for no log.
        if (!one.contains(":CONSOLE")) {
          lastSaid = one;
        }
      }
    } catch (IOException e) {
      // It ended; whoever watches sees that.
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The last line that was its own, for whoever asks why it ended. */
  String lastSaid() {
    return lastSaid;
  }

  @Override
  public void close() {
    List<ProcessHandle> all = process.descendants().toList();
    all.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
    all.forEach(one -> one.onExit().join());
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
