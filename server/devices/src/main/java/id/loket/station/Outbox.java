package id.loket.station;

import id.loket.wire.DeviceReport;
import id.loket.wire.DevicesReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the station has to tell the server, and the thread that tells it: every message until the
 * server has taken it, and the devices' state every two seconds and at each change, which is the
 * station's heartbeat. Any thread may hand something in.
 */
public final class Outbox implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  private static final Duration BEAT = Duration.ofSeconds(2);

  /** A day without a server has fewer messages; beyond it the oldest is given up. */
  private static final int MOST_UNTOLD = 2_000;

  /**
   * @param what names it in the log, such as "outcome of slip 7"
   */
  private record Message(String what, Object body) {}

  private final ServerLine line;
  private final Supplier<List<DeviceReport>> devices;
  private final Thread thread;
  private final Map<String, Message> untold = new LinkedHashMap<>();
  private boolean wanted = true;
  private boolean allowed;
  private boolean closed;

  /**
   * @param devices how they are at this moment; asked at each beat
   */
  public Outbox(ServerLine line, Supplier<List<DeviceReport>> devices) {
    this.line = line;
    this.devices = devices;
    this.thread = new Thread(this::run, "station outbox");
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /**
   * Takes a message and returns at once.
   *
   * @param what names it in the log, such as "outcome of slip 7"
   * @param path where it is posted; an untold message of the same path is replaced
   * @param body JSON-ready
   */
  public synchronized void tell(String what, String path, Object body) {
    untold.put(path, new Message(what, body));
    if (untold.size() > MOST_UNTOLD) {
      String oldest = untold.keySet().iterator().next();
      log.error("{}: forgotten, the server was away for too long", untold.remove(oldest).what());
    }
    wake();
  }

  /** Tells the devices' state now rather than with the next beat. */
  public synchronized void wake() {
    wanted = true;
    notifyAll();
  }

  /** Before the station is enrolled, there is nobody to tell. */
  public synchronized void allow() {
    allowed = true;
    wake();
  }

  public synchronized int untoldCount() {
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

  private void run() {
    try {
      Rounds.run("station outbox", BEAT, this::round);
    } catch (InterruptedException e) {
      log.debug("station outbox interrupted, {} messages untold", untoldCount());
    }
  }

  private boolean round() throws InterruptedException {
    boolean goesOn = awaitReason();
    tellMessages();
    if (goesOn) {
      beat();
    }
    return goesOn;
  }

  /** False when the station is closing. */
  private synchronized boolean awaitReason() throws InterruptedException {
    if (!closed && (!wanted || !allowed)) {
      wait(BEAT.toMillis());
    }
    wanted = false;
    return !closed;
  }

  private void tellMessages() throws InterruptedException {
    for (Map.Entry<String, Message> one : untoldNow().entrySet()) {
      String path = one.getKey();
      Message message = one.getValue();
      try {
        line.post(path, message.body());
        taken(path, message);
      } catch (OfficeException e) {
        if (e.status() == 0) {
          log.debug("{} messages are told later: {}", untoldCount(), e.getMessage());
          return;
        }
        if (!e.isFinal()) {
          log.debug("{}: told later: {}", message.what(), e.getMessage());
          continue;
        }
        log.warn("{}: the server does not take it: {}", message.what(), e.getMessage());
        taken(path, message);
      }
    }
  }

  private synchronized Map<String, Message> untoldNow() {
    return allowed ? new LinkedHashMap<>(untold) : Map.of();
  }

  /** Not what has come under the same path meanwhile. */
  private synchronized void taken(String path, Message message) {
    untold.remove(path, message);
  }

  private void beat() throws InterruptedException {
    synchronized (this) {
      if (!allowed) {
        return;
      }
    }
    try {
      line.post("/api/v1/stations/me/state", new DevicesReport(devices.get()));
    } catch (OfficeException e) {
      log.debug("beat not taken: {}", e.getMessage());
    }
  }
}
