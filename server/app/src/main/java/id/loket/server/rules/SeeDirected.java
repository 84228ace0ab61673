package id.loket.server.rules;

import java.time.Instant;
import java.util.List;

/**
 * The officer of a loket has seen who was sent there without a number.
 *
 * @param shown ids of those whom the officer's screen showed; whoever was sent meanwhile stays
 */
public record SeeDirected(int counter, String officer, List<String> shown) implements Command {
  public SeeDirected {
    shown = List.copyOf(shown);
  }

  @Override
  public Decision decide(Office office, Instant now) {
    Reason no = CounterQuestions.holds(office.counter(counter).orElse(null), officer);
    if (no != null) {
      return Decision.refuse(no);
    }
    List<String> visitors =
        DirectedVisitor.to(office, counter).stream()
            .map(DirectedVisitor::id)
            .filter(shown::contains)
            .toList();
    return visitors.isEmpty()
        ? Decision.accept()
        : Decision.accept(new DirectedSeen(counter, visitors));
  }
}
