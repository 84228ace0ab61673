package id.loket.device.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.loket.device.CounterSign;
import id.loket.device.Health;
import id.loket.device.SignFace;
import id.loket.device.SignFace.What;
import id.loket.device.SignState;
import id.loket.station.ServerClock;
import id.loket.wire.Showing;
import id.loket.wire.StationPicture;
import id.loket.wire.StationPicture.Call;
import id.loket.wire.StationPicture.Counter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a loket's sign does with the office's picture, with a sign that writes its faces down. */
class SignDeviceTest {
  private static final Duration SOON = Duration.ofMillis(1);

  /** Longer than the test: what is repeated then would not come in time. */
  private static final Duration NEVER = Duration.ofDays(1);

  private final AtomicLong nanos = new AtomicLong();
  private final ServerClock clock = new ServerClock(nanos::get);
  private final ToldSign sign = new ToldSign();
  private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();
  private SignDevice device;

  @AfterEach
  void close() {
    device.close();
  }

  @ParameterizedTest
  @CsvSource({"OFF, CLOSED", "OPEN, OPEN", "SERVING, SERVING", "PAUSED, PAUSED"})
  void theHallReadsWhatTheLoketIs(Showing showing, What what) throws Exception {
    start(NEVER, NEVER);
    show(new Counter(3, showing));

    assertEquals(what, sign.faces.take().what());
  }

  @Test
  void aNewCallBlinksAndThenStandsStill() throws Exception {
    start(SOON, SOON);
    show(new Counter(3, Showing.CALLING, new Call("R012", "R-12-1", 0)));
    List<What> seen =
        List.of(sign.next().what(), sign.next().what(), sign.next().what(), sign.next().what());
    assertEquals(List.of(What.CALLED, What.CALLED_DARK, What.CALLED, What.CALLED_DARK), seen);

    nanos.addAndGet(Watched.BLINKS.toNanos());
    sign.awaitTwice(What.CALLED);

    assertEquals(new SignFace(What.CALLED, 3, "R012", ""), sign.next());
  }

  @Test
  void aRecallBlinksAnew() throws Exception {
    start(SOON, SOON);
    show(new Counter(3, Showing.CALLING, new Call("R012", "R-12-1", 0)));
    nanos.addAndGet(Watched.BLINKS.toNanos());
    sign.awaitTwice(What.CALLED);

    show(new Counter(3, Showing.CALLING, new Call("R012", "R-12-2", 0)));

    sign.await(What.CALLED_DARK);
  }

  /** A station that was started anew. */
  @Test
  void anOldCallDoesNotBlink() throws Exception {
    start(SOON, SOON);
    show(new Counter(3, Showing.CALLING, new Call("R012", "R-12-1", 15)));

    for (int face = 0; face < 10; face++) {
      assertEquals(What.CALLED, sign.next().what());
    }
  }

  /** It grows older in every picture. */
  @Test
  void theSameCallInTheNextPictureIsNoOther() throws Exception {
    start(NEVER, NEVER);
    show(new Counter(3, Showing.CALLING, new Call("R012", "R-12-1", 0)));
    sign.next();
    show(new Counter(3, Showing.CALLING, new Call("R012", "R-12-1", 5)));
    show(new Counter(3, Showing.SERVING, new Call("R012", "R-12-1", 10)));

    assertEquals(new SignFace(What.SERVING, 3, "R012", ""), sign.next());
  }

  @Test
  void theTimeIsTheServersAndInTheOfficesZone() throws Exception {
    start(SOON, NEVER);
    clock.hear("2026-11-26T02:41:30.123Z");
    show(new Counter(3, Showing.OPEN));
    assertEquals("09.41 WIB", sign.next().time());

    nanos.addAndGet(Duration.ofSeconds(30).toNanos());

    SignFace face = sign.next();
    while (!face.time().equals("09.42 WIB")) {
      face = sign.next();
    }
  }

  @Test
  void beforeTheServerHasSaidTheTimeNoneIsShown() throws Exception {
    start(NEVER, NEVER);
    show(new Counter(3, Showing.OPEN));

    assertEquals("", sign.next().time());
  }

  @Test
  void aLoketThatIsTriedOutBlinksWithAWordThatCallsNobody() throws Exception {
    start(SOON, SOON);
    show(new Counter(3, Showing.CALLING, new Call("", "", 0)));

    assertEquals(
        List.of(What.TRIED, What.DARK, What.TRIED),
        List.of(sign.next().what(), sign.next().what(), sign.next().what()));
  }

  @Test
  void aSignThatIsAwayIsTold() throws Exception {
    start(SOON, NEVER);
    sign.state = SignState.UNREACHABLE;
    show(new Counter(3, Showing.OPEN));
    assertEquals("sign-3 UNREACHABLE", changes.take());
    assertEquals(Health.DOWN, device.report().health());

    sign.state = SignState.UNANSWERING;

    assertEquals("sign-3 UNANSWERING", changes.take());
    assertEquals(Health.WELL, device.report().health());
    assertEquals("SIGN", device.report().kind());
  }

  @Test
  void aLoketThatTheOfficeDoesNotHaveIsClosed() throws Exception {
    start(NEVER, NEVER);
    device.take(new StationPicture(1, List.of(), List.of()));

    assertEquals(What.CLOSED, sign.next().what());
  }

  @Test
  void aStationThatEndsLeavesNoNumberStanding() throws Exception {
    start(NEVER, NEVER);
    show(new Counter(3, Showing.SERVING, new Call("R012", "R-12-1", 60)));
    assertEquals(What.SERVING, sign.next().what());

    device.close();

    assertEquals(What.DARK, sign.next().what());
    assertFalse(device.isAlive());
  }

  private void start(Duration again, Duration blink) {
    device =
        new SignDevice(
            "sign-3",
            3,
            "tcp://there:4001",
            sign,
            new Watched(3, clock, nanos::get),
            again,
            blink,
            () -> changes.add("sign-3 " + device.report().state()));
    device.start();
  }

  private void show(Counter counter) {
    List<Counter> counters = List.of(new Counter(2, Showing.CALLING), counter);
    device.take(
        new StationPicture(StationPicture.VERSION, List.of(), counters, "Asia/Jakarta", "WIB"));
  }

  private static final class ToldSign implements CounterSign {
    private final BlockingQueue<SignFace> faces = new LinkedBlockingQueue<>();
    private volatile SignState state = SignState.UNANSWERING;

    SignFace next() throws InterruptedException {
      return faces.take();
    }

    void await(What what) throws InterruptedException {
      while (next().what() != what) {
        // Another comes.
      }
    }

    /** Without another between. */
    void awaitTwice(What what) throws InterruptedException {
      What before = next().what();
      What now = next().what();
      while (before != what || now != what) {
        before = now;
        now = next().what();
      }
    }

    @Override
    public SignState show(SignFace face) {
      faces.add(face);
      return state;
    }

    @Override
    public void close() {}
  }
}
