package id.loket.server.health;

import id.loket.device.Health;
import id.loket.server.web.Check;
import java.time.Instant;
import java.util.List;

/**
 * What is wrong enough for those to be told who can only call a technician.
 *
 * @param todo what they may do themselves
 */
public record Banner(String id, String name, String what, String todo, Instant since) {

  /** The rows that are down, of the list as it was looked at last. */
  public static List<Banner> of(HealthList list) {
    return list.latest().stream()
        .filter(one -> one.health() == Health.DOWN)
        .map(Banner::of)
        .toList();
  }

  private static Banner of(Check row) {
    return new Banner(
        row.id(), HealthWords.name(row), HealthWords.what(row), HealthWords.todo(row), row.since());
  }
}
