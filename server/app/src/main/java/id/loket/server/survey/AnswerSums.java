package id.loket.server.survey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.web.Json;
import id.loket.skm.AnswerCounts;
import id.loket.skm.Instrument;
import id.loket.skm.ProfileCounts;
import id.loket.skm.Unsur;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How often which answer was given in a period. Never changes once it is given away.
 *
 * @param nine by unsur, then by answer
 * @param further by the keys of other questions, then by answer
 * @param profiles how often which was told: JSON
 * @param versions of the questionnaire that were answered
 */
record AnswerSums(
    long respondents,
    Quality quality,
    long[][] nine,
    Map<String, long[]> further,
    Map<String, Long> profiles,
    TreeSet<String> versions) {
  static final int ANSWERS = 4;

  /** A value of its own. */
  AnswerSums plus(AnswerSums other) {
    long[][] both = new long[nine.length][ANSWERS];
    for (int unsur = 0; unsur < nine.length; unsur++) {
      for (int answer = 0; answer < ANSWERS; answer++) {
        both[unsur][answer] = nine[unsur][answer] + other.nine[unsur][answer];
      }
    }
    TreeSet<String> asked = new TreeSet<>(versions);
    asked.addAll(other.versions);
    return new AnswerSums(
        respondents + other.respondents,
        quality.plus(other.quality),
        both,
        both(further, other.further),
        plus(profiles, other.profiles),
        asked);
  }

  private static Map<String, long[]> both(Map<String, long[]> some, Map<String, long[]> others) {
    Map<String, long[]> both = new HashMap<>();
    Stream.of(some, others)
        .flatMap(one -> one.entrySet().stream())
        .forEach(
            one -> {
              long[] counts = both.computeIfAbsent(one.getKey(), key -> new long[ANSWERS]);
              for (int answer = 0; answer < ANSWERS; answer++) {
                counts[answer] += one.getValue()[answer];
              }
            });
    return both;
  }

  private static Map<String, Long> plus(Map<String, Long> some, Map<String, Long> others) {
    Map<String, Long> both = new HashMap<>(some);
    others.forEach((one, times) -> both.merge(one, times, Long::sum));
    return both;
  }

  /** Of the questions of an instrument. */
  AnswerCounts counts(Instrument instrument) {
    List<String> questions = instrument.questions();
    long[][] counts = new long[questions.size()][ANSWERS];
    for (Unsur unsur : Unsur.values()) {
      int row = questions.indexOf(unsur.name());
      if (row >= 0) {
        counts[row] = nine[unsur.ordinal()].clone();
      }
    }
    further.forEach(
        (key, times) -> {
          int row = questions.indexOf(key);
          if (row >= 0) {
            counts[row] = times.clone();
          }
        });
    return new AnswerCounts(instrument, respondents, counts);
  }

  ProfileCounts profile() {
    Map<Map<String, String>, Long> told = new HashMap<>();
    profiles.forEach((profile, times) -> told.merge(told(profile), times, Long::sum));
    return ProfileCounts.of(told);
  }

  private static Map<String, String> told(String profile) {
    Map<String, String> told = new HashMap<>();
    Json.read(profile.getBytes(StandardCharsets.UTF_8), ObjectNode.class)
        .properties()
        .forEach(one -> told.put(one.getKey(), one.getValue().asText()));
    return told;
  }
}
