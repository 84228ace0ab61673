package id.loket.kiosk;

import id.loket.device.PrintOutcome;
import id.loket.station.OfficeException;
import id.loket.station.Rounds;
import id.loket.wire.DeviceReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the station has to tell the server, and the thread that tells it: every outcome until the
 * server has taken it, and the devices' state every two seconds and at each change, which is the
 * station's heartbeat. Any thread may hand something in.
 */
final class StationReports implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StationReports.class);

  private static final Duration BEAT = Duration.ofSeconds(2);

  /** A day without a server has fewer slips; beyond it the oldest outcome is given up. */
  private static final int MOST_UNTOLD = 2_000;

  private final SlipDesk desk;
  private final Supplier<List<DeviceReport>> devices;
  private final Thread thread;
  private final Map<String, PrintOutcome> untold = new LinkedHashMap<>();
  private boolean wanted = true;
  private boolean allowed;
  private boolean closed;

  StationReports(SlipDesk desk, Supplier<List<DeviceReport>> devices) {
    this.desk = desk;
    this.devices = devices;
    this.thread = new Thread(this::run, "station reports");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  synchronized void tell(String job, PrintOutcome outcome) {
    untold.put(job, outcome);
    if (untold.size() > MOST_UNTOLD) {
      String oldest = untold.keySet().iterator().next();
      untold.remove(oldest);
      log.error("slip {}: its outcome is forgotten, the server was away for too long", oldest);
    }
    wake();
  }

  /** Tells the devices' state now rather than with the next beat. */
  synchronized void wake() {
    wanted = true;
    notifyAll();
  }

  /** Before the station is enrolled, there is nobody to tell. */
  synchronized void allow() {
    allowed = true;
    wake();
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

  private void run() {
    try {
      Rounds.run("station reports", BEAT, this::round);
    } catch (InterruptedException e) {
      log.debug("station reports interrupted, {} outcomes untold", untoldCount());
    }
  }

  private boolean round() throws InterruptedException {
    boolean goesOn = awaitReason();
    tellOutcomes();
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

  private void tellOutcomes() throws InterruptedException {
    for (Map.Entry<String, PrintOutcome> one : untoldNow().entrySet()) {
      try {
        desk.tell(one.getKey(), one.getValue());
        taken(one.getKey(), one.getValue());
      } catch (OfficeException e) {
        if (e.status() == 0) {
          log.debug("outcomes are told later: {}", e.getMessage());
          return;
        }
        if (!e.isFinal()) {
          log.debug("outcome of slip {} is told later: {}", one.getKey(), e.getMessage());
          continue;
        }
        log.warn(
            "the server does not take the outcome of slip {}: {}", one.getKey(), e.getMessage());
        taken(one.getKey(), one.getValue());
      }
    }
  }

  private synchronized Map<String, PrintOutcome> untoldNow() {
    return allowed ? new LinkedHashMap<>(untold) : Map.of();
  }

  private synchronized void taken(String job, PrintOutcome outcome) {
    untold.remove(job, outcome);
  }

  private void beat() throws InterruptedException {
    synchronized (this) {
      if (!allowed) {
        return;
      }
    }
    try {
      desk.beat(devices.get());
    } catch (OfficeException e) {
      log.debug("beat not taken: {}", e.getMessage());
    }
  }
}
