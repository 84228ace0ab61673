package id.loket.server.capture;

import id.loket.device.DeviceKind;
import id.loket.identity.Enrolment;
import id.loket.identity.FingerTemplate;
import id.loket.identity.Impression;
import id.loket.identity.Quality;
import id.loket.identity.Threshold;
import id.loket.identity.UnreadableImageException;
import id.loket.identity.Verification;
import id.loket.wire.CaptureUpload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fingers. A poor picture is asked for again, and compared with nothing; each finger that was put
 * down well is one comparison, so the risk is the one that the threshold names.
 */
final class FingerExamination implements Examination {
  private static final Duration VALIDITY = Duration.ofSeconds(90);

  /** A finger that shows nothing this often shows nothing today. */
  private static final int MOST_POOR = 5;

  private final Threshold threshold;
  private final int impressions;

  FingerExamination(CaptureSettings settings) {
    this.threshold = settings.threshold();
    this.impressions = settings.impressions();
  }

  @Override
  public String kind() {
    return DeviceKind.FINGERPRINT.name();
  }

  @Override
  public String deviceKind() {
    return DeviceKind.FINGERPRINT.name();
  }

  @Override
  public Duration validity() {
    return VALIDITY;
  }

  @Override
  public int samples(Purpose purpose) {
    return purpose == Purpose.ENROL ? impressions : 1;
  }

  @Override
  public boolean serves(Purpose purpose) {
    return true;
  }

  @Override
  public Look begin(Purpose purpose, Claimed claimed) {
    Look look =
        switch (purpose) {
          case TAKE -> this::taken;
          case ENROL -> new Enrolling();
          case VERIFY -> upload -> verified(upload, claimed);
        };
    return new Patient(look);
  }

  private Step taken(CaptureUpload upload) {
    Quality quality = impression(upload).quality();
    return quality == Quality.POOR
        ? Step.again(quality.name())
        : Step.done(quality.name(), Result.ofImage(upload));
  }

  private Step verified(CaptureUpload upload, Claimed claimed) {
    Impression finger = impression(upload);
    if (finger.quality() == Quality.POOR) {
      return Step.again(Quality.POOR.name());
    }
    Optional<byte[]> template = claimed.template();
    if (template.isEmpty()) {
      return Step.failed("TEMPLATE_GONE");
    }
    boolean fits = Verification.fits(finger, FingerTemplate.of(template.get()), threshold);
    return Step.done(
        finger.quality().name(),
        new Result(Optional.empty(), Optional.empty(), Optional.of(fits), threshold.score()));
  }

  private static Impression impression(CaptureUpload upload) {
    try {
      return Impression.of(upload.mediaType(), upload.dotsPerInch(), upload.image());
    } catch (UnreadableImageException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Several impressions of one finger; the picture of the best is kept for the hand-over. */
  private final class Enrolling implements Look {
    private final Enrolment enrolment = new Enrolment(threshold);
    private final List<CaptureUpload> uploads = new ArrayList<>();

    @Override
    public Step take(CaptureUpload upload) {
      Enrolment.Taken taken = enrolment.add(impression(upload));
      if (taken == Enrolment.Taken.POOR || taken == Enrolment.Taken.ANOTHER) {
        return Step.again(taken.name());
      }
      uploads.add(upload);
      if (uploads.size() < impressions) {
        return Step.more(taken.name());
      }
      Result result =
          new Result(
              enrolment.best().map(uploads::get),
              enrolment.template().map(FingerTemplate::toBytes),
              Optional.empty(),
              0);
      return Step.done(taken.name(), result);
    }
  }

  /** Does not ask for ever. */
  private static final class Patient implements Look {
    private final Look look;
    private int poor;

    Patient(Look look) {
      this.look = look;
    }

    @Override
    public Step take(CaptureUpload upload) {
      Step step = look.take(upload);
      if (step.next() == Next.AGAIN && ++poor >= MOST_POOR) {
        return Step.failed("UNREADABLE");
      }
      return step;
    }
  }
}
