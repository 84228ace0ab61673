package id.loket.device.button;

import id.loket.device.DeviceKind;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.UsbAddress;
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

/** The block {@code call-pads = [ { counter = 3, address = "serial:..." } ]}. */
public final class PadBlock implements DeviceBlock {
  private static final String KEY = "call-pads";
  private static final int MOST_COUNTERS = 99;
  private static final String ALLOWED =
      "serial:PORT?baud=9600 or tcp://host:port is allowed, such as serial:/dev/ttyUSB1?baud=9600";

  @Override
  public Map<String, List<String>> keys() {
    return Map.of("", List.of(KEY));
  }

  @Override
  public List<Found> find(Path port, Set<String> taken) {
    int counter = Discovery.free("pad", taken);
    return PadPlan.find(port)
        .map(
            at ->
                new Found(
                    DeviceKind.CALL_PAD.name(),
                    KEY + " += { counter = " + counter + ", address = \"" + at + "\" }"))
        .map(List::of)
        .orElse(List.of());
  }

  @Override
  public String sample() {
    return "/settings/call-pads.conf";
  }

  @Override
  public List<PadPlan> read(SettingsReader settings) throws StationException {
    Map<Integer, PadPlan> pads = new LinkedHashMap<>();
    Set<LinkAddress> taken = new HashSet<>();
    for (SettingsReader pad : settings.each(KEY, List.of("counter", "address"))) {
      PadPlan plan = new PadPlan(counter(pad), address(pad));
      if (pads.putIfAbsent(plan.counter(), plan) != null) {
        throw pad.wrong("counter", plan.counter() + ": this loket has a call pad already");
      }
      if (!taken.add(plan.address())) {
        throw pad.wrong("address", "\"" + plan.address() + "\": another call pad is there already");
      }
    }
    return List.copyOf(pads.values());
  }

  private static LinkAddress address(SettingsReader pad) throws StationException {
    String text = pad.text("address", ALLOWED);
    try {
      LinkAddress address = LinkAddress.parse(text);
      if (address instanceof UsbAddress) {
        throw pad.wrong("address", "\"" + text + "\": " + ALLOWED);
      }
      return address;
    } catch (IllegalArgumentException e) {
      throw pad.wrong("address", e.getMessage());
    }
  }

  private static int counter(SettingsReader pad) throws StationException {
    if (!pad.has("counter")) {
      throw pad.wrong("counter", "missing; the loket's number, 1-" + MOST_COUNTERS);
    }
    return pad.number("counter", 0, 1, MOST_COUNTERS);
  }
}
