package id.loket.sim.story;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.device.button.ButtonBlock;
import id.loket.device.button.ButtonDrivers;
import id.loket.device.button.PadPlan;
import id.loket.device.camera.CameraPlan;
import id.loket.device.fingerprint.FingerprintPlan;
import id.loket.device.gpio.GpioPins;
import id.loket.device.lamp.LampBlock;
import id.loket.device.link.CameraAddress;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.ModbusAddress;
import id.loket.device.link.ModbusAddress.Point;
import id.loket.device.modbus.ModbusBoards;
import id.loket.device.printer.PrinterModel;
import id.loket.device.sign.SignBlock;
import id.loket.kiosk.KioskConfig;
import id.loket.kiosk.KioskStation;
import id.loket.kiosk.PrinterPlan;
import id.loket.server.Client;
import id.loket.server.Held;
import id.loket.sim.bench.BenchDevice;
import id.loket.sim.camera.VirtualCamera;
import id.loket.sim.device.Trouble;
import id.loket.sim.fingerprint.VirtualFingerprintModule;
import id.loket.sim.io.VirtualButtons;
import id.loket.sim.io.VirtualCallPad;
import id.loket.sim.io.VirtualDigits;
import id.loket.sim.io.VirtualLamp;
import id.loket.sim.io.VirtualSign;
import id.loket.sim.serial.Framing;
import id.loket.sim.serial.VirtualSerialPort;
import id.loket.station.Station;
import id.loket.station.StationPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An office whose devices, one of each kind, fail in turns, as often as {@code -Dtroubles} says:
 * visitors and officers notice nothing, each device is back by itself, and nothing is left behind.
 */
class DevicesInTroubleTest {
  /** A roll of paper gives numbers to a few hundred visitors. */
  private static final int ROLL = 100;

  private static final int TROUBLES = Integer.getInteger("troubles", 25);
  private static final long SEED = Long.getLong("seed", 7);
  private static final int WARM = 4;
  private static final String HOST = "127.0.0.1";
  private static final int DIGITS = 6;

  /** Those that the station is sure to see while they last. */
  private static final Set<String> SEEN =
      Set.of(
          "printer refuse",
          "printer stalled",
          "printer silent",
          "printer paperEnd",
          "printer coverOpen",
          "printer offLine",
          "printer answerDelay",
          "lamp-3 refuse",
          "lamp-3 silent",
          "lamp-3 halfAnswers",
          "lamp-3 otherUnit",
          "lamp-3 exceptions",
          "lamp-3 answerDelay",
          "button-5 refuse",
          "button-5 silent",
          "button-5 exceptions",
          "pad-3 refuse",
          "pad-3 silent",
          "pad-3 halfAnswers",
          "pad-3 wrongBaud",
          "camera-3 refuse",
          "camera-3 stall");

  @TempDir private Path lines;

  private final Random random = new Random(SEED);
  private final Map<String, Integer> suffered = new TreeMap<>();
  private final List<Long> waits = new ArrayList<>();
  private String slowest = "";
  private final List<Long> returns = new ArrayList<>();

  private StoryOffice office;
  private VirtualLamp lamp;
  private VirtualSign sign;
  private VirtualDigits digits;
  private VirtualButtons buttons;
  private VirtualCallPad pad;
  private VirtualCamera camera;
  private VirtualFingerprintModule scanner;
  private Station station;
  private Client kiosk;
  private Client officer;
  private Client guard;

  @BeforeEach
  void open() throws Exception {
    office = StoryOffice.withoutStation(StoryOffice.Plan.quick());
    startDevices();
    station = KioskStation.start(config());
    kiosk = office.kiosk();
    guard = office.guard();
    officer = office.officerAt(3);
    for (BenchDevice device : devices()) {
      awaitHealth(device.name(), "WELL");
    }
  }

  private void startDevices() throws Exception {
    lamp = VirtualLamp.start("lamp-3", HOST, 0, 1, List.of("3"));
    sign = VirtualSign.start("sign-3", HOST, 0, "Loket 3");
    digits = VirtualDigits.start("sign-4", HOST, 0, 1, "Loket 4", DIGITS);
    // A contact that sticks for a moment is a press, and at loket 3 it would call somebody.
    buttons = VirtualButtons.start("button-5", HOST, 0, 1, List.of("5"));
    pad =
        VirtualCallPad.onLine(
            "pad-3",
            VirtualSerialPort.open(lines.resolve("pad"), Framing.of("9600 8N1")),
            "Loket 3");
    camera = VirtualCamera.start("camera-3", HOST, 0);
    scanner = VirtualFingerprintModule.start("fingerprint-3", HOST, 0);
  }

  @AfterEach
  void close() throws Exception {
    station.close();
    for (AutoCloseable device : List.of(lamp, sign, digits, buttons, pad, camera, scanner)) {
      device.close();
    }
    office.close();
  }

  /** The whole number takes longer than a test usually may before it counts as hanging. */
  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void othersNoticeNothingAndEachDeviceComesBackByItselfAndLeavesNothingBehind() throws Exception {
    Held before = Held.now();
    List<Trouble> troubles = Trouble.listed(devices(), SEED, TROUBLES);
    for (int i = 0; i < TROUBLES; i++) {
      before = i == WARM ? Held.now() : before;
      suffer(troubles.get(i));
      if (i % ROLL == ROLL - 1) {
        office.printer().controls().set("refill", true);
      }
    }
    Held after = Held.now();

    print(before, after);
    assertTrue(after.isNoLeakSince(before, TROUBLES), before + " before, " + after + " after");
    assertEquals(
        "PRINTED", office.printed(StoryOffice.take(kiosk, "REENTRY")).path("state").asText());
  }

