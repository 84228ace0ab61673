package id.loket.server.health;

import id.loket.device.Health;
import id.loket.server.trial.TrialView;
import id.loket.server.web.Check;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The list of checks and what was tried, for the technician.
 *
 * @param zone where the office is
 * @param health of the worst row
 */
record HealthPicture(
    int version,
    String zone,
    String zoneName,
    Health health,
    String verdict,
    List<Row> checks,
    List<TrialView> trials) {

  /** A row in the words of the staff. */
  public record Row(
      String id,
      Health health,
      String name,
      String cause,
      String what,
      String todo,
      Map<String, String> values,
      Instant since) {
    static Row of(Check row) {
      return new Row(
          row.id(),
          row.health(),
          HealthWords.name(row),
          row.cause(),
          HealthWords.what(row),
          HealthWords.todo(row),
          row.values(),
          row.since());
    }
  }

  static HealthPicture of(
      String zone, String zoneName, List<Check> checks, List<TrialView> trials) {
    return new HealthPicture(
        1,
        zone,
        zoneName,
        HealthList.of(checks),
        HealthWords.verdict(checks),
        checks.stream().map(Row::of).toList(),
        trials);
  }
}
