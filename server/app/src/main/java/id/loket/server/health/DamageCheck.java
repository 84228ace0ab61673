package id.loket.server.health;

import id.loket.server.mending.Finding;
import id.loket.server.mending.Findings;
import id.loket.server.web.Check;

/** The row for files that did not hold what was written into them. */
public final class DamageCheck {
  private static final String ID = "damage";

  private DamageCheck() {}

  public static Check of(Findings findings) {
    return findings.worst().map(DamageCheck::of).orElse(Check.well(ID));
  }

  /** The findings' own words are in the log and beside the files: anybody may ask for this row. */
  private static Check of(Finding one) {
    String cause = ID + "." + one.state();
    Check row =
        one.state() == Finding.State.MENDED ? Check.attention(ID, cause) : Check.down(ID, cause);
    return row.since(one.since());
  }
}
