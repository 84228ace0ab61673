package id.loket.device.fingerprint;

import id.loket.device.DeviceKind;
import id.loket.device.link.LinkAddress;
import id.loket.doctor.Discovery;
import id.loket.doctor.Found;
import id.loket.station.DeviceBlock;
import id.loket.station.SettingsReader;
import id.loket.station.StationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The block {@code fingerprints = [ { counter = 1, address = "tcp://..." } ]}. */
public final class FingerprintBlock implements DeviceBlock {
  private static final int MOST_COUNTERS = 99;
  private static final int MOST_PASSWORD = Integer.MAX_VALUE;
  private static final String ALLOWED = "the module's address, such as tcp://10.0.0.8:4001";

  @Override
  public Map<String, List<String>> keys() {
    return Map.of("", List.of("fingerprints"));
  }

  @Override
  public List<Found> find(Path port, Set<String> taken) {
    int counter = Discovery.free("fingerprint", taken);
    return ModuleLook.find(port)
        .map(
            at ->
                new Found(
                    DeviceKind.FINGERPRINT.name(),
                    "fingerprints += { counter = " + counter + ", address = \"" + at + "\" }"))
        .map(List::of)
        .orElse(List.of());
  }

  @Override
  public String sample() {
    return "/settings/fingerprints.conf";
  }

  @Override
  public List<FingerprintPlan> read(SettingsReader settings) throws StationException {
    List<FingerprintPlan> plans = new ArrayList<>();
    Set<Integer> counters = new HashSet<>();
    Set<String> addresses = new HashSet<>();
    List<String> keys =
        List.of("counter", "address", "bridge", "folder", "password", "light", "simulated");
    for (SettingsReader one : settings.each("fingerprints", keys)) {
      FingerprintPlan plan = plan(one);
      if (!counters.add(plan.counter())) {
        throw one.wrong("counter", plan.counter() + ": this loket has a scanner already");
      }
      if (!addresses.add(plan.address())) {
        throw one.wrong("address", "\"" + plan.address() + "\": another scanner is there already");
      }
      plans.add(plan);
    }
    return plans;
  }

  private static FingerprintPlan plan(SettingsReader one) throws StationException {
    long ways = Stream.of("address", "bridge", "folder").filter(one::has).count();
    if (ways > 1) {
      throw one.wrong("address", "one of address, bridge and folder is allowed");
    }
    if (one.has("bridge")) {
      return FingerprintPlan.ofBridge(counter(one), bridge(one), one.flag("simulated", false));
    }
    if (one.has("folder")) {
      Path folder = Path.of(one.text("folder", "a folder"));
      return FingerprintPlan.ofFolder(counter(one), folder, one.flag("simulated", false));
    }
    return FingerprintPlan.ofModule(
        counter(one),
        address(one),
        one.flag("simulated", false),
        one.number("password", 0, 0, MOST_PASSWORD),
        light(one));
  }

  private static int counter(SettingsReader one) throws StationException {
    if (!one.has("counter")) {
      throw one.wrong("counter", "missing; the loket's number, 1-" + MOST_COUNTERS);
    }
    return one.number("counter", 0, 1, MOST_COUNTERS);
  }

  private static LinkAddress address(SettingsReader one) throws StationException {
    try {
      return LinkAddress.parse(one.text("address", ALLOWED));
    } catch (IllegalArgumentException e) {
      throw one.wrong("address", e.getMessage());
    }
  }

  private static URI bridge(SettingsReader one) throws StationException {
    String allowed = "an address such as http://127.0.0.1:8765 is allowed";
    String text = one.text("bridge", allowed);
    try {
      URI uri = new URI(text);
      if ("http".equals(uri.getScheme()) && uri.getHost() != null && uri.getQuery() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw one.wrong("bridge", "\"" + text + "\": " + allowed);
    }
    throw one.wrong("bridge", "\"" + text + "\": " + allowed);
  }

  private static Light light(SettingsReader one) throws StationException {
    String value = one.optionalText("light").orElse("none");
    return switch (value) {
      case "none" -> Light.NONE;
      case "led" -> Light.LED;
      case "ring" -> Light.RING;
      default -> throw one.wrong("light", "\"" + value + "\": none, led or ring is allowed");
    };
  }
}
