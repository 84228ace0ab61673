package id.loket.server.mending;

import java.time.Instant;
import java.util.List;

/**
 * That a file did not hold what was written into it, and what became of it.
 *
 * @param since when it was met
 * @param words for a technician, in English; nothing of what stands in the file
 */
public record Finding(Instant since, State state, List<String> words) {
  public Finding {
    words = List.copyOf(words);
  }

  /** What a technician has to do about it, the worst last. */
  public enum State {
    /** All is as it was; the disk should be looked at. */
    MENDED("look at the disk; then remove the folder that names it"),
    /** Something was taken out, and is named. */
    LOST("make again what was taken out, and look at the disk; then remove the folder"),
    /** Found while the disk was full; the next start mends it where there is room. */
    NO_ROOM("make room on the disk, then start the server again when nobody waits"),
    /** Found while the office works; the next start mends it. */
    STANDING("start the server again when nobody waits: it mends its files at the start");

    private final String remedy;

    State(String remedy) {
      this.remedy = remedy;
    }

    public String remedy() {
      return remedy;
    }
  }
}
