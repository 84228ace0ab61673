package id.loket.server.survey;

import id.loket.server.web.PlainText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * What one respondent answered.
 *
 * @param answers 1 to 4 by question; all of one questionnaire, or those of them that another one
 *     asks too
 * @param profile what the respondent chose to tell, by the questionnaire's keys
 * @param comment free text, at most {@value #COMMENT} characters, without control characters
 * @param tooFast see {@link Quality#tooFast}; null where nobody saw how fast, as on paper
 */
record Answers(
    Map<String, Integer> answers, Map<String, String> profile, String comment, Boolean tooFast) {
  /** As many as the tablet lets in; counted as letters, however many units they take. */
  static final int COMMENT = 500;

  Answers {
    answers = Map.copyOf(answers);
    profile = profile == null ? Map.of() : Map.copyOf(profile);
    comment = PlainText.readable(comment);
    int length = comment.codePointCount(0, comment.length());
    if (length > COMMENT) {
      throw new IllegalArgumentException(
          "comment: " + length + " characters; at most " + COMMENT + " are allowed");
    }
  }

  /**
   * As somebody sends them.
   *
   * @throws IllegalArgumentException naming what is wrong and what is allowed
   */
  static Answers of(
      Map<String, Integer> answers,
      Map<String, String> profile,
      String comment,
      Questionnaire questionnaire) {
    return of(answers, profile, comment, questionnaire, true);
  }

  /**
   * The same of a screen that may have asked fewer questions.
   *
   * @param whole whether each question must be answered
   */
  static Answers of(
      Map<String, Integer> answers,
      Map<String, String> profile,
      String comment,
      Questionnaire questionnaire,
      boolean whole) {
    List<String> asked = questionnaire.keys();
    if (answers == null) {
      throw new IllegalArgumentException("answers: one for each of " + asked + " is needed");
    }
    for (String key : answers.keySet()) {
      if (!asked.contains(key)) {
        throw new IllegalArgumentException("answers." + key + ": allowed keys are " + asked);
      }
    }
    for (String key : whole ? asked : answers.keySet()) {
      Integer value = answers.get(key);
      if (value == null || value < 1 || value > 4) {
        throw new IllegalArgumentException(
            "answers." + key + " is " + value + ": 1, 2, 3, 4 are allowed for each of " + asked);
      }
    }
    Answers checked = new Answers(answers, profile, comment, null);
    checked.profile.forEach(
        (key, value) -> {
          if (!questionnaire.offers(key, value)) {
            throw new IllegalArgumentException(
                "profile." + key + " is " + value + ": allowed are the questionnaire's choices");
          }
        });
    return checked;
  }

  /** What of them another questionnaire asks too: the same if it asks the same. */
  Answers within(Questionnaire other) {
    return new Answers(
        those(answers, (key, value) -> other.keys().contains(key)),
        those(profile, other::offers),
        comment,
        tooFast);
  }

  Answers seen(Boolean tooFast) {
    return new Answers(answers, profile, comment, tooFast);
  }

  private static <T> Map<String, T> those(Map<String, T> all, BiPredicate<String, T> kept) {
    Map<String, T> those = new TreeMap<>(all);
    those.entrySet().removeIf(one -> !kept.test(one.getKey(), one.getValue()));
    return those;
  }
}
