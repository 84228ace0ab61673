package id.loket.server.dossier;

import id.loket.server.rules.Procedure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A visit by the book as it stands, with the procedure that holds for it. A value, loaded by its
 * key when it is needed.
 *
 * @param standard number and date of the decision that holds for it
 * @param completeAt since when all papers are there; empty while one is missing
 * @param words id of whose berkas it is, sealed
 * @param tickets of its visits, the first first
 * @param steps by key, those that are done or skipped
 * @param lines by key, those that somebody has looked at
 */
record Dossier(
    String id,
    String code,
    String person,
    String service,
    Procedure procedure,
    String standard,
    String language,
    State state,
    Instant openedAt,
    Instant changedAt,
    Optional<Instant> completeAt,
    Optional<Product> product,
    Optional<Ending> ending,
    Optional<String> words,
    Optional<Agenda> agenda,
    List<String> tickets,
    Map<String, StepTaken> steps,
    Map<String, Line> lines,
    List<Ticked> marks) {

  /** How far it is. */
  enum State {
    OPEN,
    /** For the visitor, who brings what is missing. */
    WAITING,
    HANDED_OVER,
    FINISHED,
    CANCELLED,
    TAKEN_BACK;

    boolean isOver() {
      return this != OPEN && this != WAITING;
    }
  }

  /** A step that is behind. */
  record StepTaken(boolean skipped, Instant at, String by, String reason, Optional<String> words) {}

  /** A line of the checklist that somebody has looked at. */
  record Line(
      int version, LineState state, String reason, Optional<String> words, Instant at, String by) {}

  /** A mark on a line. */
  record Ticked(String line, String step, Procedure.Mark mark, Instant at, String by) {}

  /** What was made. */
  record Product(String kind, Optional<String> words, Instant at) {}

  /** How it ended. */
  record Ending(String to, Optional<String> words, Instant at) {}

  /** Its number in the agenda book. */
  record Agenda(int year, int number) {}

  Dossier {
    tickets = List.copyOf(tickets);
    steps = Map.copyOf(steps);
    lines = Map.copyOf(lines);
    marks = List.copyOf(marks);
  }

  LineState stateOf(String line) {
    return lines.containsKey(line) ? lines.get(line).state() : LineState.OPEN;
  }

  int versionOf(String line) {
    return lines.containsKey(line) ? lines.get(line).version() : 0;
  }

  boolean isTicked(String line, String step, Procedure.Mark mark) {
    return marks.stream()
        .anyMatch(one -> one.line().equals(line) && one.step().equals(step) && one.mark() == mark);
  }

  String lastTicket() {
    return tickets.get(tickets.size() - 1);
  }

  /** Whether nobody has noted anything in it: all that is behind is what the hall knew. */
  boolean isBlank() {
    return tickets.size() == 1
        && lines.isEmpty()
        && words.isEmpty()
        && steps.keySet().stream()
            .allMatch(key -> procedure.step(key).filter(one -> one.kind().byItself()).isPresent());
  }

  Course course() {
    return new Course(this);
  }
}
