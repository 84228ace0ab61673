package id.loket.server.survey;

import id.loket.server.rules.Catalogue.Text;
import id.loket.skm.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the survey asks: the texts are the office's data, and so is which unsur there are; the
 * values 1 to 4 are not.
 *
 * @param instrument the unsur, what each counts for, and which questions are each one's
 * @param questions all those of the instrument in the order in which they are asked, each with four
 *     answers from the worst (1) to the best (4)
 * @param profile what a respondent may tell about themselves, and may leave out
 */
public record Questionnaire(
    String version,
    Instrument instrument,
    List<Question> questions,
    List<ProfileQuestion> profile) {

  public Questionnaire {
    questions = List.copyOf(questions);
    profile = List.copyOf(profile);
    List<String> asked = questions.stream().map(Question::key).sorted().toList();
    if (!asked.equals(instrument.questions().stream().sorted().toList())) {
      throw new IllegalArgumentException(
          "questions " + asked + ": allowed is each of " + instrument.questions() + " once");
    }
  }

  /**
   * @param key under which it is answered
   */
  public record Question(String key, Text text, List<Answer> answers) {
    public Question {
      answers = List.copyOf(answers);
      if (!answers.stream().map(Answer::value).toList().equals(List.of(1, 2, 3, 4))) {
        throw new IllegalArgumentException(key + ": the answers 1, 2, 3, 4 are allowed");
      }
    }
  }

  public record Answer(int value, Text text) {}

  public record ProfileQuestion(String key, Text text, List<Choice> choices) {
    public ProfileQuestion {
      choices = List.copyOf(choices);
    }

    private ProfileQuestion withChoicesOf(ProfileQuestion older) {
      Set<String> known = choices.stream().map(Choice::value).collect(Collectors.toSet());
      return new ProfileQuestion(
          key,
          text,
          Stream.concat(
                  choices.stream(),
                  older.choices.stream().filter(one -> !known.contains(one.value())))
              .toList());
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

  /** Under which its questions are answered, in the order in which they are asked. */
  public List<String> keys() {
    return questions.stream().map(Question::key).toList();
  }

  /** The same under another version. */
  Questionnaire named(String other) {
    return new Questionnaire(other, instrument, questions, profile);
  }

  /** With what respondents could tell of themselves in an older one, below what they can now. */
  Questionnaire withChoicesOf(Questionnaire older) {
    List<ProfileQuestion> all = new ArrayList<>();
    for (ProfileQuestion one : profile) {
      all.add(older.asked(one.key()).map(one::withChoicesOf).orElse(one));
    }
    older.profile.stream().filter(one -> asked(one.key()).isEmpty()).forEach(all::add);
    return new Questionnaire(version, instrument, questions, all);
  }

  private Optional<ProfileQuestion> asked(String key) {
    return profile.stream().filter(one -> one.key().equals(key)).findFirst();
  }
}
