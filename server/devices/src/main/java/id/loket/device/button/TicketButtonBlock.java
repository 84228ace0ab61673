package id.loket.device.button;

import id.loket.device.link.DeviceAddress;
import id.loket.station.DeviceBlock;
import id.loket.station.SettingsReader;
import id.loket.station.StationException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The block {@code ticket-buttons = [ { service = OPP, address = "modbus://...&input=0" } ]}. */
public final class TicketButtonBlock implements DeviceBlock {
  private static final String KEY = "ticket-buttons";

  private final ButtonDrivers drivers;

  public TicketButtonBlock(ButtonDrivers drivers) {
    this.drivers = drivers;
  }

  @Override
  public Map<String, List<String>> keys() {
    return Map.of("", List.of(KEY));
  }

  @Override
  public String sample() {
    return "/settings/ticket-buttons.conf";
  }

  /** Whether the office has such a service, it says when the button is pressed. */
  @Override
  public List<ButtonPlan> read(SettingsReader settings) throws StationException {
    List<ButtonPlan> buttons = new ArrayList<>();
    Set<DeviceAddress> taken = new HashSet<>();
    for (SettingsReader button : settings.each(KEY, List.of("service", "address"))) {
      String service = button.text("service", "a service's code as in the catalogue, such as OPP");
      DeviceAddress address = ButtonDrivers.address(button);
      if (!taken.add(address)) {
        throw button.wrong("address", "\"" + address + "\": another button is there already");
      }
      buttons.add(plan(buttons.size() + 1, service, address));
    }
    if (!buttons.isEmpty() && !settings.has("printer")) {
      throw settings.wrong(KEY, "a number has to be printed: this station needs a printer");
    }
    return buttons;
  }

  /**
   * A button, wherever it is.
   *
   * @param place counts the station's buttons of this kind from 1
   */
  public ButtonPlan plan(int place, String service, DeviceAddress address) {
    return ButtonPlan.ofService(place, service, address, drivers.at(address));
  }
}
