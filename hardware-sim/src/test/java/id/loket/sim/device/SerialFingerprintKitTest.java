package id.loket.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.device.fingerprint.FingerprintScannerKit;
import id.loket.device.fingerprint.ScannerUnderTest;
import id.loket.device.link.LinkAddress;
import id.loket.sim.fingerprint.VirtualFingerprintModule;
import id.loket.sim.serial.Framing;
import id.loket.sim.serial.VirtualSerialPort;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit over a serial port that is as slow as a real one: 57,600 baud, raised to 115,200. */
class SerialFingerprintKitTest extends FingerprintScannerKit {
  @TempDir Path run;
  private VirtualSerialPort port;

  @Override
  protected ScannerUnderTest device() throws IOException {
    port = VirtualSerialPort.open(run.resolve("finger0"), Framing.of("57600 8N1"));
    LinkAddress address = LinkAddress.parse(port.address());
    return new VirtualFingerprintKitTest.VirtualScanner(
        VirtualFingerprintModule.startOnSerial("jari", port), address, port::isPluggedIn);
  }

  @AfterEach
  void takeAway() {
    port.close();
  }

  @Test
  void theModuleIsRaisedToTheFasterRate() {
    aWellScannerSaysSo();

    assertEquals(115_200, port.framing().baud());
    assertEquals(115_200, port.hostFraming().baud());
  }
}
