package id.loket.server.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How long the last services of one kind took, oldest first.
 *
 * @param seconds at most {@link #KEPT} durations
 */
public record Pace(List<Integer> seconds) {
  public static final int KEPT = 20;

  /** Of a service that nobody has had yet. */
  static final Pace UNKNOWN = new Pace(List.of());

  /** Below this many observations the catalogue's default is used instead. */
  public static final int ENOUGH = 5;

  public Pace {
    seconds = List.copyOf(seconds);
  }

  Pace with(int oneMore) {
    List<Integer> next = new ArrayList<>(seconds);
    next.add(oneMore);
    return new Pace(next.subList(Math.max(0, next.size() - KEPT), next.size()));
  }

  /** Without the last of these durations, as if that service had not been. */
  Pace without(int one) {
    List<Integer> next = new ArrayList<>(seconds);
    int last = next.lastIndexOf(one);
    if (last >= 0) {
      next.remove(last);
    }
    return new Pace(next);
  }

  /**
   * 25th to 75th percentile x people ahead / open counters, rounded up to whole minutes of work.
   *
   * @return empty if no counter that serves it is open
   */
  Optional<WaitingRange> range(int ahead, int openCounters, Catalogue.DefaultRange fallback) {
    if (openCounters == 0) {
      return Optional.empty();
    }
    boolean known = seconds.size() >= ENOUGH;
    double low = known ? percentile(0.25) : fallback.low() * 60.0;
    double high = known ? percentile(0.75) : fallback.high() * 60.0;
    return Optional.of(
        new WaitingRange(minutes(low, ahead, openCounters), minutes(high, ahead, openCounters)));
  }

  private static int minutes(double secondsEach, int ahead, int openCounters) {
    return (int) Math.ceil(secondsEach * ahead / openCounters / 60.0);
  }

  /** Linear between the two nearest observations. */
  private double percentile(double share) {
    List<Integer> sorted = new ArrayList<>(seconds);
    Collections.sort(sorted);
    double position = share * (sorted.size() - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (position - below) * (sorted.get(above) - sorted.get(below));
  }
}
