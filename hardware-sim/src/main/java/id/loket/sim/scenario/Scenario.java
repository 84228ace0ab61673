package id.loket.sim.scenario;

import java.time.Duration;
import java.util.List;

/**
 * A story that can be played. A value.
 *
 * @param file where it was read from, for complaints
 * @param name as a person reads it
 * @param about what it shows, in a sentence
 * @param limit how long the whole may take
 * @param needs kinds of devices, without one of which it can't be played
 */
public record Scenario(
    String file, String name, String about, Duration limit, List<String> needs, List<Step> steps) {
  public Scenario {
    needs = List.copyOf(needs);
    steps = List.copyOf(steps);
  }
}
