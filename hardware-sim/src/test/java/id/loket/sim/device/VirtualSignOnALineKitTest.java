package id.loket.sim.device;

import id.loket.device.sign.CounterSignKit;
import id.loket.device.sign.SignUnderTest;
import id.loket.sim.io.VirtualSign;
import id.loket.sim.serial.Framing;
import id.loket.sim.serial.VirtualSerialPort;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The kit with the virtual sign on a serial line, whose bytes take their time. */
class VirtualSignOnALineKitTest extends CounterSignKit {
  @TempDir private Path folder;

  @Override
  protected SignUnderTest device() throws IOException {
    VirtualSerialPort port =
        VirtualSerialPort.open(folder.resolve("loket0"), Framing.of("9600 8N1"));
    return new VirtualSignKitTest.VirtualSignUnderTest(
        VirtualSign.onLine("loket", port, "Loket 3"));
  }
}
