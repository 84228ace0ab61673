package id.loket.device.sign;

import id.loket.device.SignFace;
import id.loket.device.SignFace.What;
import id.loket.station.ServerClock;
import id.loket.wire.Showing;
import id.loket.wire.StationPicture;
import id.loket.wire.StationPicture.Call;
import id.loket.wire.StationPicture.Counter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What a sign shows of its loket at a moment: made of the office's newest picture and of the time
 * that has passed. Confined to whoever guards it.
 */
final class Watched {
  /** So long after a call its number blinks; then it stands still until the visitor is there. */
  static final Duration BLINKS = Duration.ofSeconds(10);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH.mm");

  private final int counter;
  private final ServerClock clock;
  private final LongSupplier nanos;
  private Counter seen;
  private String zone = "";
  private String zoneName = "";
  private String announcement = "";
  private long blinksUntil;

  Watched(int counter, ServerClock clock, LongSupplier nanos) {
    this.counter = counter;
    this.clock = clock;
    this.nanos = nanos;
  }

  /**
   * @return whether it looks different now, apart from the time of day
   */
  boolean take(StationPicture picture) {
    Counter before = seen;
    String callBefore = announcement;
    zone = picture.zone();
    zoneName = picture.zoneName();
    seen =
        picture.counters().stream()
            .filter(one -> one.number() == counter)
            .findFirst()
            .orElse(new Counter(counter, Showing.OFF));
    seen.visitor().ifPresentOrElse(this::hear, () -> announcement = "");
    return before == null
        || before.showing() != seen.showing()
        || !callBefore.equals(announcement)
        || !number(before).equals(number(seen));
  }

  /** Another announcement is another call, however old it is already. */
  private void hear(Call call) {
    if (!call.announcement().equals(announcement)) {
      Duration left = BLINKS.minusSeconds(call.ageSeconds());
      blinksUntil = nanos.getAsLong() + Math.max(0, left.toNanos());
    }
    announcement = call.announcement();
  }

  /** Before the first picture nobody knows what it is to show. */
  boolean isKnown() {
    return seen != null;
  }

  boolean blinks() {
    return seen != null
        && seen.showing() == Showing.CALLING
        && (isTried() || blinksUntil - nanos.getAsLong() > 0);
  }

  /**
   * @param lit false in the dark half of a blinking
   */
  SignFace face(boolean lit) {
    What what =
        switch (seen.showing()) {
          case OFF -> What.CLOSED;
          case OPEN -> What.OPEN;
          case PAUSED -> What.PAUSED;
          case SERVING -> What.SERVING;
          case CALLING -> isTried() ? What.TRIED : What.CALLED;
        };
    boolean dark = !lit && blinks();
    What shown = !dark ? what : what == What.TRIED ? What.DARK : What.CALLED_DARK;
    return new SignFace(shown, counter, number(seen), time());
  }

  private boolean isTried() {
    return seen.visitor().filter(call -> call.ticket().isEmpty()).isPresent();
  }

  private static String number(Counter one) {
    return one.visitor().map(Call::ticket).orElse("");
  }

  /** By the server's clock and in the office's zone, or none. */
  private String time() {
    return zoneOfOffice()
        .flatMap(there -> clock.now().map(now -> TIME.format(now.atZone(there)) + " " + zoneName))
        .orElse("");
  }

  private Optional<ZoneId> zoneOfOffice() {
    try {
      return zone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(zone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
