package id.loket.server.rules;

import java.time.Instant;
import java.util.List;

/** The officer of a loket has seen who was sent there without a number. */
public record SeeDirected(int counter, String officer) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    Reason no = CounterQuestions.holds(office.counter(counter).orElse(null), officer);
    if (no != null) {
      return Decision.refuse(no);
    }
    List<String> visitors =
        DirectedVisitor.to(office, counter).stream().map(DirectedVisitor::id).toList();
    return visitors.isEmpty()
        ? Decision.accept()
        : Decision.accept(new DirectedSeen(counter, visitors));
  }
}
