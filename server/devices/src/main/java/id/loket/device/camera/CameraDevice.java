package id.loket.device.camera;

import id.loket.device.Camera;
import id.loket.device.CameraState;
import id.loket.device.DeviceKind;
import id.loket.station.Rounds;
import id.loket.station.StationDevice;
import id.loket.wire.DeviceReport;
import id.loket.wire.StationPicture;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The camera of one loket at its station, and the one thread that owns it. Between wishes it is
 * asked now and then how it is, and let go at once: nobody is filmed who has not been asked.
 */
final class CameraDevice implements StationDevice {
  /** How often it is asked how it is. */
  static final Duration AGAIN = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(CameraDevice.class);

  private final String name;
  private final String address;
  private final Camera camera;
  private final Duration again;
  private final Runnable onChange;
  private final Thread thread;

  private CameraState state;
  private String detail = "not asked yet";
  private boolean closed;

  /**
   * @param onChange called from the camera's thread when its state has changed
   */
  CameraDevice(String name, String address, Camera camera, Duration again, Runnable onChange) {
    this.name = name;
    this.address = address;
    this.camera = camera;
    this.again = again;
    this.onChange = onChange;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public void take(StationPicture picture) {
    // No wish is known to this station yet.
  }

  @Override
  public synchronized DeviceReport report() {
    CameraState now = state == null ? CameraState.UNREACHABLE : state;
    return new DeviceReport(
        name, DeviceKind.CAMERA.name(), address, now.name(), now.health(), detail);
  }

  @Override
  public boolean isAlive() {
    return thread.isAlive();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      thread.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    camera.close();
  }

  private void run() {
    try {
      Rounds.run(name, again, this::round);
    } catch (InterruptedException e) {
      log.debug("{} interrupted", name);
    }
  }

  private boolean round() throws InterruptedException {
    note(camera.state(), camera.detail());
    return rest();
  }

  /** False at the end. */
  private synchronized boolean rest() throws InterruptedException {
    if (!closed) {
      wait(again.toMillis());
    }
    return !closed;
  }

  private void note(CameraState now, String nowDetail) {
    boolean changed;
    synchronized (this) {
      changed = state != now;
      state = now;
      detail = nowDetail;
    }
    if (changed) {
      logChange(now, nowDetail);
      onChange.run();
    }
  }

  private void logChange(CameraState now, String nowDetail) {
    String words = now.name().toLowerCase(Locale.ROOT);
    if (now == CameraState.READY) {
      log.info("{} {}: {}", name, address, words);
    } else {
      log.warn("{}: {} ({})", name, words, nowDetail);
    }
  }
}
