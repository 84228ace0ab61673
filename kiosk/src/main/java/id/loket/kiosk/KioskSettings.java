package id.loket.kiosk;

import id.loket.device.button.ButtonBlock;
import id.loket.device.button.ButtonDrivers;
import id.loket.device.button.PadBlock;
import id.loket.device.button.TicketButtonBlock;
import id.loket.device.camera.CameraBlock;
import id.loket.device.fingerprint.FingerprintBlock;
import id.loket.device.gpio.GpioPins;
import id.loket.device.lamp.LampBlock;
import id.loket.device.modbus.ModbusBoards;
import id.loket.device.sign.SignBlock;
import id.loket.station.DeviceBlock;
import id.loket.station.SettingsReader;
import id.loket.station.StationDevice;
import id.loket.station.StationException;
import id.loket.station.StationPlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a settings file. Every mistake stops the start with the file, the line, the key and what is
 * allowed there.
 */
public final class KioskSettings {
  private static final ModbusBoards BOARDS = new ModbusBoards();
  private static final GpioPins PINS = new GpioPins();
  private static final ButtonDrivers BUTTONS = new ButtonDrivers(BOARDS, PINS);

  /** What can stand at a kiosk, one block for each kind of device. */
  public static final List<DeviceBlock> DEVICES =
      List.of(
          new PrinterBlock(),
          new LampBlock(BOARDS, PINS),
          new SignBlock(BOARDS),
          new ButtonBlock(BUTTONS),
          new PadBlock(),
          new TicketButtonBlock(BUTTONS),
          new CameraBlock(),
          new FingerprintBlock());

  private KioskSettings() {}

  public static KioskConfig read(Path file) throws StationException {
    SettingsReader settings = SettingsReader.open(file, allowedKeys());
    StationPlace place = settings.place();
    List<StationDevice.Plan> devices = new ArrayList<>();
    for (DeviceBlock block : DEVICES) {
      devices.addAll(block.read(settings));
    }
    if (devices.isEmpty()) {
      // Most stations have a printer, and most files without any device have forgotten it.
      throw settings.wrong(PrinterBlock.ADDRESS, "missing; " + PrinterBlock.ALLOWED_ADDRESS);
    }
    return new KioskConfig(place, devices);
  }

  private static Map<String, List<String>> allowedKeys() {
    Map<String, List<String>> keys = new HashMap<>();
    keys.put("", List.of("server", "data", "enrolment-code", "status"));
    keys.put("status", List.of("host", "port"));
    for (DeviceBlock block : DEVICES) {
      block.keys().forEach((group, more) -> keys.merge(group, more, KioskSettings::joined));
    }
    return keys;
  }

  private static List<String> joined(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }
}
