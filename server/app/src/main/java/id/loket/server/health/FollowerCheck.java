package id.loket.server.health;

import id.loket.server.desk.Following;
import id.loket.server.web.Check;

/** Whether a follower does what it is there for: without it figures stand still, and no more. */
public final class FollowerCheck {
  /** A busy day has fewer; it catches up with so many within seconds. */
  private static final long FAR = 5_000;

  private FollowerCheck() {}

  public static Check of(Following follower) {
    return of(follower.name(), follower.isFailing(), follower.behind());
  }

  static Check of(String name, boolean failing, long behind) {
    String id = "follower." + name;
    Check row = Check.well(id);
    if (behind > FAR) {
      row = Check.attention(id, "follower.behind").with("behind", behind);
    }
    if (failing) {
      row = Check.attention(id, "follower.failing");
    }
    return row.named(id).with("name", name);
  }
}
