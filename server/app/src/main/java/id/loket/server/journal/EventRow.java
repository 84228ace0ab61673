package id.loket.server.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;

/** An event as the texts and numbers that its hash covers. A value. */
record EventRow(
    long seq,
    String epoch,
    String at,
    String day,
    String kind,
    String version,
    String actor,
    String body) {
  static EventRow read(ResultSet row) throws SQLException {
    return new EventRow(
        row.getLong("seq"),
        row.getString("epoch"),
        row.getString("at_utc"),
        row.getString("service_day"),
        row.getString("kind"),
        row.getString("version"),
        row.getString("actor"),
        row.getString("body"));
  }

  /**
   * @param before the hash of the event before
   */
  byte[] hash(HashChain chain, byte[] before) {
    return chain.next(before, seq, epoch, at, day, kind, version, actor, body);
  }

  Recorded recorded(Registers registers) {
    return new Recorded(
        seq,
        Instant.parse(at),
        LocalDate.parse(day),
        actor,
        registers.read(kind, Integer.parseInt(version), body));
  }

  /** Whether the features and the hall of this program can tell what it says. */
  boolean isKnown(Registers registers) {
    return version.matches("[1-9]\\d{0,8}") && registers.knows(kind, Integer.parseInt(version));
  }
}
