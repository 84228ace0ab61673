package id.loket.device.lamp;

import id.loket.device.DeviceKind;
import id.loket.device.LampState;
import id.loket.device.gpio.GpioCounterLamp;
import id.loket.device.gpio.GpioLook;
import id.loket.device.gpio.GpioPins;
import id.loket.device.link.DeviceAddress;
import id.loket.device.link.GpioAddress;
import id.loket.device.link.ModbusAddress;
import id.loket.device.link.ModbusAddress.Point;
import id.loket.device.modbus.ModbusBoards;
import id.loket.device.modbus.PointLook;
import id.loket.doctor.Discovery;
import id.loket.doctor.Found;
import id.loket.doctor.Seen;
import id.loket.station.DeviceBlock;
import id.loket.station.SettingsReader;
import id.loket.station.StationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The block {@code lamps = [ { counter = 3, address = "modbus://..." } ]}. */
public final class LampBlock implements DeviceBlock {
  private static final int MOST_COUNTERS = 99;

  private final ModbusBoards boards;
  private final GpioPins pins;

  /**
   * @param boards shared with whatever else hangs on them
   * @param pins the same
   */
  public LampBlock(ModbusBoards boards, GpioPins pins) {
    this.boards = boards;
    this.pins = pins;
  }

  @Override
  public Map<String, List<String>> keys() {
    return Map.of("", List.of("lamps"));
  }

  @Override
  public List<Found> find(Path port, Set<String> taken) {
    int counter = Discovery.free("lamp", taken);
    return boards
        .finder()
        .find(port, Point.COIL)
        .map(
            at ->
                new Found(
                    DeviceKind.LAMP.name(),
                    "lamps += { counter = " + counter + ", address = \"" + at + "\" }"))
        .map(List::of)
        .orElse(List.of());
  }

  @Override
  public String sample() {
    return "/settings/lamps.conf";
  }

  @Override
  public List<LampPlan> read(SettingsReader settings) throws StationException {
    Map<Integer, DeviceAddress> lamps = new LinkedHashMap<>();
    for (SettingsReader lamp : settings.each("lamps", List.of("counter", "address"))) {
      int counter = counter(lamp);
      DeviceAddress address = address(lamp);
      if (lamps.containsKey(counter)) {
        throw lamp.wrong("counter", counter + ": this loket has a lamp already");
      }
      if (lamps.containsValue(address)) {
        throw lamp.wrong("address", "\"" + address + "\": another lamp is there already");
      }
      lamps.put(counter, address);
    }
    return plans(lamps);
  }

  /** One lamp for each loket. */
  public List<LampPlan> plans(Map<Integer, ? extends DeviceAddress> lamps) {
    List<LampPlan> plans = new ArrayList<>();
    lamps.forEach(
        (counter, address) ->
            plans.add(new LampPlan(counter, address, driver(address), () -> look(address))));
    return plans;
  }

  private LampPlan.Driver driver(DeviceAddress address) {
    if (address instanceof GpioAddress pin) {
      return () -> GpioCounterLamp.on(pins, pin);
    }
    ModbusAddress coil = (ModbusAddress) address;
    return () -> new ModbusCounterLamp(boards.at(coil), coil);
  }

  private Seen look(DeviceAddress address) {
    if (address instanceof GpioAddress pin) {
      return GpioLook.at(pin);
    }
    ModbusAddress coil = (ModbusAddress) address;
    return PointLook.at(boards.lookedAt(coil), coil, 1, LampState.class);
  }

  private static int counter(SettingsReader lamp) throws StationException {
    if (!lamp.has("counter")) {
      throw lamp.wrong("counter", "missing; the loket's number, 1-" + MOST_COUNTERS);
    }
    return lamp.number("counter", 0, 1, MOST_COUNTERS);
  }

  private static DeviceAddress address(SettingsReader lamp) throws StationException {
    String text = lamp.text("address", Point.COIL.allowed());
    try {
      return GpioAddress.isMeant(text)
          ? GpioAddress.parse(text)
          : ModbusAddress.parse(text, Point.COIL);
    } catch (IllegalArgumentException e) {
      throw lamp.wrong("address", e.getMessage());
    }
  }
}
