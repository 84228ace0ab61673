package id.loket.device.camera;

import com.github.sarxos.webcam.WebcamDevice;
import id.loket.device.CameraState;
import id.loket.device.link.HttpAddress;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * An MJPEG camera as Webcam Capture knows cameras. Many threads may use it.
 *
 * <p>While it is open a thread of its own reads every picture and keeps the newest only: where
 * nobody reads, old pictures pile up in the link and come out later as if they were new. A picture
 * is given for as long as it is young; one that its camera delivers late, by the camera's own clock
 * (the header X-Timestamp of ustreamer and mjpg-streamer), counts as late. A camera that was late
 * already when it was opened can't be found out.
 */
final class MjpegWebcamDevice implements WebcamDevice {
  private static final Dimension USUAL = new Dimension(640, 480);

  private final HttpAddress address;
  private final Optional<Login> login;
  private final Limits limits;

  private Thread reader;
  private MjpegStream stream;
  private MjpegStream.Picture newest;
  private CameraException failure;
  private Dimension size = USUAL;

  MjpegWebcamDevice(HttpAddress address, Optional<Login> login, Limits limits) {
    this.address = address;
    this.login = login;
    this.limits = limits;
  }

  @Override
  public String getName() {
    return address.toString();
  }

  @Override
  public Dimension[] getResolutions() {
    return new Dimension[] {getResolution()};
  }

  /** As the camera has it: it can't be told another. */
  @Override
  public synchronized Dimension getResolution() {
    return new Dimension(size);
  }

  @Override
  public void setResolution(Dimension wished) {
    // The camera decides.
  }

  @Override
  public synchronized void open() {
    if (reader == null) {
      failure = null;
      newest = null;
      reader = new Thread(this::read, "camera " + address);
      reader.setDaemon(true);
      reader.start();
    }
  }

  /**
   * Waits for a picture that is young enough.
   *
   * @throws CameraException if none comes
   */
  @Override
  public BufferedImage getImage() {
    MjpegStream.Picture picture = awaitPicture();
    try {
      BufferedImage image = Jpeg.read(picture.jpeg());
      synchronized (this) {
        size = new Dimension(image.getWidth(), image.getHeight());
      }
      return image;
    } catch (Jpeg.TooLarge e) {
      throw failed(CameraState.TOO_LARGE, "sends " + e.getMessage());
    } catch (IOException e) {
      throw failed(CameraState.HALF_PICTURE, "a picture can't be read: " + e.getMessage());
    }
  }

  private synchronized MjpegStream.Picture awaitPicture() {
    long end = System.nanoTime() + limits.look().toNanos();
    while (newest == null || isOld(newest)) {
      long left = end - System.nanoTime();
      if (failure != null) {
        throw failure;
      }
      if (reader == null || left <= 0) {
        throw failed(CameraState.STALLED, reader == null ? "is closed" : "no picture came");
      }
      try {
        wait(left / 1_000_000 + 1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failed(CameraState.FAULT, "interrupted while waiting for a picture");
      }
    }
    return newest;
  }

  private boolean isOld(MjpegStream.Picture picture) {
    return System.nanoTime() - picture.firstByteNanos() > limits.age().toNanos();
  }

  @Override
  public void close() {
    Thread ending;
    synchronized (this) {
      ending = reader;
      reader = null;
      newest = null;
      if (stream != null) {
        stream.close();
      }
      notifyAll();
    }
    if (ending != null) {
      try {
        ending.join(limits.look().toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void dispose() {
    close();
  }

  /** Also after a failure, because the library closes only what is open. */
  @Override
  public synchronized boolean isOpen() {
    return reader != null;
  }

  // ---- the reader ------------------------------------------------------------------------------

  private void read() {
    try (MjpegStream opened = MjpegStream.open(address, login, limits)) {
      Lateness lateness = new Lateness();
      boolean wanted = began(opened);
      while (wanted) {
        MjpegStream.Picture picture = opened.next();
        checkNotLate(lateness.of(picture));
        wanted = keep(picture);
      }
    } catch (CameraException e) {
      fail(e);
    } catch (RuntimeException e) {
      fail(new CameraException(CameraState.FAULT, address + ": " + e, e));
    }
  }

  private void checkNotLate(Duration late) {
    if (late.compareTo(limits.age()) > 0) {
      throw failed(CameraState.STALLED, "its pictures come " + late.toMillis() + " ms late");
    }
  }

  private synchronized boolean began(MjpegStream opened) {
    stream = opened;
    return isMine();
  }

  private synchronized boolean keep(MjpegStream.Picture picture) {
    if (isMine()) {
      newest = picture;
      notifyAll();
    }
    return isMine();
  }

  /** What came before a failure is not given after it. */
  private synchronized void fail(CameraException e) {
    if (isMine()) {
      failure = e;
      newest = null;
      notifyAll();
    }
  }

  private boolean isMine() {
    return reader == Thread.currentThread();
  }

  private CameraException failed(CameraState state, String what) {
    return new CameraException(state, address + ": " + what);
  }

  /**
   * How much later than its quickest a picture has come, by the camera's clock and ours; zero where
   * the camera tells no time. Of the reader's thread only.
   */
  private static final class Lateness {
    private double quickest = Double.MAX_VALUE;

    Duration of(MjpegStream.Picture picture) {
      if (picture.cameraSeconds().isEmpty()) {
        return Duration.ZERO;
      }
      double way = picture.firstByteNanos() / 1e9 - picture.cameraSeconds().getAsDouble();
      quickest = Math.min(quickest, way);
      return Duration.ofMillis(Math.round((way - quickest) * 1_000));
    }
  }
}
