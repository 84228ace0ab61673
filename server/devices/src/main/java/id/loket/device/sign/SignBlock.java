package id.loket.device.sign;

import id.loket.device.link.DeviceAddress;
import id.loket.device.link.LinkAddress;
import id.loket.station.DeviceBlock;
import id.loket.station.SettingsReader;
import id.loket.station.StationException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The block {@code signs = [ { counter = 3, model = cd5220, address = "tcp://..." } ]}. */
public final class SignBlock implements DeviceBlock {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(1);
  private static final int MOST_COUNTERS = 99;
  private static final String LINKS = "tcp://host:port is allowed, such as tcp://10.0.0.8:4001";

  @Override
  public Map<String, List<String>> keys() {
    return Map.of("", List.of("signs"));
  }

  @Override
  public String sample() {
    return "/settings/signs.conf";
  }

  @Override
  public List<SignPlan> read(SettingsReader settings) throws StationException {
    Map<Integer, SignPlan> signs = new LinkedHashMap<>();
    Set<DeviceAddress> taken = new HashSet<>();
    for (SettingsReader sign : settings.each("signs", List.of("counter", "model", "address"))) {
      int counter = counter(sign);
      DeviceAddress address = address(sign);
      if (signs.containsKey(counter)) {
        throw sign.wrong("counter", counter + ": this loket has a sign already");
      }
      if (!taken.add(address)) {
        throw sign.wrong("address", "\"" + address + "\": another sign is there already");
      }
      signs.put(counter, plan(counter, (LinkAddress) address));
    }
    return List.copyOf(signs.values());
  }

  /** A sign of two lines that takes the command set CD5220. */
  public static SignPlan plan(int counter, LinkAddress address) {
    return new SignPlan(counter, address, () -> new Cd5220Sign(address, CONNECT, ANSWER));
  }

  private static int counter(SettingsReader sign) throws StationException {
    if (!sign.has("counter")) {
      throw sign.wrong("counter", "missing; the loket's number, 1-" + MOST_COUNTERS);
    }
    return sign.number("counter", 0, 1, MOST_COUNTERS);
  }

  private static DeviceAddress address(SettingsReader sign) throws StationException {
    String model = sign.text("model", "cd5220 is allowed");
    if (!model.equals("cd5220")) {
      throw sign.wrong("model", "\"" + model + "\": cd5220 is allowed");
    }
    try {
      return LinkAddress.parse(sign.text("address", LINKS));
    } catch (IllegalArgumentException e) {
      throw sign.wrong("address", e.getMessage());
    }
  }
}
