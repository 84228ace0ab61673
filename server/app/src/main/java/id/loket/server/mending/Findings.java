package id.loket.server.mending;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of damaged files: what starts have mended, until a technician removes it, and what
 * the last check has found in the running office. Safe for many threads.
 */
public final class Findings {
  private final Path data;
  private volatile List<Finding> mended = List.of();
  private volatile Optional<Finding> standing = Optional.empty();

  /**
   * @param data the folder of the office's files
   */
  public Findings(Path data) {
    this.data = data;
    refresh();
  }

  /** Looks again what a technician has left there. */
  public void refresh() {
    mended = Damaged.all(data);
  }

  /** What a check of the running office has found; none takes back what was found before. */
  void found(List<String> words, Instant now) {
    Instant since = standing.map(Finding::since).orElse(now);
    standing =
        words.isEmpty()
            ? Optional.empty()
            : Optional.of(new Finding(since, Finding.State.STANDING, words));
  }

  /** The oldest first. */
  public List<Finding> all() {
    List<Finding> all = new ArrayList<>(mended);
    standing.ifPresent(all::add);
    return List.copyOf(all);
  }

  /** The one that somebody has to do most about. */
  public Optional<Finding> worst() {
    return all().stream().max(Comparator.comparing(Finding::state));
  }
}
