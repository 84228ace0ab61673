package id.loket.server.desk;

import id.loket.server.journal.Recorded;
import id.loket.server.journal.Tally;
import java.time.Duration;
import java.util.List;

/**
 * Something that does its work after the fact. It sees every event at least once, in order, on its
 * own thread; if it throws, the same event comes again later and nobody else is held up.
 */
public interface Follower extends Tally {
  /** How far behind it may be, so that many events share one transaction. */
  default Duration patience() {
    return Duration.ZERO;
  }

  /** Work outside the file, before the position moves. */
  default void follow(Recorded recorded) throws Exception {}

  /** After the commit of what was written for these events. */
  default void written(List<Recorded> batch) {}
}
