package id.loket.display;

import id.loket.station.OfficeException;
import id.loket.station.Rounds;
import id.loket.wire.AnnouncementReport.Stage;
import id.loket.wire.SoundReport.Sound;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the station has to tell the server, and the thread that tells it: each stage of each call,
 * in order, until the server has taken it, and the sound at each change and each new connection.
 * Any thread may hand something in.
 */
final class HallReports implements Announcer.Listener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HallReports.class);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final int MOST_UNTOLD = 1_000;

  private record Told(String announcement, Stage stage) {}

  private final HallLine line;
  private final Thread thread = new Thread(this::run, "hall reports");
  private final Set<Told> untold = new LinkedHashSet<>();
  private Sound sound;
  private boolean soundUntold;
  private boolean connected;
  private boolean closed;

  HallReports(HallLine line) {
    this.line = line;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  @Override
  public synchronized void received(String id) {
    tell(new Told(id, Stage.RECEIVED));
  }

  @Override
  public synchronized void spoken(String id) {
    tell(new Told(id, Stage.SPOKEN));
  }

  @Override
  public synchronized void sound(Sound now) {
    sound = now;
    soundUntold = true;
    notifyAll();
  }

  /** A server that was away knows nothing of the sound any more. */
  synchronized void connected(boolean now) {
    soundUntold |= now && !connected && sound != null;
    connected = now;
    notifyAll();
  }

  synchronized int untoldCount() {
    return untold.size();
  }

  /** Tries to tell what is left, but not for long. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
      thread.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void tell(Told one) {
    untold.add(one);
    if (untold.size() > MOST_UNTOLD) {
      untold.remove(untold.iterator().next());
    }
    notifyAll();
  }

  private void run() {
    try {
      Rounds.run("hall reports", AGAIN, this::round);
    } catch (InterruptedException e) {
      log.debug("hall reports interrupted, {} stages untold", untoldCount());
    }
  }

  private boolean round() throws InterruptedException {
    boolean goesOn = awaitReason();
    if (!tellAll() && goesOn) {
      pause();
    }
    return goesOn;
  }

  /** False when the station is closing. */
  private synchronized boolean awaitReason() throws InterruptedException {
    while (!closed && (!connected || (untold.isEmpty() && !soundUntold))) {
      wait();
    }
    return !closed;
  }

  private synchronized void pause() throws InterruptedException {
    if (!closed) {
      wait(AGAIN.toMillis());
    }
  }

  private boolean tellAll() throws InterruptedException {
    boolean soundTold = !takeSound() || tellSound();
    for (Told one : untoldNow()) {
      try {
        line.acknowledge(one.announcement(), one.stage());
      } catch (OfficeException e) {
        if (!e.isFinal()) {
          log.debug(
              "call {}: {} is told later: {}", one.announcement(), one.stage(), e.getMessage());
          return false;
        }
        // The call is over for the server: too old, or of another day.
        log.debug("call {}: {} is not taken: {}", one.announcement(), one.stage(), e.getMessage());
      }
      taken(one);
    }
    return soundTold;
  }

  private synchronized boolean takeSound() {
    boolean wanted = soundUntold;
    soundUntold = false;
    return wanted;
  }

  private boolean tellSound() throws InterruptedException {
    try {
      line.sound(soundNow());
      return true;
    } catch (OfficeException e) {
      log.debug("sound is told later: {}", e.getMessage());
      soundAgain();
      return false;
    }
  }

  private synchronized Sound soundNow() {
    return sound;
  }

  private synchronized void soundAgain() {
    soundUntold = true;
  }

  private synchronized List<Told> untoldNow() {
    return List.copyOf(untold);
  }

  private synchronized void taken(Told one) {
    untold.remove(one);
  }
}
