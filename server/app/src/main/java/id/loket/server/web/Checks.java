package id.loket.server.web;

import id.loket.server.rules.Office;
import java.time.Instant;
import java.util.List;

/** The rows that a feature brings to the list of checks. */
@FunctionalInterface
public interface Checks {
  /** Looks from the office, on the desk's thread: must be quick and must not block. */
  List<Check> look(Office office, Instant now);

  /** Rows that need no office, so that they stand there also while the desk doesn't answer. */
  @FunctionalInterface
  interface OffDesk extends Checks {
    List<Check> look(Instant now);

    @Override
    default List<Check> look(Office office, Instant now) {
      return look(now);
    }
  }
}