  @Test
  void everyFaultThatADeviceNamesTakesItsTurnAndTheSameSeedGivesTheSameList() {
    List<Trouble> list = Trouble.listed(devices(), SEED, 1_000);

    Set<String> named = new TreeSet<>();
    for (BenchDevice device : devices()) {
      device.controls().faults().forEach(one -> named.add(device.name() + " " + one.name()));
    }
    assertEquals(named, list.stream().map(Trouble::toString).collect(toCollection(TreeSet::new)));
    assertEquals(list, Trouble.listed(devices(), SEED, 1_000));
    assertNotEquals(list, Trouble.listed(devices(), SEED + 1, 1_000));
  }

  /** Under the names that they have at the station. */
  private List<BenchDevice> devices() {
    return List.of(office.printer(), lamp, sign, digits, buttons, pad, camera, scanner);
  }

  /** Whatever it is: the visitor is served, and the device is well again by itself. */
  private void suffer(Trouble trouble) throws Exception {
    String device = trouble.device().name();
    trouble.beginAfter(random.nextInt(300));
    aVisitorComesAndIsServed();
    if (SEEN.contains(trouble.toString()) && random.nextBoolean()) {
      awaitHealth(device, "DOWN");
    }
    trouble.end(() -> seenOpen(device));
    awaitReturn(trouble);
    suffered.merge(trouble.toString(), 1, Integer::sum);
  }

  private void seenOpen(String device) {
    try {
      guard.picture("/api/v1/guard/live", picture -> state(picture, device).equals("COVER_OPEN"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String state(JsonNode picture, String device) {
    for (JsonNode one : picture.path("devices")) {
      if (one.path("device").asText().equals(device)) {
        return one.path("state").asText();
      }
    }
    return "";
  }

  private void aVisitorComesAndIsServed() throws Exception {
    timed(() -> StoryOffice.take(kiosk, "REENTRY"));
    for (String step : List.of("call-next", "start", "finish")) {
      timed(() -> officer.post("/api/v1/counters/3/" + step).ok());
    }
  }

  private void timed(Callable<JsonNode> request) throws Exception {
    long start = System.nanoTime();
    request.call();
    waits.add(System.nanoTime() - start);
  }

  private void awaitReturn(Trouble trouble) throws Exception {
    long start = System.nanoTime();
    awaitHealth(trouble.device().name(), "WELL");
    long took = System.nanoTime() - start;
    slowest = returns.stream().allMatch(before -> before < took) ? trouble.toString() : slowest;
    returns.add(took);
  }

  private void awaitHealth(String device, String health) throws Exception {
    guard.picture(
        "/api/v1/guard/live",
        picture -> {
          for (JsonNode one : picture.path("devices")) {
            if (one.path("device").asText().equals(device)) {
              return one.path("health").asText().equals(health);
            }
          }
          return false;
        });
  }

  private void print(Held before, Held after) {
    Collections.sort(waits);
    Collections.sort(returns);
    System.out.println(
        String.format(
            "devices in trouble: %d times, requests p50 %d ms, p99 %d ms, back within %d ms (%s;"
                + " p50 %d ms), %s before, %s after",
            TROUBLES,
            millis(waits, 50),
            millis(waits, 99),
            millis(returns, 100),
            slowest,
            millis(returns, 50),
            before,
            after));
    System.out.println("devices in trouble: seed " + SEED + ", suffered " + suffered);
  }

  private static long millis(List<Long> sorted, int percent) {
    int index = Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    return Duration.ofNanos(sorted.get(index)).toMillis();
  }

  private KioskConfig config() {
    ModbusBoards boards = new ModbusBoards();
    GpioPins pins = new GpioPins();
    SignBlock signs = new SignBlock(boards);
    ModbusAddress input = ModbusAddress.parse(buttons.address(0), Point.INPUT);
    PrinterModel model = StoryOffice.Plan.quick().model();
    return new KioskConfig(
            new StationPlace(
                office.address(), office.stationFolder(), Optional.empty(), "127.0.0.1", 0),
            List.of(
                new PrinterPlan(
                    LinkAddress.parse(office.printer().address()),
                    model,
                    Optional.empty(),
                    Duration.ofMillis(1_500))))
        .with(
            new LampBlock(boards, pins)
                .plans(Map.of(3, ModbusAddress.parse(lamp.address(0), Point.COIL))))
        .with(
            List.of(
                signs.twoLines(3, LinkAddress.parse(sign.address())),
                signs.digits(4, ModbusAddress.parse(digits.address(), Point.REGISTER), DIGITS),
                new ButtonBlock(new ButtonDrivers(boards, pins)).plan(5, input),
                new PadPlan(3, LinkAddress.parse(pad.address())),
                new CameraPlan(3, CameraAddress.parse(camera.address()), Optional.empty(), true),
                FingerprintPlan.ofModule(3, LinkAddress.parse(scanner.address()), true)));
  }
}
