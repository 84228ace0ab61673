package id.loket.device.fingerprint;

import id.loket.device.link.LinkAddress;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The kit with the module that lies on the table: {@code -Dkit.fingerprint=tcp://...}. */
@EnabledIfSystemProperty(named = "kit.fingerprint", matches = ".+")
class RealFingerprintScannerTest extends FingerprintScannerKit {
  @Override
  protected ScannerUnderTest device() {
    return new RealScanner(LinkAddress.parse(System.getProperty("kit.fingerprint")));
  }

  /** A scanner that nobody touches while the test runs. */
  private record RealScanner(LinkAddress address) implements ScannerUnderTest {
    @Override
    public boolean hasHands() {
      return false;
    }

    private static UnsupportedOperationException untouched() {
      return new UnsupportedOperationException("nobody touches a real scanner");
    }

    @Override
    public void put(int finger) {
      throw untouched();
    }

    @Override
    public void lift() {
      throw untouched();
    }

    @Override
    public void goSilent() {
      throw untouched();
    }

    @Override
    public void sendHalfAnAnswer() {
      throw untouched();
    }

    @Override
    public void speakAtAnotherBaudRate() {
      throw untouched();
    }

    @Override
    public void babble() {
      throw untouched();
    }

    @Override
    public void loseTheFinger() {
      throw untouched();
    }

    @Override
    public void seeNoLines() {
      throw untouched();
    }

    @Override
    public void spoilAPacket() {
      throw untouched();
    }

    @Override
    public void stallAfter(int packets) {
      throw untouched();
    }

    @Override
    public void cutAfter(int packets) {
      throw untouched();
    }

    @Override
    public void reset() {
      throw untouched();
    }

    @Override
    public void unplug() {
      throw untouched();
    }

    @Override
    public void repair() {}

    @Override
    public void close() {}
  }
}
