package id.loket.device.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds out at which rate a device on a serial port answers: at a wrong one it is silent, or sends
 * what no manual knows. No link to the device may be open meanwhile.
 *
 * @param baud the rate at which it answers; empty if there is none among those tried
 * @param tried in their order, with what came
 */
public record RateTrial(Optional<Integer> baud, List<Tried> tried) {
  /** The rates that the switches of an office's devices offer, the usual ones first. */
  public static final List<Integer> USUAL = List.of(9600, 19_200, 115_200, 38_400, 57_600, 4800);

  private static final Duration OPENING = Duration.ofSeconds(1);

  /**
   * @param answer what came, in a word
   */
  public record Tried(int baud, String answer) {}

  /** Asks twice what every device of a kind answers: a noise may look like an answer once. */
  @FunctionalInterface
  public interface Question {
    boolean isAnswered(ByteLink link) throws LinkException;
  }

  /** Tries each rate but that of the address, up to the first that is answered. */
  public static RateTrial of(SerialAddress address, List<Integer> rates, Question question) {
    List<Tried> tried = new ArrayList<>();
    for (int rate : rates) {
      if (rate != address.baud()) {
        tried.add(new Tried(rate, answer(address.withBaud(rate), question)));
        if (tried.get(tried.size() - 1).answer().equals("answers")) {
          return new RateTrial(Optional.of(rate), List.copyOf(tried));
        }
      }
    }
    return new RateTrial(Optional.empty(), List.copyOf(tried));
  }

  private static String answer(SerialAddress address, Question question) {
    try (ByteLink link = address.open(OPENING)) {
      return question.isAnswered(link) ? "answers" : "garbled";
    } catch (LinkException e) {
      return e.kind() == LinkException.Kind.SILENT ? "silent" : "garbled";
    }
  }

  /** What to do about it, for the technician. */
  public static String advice(SerialAddress address, int rate) {
    return address + ": answers at " + rate + " baud; set baud=" + rate + " in its address";
  }

  /** For the technician. */
  public String words() {
    return "tried "
        + tried.stream()
            .map(one -> one.baud() + " baud: " + one.answer())
            .collect(Collectors.joining(", "));
  }
}
