package id.loket.server.survey;

import id.loket.server.web.PlainText;
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
  static final int COMMENT = 1000;

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
    if (comment.length() > COMMENT) {
      throw new IllegalArgumentException("comment: at most " + COMMENT + " characters are allowed");
    }
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
