package id.loket.display;

import id.loket.hall.TicketNumber;
import id.loket.station.Rounds;
import id.loket.wire.HallPicture;
import id.loket.wire.HallPicture.Announcement;
import id.loket.wire.HallPicture.Settings;
import id.loket.wire.SoundReport.Sound;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks the calls of the hall one after another, none cut, none lost, on its own thread; any
 * thread may hand in a picture.
 *
 * <p>While others wait behind it, a call is said in fewer words.
 *
 * <p>A call keeps its place as long as the office wants it heard, also where another board has
 * spoken it first. One that was taken back is dropped. While no sound comes out, the calls wait;
 * nothing is reported as spoken that was not.
 */
final class Announcer implements AutoCloseable {
  /** Where a call's way is told, each stage once; called without any lock of the announcer. */
  interface Listener {
    void received(String id);

    void spoken(String id);

    /** The sound is ON, OFF by the office's choice, or BLOCKED for want of a working card. */
    void sound(Sound sound);
  }

  private static final Logger log = LoggerFactory.getLogger(Announcer.class);

  private static final Phrase.Step CHIME = new Phrase.Step("chime", 80);
  private static final Duration LONGEST_CALL = Duration.ofSeconds(15);
  private static final int REMEMBERED = 1_000;

  private final Voice voice;
  private final Wordings wordings;
  private final Listener listener;
  private final Duration retry;
  private final Thread thread = new Thread(this::run, "announcer");
  private final Deque<Announcement> queue = new ArrayDeque<>();
  private final Map<String, Boolean> heard =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };
  private HallPicture picture;
  private Sound sound;
  private boolean closed;
  private long spoken;

  /**
   * @param retry how long to wait before a card that gave no sound is tried again
   */
  Announcer(Voice voice, Wordings wordings, Listener listener, Duration retry) {
    this.voice = voice;
    this.wordings = wordings;
    this.listener = listener;
    this.retry = retry;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void hear(HallPicture next) {
    List<Announcement> fresh;
    synchronized (this) {
      picture = next;
      fresh =
          Stream.concat(next.announcements().stream(), next.trials().stream().map(Announcement::of))
              .filter(one -> heard.putIfAbsent(one.id(), true) == null)
              .toList();
    }
    // Told before it can be spoken, and never under the lock: a listener has locks of its own.
    fresh.forEach(one -> listener.received(one.id()));
    synchronized (this) {
      queue.addAll(fresh);
      notifyAll();
    }
  }

  synchronized Sound sound() {
    return sound == null ? Sound.BLOCKED : sound;
  }

  synchronized int waitingCount() {
    return queue.size();
  }

  synchronized long spokenCount() {
    return spoken;
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  /** The call that is being spoken is spoken to its end. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      thread.join(LONGEST_CALL.toMillis());
      thread.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      Rounds.run("announcer", retry, this::round);
    } catch (InterruptedException e) {
      log.debug("announcer ends, {} calls unspoken", waitingCount());
    }
  }

  private boolean round() throws InterruptedException {
    boolean goesOn = awaitPicture();
    Announcement next = goesOn ? head() : null;
    if (next != null) {
      takeTurn(next);
    } else if (goesOn) {
      checkSound();
    }
    return goesOn;
  }

  /** Until there is something to say, or it is time to look after the sound card. */
  private synchronized boolean awaitPicture() throws InterruptedException {
    if (!closed && (picture == null || queue.isEmpty())) {
      wait(retry.toMillis());
    }
    return !closed;
  }

  private synchronized Announcement head() {
    return queue.peek();
  }

  /** A call that fails by a mistake is dropped: it must not silence those behind it. */
  private void takeTurn(Announcement next) throws InterruptedException {
    try {
      if (isWanted(next)) {
        announce(next);
      } else {
        log.info("call {}: no longer wanted, not spoken", next.id());
        drop(next);
      }
    } catch (RuntimeException e) {
      log.error("call {}: not spoken, by a mistake in this program", next.id());
      drop(next);
      throw e;
    }
  }

  private synchronized void drop(Announcement one) {
    queue.remove(one);
  }

  private synchronized boolean isWanted(Announcement one) {
    return picture.wants(one);
  }

  private void announce(Announcement next) throws InterruptedException {
    List<Phrase.Step> steps;
    try {
      steps = steps(next);
    } catch (IllegalArgumentException e) {
      log.error("call {}: has no words: {}", next.id(), e.getMessage());
      done(next, false);
      return;
    }
    if (steps.isEmpty()) {
      become(Sound.OFF);
      done(next, false);
    } else if (voice.play(steps, settings().volume())) {
      become(Sound.ON);
      done(next, true);
    } else {
      become(Sound.BLOCKED);
      pause();
    }
  }

  private List<Phrase.Step> steps(Announcement next) {
    Settings settings = settings();
    boolean rush = othersWaitBehind(next);
    List<Phrase.Step> steps = new ArrayList<>();
    if (settings.chime()) {
      steps.add(CHIME);
    }
    if (settings.voice()) {
      for (String language : settings.languages()) {
        wordings
            .of(language)
            .map(one -> phrase(language, rush ? one.brief() : one, next))
            .ifPresent(steps::addAll);
      }
    }
    return steps;
  }

  private synchronized boolean othersWaitBehind(Announcement next) {
    return queue.stream().anyMatch(one -> one != next && !one.isTest() && picture.wants(one));
  }

  private static List<Phrase.Step> phrase(String language, Wording wording, Announcement call) {
    if (call.isTest()) {
      return wording.test(language).steps();
    }
    TicketNumber ticket = new TicketNumber(call.prefix(), Integer.parseInt(call.digits()));
    return wording
        .call(language, ticket, call.counter(), call.counterName(), call.recall())
        .steps();
  }

  private void checkSound() throws InterruptedException {
    Settings settings = settings();
    if (settings != null) {
      become(settings.silent() ? Sound.OFF : voice.ready() ? Sound.ON : Sound.BLOCKED);
    }
  }

  private synchronized Settings settings() {
    return picture == null ? null : picture.settings();
  }

  private void done(Announcement one, boolean wasHeard) {
    synchronized (this) {
      queue.remove(one);
      spoken += wasHeard ? 1 : 0;
    }
    if (wasHeard) {
      listener.spoken(one.id());
    }
  }

  private void become(Sound now) {
    synchronized (this) {
      if (sound == now) {
        return;
      }
      sound = now;
    }
    listener.sound(now);
  }

  private synchronized void pause() throws InterruptedException {
    if (!closed) {
      wait(retry.toMillis());
    }
  }
}
