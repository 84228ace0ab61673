package id.loket.device.sign;

import id.loket.device.SignState;
import id.loket.device.link.ByteLink;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.LinkException;
import id.loket.doctor.Seen;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * One look at a sign that can't answer: whether its cable opens, and whether somebody else is there
 * who talks. Nothing is written, so what it shows stays. Known limit: a wrong rate, or a sign
 * without power, no such look can find.
 */
final class Cd5220Look {
  private static final Duration LISTENING = Duration.ofMillis(300);

  private Cd5220Look() {}

  static Seen at(LinkAddress address, Duration connectLimit) {
    try (ByteLink link = address.open(connectLimit)) {
      LockSupport.parkNanos(LISTENING.toNanos());
      return link.hasArrived("listening for what came unasked")
          ? Seen.of(
              SignState.WRONG_DEVICE,
              SignState.WRONG_DEVICE.health(),
              address + ": sends bytes, which no such sign does")
          : Seen.of(
              SignState.UNANSWERING,
              SignState.UNANSWERING.health(),
              address + ": its cable opens; such a sign can't say more");
    } catch (LinkException e) {
      return Seen.of(e, SignState.class);
    }
  }
}
