package id.loket.server.report;

import id.loket.server.survey.Questionnaire;
import id.loket.server.survey.Questionnaire.Choice;
import id.loket.server.survey.Questionnaire.ProfileQuestion;
import id.loket.skm.ProfileCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who answered, in the words of the questionnaire. What it asks no longer stands last, under its
 * key, so that each question still sums to the respondents.
 */
record Respondents(List<Question> questions) {
  /**
   * @param untold how many left it out
   */
  record Question(String key, String name, List<Row> choices, long untold) {}

  record Row(String value, String name, long n) {}

  static Respondents of(ProfileCounts counts, Questionnaire questionnaire) {
    List<Question> questions = new ArrayList<>();
    for (ProfileQuestion one : questionnaire.profile()) {
      questions.add(question(one.key(), one.text().id(), one.choices(), counts));
    }
    Set<String> asked =
        questionnaire.profile().stream().map(ProfileQuestion::key).collect(Collectors.toSet());
    counts.questions().stream()
        .filter(key -> !asked.contains(key))
        .forEach(key -> questions.add(question(key, key, List.of(), counts)));
    return new Respondents(List.copyOf(questions));
  }

  private static Question question(
      String key, String name, List<Choice> offered, ProfileCounts counts) {
    Set<String> known = offered.stream().map(Choice::value).collect(Collectors.toSet());
    Stream<Row> asked =
        offered.stream()
            .map(one -> new Row(one.value(), one.text().id(), counts.told(key, one.value())));
    Stream<Row> older =
        counts.choices(key).stream()
            .filter(value -> !known.contains(value))
            .map(value -> new Row(value, value, counts.told(key, value)));
    return new Question(key, name, Stream.concat(asked, older).toList(), counts.untold(key));
  }
}
