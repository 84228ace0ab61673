package id.loket.server.announcer;

import java.time.LocalTime;
import java.util.List;

/**
 * What one board or voice lets sound; without it the office's catalogue says so for all.
 *
 * @param languages in which a call is said, one after another; folders of clips
 * @param volume in percent
 * @param quiet when it only shows, every day, by the office's clock
 */
public record BoardSound(
    boolean chime, boolean voice, List<String> languages, int volume, List<Quiet> quiet) {
  private static final int MOST_LANGUAGES = 4;
  private static final int MOST_QUIET = 6;

  /** Below it nobody hears anything, and everybody is told that all is well. */
  private static final int LEAST_VOLUME = 10;

  public BoardSound {
    languages = languages == null ? List.of("id") : List.copyOf(languages);
    quiet = quiet == null ? List.of() : List.copyOf(quiet);
    if (languages.isEmpty()
        || languages.size() > MOST_LANGUAGES
        || languages.stream().distinct().count() < languages.size()
        || !languages.stream().allMatch(ClipSets::isName)) {
      throw new IllegalArgumentException(
          "languages: 1 to " + MOST_LANGUAGES + " different ones are allowed, such as id and en");
    }
    if (volume < LEAST_VOLUME || volume > 100) {
      throw new IllegalArgumentException("volume: " + LEAST_VOLUME + " to 100 is allowed");
    }
    if (quiet.size() > MOST_QUIET) {
      throw new IllegalArgumentException("quiet: at most " + MOST_QUIET + " are allowed");
    }
  }

  /**
   * From one time of day to another, over midnight where the second is earlier.
   *
   * @param to not any more
   */
  public record Quiet(LocalTime from, LocalTime to) {
    public Quiet {
      if (from == null || to == null || from.equals(to)) {
        throw new IllegalArgumentException("quiet: two different times are needed, such as 12:00");
      }
    }

    boolean contains(LocalTime time) {
      boolean after = !time.isBefore(from);
      boolean before = time.isBefore(to);
      return from.isBefore(to) ? after && before : after || before;
    }
  }

  /** The same at that time of the office's day. */
  public BoardSound at(LocalTime time) {
    boolean still = quiet.stream().anyMatch(one -> one.contains(time));
    return still ? new BoardSound(false, false, languages, volume, quiet) : this;
  }
}
