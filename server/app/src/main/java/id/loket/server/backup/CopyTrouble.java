package id.loket.server.backup;

import java.time.Instant;

/**
 * Why the second copy does not go on.
 *
 * @param since when it was first met
 */
public record CopyTrouble(Cause cause, Instant since) {
  /** What a technician has to look at. */
  public enum Cause {
    ABSENT("its folder is not there: is the disk plugged in and mounted?"),
    FULL("its disk is full"),
    READ_ONLY("its folder may not be written"),
    HANGING("its disk does not answer"),
    ANOTHER_OFFICE("its folder holds the copy of another office; name an empty folder"),
    BEGINNING("the whole file is being copied first"),
    BROKEN("its disk gives errors, or the office's own file can't be read; the log says more");

    private final String words;

    Cause(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
