package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.device.lamp.LampBlock;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.ModbusAddress;
import id.loket.device.link.ModbusAddress.Point;
import id.loket.device.modbus.ModbusBoards;
import id.loket.device.printer.PrinterModel;
import id.loket.kiosk.KioskConfig;
import id.loket.kiosk.KioskStation;
import id.loket.kiosk.PrinterPlan;
import id.loket.server.Client;
import id.loket.server.Held;
import id.loket.sim.device.LampTrouble;
import id.loket.sim.device.PrinterTrouble;
import id.loket.sim.io.VirtualLamp;
import id.loket.station.Station;
import id.loket.station.StationPlace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An office whose printer and lamp fail in turns, as often as {@code -Dtroubles} says: visitors and
 * officers notice nothing, each device is back by itself, and nothing is left behind.
 */
class DevicesInTroubleTest {
  private static final int TROUBLES = Integer.getInteger("troubles", 24);
  private static final long SEED = Long.getLong("seed", 7);
  private static final int WARM = 4;

  /** Those that the station is sure to see while they last. */
  private static final Set<PrinterTrouble> SEEN =
      EnumSet.of(
          PrinterTrouble.UNPLUGGED,
          PrinterTrouble.HUNG,
          PrinterTrouble.SILENT,
          PrinterTrouble.PAPER_OUT,
          PrinterTrouble.COVER_OPEN,
          PrinterTrouble.LATE);

  private static final Set<LampTrouble> SEEN_AT_LAMPS =
      EnumSet.of(
          LampTrouble.UNPLUGGED,
          LampTrouble.SILENT,
          LampTrouble.HALF_ANSWERS,
          LampTrouble.ANSWERING_AS_ANOTHER,
          LampTrouble.REFUSING,
          LampTrouble.LATE);

  private final Random random = new Random(SEED);
  private final List<Long> waits = new ArrayList<>();
  private final List<Long> returns = new ArrayList<>();

  private StoryOffice office;
  private VirtualLamp lamp;
  private Station station;
  private Client kiosk;
  private Client officer;
  private Client guard;

  @BeforeEach
  void open() throws Exception {
    office = StoryOffice.withoutStation(StoryOffice.Plan.quick());
    lamp = VirtualLamp.start("lampu", "127.0.0.1", 0, 1, List.of("3"));
    station = KioskStation.start(config());
    kiosk = office.kiosk();
    guard = office.guard();
    officer = office.officerAt(3);
    awaitHealth("printer", "WELL");
    awaitHealth("lamp-3", "WELL");
  }

  @AfterEach
  void close() throws Exception {
    station.close();
    lamp.close();
    office.close();
  }

  /** The whole number takes longer than a test usually may before it counts as hanging. */
  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void othersNoticeNothingAndEachDeviceComesBackByItselfAndLeavesNothingBehind() throws Exception {
    Held before = Held.now();
    for (int i = 0; i < TROUBLES; i++) {
      before = i == WARM ? Held.now() : before;
      if (random.nextBoolean()) {
        printerFails();
      } else {
        lampFails();
      }
    }
    Held after = Held.now();

    print(before, after);
    assertTrue(after.isNoLeakSince(before, TROUBLES), before + " before, " + after + " after");
    assertEquals(
        "PRINTED", office.printed(StoryOffice.take(kiosk, "REENTRY")).path("state").asText());
  }

  private void printerFails() throws Exception {
    PrinterTrouble trouble = PrinterTrouble.any(random);
    trouble.begin(office.printer().controls(), random.nextInt(300));
    aVisitorComesAndIsServed();
    if (SEEN.contains(trouble) && random.nextBoolean()) {
      awaitHealth("printer", "DOWN");
    }
    trouble.end(office.printer().controls());
    awaitReturn("printer");
  }

  private void lampFails() throws Exception {
    LampTrouble trouble = LampTrouble.any(random);
    trouble.begin(lamp.controls());
    aVisitorComesAndIsServed();
    if (SEEN_AT_LAMPS.contains(trouble) && random.nextBoolean()) {
      awaitHealth("lamp-3", "DOWN");
    }
    trouble.end(lamp.controls());
    awaitReturn("lamp-3");
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

  private void awaitReturn(String device) throws Exception {
    long start = System.nanoTime();
    awaitHealth(device, "WELL");
    returns.add(System.nanoTime() - start);
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
            "devices in trouble: %d times, requests p50 %d ms, p99 %d ms, back within %d ms (p50 %d ms),"
                + " %s before, %s after",
            TROUBLES,
            millis(waits, 50),
            millis(waits, 99),
            millis(returns, 100),
            millis(returns, 50),
            before,
            after));
  }

  private static long millis(List<Long> sorted, int percent) {
    int index = Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    return Duration.ofNanos(sorted.get(index)).toMillis();
  }

  private KioskConfig config() {
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
            new LampBlock(new ModbusBoards())
                .plans(Map.of(3, ModbusAddress.parse(lamp.address(0), Point.COIL))));
  }
}
