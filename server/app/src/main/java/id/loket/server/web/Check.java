package id.loket.server.web;

import id.loket.device.Health;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One row of the list of checks: something that a technician can look after, and how it is. Words
 * stand in {@code texts/checks.id.properties}: {@code name.<name>} says what it is, {@code <cause>}
 * what is wrong and means for visitors, {@code <cause>.todo} what to do. A value.
 *
 * @param id the same for as long as the thing is the same, such as {@code device.k1.printer}
 * @param name key of what it is called; where there are many of a kind, the kind
 * @param cause key of what is the matter; of a row that is WELL empty, or a word that explains it
 * @param values what the sentences say in braces; nothing that names a person
 * @param since when it became so, where that is known better than by looking; else null
 * @param resting whether it is only left alone for a while, so that a trouble of before isn't over
 */
public record Check(
    String id,
    String name,
    Health health,
    String cause,
    Map<String, String> values,
    Instant since,
    boolean resting) {
  /** How a cause ends that says what is not there yet. */
  private static final String MISSING = ".notYet";

  public Check {
    values = Map.copyOf(values);
  }

  public static Check well(String id) {
    return well(id, "");
  }

  public static Check well(String id, String cause) {
    return new Check(id, id, Health.WELL, cause, Map.of(), null, false);
  }

  /**
   * Not there yet, which is no fault, and yet the office is not complete without it.
   *
   * @param cause ends in {@value #MISSING}
   */
  public static Check missing(String id, String cause) {
    return new Check(id, id, Health.WELL, cause, Map.of(), null, false);
  }

  /** Not there, and nobody need come now, such as a screen at night. */
  public static Check resting(String id, String cause) {
    return new Check(id, id, Health.WELL, cause, Map.of(), null, true);
  }

  /** Works, and somebody should come before it doesn't. */
  public static Check attention(String id, String cause) {
    return new Check(id, id, Health.ATTENTION, cause, Map.of(), null, false);
  }

  /** Doesn't work, or nobody knows. */
  public static Check down(String id, String cause) {
    return new Check(id, id, Health.DOWN, cause, Map.of(), null, false);
  }

  /** One of many of that kind. */
  public Check named(String kind) {
    return new Check(id, kind, health, cause, values, since, resting);
  }

  public Check with(String key, Object value) {
    Map<String, String> more = new TreeMap<>(values);
    more.put(key, String.valueOf(value));
    return new Check(id, name, health, cause, more, since, resting);
  }

  public Check since(Instant moment) {
    return new Check(id, name, health, cause, values, moment, resting);
  }

  /** By its cause, for whoever asks from outside has no more than that. */
  public boolean isMissing() {
    return isWell() && cause.endsWith(MISSING);
  }

  public boolean isWell() {
    return health == Health.WELL;
  }
}
