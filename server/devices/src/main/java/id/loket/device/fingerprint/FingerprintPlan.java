package id.loket.device.fingerprint;

import id.loket.device.DeviceKind;
import id.loket.device.FingerprintScanner;
import id.loket.device.ScannerState;
import id.loket.device.link.LinkAddress;
import id.loket.doctor.Probe;
import id.loket.doctor.Seen;
import id.loket.station.CaptureDevice;
import id.loket.station.CaptureLine;
import id.loket.station.Outbox;
import id.loket.station.ServerLine;
import id.loket.station.StationDevice;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The fingerprint scanner of one loket as the settings describe it.
 *
 * @param simulated whether what comes from it is to be marked as a simulation
 * @param module where a module is spoken to; empty for a maker's program
 */
public record FingerprintPlan(
    int counter,
    String address,
    boolean simulated,
    Optional<LinkAddress> module,
    Supplier<FingerprintScanner> scanner,
    Probe.Look look)
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
        Optional.of(address),
        () -> new ZfmFingerprintScanner(address, password, light),
        () -> ModuleLook.at(address, password));
  }

  /** A maker's program that hands pictures over by HTTP. */
  public static FingerprintPlan ofBridge(int counter, URI bridge, boolean simulated) {
    return ofProgram(
        counter, bridge.toString(), simulated, () -> new BridgeFingerprintScanner(bridge));
  }

  /** A maker's program that saves pictures in a folder. */
  public static FingerprintPlan ofFolder(int counter, Path folder, boolean simulated) {
    return ofProgram(
        counter, folder.toString(), simulated, () -> new FolderFingerprintScanner(folder));
  }

  private static FingerprintPlan ofProgram(
      int counter, String address, boolean simulated, Supplier<FingerprintScanner> scanner) {
    return new FingerprintPlan(
        counter, address, simulated, Optional.empty(), scanner, () -> look(scanner.get()));
  }

  private static Seen look(FingerprintScanner scanner) {
    try (scanner) {
      ScannerState state = scanner.state();
      return Seen.of(state, state.health(), scanner.detail());
    }
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
  public Probe probe() {
    return new Probe(name(), KIND, address, module.map(one -> one), look);
  }

  @Override
  public String toString() {
    return name() + " " + address;
  }
}
