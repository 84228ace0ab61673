package id.loket.sim.doctor;

import java.util.Set;
import java.util.TreeSet;

/**
 * Something that goes wrong at a bench.
 *
 * @param found what the doctor has to name: the thing, a space, the cause; a row of its own each
 */
record Fault(String name, Hand hand, Set<String> found) {
  /** Breaks it. */
  @FunctionalInterface
  interface Hand {
    void breaks(WholeBench bench) throws Exception;
  }

  static Fault of(String name, Hand hand, String... found) {
    return new Fault(name, hand, Set.of(found));
  }

  /** Both at once. */
  Fault and(Fault other) {
    Set<String> both = new TreeSet<>(found);
    both.addAll(other.found);
    return new Fault(
        name + " + " + other.name,
        bench -> {
          hand.breaks(bench);
          other.hand.breaks(bench);
        },
        both);
  }
}
