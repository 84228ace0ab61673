package id.loket.device.lamp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.device.CounterLamp;
import id.loket.device.Health;
import id.loket.device.LampState;
import id.loket.wire.Showing;
import id.loket.wire.StationPicture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a loket's lamp does with the office's picture, with a lamp that writes its orders down. */
class LampDeviceTest {
  private static final Duration SOON = Duration.ofMillis(1);

  /** Longer than the test: what is repeated then would not come in time. */
  private static final Duration NEVER = Duration.ofDays(1);

  private final ToldLamp lamp = new ToldLamp();
  private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();
  private LampDevice device;

  @AfterEach
  void close() {
    device.close();
  }

  @ParameterizedTest
  @CsvSource({"OFF, false", "OPEN, true", "SERVING, true", "PAUSED, false"})
  void theHallSeesWhetherSomebodyWorksThere(Showing showing, boolean lit) throws Exception {
    start(NEVER, NEVER);
    show(showing);

    assertEquals(lit, lamp.orders.take());
  }

  @Test
  void aCalledVisitorSeesTheLampBlink() throws Exception {
    start(NEVER, SOON);
    show(Showing.CALLING);

    List<Boolean> seen =
        List.of(lamp.orders.take(), lamp.orders.take(), lamp.orders.take(), lamp.orders.take());
    assertEquals(List.of(true, false, true, false), seen);
  }

  @Test
  void aChangeIsShownAtOnce() throws Exception {
    start(NEVER, NEVER);
    show(Showing.OPEN);
    assertEquals(true, lamp.orders.take());

    show(Showing.OFF);

    assertEquals(false, lamp.orders.take());
  }

  @Test
  void aLampThatIsToldTheSameAgainComesBackRightAfterItWasAway() throws Exception {
    start(SOON, NEVER);
    lamp.state = LampState.UNREACHABLE;
    show(Showing.OPEN);
    assertEquals("lamp-3 UNREACHABLE", changes.take());
    assertEquals(Health.DOWN, device.report().health());

    lamp.state = LampState.READY;

    assertEquals("lamp-3 READY", changes.take());
    assertEquals(true, lamp.orders.take());
    assertEquals(Health.WELL, device.report().health());
    assertEquals("LAMP", device.report().kind());
  }

  @Test
  void aRelayThatSticksIsNotWellWithEveryOtherBlink() throws Exception {
    lamp.stuckOff = true;
    start(NEVER, SOON);
    show(Showing.CALLING);
    assertEquals("lamp-3 FAULT", changes.take());
    for (int order = 0; order < 20; order++) {
      lamp.orders.take();
    }

    assertEquals(0, changes.size(), changes.toString());
    assertEquals("FAULT", device.report().state());
  }

  @Test
  void aLoketThatTheOfficeDoesNotHaveIsDark() throws Exception {
    start(NEVER, NEVER);
    device.take(new StationPicture(1, List.of(), List.of()));

    assertEquals(false, lamp.orders.take());
  }

  @Test
  void aStationThatEndsLeavesNoLampLit() throws Exception {
    start(NEVER, NEVER);
    show(Showing.SERVING);
    assertEquals(true, lamp.orders.take());

    device.close();

    assertEquals(false, lamp.orders.take());
  }

  private void start(Duration again, Duration blink) {
    device =
        new LampDevice(
            "lamp-3",
            3,
            "modbus://there:502?unit=1&coil=2",
            lamp,
            again,
            blink,
            () -> changes.add("lamp-3 " + device.report().state()));
    device.start();
  }

  private void show(Showing showing) {
    List<StationPicture.Counter> counters =
        List.of(
            new StationPicture.Counter(2, Showing.CALLING), new StationPicture.Counter(3, showing));
    device.take(new StationPicture(StationPicture.VERSION, List.of(), counters));
  }

  private static final class ToldLamp implements CounterLamp {
    private final BlockingQueue<Boolean> orders = new LinkedBlockingQueue<>();
    private volatile LampState state = LampState.READY;
    private volatile boolean stuckOff;

    @Override
    public LampState light(boolean lit) {
      orders.add(lit);
      return stuckOff && lit ? LampState.FAULT : state;
    }

    @Override
    public void close() {}
  }
}
