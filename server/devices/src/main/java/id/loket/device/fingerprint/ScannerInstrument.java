package id.loket.device.fingerprint;

import id.loket.device.FingerprintScanner;
import id.loket.device.ScanOutcome;
import id.loket.device.ScannerState;
import id.loket.station.CaptureDevice.Instrument;
import id.loket.station.CaptureDevice.Sitting;
import id.loket.station.CaptureDevice.Take;
import id.loket.station.WatchedDevice.Condition;
import id.loket.wire.CaptureWish;
import java.time.Duration;

/**
 * A scanner as its station uses it: of one wish each picture is of a finger that was put there
 * anew. One thread uses it.
 */
final class ScannerInstrument implements Instrument {
  /** Short, so that a wish that was withdrawn is noticed between two. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final FingerprintScanner scanner;

  /** The wish for which a finger was seen last, and may still lie there. */
  private String seenFor = "";

  ScannerInstrument(FingerprintScanner scanner) {
    this.scanner = scanner;
  }

  @Override
  public Take take(CaptureWish wish, Sitting sitting) {
    FingerprintScanner.Watch watch = watch(sitting);
    if (seenFor.equals(wish.id())) {
      sitting.tell("LIFT", 0);
      if (!scanner.awaitLift(PATIENCE, watch)) {
        return missedLift();
      }
    }
    ScanOutcome outcome = scanner.scan(PATIENCE, watch);
    if (outcome.reason() == ScanOutcome.Reason.SILENT && sitting.isWanted()) {
      // One answer that was late is no reason to send a visitor away; a second one is.
      outcome = scanner.scan(PATIENCE, watch);
    }
    if (outcome.image().isPresent()) {
      seenFor = wish.id();
      return Take.taken(outcome.image().get());
    }
    return switch (outcome.reason()) {
      case NO_FINGER, LIFTED, UNREADABLE, WITHDRAWN, NONE -> Take.missed(outcome.reason().name());
      case UNREACHABLE -> unreachable(outcome);
      case FAULT, GARBLED, SILENT, CUT_OFF ->
          Take.failed(outcome.reason().name(), outcome.detail());
    };
  }

  /**
   * A scan knows only that it did not get through; the scanner's state says more: that its port is
   * in use, or missing, or that it is there after all and has refused.
   */
  private Take unreachable(ScanOutcome outcome) {
    ScannerState state = scanner.state();
    return state == ScannerState.READY
        ? Take.failed(ScanOutcome.Reason.FAULT.name(), outcome.detail())
        : Take.failed(state.name(), scanner.detail());
  }

  /** Either the finger still lies there, or the scanner has gone meanwhile. */
  private Take missedLift() {
    ScannerState state = scanner.state();
    return state == ScannerState.READY
        ? Take.missed("LIFT")
        : Take.failed(state.name(), scanner.detail());
  }

  @Override
  public Condition look() {
    ScannerState state = scanner.state();
    return new Condition(state.name(), state.health(), scanner.detail());
  }

  @Override
  public void close() {
    scanner.close();
  }

  private static FingerprintScanner.Watch watch(Sitting sitting) {
    return new FingerprintScanner.Watch() {
      @Override
      public boolean goesOn() {
        return sitting.isWanted();
      }

      @Override
      public void waits() {
        sitting.tell("WAITING", 0);
      }

      @Override
      public void reads(int percent) {
        sitting.tell("READING", percent);
      }
    };
  }
}
