package id.loket.skm;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who answered, as far as they told: how often each choice was given to each question of the
 * profile. Together with those who did not tell, each question sums to the respondents. A value: it
 * never changes, and many threads may read it.
 *
 * @param told by question, then by choice
 */
public record ProfileCounts(long respondents, Map<String, Map<String, Long>> told) {
  public ProfileCounts {
    SortedMap<String, Map<String, Long>> all = new TreeMap<>();
    for (Map.Entry<String, Map<String, Long>> question : told.entrySet()) {
      long sum = 0;
      for (Map.Entry<String, Long> choice : question.getValue().entrySet()) {
        if (choice.getValue() < 0) {
          throw new IllegalArgumentException(
              question.getKey() + " " + choice + ": 0 respondents or more are allowed");
        }
        sum += choice.getValue();
      }
      if (sum > respondents) {
        throw new IllegalArgumentException(
            question.getKey() + ": " + sum + " told; " + respondents + " at most are allowed");
      }
      all.put(
          question.getKey(), Collections.unmodifiableSortedMap(new TreeMap<>(question.getValue())));
    }
    told = Collections.unmodifiableSortedMap(all);
  }

  /**
   * @param profiles what somebody told, by question, and how many respondents told just that
   */
  public static ProfileCounts of(Map<Map<String, String>, Long> profiles) {
    Map<String, Map<String, Long>> told = new TreeMap<>();
    profiles.forEach(
        (profile, times) ->
            profile.forEach(
                (question, choice) ->
                    told.computeIfAbsent(question, any -> new TreeMap<>())
                        .merge(choice, times, Long::sum)));
    return new ProfileCounts(profiles.values().stream().mapToLong(Long::longValue).sum(), told);
  }

  /** The questions that anybody answered. */
  public Set<String> questions() {
    return told.keySet();
  }

  /** The choices that anybody gave to a question. */
  public Set<String> choices(String question) {
    return told.getOrDefault(question, Map.of()).keySet();
  }

  /** How many gave this choice. */
  public long told(String question, String choice) {
    return told.getOrDefault(question, Map.of()).getOrDefault(choice, 0L);
  }

  /** How many left this question out. */
  public long untold(String question) {
    return respondents
        - told.getOrDefault(question, Map.of()).values().stream().mapToLong(Long::longValue).sum();
  }
}
