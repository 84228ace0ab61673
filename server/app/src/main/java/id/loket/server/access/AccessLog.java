package id.loket.server.access;

import id.loket.server.desk.OfficeDesk;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes who logged in or tried to, and what was done to accounts; nobody waits for it. The newest
 * {@value #MOST} stay, whatever the clock says. Safe for many threads.
 */
public final class AccessLog {
  private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

  /** Years of an office's log-ins; tries beyond the allowed ones are not noted. */
  private static final int MOST = 100_000;

  private final OfficeDesk desk;
  private final Clock clock;

  public AccessLog(OfficeDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** What was done. */
  enum What {
    LOGIN,
    WRONG_PASSWORD,
    LOGOUT,
    ACCOUNT_ADDED,
    PASSWORD_SET,
    LOCKED,
    UNLOCKED
  }

  /**
   * @param user whose account it is about; empty for one that there is not
   * @param by the user who did it; empty for the same
   */
  void note(What what, String user, String by) {
    String at = clock.instant().toString();
    desk.write(
            tables -> {
              tables.execute(
                  "INSERT INTO access_log (seq, at_utc, what, user, by_user) VALUES"
                      + " ((SELECT coalesce(max(seq), 0) + 1 FROM access_log), ?, ?, ?, ?)",
                  at,
                  what.name(),
                  user,
                  by);
              return tables.execute(
                  "DELETE FROM access_log WHERE seq <= (SELECT max(seq) FROM access_log) - ?",
                  MOST);
            })
        .exceptionally(
            failure -> {
              log.warn("access: {} could not be noted: {}", what, failure.getMessage());
              return 0;
            });
  }
}
