package id.loket.server.rules;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the numbers of a day went by what a person has said, and no ticket here tells.
 *
 * @param serials the last of each prefix
 */
public record ToldSerials(LocalDate day, Map<String, Integer> serials) {
  public ToldSerials {
    serials = Collections.unmodifiableMap(new TreeMap<>(serials));
  }

  ToldSerials and(Map<String, Integer> more) {
    Map<String, Integer> both = new TreeMap<>(serials);
    more.forEach((prefix, serial) -> both.merge(prefix, serial, Math::max));
    return new ToldSerials(day, both);
  }
}
