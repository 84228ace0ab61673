package id.loket.device.sign;

import id.loket.device.DeviceKind;
import id.loket.device.SignState;
import id.loket.device.link.DeviceAddress;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.ModbusAddress;
import id.loket.device.link.ModbusAddress.Point;
import id.loket.device.modbus.ModbusBoards;
import id.loket.device.modbus.PointLook;
import id.loket.doctor.Discovery;
import id.loket.doctor.Found;
import id.loket.station.DeviceBlock;
import id.loket.station.SettingsReader;
import id.loket.station.StationException;
import java.nio.file.Path;
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

  /** How many digits a model has. */
  private static final Map<String, Integer> DIGITS = Map.of("dm36", 6, "dm56", 4);

  private static final String MODELS = "cd5220, dm36 or dm56 is allowed";

  private final ModbusBoards boards;

  /**
   * @param boards shared with whatever else hangs on them
   */
  public SignBlock(ModbusBoards boards) {
    this.boards = boards;
  }

  @Override
  public Map<String, List<String>> keys() {
    return Map.of("", List.of("signs"));
  }

  @Override
  public List<Found> find(Path port, Set<String> taken) {
    int counter = Discovery.free("sign", taken);
    return boards
        .finder()
        .find(port, Point.REGISTER)
        .map(
            at ->
                new Found(
                    DeviceKind.SIGN.name(),
                    "signs += { counter = "
                        + counter
                        + ", model = dm36, address = \""
                        + at
                        + "\" }"))
        .map(List::of)
        .orElse(List.of());
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
      SignPlan plan = plan(sign, counter);
      if (signs.containsKey(counter)) {
        throw sign.wrong("counter", counter + ": this loket has a sign already");
      }
      if (!taken.add(plan.address())) {
        throw sign.wrong("address", "\"" + plan.address() + "\": another sign is there already");
      }
      signs.put(counter, plan);
    }
    return List.copyOf(signs.values());
  }

  /** A sign of two lines that takes the command set CD5220. */
  public SignPlan twoLines(int counter, LinkAddress address) {
    return new SignPlan(
        counter,
        address,
        () -> new Cd5220Sign(address, CONNECT, ANSWER),
        () -> Cd5220Look.at(address, CONNECT));
  }

  /**
   * A row of digits, from the register of the first.
   *
   * @param digits 4 or 6
   */
  public SignPlan digits(int counter, ModbusAddress address, int digits) {
    return new SignPlan(
        counter,
        address,
        () -> new DigitsSign(boards.at(address), address, digits),
        () -> PointLook.at(boards.lookedAt(address), address, digits, SignState.class));
  }

  private SignPlan plan(SettingsReader sign, int counter) throws StationException {
    String model = sign.text("model", MODELS);
    if (!model.equals("cd5220") && !DIGITS.containsKey(model)) {
      throw sign.wrong("model", "\"" + model + "\": " + MODELS);
    }
    try {
      return model.equals("cd5220")
          ? twoLines(counter, LinkAddress.parse(sign.text("address", LinkAddress.ALLOWED)))
          : digits(counter, register(sign), DIGITS.get(model));
    } catch (IllegalArgumentException e) {
      throw sign.wrong("address", e.getMessage());
    }
  }

  private static ModbusAddress register(SettingsReader sign) throws StationException {
    return ModbusAddress.parse(sign.text("address", Point.REGISTER.allowed()), Point.REGISTER);
  }

  private static int counter(SettingsReader sign) throws StationException {
    if (!sign.has("counter")) {
      throw sign.wrong("counter", "missing; the loket's number, 1-" + MOST_COUNTERS);
    }
    return sign.number("counter", 0, 1, MOST_COUNTERS);
  }
}
