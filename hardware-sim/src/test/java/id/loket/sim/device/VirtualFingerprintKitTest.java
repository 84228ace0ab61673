package id.loket.sim.device;

import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.fingerprint.FingerprintScannerKit;
import id.loket.device.fingerprint.ScannerUnderTest;
import id.loket.device.link.LinkAddress;
import id.loket.sim.fingerprint.VirtualFingerprintModule;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The kit with the virtual module, as quick as it goes. */
class VirtualFingerprintKitTest extends FingerprintScannerKit {
  @Override
  protected ScannerUnderTest device() throws IOException {
    VirtualFingerprintModule module = VirtualFingerprintModule.start("jari", "127.0.0.1", 0);
    return new VirtualScanner(module, LinkAddress.parse(module.address()), () -> true);
  }

  /** The virtual module with the kit's hands at its controls. */
  record VirtualScanner(
      VirtualFingerprintModule module, LinkAddress address, BooleanSupplier isPlugged)
      implements ScannerUnderTest {
    private static final List<String> SWITCHES =
        List.of("silent", "liftedEarly", "messy", "halfAnswers", "wrongBaud", "refuse");

    @Override
    public void put(int finger) {
      module.put(finger);
    }

    @Override
    public void lift() {
      module.lift();
    }

    @Override
    public void goSilent() {
      module.controls().set("silent", true);
    }

    @Override
    public void sendHalfAnAnswer() {
      module.controls().set("halfAnswers", true);
    }

    @Override
    public void speakAtAnotherBaudRate() {
      module.controls().set("wrongBaud", true);
    }

    @Override
    public void babble() {
      long goal = module.babbled() + 20_000;
      module.controls().set("babble", 50_000);
      try {
        // With no host on the cable nothing is heard; the flood meets the next one.
        assertTrue(module.await(() -> module.babbled() >= goal || !hasHost(), 60_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private boolean hasHost() {
      return (boolean) module.state().get("host");
    }

    @Override
    public void loseTheFinger() {
      module.controls().set("liftedEarly", true);
    }

    @Override
    public void seeNoLines() {
      module.controls().set("messy", true);
    }

    @Override
    public void spoilAPacket() {
      module.controls().set("badSums", 1);
    }

    @Override
    public void stallAfter(int packets) {
      module.controls().set("stallAfterPackets", packets);
    }

    @Override
    public void cutAfter(int packets) {
      module.controls().set("cutAfterPackets", packets);
    }

    @Override
    public void reset() {
      module.controls().press("reset");
    }

    @Override
    public void unplug() {
      module.controls().set("refuse", true);
    }

    @Override
    public void repair() {
      SWITCHES.forEach(one -> module.controls().set(one, false));
      module.controls().set("badSums", 0);
      module.controls().set("stallAfterPackets", -1);
      module.controls().set("cutAfterPackets", -1);
      module.controls().set("babble", 0);
      while (!isPlugged.getAsBoolean()) {
        Thread.onSpinWait();
      }
    }

    @Override
    public void close() {
      module.close();
    }
  }
}
