package id.loket.sim.bench;

import java.util.Map;

/**
 * Something on the bench beside the devices, such as the player of scenarios or the clock. Its
 * deeds have the same names on the page, in REST ({@code POST /api/bench/tools/TOOL/DEED}) and in
 * scenario files. Every method may be called from any thread.
 */
public interface Tool {
  /** Unique on a bench. */
  String name();

  /** What can be seen of it now, ready to become JSON. */
  Map<String, Object> picture();

  /**
   * Does something, and says what came of it.
   *
   * @param given what was sent with it, as read from JSON
   * @throws java.util.NoSuchElementException if it has no such deed
   * @throws IllegalArgumentException if something else has to be given; it says what
   * @throws IllegalStateException if it can't be done now; it says why
   */
  Map<String, Object> act(String deed, Map<String, Object> given);

  /** Calls back soon after the picture has changed. */
  void onChange(Runnable listener);
}
