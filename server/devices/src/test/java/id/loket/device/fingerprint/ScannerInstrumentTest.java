package id.loket.device.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.device.FingerprintScanner;
import id.loket.device.ScanOutcome;
import id.loket.device.ScannerState;
import id.loket.station.CaptureDevice;
import id.loket.wire.CaptureWish;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Why there is no finger, as the officer is told it. */
class ScannerInstrumentTest {
  @Test
  void aScannerThatIsThereIsNotCalledUnreachable() {
    assertEquals("FAULT", reasonWhere(ScannerState.READY));
    assertEquals("PORT_IN_USE", reasonWhere(ScannerState.PORT_IN_USE));
    assertEquals("UNREACHABLE", reasonWhere(ScannerState.UNREACHABLE));
  }

  private static String reasonWhere(ScannerState state) {
    return new ScannerInstrument(new Failing(state)).take(wish(), new Sitting()).reason();
  }

  private static CaptureWish wish() {
    return new CaptureWish("wish", "FINGERPRINT", "fingerprint-1", 1, 1, 30);
  }

  private static final class Sitting implements CaptureDevice.Sitting {
    @Override
    public boolean isWanted() {
      return true;
    }

    @Override
    public void tell(String stage, int percent) {}
  }

  /** Gets nothing through, and says how it is when asked. */
  private record Failing(ScannerState state) implements FingerprintScanner {
    @Override
    public ScanOutcome scan(Duration patience, Watch watch) {
      return ScanOutcome.none(ScanOutcome.Reason.UNREACHABLE, "not got through");
    }

    @Override
    public boolean awaitLift(Duration patience, Watch watch) {
      return true;
    }

    @Override
    public String detail() {
      return "";
    }

    @Override
    public void close() {}
  }
}
