package id.loket.device.button;

import id.loket.device.DeviceKind;
import id.loket.device.link.DeviceAddress;
import id.loket.device.link.ModbusAddress.Point;
import id.loket.doctor.Discovery;
import id.loket.doctor.Found;
import id.loket.station.DeviceBlock;
import id.loket.station.SettingsReader;
import id.loket.station.StationException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The block {@code buttons = [ { counter = 3, address = "modbus://...&input=0" } ]}. */
public final class ButtonBlock implements DeviceBlock {
  private static final int MOST_COUNTERS = 99;

  private final ButtonDrivers drivers;

  public ButtonBlock(ButtonDrivers drivers) {
    this.drivers = drivers;
  }

  @Override
  public Map<String, List<String>> keys() {
    return Map.of("", List.of("buttons"));
  }

  @Override
  public List<Found> find(Path port, Set<String> taken) {
    int counter = Discovery.free("button", taken);
    return drivers
        .boards()
        .finder()
        .find(port, Point.INPUT)
        .map(
            at ->
                new Found(
                    DeviceKind.BUTTON.name(),
                    "buttons += { counter = " + counter + ", address = \"" + at + "\" }"))
        .map(List::of)
        .orElse(List.of());
  }

  @Override
  public String sample() {
    return "/settings/buttons.conf";
  }

  @Override
  public List<ButtonPlan> read(SettingsReader settings) throws StationException {
    Map<Integer, ButtonPlan> buttons = new LinkedHashMap<>();
    Set<DeviceAddress> taken = new HashSet<>();
    for (SettingsReader button : settings.each("buttons", List.of("counter", "address"))) {
      int counter = counter(button);
      DeviceAddress address = ButtonDrivers.address(button);
      if (buttons.containsKey(counter)) {
        throw button.wrong("counter", counter + ": this loket has a button already");
      }
      if (!taken.add(address)) {
        throw button.wrong("address", "\"" + address + "\": another button is there already");
      }
      buttons.put(counter, plan(counter, address));
    }
    return List.copyOf(buttons.values());
  }

  /** A button, wherever it is. */
  public ButtonPlan plan(int counter, DeviceAddress address) {
    return ButtonPlan.ofCounter(counter, address, drivers.at(address));
  }

  private static int counter(SettingsReader button) throws StationException {
    if (!button.has("counter")) {
      throw button.wrong("counter", "missing; the loket's number, 1-" + MOST_COUNTERS);
    }
    return button.number("counter", 0, 1, MOST_COUNTERS);
  }
}
