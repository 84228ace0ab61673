package id.loket.sim.device;

import id.loket.device.CallPad.Key;
import id.loket.device.button.CallPadKit;
import id.loket.device.button.PadUnderTest;
import id.loket.device.link.LinkAddress;
import id.loket.sim.io.VirtualCallPad;
import id.loket.sim.serial.Framing;
import id.loket.sim.serial.VirtualSerialPort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;

/** The kit with the virtual pad on a serial line. */
class VirtualCallPadKitTest extends CallPadKit {
  @TempDir private Path folder;

  @Override
  protected PadUnderTest device() throws IOException {
    VirtualSerialPort port = VirtualSerialPort.open(folder.resolve("pad0"), Framing.of("9600 8N1"));
    return new VirtualPadUnderTest(VirtualCallPad.onLine("pad", port, "Loket 3"));
  }

  /** The virtual pad with the kit's hands at its controls. */
  private record VirtualPadUnderTest(VirtualCallPad pad) implements PadUnderTest {
    private static final long SENSELESS = 200;
    private static final List<String> SWITCHES =
        List.of("silent", "halfAnswers", "twice", "wrongBaud", "refuse");

    @Override
    public LinkAddress address() {
      return LinkAddress.parse(pad.address());
    }

    @Override
    public void press(Key key) {
      pad.press(key.name());
    }

    @Override
    public String lamp() {
      return pad.lastLamp();
    }

    @Override
    public long thanked() {
      return (Long) pad.state().get("thanked");
    }

    @Override
    public void goSilent() {
      pad.controls().set("silent", true);
    }

    @Override
    public void sendHalfLines() {
      pad.controls().set("halfAnswers", true);
    }

    @Override
    public void sayTwice() {
      pad.controls().set("twice", true);
    }

    @Override
    public void speakAtAnotherRate() {
      pad.controls().set("wrongBaud", true);
    }

    @Override
    public void babble() {
      long before = pad.babbled();
      pad.controls().set("babble", SENSELESS);
      while (pad.babbled() == before) {
        LockSupport.parkNanos(1_000_000);
      }
    }

    @Override
    public void switchOffAndOn() {
      pad.controls().press("reset");
    }

    @Override
    public void unplug() {
      pad.controls().set("refuse", true);
    }

    @Override
    public void repair() {
      SWITCHES.forEach(one -> pad.controls().set(one, false));
      pad.controls().set("babble", 0L);
    }

    @Override
    public void close() {
      pad.close();
    }
  }
}
