package id.loket.server.survey;

import id.loket.skm.Unsur;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers to the nine questions of the standard survey. */
final class Nine {
  private Nine() {}

  /**
   * @param figures by unsur in the order of {@link Unsur#values()}
   */
  static Map<String, Integer> of(List<Integer> figures) {
    Map<String, Integer> answers = new HashMap<>();
    for (Unsur unsur : Unsur.values()) {
      answers.put(unsur.name(), figures.get(unsur.ordinal()));
    }
    return answers;
  }
}
