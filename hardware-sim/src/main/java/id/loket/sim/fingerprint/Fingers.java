package id.loket.sim.fingerprint;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The synthetic fingers that a hand can choose from, by number from 1. A test proves that no two of
 * them match. Each is grown when it is first needed. Safe for many threads.
 */
public final class Fingers {
  /** Of fingers of which none was mistaken for another. */
  static final List<Long> SEEDS =
      List.of(101L, 102L, 103L, 104L, 105L, 106L, 107L, 108L, 109L, 110L, 111L, 112L);

  private static final Map<Long, SyntheticFinger> GROWN = new ConcurrentHashMap<>();

  private Fingers() {}

  public static int count() {
    return SEEDS.size();
  }

  /**
   * @param number 1 to {@link #count()}
   */
  public static SyntheticFinger finger(int number) {
    return GROWN.computeIfAbsent(SEEDS.get(number - 1), SyntheticFinger::of);
  }
}
