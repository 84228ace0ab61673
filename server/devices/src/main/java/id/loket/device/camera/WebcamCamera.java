package id.loket.device.camera;

import com.github.sarxos.webcam.Webcam;
import com.github.sarxos.webcam.WebcamException;
import id.loket.device.Camera;
import id.loket.device.CameraState;
import id.loket.device.Photo;
import id.loket.device.link.CameraAddress;
import id.loket.device.link.Deadline;
import id.loket.device.link.HttpAddress;
import id.loket.device.link.WebcamAddress;
import id.loket.doctor.Ports;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A camera behind Webcam Capture. One thread uses it.
 *
 * <p>A camera that shows the same again and again, to the last pixel, has stalled, whatever it
 * says: no sensor sees twice the same. So the first look waits for a second picture that differs. A
 * native driver may hang for ever; each use has a thread of its own and a time limit, and while one
 * hangs no other is begun.
 */
final class WebcamCamera implements Camera {
  /** Beyond the limits of the driver below; then it hangs. */
  private static final Duration OVERDUE = Duration.ofSeconds(2);

  /** Natives open slowly; and nobody waits longer than ten seconds for a camera. */
  private static final Duration LOCAL_LOOK = Duration.ofSeconds(8);

  private static final Duration BETWEEN_PICTURES = Duration.ofMillis(20);
  private static final Pattern VIDEO = Pattern.compile("/dev/video\\d+$");
  private static final float QUALITY = 0.92f;
  private static final int MOST_WISHED = 1_300;

  /** Enough for a passport's photo, and at this quality well below what a server takes. */
  private static final int MOST_SIDE = 1_600;

  private final CameraAddress address;
  private final Supplier<Webcam> found;
  private final Duration age;
  private final Duration longest;

  /** Who has a file of this computer open, as far as that is told. */
  private final Function<Path, Optional<String>> holder;

  private Future<?> underWay = CompletableFuture.completedFuture(null);
  private String detail = "";

  /** Of the thread of the use under way only, from here on; none begins while another runs. */
  private Webcam webcam;

  private int shown;
  private long changedAt;
  private boolean moving;

  /**
   * @param found the camera, or a {@link CameraException}; asked at each opening
   * @param age how long it may show the same
   * @param longest what a use may take before the camera counts as hanging
   */
  WebcamCamera(CameraAddress address, Supplier<Webcam> found, Duration age, Duration longest) {
    this(address, found, age, longest, Ports.here()::holder);
  }

  /** The same where somebody else knows who holds a camera. */
  WebcamCamera(
      CameraAddress address,
      Supplier<Webcam> found,
      Duration age,
      Duration longest,
      Function<Path, Optional<String>> holder) {
    this.address = address;
    this.holder = holder;
    this.found = found;
    this.age = age;
    this.longest = longest;
  }

  static Camera at(CameraAddress address, Optional<Login> login, Limits limits) {
    if (address instanceof HttpAddress http) {
      Webcam webcam = MjpegWebcamDriver.registered().webcam(http, login, limits);
      return new WebcamCamera(
          address, () -> webcam, limits.age(), limits.look().plus(limits.age()).plus(OVERDUE));
    }
    WebcamAddress local = (WebcamAddress) address;
    String architecture = System.getProperty("os.arch");
    return new WebcamCamera(
        address, () -> LocalWebcams.find(local, architecture), limits.age(), LOCAL_LOOK);
  }

  @Override
  public Shot look() {
    return noted(within(() -> Shot.of(photo(freshPicture()))));
  }

  /** A camera of this computer is only looked for: opening it would light its lamp. */
  @Override
  public CameraState state() {
    if (address instanceof HttpAddress) {
      CameraState state = look().state();
      close();
      return state;
    }
    return noted(within(this::whetherItIsThere)).state();
  }

  private Shot whetherItIsThere() {
    found.get();
    return new Shot(CameraState.READY, Optional.empty(), "");
  }

  @Override
  public String detail() {
    return detail;
  }

  @Override
  public void close() {
    within(
        () -> {
          release();
          return null;
        });
  }

  private Shot noted(Shot shot) {
    detail = shot.detail();
    return shot;
  }

  // ---- on the thread of the use ----------------------------------------------------------------

