package id.loket.server.mending;

import java.io.IOException;
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

  /** What this start has told and could not write down yet. */
  private volatile Optional<Finding> unwritten;

  private volatile Optional<Finding> standing = Optional.empty();

  /**
   * @param data the folder of the office's files
   * @param told what this start has said of them
   */
  public Findings(Path data, Optional<Finding> told) {
    this.data = data;
    this.unwritten = told.filter(one -> !new Damaged(data, one.since()).isWritten());
    refresh();
  }

  /**
   * Looks again what a technician has left there, and writes down what a full disk did not take.
   */
  public void refresh() {
    unwritten = unwritten.filter(one -> one.state() == Finding.State.NO_ROOM || !isWrittenNow(one));
    mended = Damaged.all(data);
  }

  private boolean isWrittenNow(Finding one) {
    try {
      new Damaged(data, one.since()).write(one);
      return true;
    } catch (IOException e) {
      return false;
    }
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
    unwritten.ifPresent(all::add);
    standing.ifPresent(all::add);
    return List.copyOf(all);
  }

  /** The one that somebody has to do most about. */
  public Optional<Finding> worst() {
    return all().stream().max(Comparator.comparing(Finding::state));
  }
}
