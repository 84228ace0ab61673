package id.loket.server.desk;

import id.loket.server.rules.AdoptCatalogue;
import id.loket.server.rules.Command;
import id.loket.server.rules.Decision;
import id.loket.server.rules.Office;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * What somebody wants done: it looks at the office and at its feature's tables, and is accepted
 * with events and rows, or refused. Deciding only reads, and may come twice: ids, keys and
 * ciphertext are made before.
 */
@FunctionalInterface
public interface Deed {
  Verdict decide(Look look);

  /** Wants nothing, but has the calendar looked at. */
  Deed NOTHING = look -> Verdict.accept();

  /** Whether the calendar is looked at first. */
  default boolean beginsDay() {
    return true;
  }

  /** What a deed may look at while it is decided, on the desk's thread. */
  interface Look {
    Office office();

    /** The features' tables; whoever writes here is refused by SQLite. */
    Handle tables();

    Instant now();
  }

  /** An order to the hall. */
  static Deed of(Command command) {
    return new HallDeed(command);
  }

  /** An order to the hall, and nothing but that. */
  record HallDeed(Command command) implements Deed {
    @Override
    public Verdict decide(Look look) {
      Decision decision = command.decide(look.office(), look.now());
      return decision instanceof Decision.Accepted accepted
          ? new Verdict.Accepted(accepted.events(), Verdict.NO_ROWS)
          : Verdict.refuse(((Decision.Refused) decision).reason());
    }

    /** A catalogue brings the zone in which days are counted. */
    @Override
    public boolean beginsDay() {
      return !(command instanceof AdoptCatalogue);
    }
  }
}