  private BufferedImage freshPicture() {
    open();
    Deadline deadline = Deadline.in(age);
    BufferedImage picture = picture();
    while (!isFresh(picture)) {
      if (deadline.isOver()) {
        throw new CameraException(
            CameraState.STALLED, address + ": shows the same picture again and again");
      }
      LockSupport.parkNanos(BETWEEN_PICTURES.toNanos());
      picture = picture();
    }
    return picture;
  }

  private void open() {
    if (webcam == null) {
      Webcam opening = found.get();
      if (address instanceof WebcamAddress) {
        wishSize(opening);
      }
      openOrSayWhoHolds(opening);
      webcam = opening;
      moving = false;
      changedAt = 0;
    }
  }

  /** A driver only says that it can't; the system knows who has the camera. */
  private void openOrSayWhoHolds(Webcam opening) {
    CameraException refused = new CameraException(CameraState.FAULT, address + ": does not open");
    try {
      if (opening.open()) {
        return;
      }
    } catch (WebcamException e) {
      refused = new CameraException(CameraState.FAULT, address + ": " + e.getMessage());
    }
    Optional<String> other = file(opening).flatMap(holder);
    if (other.isPresent()) {
      refused = new CameraException(CameraState.PORT_IN_USE, address + ": held by " + other.get());
    }
    throw refused;
  }

  /** On Linux the library names a camera and then its file. */
  private static Optional<Path> file(Webcam webcam) {
    return Optional.ofNullable(webcam.getName())
        .map(VIDEO::matcher)
        .filter(Matcher::find)
        .map(found -> Path.of(found.group()));
  }

  /** The largest that is still quick; a camera that was opened before keeps its own. */
  private static void wishSize(Webcam opening) {
    if (!opening.isOpen()) {
      Arrays.stream(opening.getViewSizes())
          .filter(one -> Math.max(one.width, one.height) <= MOST_WISHED)
          .max(Comparator.comparingInt((Dimension one) -> one.width * one.height))
          .ifPresent(opening::setViewSize);
    }
  }

  private BufferedImage picture() {
    BufferedImage picture = webcam.getImage();
    if (picture == null) {
      throw new CameraException(CameraState.STALLED, address + ": gives no picture");
    }
    return picture;
  }

  private boolean isFresh(BufferedImage picture) {
    int now = fingerprint(picture);
    boolean first = changedAt == 0;
    if (first || now != shown) {
      moving = !first;
      shown = now;
      changedAt = System.nanoTime();
    }
    return moving && System.nanoTime() - changedAt <= age.toNanos();
  }

  private static int fingerprint(BufferedImage picture) {
    if (picture.getRaster().getDataBuffer() instanceof DataBufferByte bytes) {
      return Arrays.hashCode(bytes.getData());
    }
    int width = picture.getWidth();
    return Arrays.hashCode(picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width));
  }

  private static Photo photo(BufferedImage seen) {
    BufferedImage picture = Jpeg.within(seen, MOST_SIDE);
    return new Photo(Jpeg.write(picture, QUALITY), picture.getWidth(), picture.getHeight());
  }

  private void release() {
    Webcam closing = webcam;
    webcam = null;
    if (closing != null) {
      closing.close();
    }
  }

  // ---- limits ----------------------------------------------------------------------------------

  private Shot within(Callable<Shot> use) {
    if (!underWay.isDone()) {
      return hanging();
    }
    FutureTask<Shot> task = new FutureTask<>(() -> orReleased(use));
    underWay = task;
    Thread thread = new Thread(task, "camera use " + address);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return hanging();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Shot.failed(CameraState.FAULT, address + ": interrupted");
    } catch (ExecutionException e) {
      return failed(e.getCause());
    }
  }

  /** After a failure the next look opens it anew. */
  private Shot orReleased(Callable<Shot> use) throws Exception {
    try {
      return use.call();
    } catch (Exception | LinkageError e) {
      release();
      throw e;
    }
  }

  private Shot hanging() {
    return Shot.failed(CameraState.FAULT, address + ": its driver hangs");
  }

  private Shot failed(Throwable e) {
    if (e instanceof CameraException known) {
      return Shot.failed(known.state(), known.getMessage());
    }
    String what = e instanceof WebcamException ? e.getMessage() : e.toString();
    return Shot.failed(CameraState.FAULT, address + ": " + what);
  }
}
