package id.loket.device.fingerprint;

import id.loket.device.DeviceKind;
import id.loket.device.FingerprintScanner;
import id.loket.device.link.LinkAddress;
import id.loket.station.CaptureDevice;
import id.loket.station.CaptureLine;
import id.loket.station.Outbox;
import id.loket.station.ServerLine;
import id.loket.station.StationDevice;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The fingerprint scanner of one loket as the settings describe it.
 *
 * @param simulated whether what comes from it is to be marked as a simulation
 */
public record FingerprintPlan(
    int counter, String address, boolean simulated, Supplier<FingerprintScanner> scanner)
    implements StationDevice.Plan {
  private static final String KIND = DeviceKind.FINGERPRINT.name();

  /** A module with the password that it comes with. */
  public static FingerprintPlan ofModule(int counter, LinkAddress address, boolean simulated) {
    return ofModule(counter, address, simulated, 0, Light.NONE);
  }

  static FingerprintPlan ofModule(
      int counter, LinkAddress address, boolean simulated, int password, Light light) {
    return new FingerprintPlan(
        counter,
        address.toString(),
        simulated,
        () -> new ZfmFingerprintScanner(address, password, light));
  }

  /** A maker's program that hands pictures over by HTTP. */
  public static FingerprintPlan ofBridge(int counter, URI bridge, boolean simulated) {
    return new FingerprintPlan(
        counter, bridge.toString(), simulated, () -> new BridgeFingerprintScanner(bridge));
  }

  /** A maker's program that saves pictures in a folder. */
  public static FingerprintPlan ofFolder(int counter, Path folder, boolean simulated) {
    return new FingerprintPlan(
        counter, folder.toString(), simulated, () -> new FolderFingerprintScanner(folder));
  }

  @Override
  public String name() {
    return "fingerprint-" + counter;
  }

  @Override
  public StationDevice make(ServerLine line, Outbox outbox) {
    return new CaptureDevice(
        new CaptureDevice.Place(name(), KIND, KIND, address, simulated),
        new ScannerInstrument(scanner.get()),
        new CaptureLine(line, outbox),
        System::nanoTime);
  }

  @Override
  public String toString() {
    return name() + " " + address;
  }
}
