package id.loket.server.followup;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.period.PeriodRecords;
import id.loket.server.period.PeriodRecords.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The follow-up plans of all periods. Safe for many threads. */
public final class Plans {
  private final PeriodRecords<Plan> records;

  public Plans(OfficeDesk desk, Database database, Clock clock) {
    this.records =
        new PeriodRecords<>(
            desk, database, clock, new PeriodRecords.Place<>("followup_plan", "plan", Plan.class));
  }

  public Version<Plan> of(LocalDate from, LocalDate to) {
    return records.of(from, to, Plan.none(to));
  }

  /** What a plan became, and when. */
  public record Change(Instant at, Plan plan) {}

  /** Oldest first; none if nobody has written one. */
  public List<Change> changes(LocalDate from, LocalDate to) {
    return records.all(from, to).stream().map(one -> new Change(one.at(), one.value())).toList();
  }

  /**
   * @return false if another one than that revision is in force meanwhile
   */
  boolean change(LocalDate from, LocalDate to, String revision, Plan plan, String by) {
    return records.change(from, to, revision, plan, Plan.none(to), by);
  }
}
