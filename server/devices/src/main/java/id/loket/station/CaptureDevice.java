package id.loket.station;

import id.loket.device.CapturedImage;
import id.loket.device.Health;
import id.loket.wire.CaptureAnswer;
import id.loket.wire.CaptureFailure;
import id.loket.wire.CaptureProgress;
import id.loket.wire.CaptureUpload;
import id.loket.wire.CaptureWish;
import id.loket.wire.StationPicture;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device that takes pictures of visitors, and the one thread that owns it. It performs what the
 * office's picture wishes of it, hands the picture over and forgets it; between wishes it asks the
 * device now and then how it is. A wish that is in the newest picture no more, or is too old, is
 * given up.
 */
public final class CaptureDevice extends WatchedDevice {
  private static final Logger log = LoggerFactory.getLogger(CaptureDevice.class);

  /** How often a device that has nothing to do is asked how it is. */
  private static final Duration LOOK = Duration.ofSeconds(10);

  /** The same of one that was not well when it was asked last, as of other devices. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  /** Before something is tried again that has failed. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** What the thread drives. One thread uses it; no call blocks much longer than it is wanted. */
  public interface Instrument extends AutoCloseable {
    /** Takes one picture, after this was called. Never throws. */
    Take take(CaptureWish wish, Sitting sitting);

    /** Asks the device how it is. Never throws. */
    Condition look();

    @Override
    void close();
  }

  /** One picture under way, as the instrument sees it. */
  public interface Sitting {
    /** Whether the office still wants it. */
    boolean isWanted();

    /** Tells the officer how far it is; returns at once. */
    void tell(String stage, int percent);
  }

  /**
   * What came of it.
   *
   * @param reason why there is no picture, as a word
   * @param ends whether it is of no use to try again for the same wish
   */
  public record Take(Optional<CapturedImage> image, String reason, boolean ends, String detail) {
    public static Take taken(CapturedImage image) {
      return new Take(Optional.of(image), "", false, "");
    }

    /** The next try may go well. */
    public static Take missed(String reason) {
      return new Take(Optional.empty(), reason, false, "");
    }

    /** A person has to do something first. */
    public static Take failed(String reason, String detail) {
      return new Take(Optional.empty(), reason, true, detail);
    }
  }

  /**
   * @param kind what it takes pictures of, as wishes name it
   * @param deviceKind what sort of device it is
   * @param simulated whether its settings say that it is a simulated one
   */
  public record Place(
      String name, String kind, String deviceKind, String address, boolean simulated) {}

  private final Place place;
  private final Instrument instrument;
  private final CaptureLine line;
  private final LongSupplier nanos;

  private CaptureWish wanted;
  private long wantedUntil;

  /** Of its own thread only. */
  private boolean lookedAt;

  /** What was done last and may still stand in a picture; of its own thread only. */
  private String done = "";

  /** As of the last look; of its own thread only. */
  private boolean well;

  public CaptureDevice(Place place, Instrument instrument, CaptureLine line, LongSupplier nanos) {
    super(place.name(), place.deviceKind(), place.address(), AGAIN, 1, line::wake);
    this.place = place;
    this.instrument = instrument;
    this.line = line;
    this.nanos = nanos;
  }

  @Override
  public synchronized void take(StationPicture picture) {
    wanted =
        picture.captures().stream()
            .filter(one -> one.kind().equals(place.kind()) && one.device().equals(place.name()))
            .findFirst()
            .orElse(null);
    if (wanted != null) {
      wantedUntil = nanos.getAsLong() + Duration.ofSeconds(wanted.validForSeconds()).toNanos();
    }
    notifyAll();
  }

  @Override
  protected void release() {
    instrument.close();
  }

  @Override
  protected boolean round() throws InterruptedException {
    if (!lookedAt) {
      lookedAt = true;
      look();
    }
    Optional<CaptureWish> wish = awaitWish();
    if (isClosed()) {
      return false;
    }
    if (wish.isPresent()) {
      perform(wish.get());
    } else {
      look();
    }
    return true;
  }

  private void look() {
    Condition now = instrument.look();
    well = now.health() == Health.WELL;
    note(now);
  }

  /** Empty if none has come for so long that the device is to be asked how it is. */
  private synchronized Optional<CaptureWish> awaitWish() throws InterruptedException {
    long until = nanos.getAsLong() + (well ? LOOK : LOOK_AGAIN).toNanos();
    while (!isClosed() && !isNew(wanted)) {
      long left = Duration.ofNanos(until - nanos.getAsLong()).toMillis();
      if (left <= 0) {
        return Optional.empty();
      }
      wait(left);
    }
    return Optional.ofNullable(wanted);
  }

  private boolean isNew(CaptureWish wish) {
    return wish != null && nanos.getAsLong() < wantedUntil && !key(wish).equals(done);
  }

  private synchronized boolean isWanted(CaptureWish wish) {
    return !isClosed() && wanted != null && key(wanted).equals(key(wish)) && isNew(wanted);
  }

  private static String key(CaptureWish wish) {
    return wish.id() + "/" + wish.sample();
  }

  private void perform(CaptureWish wish) throws InterruptedException {
    Take take = instrument.take(wish, new Telling(wish));
    if (take.image().isPresent()) {
      handOver(wish, take.image().get());
    } else if (take.ends()) {
      done = key(wish);
      log.warn("{}: no picture: {} {}", place.name(), take.reason(), take.detail());
      line.failure(wish.id(), new CaptureFailure(take.reason(), take.detail()));
      look();
    } else if (isWanted(wish)) {
      new Telling(wish).tell(take.reason(), 0);
      rest(AGAIN);
    }
  }

  private void handOver(CaptureWish wish, CapturedImage image) throws InterruptedException {
    CaptureUpload upload =
        new CaptureUpload(
            wish.sample(),
            image.mediaType(),
            image.dotsPerInch(),
            place.simulated(),
            image.bytes());
    while (isWanted(wish)) {
      try {
        Optional<CaptureAnswer> answer = line.image(wish.id(), upload);
        boolean again = answer.isPresent() && answer.get().again();
        done = again ? "" : key(wish);
        if (again) {
          new Telling(wish).tell(answer.get().quality(), 0);
          rest(AGAIN);
        }
        return;
      } catch (OfficeException e) {
        log.warn("{}: the picture can't be handed over now: {}", place.name(), e.getMessage());
        rest(AGAIN);
      }
    }
  }

  /** Tells in steps, so that a quick device does not flood the line. */
  private final class Telling implements Sitting {
    private static final int STEP_PERCENT = 5;

    private final CaptureWish wish;
    private String stage = "";
    private int percent;

    Telling(CaptureWish wish) {
      this.wish = wish;
    }

    @Override
    public boolean isWanted() {
      return CaptureDevice.this.isWanted(wish);
    }

    @Override
    public void tell(String newStage, int newPercent) {
      if (newStage.equals(stage) && newPercent < percent + STEP_PERCENT && newPercent < 100) {
        return;
      }
      stage = newStage;
      percent = newPercent;
      line.progress(wish.id(), new CaptureProgress(newStage, newPercent));
    }
  }
}
