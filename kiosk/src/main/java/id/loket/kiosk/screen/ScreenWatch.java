package id.loket.kiosk.screen;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one page on the glass. The page tells every second that it lives, is seen and has the keys;
 * if that stops for five seconds, for whatever reason, the browser is ended and begun anew: a page
 * that hangs or crashed, another page, another tab or window in front. While the server does not
 * answer at a start, a page of our own waits for it.
 *
 * <p>Runs on one thread, in {@link #run}. Known limit: nothing watches this program but systemd,
 * which sees its end and not that it hangs.
 */
public final class ScreenWatch {
  /**
   * How long is waited.
   *
   * @param silence so long a page may say nothing
   * @param firstWord from the start of the browser to the page's first word, where the server
   *     answers
   * @param keptPage the same where it doesn't: the browser may have kept the page
   */
  public record Patience(Duration silence, Duration firstWord, Duration keptPage) {
    /**
     * With the next look and a browser that starts within four, a page is back within ten seconds.
     */
    public static Patience usual() {
      return new Patience(Duration.ofSeconds(5), Duration.ofSeconds(90), Duration.ofSeconds(30));
    }
  }

  /** So long the screen is on out of its hours after a start: somebody stands before it. */
  static final Duration AFTER_START = Duration.ofMinutes(15);

  private static final Logger LOG = LoggerFactory.getLogger("screen");
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration STILL_SPEAKS = Duration.ofSeconds(3);
  private static final Duration AFTER_END = Duration.ofSeconds(1);
  private static final Duration ASK_SERVER = Duration.ofSeconds(5);

  private final ScreenSettings settings;
  private final ScreenBrowser.Plan plan;
  private final Patience patience;
  private final Silence silence;
  private final Path waiting;
  private final TechnicianCode code;
  private final Runnable dark;
  private final Instant startedAt = Instant.now();
  private final BlockingQueue<PageWord> words = new LinkedBlockingQueue<>();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final List<String> origins;

  /** Null while the screen is dark, and while somebody is at a site of somebody else. */
  private ScreenBrowser browser;

  private Optional<Outside> outside = Optional.empty();

  /** How somebody came back from there, for the page that is opened next. */
  private Optional<String> back = Optional.empty();

  private volatile boolean stopped;
  private boolean waits;
  private boolean wasInFront;
  private boolean hasSpoken;
  private long lastWord;
  private long lastBeat;
  private long opened;
  private long askedServer;
  private Duration untilFirstWord = Duration.ZERO;

  /**
   * @param waiting the page for the time without a server
   * @param dark puts out the screen that the browser has left
   */
  public ScreenWatch(
      ScreenSettings settings,
      ScreenBrowser.Plan plan,
      Patience patience,
      Path waiting,
      TechnicianCode code,
      Runnable dark) {
    this.settings = settings;
    this.plan = plan;
    this.patience = patience;
    this.silence = new Silence(patience.silence());
    this.waiting = waiting;
    this.code = code;
    this.dark = dark;
    String besideWaiting = waiting.getParent().toUri().toString();
    origins = List.of(settings.origin() + "/", besideWaiting);
  }

  /** Until the technician's code was typed (true) or {@link #stop} was called. */
  public boolean run() throws InterruptedException {
    try {
      while (!stopped) {
        if (!on()) {
          putOut();
        } else if (browser == null && outside.isEmpty()) {
          open(false);
        }
        PageWord word = words.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (word instanceof PageWord.Code typed && leaves(typed)) {
          return true;
        }
        if (outside.isPresent()) {
          beside(word);
        } else if (word instanceof PageWord.Beat beat) {
          hear(beat);
        } else if (word instanceof PageWord.Leave leave) {
          leave(leave.code());
        }
        if (browser != null) {
          look();
        }
      }
      return false;
    } finally {
      putOut();
    }
  }

  /**
   * To the site, if one is set; whatever the page asks for, the address is that of the settings.
   */
  private void leave(String code) {
    if (settings.siskop2mi().isEmpty() || waits) {
      return;
    }
    LOG.info("{}: a visitor goes to {}", settings.page(), settings.siskop2mi().get().getHost());
    browser.close();
    browser = null;
    words.clear();
    outside =
        Optional.of(
            new Outside(
                plan,
                settings.siskop2mi().get(),
                waiting.resolveSibling("outside"),
                code,
                words::add));
  }

  private void beside(PageWord word) {
    Outside visit = outside.orElseThrow();
    if (word != null) {
      visit.hear(word);
    }
    if (visit.isOver()) {
      comeBack(visit);
      open(false);
    }
  }

  private void comeBack(Outside visit) {
    visit.close();
    outside = Optional.empty();
    back = Optional.of(visit.ending());
    LOG.info("{}: the visitor is back, nothing of the visit is left", settings.page());
  }

  /** From any thread. */
  public void stop() {
    stopped = true;
  }

  private boolean on() {
    Optional<ScreenHours> hours = settings.hours();
    boolean justStarted = Instant.now().isBefore(startedAt.plus(AFTER_START));
    return hours.isEmpty()
        || justStarted
        || hours.get().on(LocalDateTime.now(ZoneId.systemDefault()));
  }

  private void open(boolean withoutServer) {
    waits = withoutServer;
    boolean comes = withoutServer || answers();
    untilFirstWord = comes ? patience.firstWord() : patience.keptPage();
    String address =
        withoutServer
            ? waiting.toUri() + "#locked"
            : settings.address(triedCode(), back).toString();
    if (!withoutServer) {
      back = Optional.empty();
    }
    words.clear();
    browser =
        ScreenBrowser.start(
            plan,
            settings.data().resolve("profile"),
            address,
            line -> PageWord.of(line, origins).ifPresent(words::add));
    lastWord = System.nanoTime();
    askedServer = lastWord;
    lastBeat = lastWord;
    opened = lastWord;
    hasSpoken = false;
    wasInFront = false;
  }

  private void hear(PageWord.Beat beat) {
    lastBeat = System.nanoTime();
    wasInFront |= beat.front();
    // Without keyboard and mouse no window ever is in front; one that was and no longer is has
    // another
    // before it.
    if (beat.seen() && (beat.front() || !wasInFront)) {
      lastWord = System.nanoTime();
      if (!hasSpoken && !waits) {
        settings.enrolmentCode().ifPresent(this::keepTriedCode);
      }
      hasSpoken = true;
      silence.pageLives(since(opened));
    }
  }

  private Optional<String> triedCode() {
    try {
      return Optional.of(Files.readString(settings.data().resolve("tried-code")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void keepTriedCode(String one) {
    try {
      Files.writeString(settings.data().resolve("tried-code"), one);
    } catch (IOException e) {
      LOG.warn("{}: the spent code is tried again at the next start: {}", settings.page(), "" + e);
    }
  }

  private void look() throws InterruptedException {
    if (!browser.isAlive()) {
      LOG.warn("{}: the browser ended: {}", settings.page(), browser.lastSaid());
      browser.close();
      Thread.sleep(AFTER_END.toMillis());
      open(waits);
    } else if (hasSpoken && since(lastWord).compareTo(allowed()) > 0) {
      LOG.warn("{}: the page is silent or covered, it is opened again", settings.page());
      if (!isCovered()) {
        silence.wasBroken();
      }
      browser.close();
      open(waits);
    } else if (!hasSpoken && since(lastWord).compareTo(untilFirstWord) > 0) {
      LOG.warn("{}: {} does not come up", settings.page(), settings.server());
      browser.close();
      if (untilFirstWord.equals(patience.firstWord())) {
        // The server is there, so what the browser kept of the page may be what is wrong.
        ScreenBrowser.forgetKeptPages(settings.data().resolve("profile"));
      }
      open(true);
    } else if (waits && since(askedServer).compareTo(ASK_SERVER) > 0) {
      askedServer = System.nanoTime();
      if (answers()) {
        LOG.info("{}: {} answers", settings.page(), settings.server());
        browser.close();
        open(false);
      }
    }
  }

  /** Whoever lays something over a page gets no patience for it; a computer that is busy does. */
  private Duration allowed() {
    return isCovered() ? patience.silence() : silence.limit();
  }

  /** Whether the page goes on speaking, and says that it isn't seen. */
  private boolean isCovered() {
    return since(lastBeat).compareTo(STILL_SPEAKS) < 0;
  }

  private boolean leaves(PageWord.Code typed) {
    boolean right = code.opens(typed.digits(), Instant.now());
    if (right) {
      LOG.warn("{}: left with the technician's code", settings.page());
    } else {
      LOG.warn("{}: a wrong code in the technician's corner", settings.page());
    }
    return right;
  }

  private void putOut() {
    outside.ifPresent(this::comeBack);
    if (browser != null) {
      browser.close();
      browser = null;
      dark.run();
    }
  }

  /** Whether anybody speaks HTTP there; what is said does not matter. */
  private boolean answers() {
    try {
      URI asked = settings.server().resolve("/healthz");
      client.send(
          HttpRequest.newBuilder(asked).timeout(Duration.ofSeconds(3)).build(),
          HttpResponse.BodyHandlers.discarding());
      return true;
    } catch (IOException e) {
      // An office's own certificate, which the browser knows and this program does not, is an
      // answer.
      return e instanceof javax.net.ssl.SSLException;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
