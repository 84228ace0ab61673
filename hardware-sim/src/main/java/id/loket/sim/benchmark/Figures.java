package id.loket.sim.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one measurement gave: how many a second, and how long one took.
 *
 * @param processorMicros of the server's processor time for each; 0 if it was not measured. A busy
 *     machine disturbs it less than the others
 */
record Figures(
    double perSecond,
    double p50Millis,
    double p95Millis,
    double p99Millis,
    double processorMicros) {

  static Figures of(long[] nanoseconds, double seconds) {
    long[] sorted = nanoseconds.clone();
    Arrays.sort(sorted);
    return new Figures(
        sorted.length / seconds, millis(sorted, 50), millis(sorted, 95), millis(sorted, 99), 0);
  }

  /** Each figure by itself is the middle one of the rounds. */
  static Figures median(List<Figures> rounds) {
    return new Figures(
        middle(rounds, Figures::perSecond),
        middle(rounds, Figures::p50Millis),
        middle(rounds, Figures::p95Millis),
        middle(rounds, Figures::p99Millis),
        middle(rounds, Figures::processorMicros));
  }

  Figures withProcessorMicros(double micros) {
    return new Figures(perSecond, p50Millis, p95Millis, p99Millis, micros);
  }

  private static double middle(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static double millis(long[] sorted, int percent) {
    int rank = (int) Math.ceil(sorted.length * percent / 100.0);
    return sorted[Math.max(0, rank - 1)] / 1e6;
  }
}
