package id.loket.server.survey;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The sums of a period. A year may have a million answers: those of days that are settled, which no
 * more come to, are read once and their sums kept; the few others are read each time. Of whoever
 * has the file; not for several threads at once.
 */
final class SettledSums {
  private static final int KEPT = 200;

  private final Map<AnswerScan, AnswerSums> settled =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AnswerScan, AnswerSums> eldest) {
          return size() > KEPT;
        }
      };
  private Object settledState;

  /**
   * What was answered in a period.
   *
   * @param state of what is settled: while it is the same, so is that
   */
  AnswerSums of(
      Handle tables, LocalDate from, LocalDate to, Optional<String> service, Object state) {
    if (!state.equals(settledState)) {
      settled.clear();
      settledState = state;
    }
    AnswerScan scan = new AnswerScan(from, to, service);
    return settled
        .computeIfAbsent(scan, one -> one.of(tables, "settled_answer"))
        .plus(scan.of(tables, "unsettled_answer"));
  }
}
