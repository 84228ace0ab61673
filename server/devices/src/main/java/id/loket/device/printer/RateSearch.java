package id.loket.device.printer;

import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.LinkException;
import id.loket.device.link.SerialAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether a printer on a serial port that is not understood answers at another rate than
 * the settings say: a printer at a wrong rate is silent, or sends what no manual knows. It is
 * searched for when it was not understood twice, and then once in a while, since each search takes
 * up to two seconds. One thread uses it, while no link to the printer is open.
 */
final class RateSearch {
  /** The rates that the switches of ticket printers offer, the usual ones first. */
  private static final List<Integer> RATES = List.of(9600, 19_200, 115_200, 38_400, 57_600, 4800);

  private static final int FIRST = 2;
  private static final int AGAIN = 30;
  private static final Duration OPENING = Duration.ofSeconds(1);
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
        found =
            RATES.stream()
                .filter(rate -> rate != serial.baud() && answers(serial, rate))
                .findFirst();
      }
    }
    return found;
  }

  /** Two questions, so that a noise that looks like an answer is not taken for two. */
  private static boolean answers(SerialAddress serial, int rate) {
    try (ByteLink link = serial.withBaud(rate).open(OPENING)) {
      return answers(link, 1) && answers(link, 4) && !link.hasArrived("listening for more");
    } catch (LinkException e) {
      return false;
    }
  }

  /** {@code DLE EOT n}, which every printer that answers at all answers at once. */
  private static boolean answers(ByteLink link, int n) throws LinkException {
    link.write(new byte[] {0x10, 0x04, (byte) n}, Deadline.in(ANSWER), "looking for its rate");
    int answer = link.read(Deadline.in(ANSWER), "looking for its rate");
    return (answer & 0x93) == 0x12;
  }
}
