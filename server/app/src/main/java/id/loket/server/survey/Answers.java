package id.loket.server.survey;

import id.loket.server.web.PlainText;
import id.loket.skm.Unsur;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one respondent answered.
 *
 * @param answers 1 to 4 for each of the nine unsur
 * @param profile what the respondent chose to tell, by the questionnaire's keys
 * @param comment free text, at most {@value #COMMENT} characters, without control characters
 */
record Answers(Map<Unsur, Integer> answers, Map<String, String> profile, String comment) {
  /** As many as the tablet lets in; counted as letters, however many units they take. */
  static final int COMMENT = 500;

  Answers {
    EnumMap<Unsur, Integer> all = new EnumMap<>(Unsur.class);
    all.putAll(answers);
    for (Unsur unsur : Unsur.values()) {
      Integer value = all.get(unsur);
      if (value == null || value < 1 || value > 4) {
        throw new IllegalArgumentException(
            "answers."
                + unsur
                + " is "
                + value
                + ": 1, 2, 3, 4 are allowed for each of "
                + List.of(Unsur.values()));
      }
    }
    answers = Map.copyOf(all);
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
   * @param answers by the keys of the unsur
   * @throws IllegalArgumentException naming what is wrong and what is allowed
   */
  static Answers of(
      Map<String, Integer> answers,
      Map<String, String> profile,
      String comment,
      Questionnaire questionnaire) {
    if (answers == null) {
      throw new IllegalArgumentException("answers: one for each of the nine unsur is needed");
    }
    EnumMap<Unsur, Integer> byUnsur = new EnumMap<>(Unsur.class);
    answers.forEach(
        (key, value) -> {
          try {
            byUnsur.put(Unsur.valueOf(key), value);
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                "answers." + key + ": allowed keys are " + List.of(Unsur.values()), e);
          }
        });
    Answers checked = new Answers(byUnsur, profile, comment);
    checked.checkAgainst(questionnaire);
    return checked;
  }

  void checkAgainst(Questionnaire questionnaire) {
    profile.forEach(
        (key, value) -> {
          if (!questionnaire.offers(key, value)) {
            throw new IllegalArgumentException(
                "profile." + key + " is " + value + ": allowed are the questionnaire's choices");
          }
        });
  }
}
