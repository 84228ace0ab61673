package id.loket.device.button;

import id.loket.device.link.ModbusAddress;
import id.loket.device.link.ModbusAddress.Point;
import id.loket.device.modbus.ModbusBoards;
import id.loket.station.DeviceBlock;
import id.loket.station.SettingsReader;
import id.loket.station.StationException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The block {@code buttons = [ { counter = 3, address = "modbus://...&input=0" } ]}. */
public final class ButtonBlock implements DeviceBlock {
  private static final int MOST_COUNTERS = 99;

  private final ModbusBoards boards;

  /**
   * @param boards shared with whatever else hangs on them
   */
  public ButtonBlock(ModbusBoards boards) {
    this.boards = boards;
  }

  @Override
  public Map<String, List<String>> keys() {
    return Map.of("", List.of("buttons"));
  }

  @Override
  public String sample() {
    return "/settings/buttons.conf";
  }

  @Override
  public List<ButtonPlan> read(SettingsReader settings) throws StationException {
    Map<Integer, ButtonPlan> buttons = new LinkedHashMap<>();
    Set<ModbusAddress> taken = new HashSet<>();
    for (SettingsReader button : settings.each("buttons", List.of("counter", "address"))) {
      int counter = counter(button);
      ModbusAddress address = address(button);
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

  /** A button on an input of a board. */
  public ButtonPlan plan(int counter, ModbusAddress address) {
    return new ButtonPlan(
        counter, address, () -> new ModbusCallButton(boards.at(address), address));
  }

  private static int counter(SettingsReader button) throws StationException {
    if (!button.has("counter")) {
      throw button.wrong("counter", "missing; the loket's number, 1-" + MOST_COUNTERS);
    }
    return button.number("counter", 0, 1, MOST_COUNTERS);
  }

  private static ModbusAddress address(SettingsReader button) throws StationException {
    try {
      return ModbusAddress.parse(button.text("address", Point.INPUT.allowed()), Point.INPUT);
    } catch (IllegalArgumentException e) {
      throw button.wrong("address", e.getMessage());
    }
  }
}
