package id.loket.kiosk.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A site that is not the office's, shown to one visitor in a browser of its own: with a profile
 * that lies in memory, so that a power cut leaves nothing of it, and that is gone when the visitor
 * is. The way back stands beside the site by a script of ours ({@code outside.js}), which says when
 * somebody has touched the glass; without such a word the visit ends all the same. For one thread.
 *
 * <p>Known limit: the script's words come over the console, where the site itself could say them; a
 * site that does keeps its own visitor's page open, and gets nothing for it.
 */
final class Outside implements AutoCloseable {
  /** Of whoever is silent: 20 s to the question, 20 s for its answer, and what a page needs. */
  static final Duration SILENCE = Duration.ofSeconds(42);

  /** From the start of the browser to the first word, on a line that may be slow. */
  private static final Duration FIRST_WORD = Duration.ofSeconds(60);

  private static final Duration HOLD = Duration.ofMinutes(2);
  private static final int MOST_HOLDS = 10;

  private final String code;
  private final Path memory;
  private final ScreenBrowser browser;
  private long until;
  private int holds;
  private boolean done;

  /**
   * @param code of the slip of whoever is there
   * @param folder in which the script lies
   */
  Outside(ScreenBrowser.Plan plan, URI site, Path folder, String code, Consumer<PageWord> words) {
    this.code = code;
    this.memory = plan.memory().resolve("outside");
    forget();
    List<String> ours = List.of(origin(folder));
    browser =
        ScreenBrowser.start(
            plan.outside(folder, memory),
            memory.resolve("profile"),
            site.toString(),
            line -> PageWord.of(line, ours).ifPresent(words));
    until = System.nanoTime() + FIRST_WORD.toNanos();
  }

  /** What the script has said; words of a page of the office have no place here. */
  void hear(PageWord word) {
    long now = System.nanoTime();
    if (word instanceof PageWord.Touched) {
      until = now + SILENCE.toNanos();
    } else if (word instanceof PageWord.Held && holds < MOST_HOLDS) {
      holds++;
      until = now + HOLD.plus(SILENCE).toNanos();
    } else if (word instanceof PageWord.Done) {
      done = true;
    }
  }

  boolean isOver() {
    return done || !browser.isAlive() || System.nanoTime() - until > 0;
  }

  /**
   * For the office's page: whether the visitor has finished, or went away, and whose slip it was.
   */
  String ending() {
    return (done ? "done-" : "gone-") + code;
  }

  /** Nothing of it stays. */
  @Override
  public void close() {
    browser.close();
    forget();
  }

  private void forget() {
    try {
      ScreenBrowser.delete(memory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the browser says that the script comes from. */
  static String origin(Path folder) {
    return "chrome-extension://" + id(folder) + "/";
  }

  /** By which the browser knows what is loaded from that folder: a sum of its path, as letters. */
  static String id(Path folder) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256")
              .digest(folder.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
      StringBuilder id = new StringBuilder();
      for (int at = 0; at < 16; at++) {
        id.append((char) ('a' + (sum[at] >> 4 & 15))).append((char) ('a' + (sum[at] & 15)));
      }
      return id.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
