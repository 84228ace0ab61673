package id.loket.server.board;

import id.loket.server.web.PlainText;
import java.util.HashSet;
import java.util.List;

/**
 * What one board or voice shows; without it all of the office's calls and nothing of its own.
 *
 * @param counters whose calls are shown and said here; all if empty
 * @param lines of the office's own, shown at the foot one after another
 * @param media pictures and videos of the folder {@code media}, shown between the calls in this
 *     order
 * @param seconds how long a picture stays
 * @param sound whether videos are heard; always silent while a call is announced
 */
public record BoardShow(
    List<Integer> counters, List<String> lines, List<String> media, int seconds, boolean sound) {
  private static final int MOST_LINES = 10;
  private static final int LINE = 120;
  private static final int MOST_MEDIA = 50;
  private static final int LEAST_SECONDS = 5;
  private static final int MOST_SECONDS = 600;

  /** Nothing of its own. */
  public static final BoardShow USUAL = new BoardShow(List.of(), List.of(), List.of(), 15, false);

  public BoardShow {
    counters = counters == null ? List.of() : List.copyOf(counters);
    lines =
        lines == null
            ? List.of()
            : lines.stream().map(line -> PlainText.line("lines", line, LINE)).toList();
    media = media == null ? List.of() : List.copyOf(media);
    if (new HashSet<>(counters).size() < counters.size()) {
      throw new IllegalArgumentException("counters: each is allowed once");
    }
    if (lines.size() > MOST_LINES) {
      throw new IllegalArgumentException("lines: at most " + MOST_LINES + " are allowed");
    }
    if (media.size() > MOST_MEDIA) {
      throw new IllegalArgumentException("media: at most " + MOST_MEDIA + " are allowed");
    }
    media.stream()
        .filter(name -> MediaFolder.type(name).isEmpty())
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException("media: " + MediaFolder.ALLOWED);
            });
    if (seconds < LEAST_SECONDS || seconds > MOST_SECONDS) {
      throw new IllegalArgumentException(
          "seconds: " + LEAST_SECONDS + " to " + MOST_SECONDS + " are allowed");
    }
  }

  /** Whether what happens at that counter is shown and said here. */
  public boolean shows(int counter) {
    return counters.isEmpty() || counters.contains(counter);
  }
}
