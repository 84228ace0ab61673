package id.loket.device.printer;

import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.LinkException;
import id.loket.device.link.RateTrial;
import id.loket.device.link.SerialAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds out whether a printer on a serial port that is not understood answers at another rate than
 * the settings say: a printer at a wrong rate is silent, or sends what no manual knows. It is
 * searched for when it was not understood twice, and then once in a while, since each search takes
 * up to two seconds. One thread uses it, while no link to the printer is open.
 */
final class RateSearch {
  private static final int FIRST = 2;
  private static final int AGAIN = 30;
  private static final Duration ANSWER = Duration.ofMillis(250);

  private final LinkAddress address;
  private int notUnderstood;
  private Optional<Integer> found = Optional.empty();

  RateSearch(LinkAddress address) {
    this.address = address;
  }

  void understood() {
    notUnderstood = 0;
    found = Optional.empty();
  }

  /** The rate at which the printer answers; empty for one that is not known, or not serial. */
  Optional<Integer> notUnderstood() {
    if (address instanceof SerialAddress serial) {
      notUnderstood++;
      if (notUnderstood % AGAIN == FIRST) {
        found = search(serial).baud();
      }
    }
    return found;
  }

  static RateTrial search(SerialAddress serial) {
    return RateTrial.of(serial, RateTrial.USUAL, RateSearch::answers);
  }

  /** Two questions, so that a noise that looks like an answer is not taken for two. */
  static boolean answers(ByteLink link) throws LinkException {
    return answers(link, 1) && answers(link, 4) && !link.hasArrived("listening for more");
  }

  /** {@code DLE EOT n}, which every printer that answers at all answers at once. */
  private static boolean answers(ByteLink link, int n) throws LinkException {
    link.write(new byte[] {0x10, 0x04, (byte) n}, Deadline.in(ANSWER), "looking for its rate");
    int answer = link.read(Deadline.in(ANSWER), "looking for its rate");
    return (answer & 0x93) == 0x12;
  }
}
