package id.loket.sim.device;

import id.loket.device.sign.DigitsSignKit;
import id.loket.device.sign.DigitsUnderTest;
import id.loket.sim.io.VirtualDigits;
import id.loket.sim.serial.Framing;
import id.loket.sim.serial.VirtualSerialPort;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The kit with the virtual row of digits on a serial line, whose bytes take their time. */
class VirtualDigitsOnALineKitTest extends DigitsSignKit {
  @TempDir private Path folder;

  @Override
  protected DigitsUnderTest device() throws IOException {
    VirtualSerialPort port =
        VirtualSerialPort.open(folder.resolve("angka0"), Framing.of("9600 8N1"));
    return new VirtualDigitsKitTest.Row(VirtualDigits.onLine("angka", port, 7, "Loket 3", 6));
  }
}
