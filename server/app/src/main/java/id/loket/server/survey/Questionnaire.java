package id.loket.server.survey;

import id.loket.server.rules.Catalogue.Text;
import id.loket.skm.Unsur;
import java.util.List;

/**
 * What the survey asks: the texts are the office's data, the keys and the values 1 to 4 are not.
 *
 * @param questions all nine unsur in the order in which they are asked, each with four answers from
 *     the worst (1) to the best (4)
 * @param profile what a respondent may tell about themselves, and may leave out
 */
public record Questionnaire(
    String version, List<Question> questions, List<ProfileQuestion> profile) {

  public Questionnaire {
    questions = List.copyOf(questions);
    profile = List.copyOf(profile);
    if (!questions.stream().map(Question::unsur).toList().equals(Unsur.byQuestion())) {
      throw new IllegalArgumentException("questions: allowed is " + Unsur.byQuestion());
    }
  }

  public record Question(Unsur unsur, Text text, List<Answer> answers) {
    public Question {
      answers = List.copyOf(answers);
      if (!answers.stream().map(Answer::value).toList().equals(List.of(1, 2, 3, 4))) {
        throw new IllegalArgumentException(unsur + ": the answers 1, 2, 3, 4 are allowed");
      }
    }
  }

  public record Answer(int value, Text text) {}

  public record ProfileQuestion(String key, Text text, List<Choice> choices) {
    public ProfileQuestion {
      choices = List.copyOf(choices);
    }
  }

  public record Choice(String value, Text text) {}

  /** Whether a profile may hold this value under this key. */
  public boolean offers(String key, String value) {
    return profile.stream()
        .filter(question -> question.key().equals(key))
        .flatMap(question -> question.choices().stream())
        .anyMatch(choice -> choice.value().equals(value));
  }
}
