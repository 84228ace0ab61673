package id.loket.server.survey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.catalogue.Fault;
import id.loket.server.catalogue.Place;
import id.loket.server.rules.Catalogue.Text;
import id.loket.server.survey.Questionnaire.Answer;
import id.loket.server.survey.Questionnaire.Choice;
import id.loket.server.survey.Questionnaire.ProfileQuestion;
import id.loket.server.survey.Questionnaire.Question;
import id.loket.skm.Element;
import id.loket.skm.Fraction;
import id.loket.skm.Instrument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the questionnaire from JSON and writes it for the screens. Every fault is told at once,
 * with file, line, path and what is allowed. Holds no state; many threads may use it.
 */
public final class QuestionnaireFile {
  private static final String DEFAULT = "catalogue/questionnaire.json";

  /** As many letters as a tablet of 10 inches shows of each. */
  private static final int QUESTION = 200;

  private static final int CHOICE = 60;

  /** As many letters as a table on A4 has room for. */
  private static final int NAME = 44;

  /** The nine, and as many of the office's own; a visitor who is asked more gives up. */
  private static final int MOST_UNSUR = 18;

  private static final int MOST_QUESTIONS = 27;
  private static final BigInteger MOST_PARTS = BigInteger.valueOf(1_000_000_000);
  private static final String UNSUR = "unsur";

  private QuestionnaireFile() {}

  /** The standard questionnaire of PermenPANRB 14/2017. */
  public static Questionnaire readDefault() {
    try (InputStream in = QuestionnaireFile.class.getResourceAsStream("/" + DEFAULT)) {
      if (in == null) {
        throw new IllegalStateException(DEFAULT + " is not on the class path");
      }
      return read(DEFAULT, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(DEFAULT + ": cannot be read", e);
    }
  }

  /** Throws with every fault, so that a start with a faulty questionnaire stops. */
  public static Questionnaire read(String file, String json) {
    Place root = Place.of(json.getBytes(StandardCharsets.UTF_8));
    root.keys(List.of("version", "questions", "profile"), List.of(UNSUR));
    String version = root.at("version").text();
    Instrument instrument = root.has(UNSUR) ? instrument(root.at(UNSUR)) : Instrument.standard();
    List<Question> questions = questions(root.at("questions"), instrument);
    List<ProfileQuestion> profile = profile(root.at("profile"));

    if (!root.faults().isEmpty()) {
      throw new IllegalArgumentException(
          root.faults().stream()
              .map(Fault::toString)
              .collect(Collectors.joining("\n  ", file + ":\n  ", "")));
    }
    return new Questionnaire(version, instrument, questions, profile);
  }

  /** The nine where it holds a fault, which is noted. */
  private static Instrument instrument(Place at) {
    List<Place> places = at.someItems();
    if (places.size() > MOST_UNSUR) {
      at.fault(places.size() + " unsur are not allowed; allowed are 1 to " + MOST_UNSUR);
    }
    int faults = at.faults().size();
    List<Element> elements = new ArrayList<>();
    for (Place one : places) {
      one.keys(List.of("key", "name", "weight", "questions"));
      String key = key(one.at("key"));
      String name = one.at("name").text(NAME);
      Fraction weight = weight(one.at("weight"));
      List<String> questions =
          one.at("questions").someItems().stream().map(QuestionnaireFile::key).toList();
      if (at.faults().size() == faults) {
        element(one, key, name, weight, questions).ifPresent(elements::add);
      }
    }
    if (at.faults().size() == faults) {
      try {
        Instrument instrument = new Instrument(elements);
        if (measure(instrument).compareTo(MOST_PARTS) <= 0) {
          return instrument;
        }
        at.fault(
            "the weights have no common denominator up to "
                + MOST_PARTS
                + "; allowed are plainer ones, such as 1/9 or 0.125");
      } catch (IllegalArgumentException e) {
        at.fault(e.getMessage());
      }
    }
    return Instrument.standard();
  }

  /** Into how many parts a workbook divides the whole: a spreadsheet counts exactly up to there. */
  private static BigInteger measure(Instrument instrument) {
    BigInteger measure = BigInteger.ONE;
    for (Element one : instrument.elements()) {
      BigInteger part =
          one.weight().denominator().multiply(BigInteger.valueOf(one.questions().size()));
      measure = measure.multiply(part.divide(measure.gcd(part)));
    }
    return measure;
  }

  private static Optional<Element> element(
      Place at, String key, String name, Fraction weight, List<String> questions) {
    try {
      return Optional.of(new Element(key, name, weight, questions));
    } catch (IllegalArgumentException e) {
      at.fault(e.getMessage());
      return Optional.empty();
    }
  }

  private static String key(Place at) {
    return at.text("[A-Z][A-Z0-9_]{0,31}", "a key as KEAMANAN, A to Z, 0 to 9 and _", "");
  }

  private static Fraction weight(Place at) {
    String written = at.text("\\d{1,6}(/\\d{1,6}|\\.\\d{1,9})?", "1/9 or 0.2", "");
    Fraction weight = Fraction.ZERO;
    try {
      weight = written.isEmpty() ? Fraction.ONE : Fraction.ofWritten(written);
    } catch (ArithmeticException | IllegalArgumentException e) {
      // 1/0
    }
    if (weight.signum() == 0) {
      at.fault("\"" + written + "\" is not allowed; allowed is more than 0, as 1/9 or 0.2");
    }
    return weight;
  }

  private static List<Question> questions(Place at, Instrument instrument) {
    List<Place> places = at.items();
    if (places.size() > MOST_QUESTIONS) {
      at.fault(places.size() + " questions are not allowed; allowed are " + MOST_QUESTIONS);
      return List.of();
    }
    int faults = at.faults().size();
    List<String> open = new ArrayList<>(instrument.questions());
    List<Question> questions = new ArrayList<>();
    for (Place one : places) {
      one.keys(List.of("key", "text", "answers"));
      String key = one.at("key").oneOf(open);
      List<Answer> answers = answers(one.at("answers"));
      Text text = text(one.at("text"), QUESTION);
      open.remove(key);
      if (!answers.isEmpty()) {
        questions.add(new Question(key, text, answers));
      }
    }
    if (!open.isEmpty() && at.faults().size() == faults) {
      at.fault("questions " + open + " are missing; allowed is each question of an unsur once");
    }
    return questions;
  }

  private static List<Answer> answers(Place at) {
    List<Place> places = at.items();
    if (places.size() != 4) {
      at.fault(places.size() + " answers are not allowed; allowed are 4, the worst first");
      return List.of();
    }
    List<Answer> answers = new ArrayList<>();
    for (int value = 1; value <= 4; value++) {
      Place one = places.get(value - 1);
      one.keys(List.of("value", "text"));
      one.at("value").whole(value, value);
      answers.add(new Answer(value, text(one.at("text"), CHOICE)));
    }
    return answers;
  }

  private static List<ProfileQuestion> profile(Place at) {
    List<ProfileQuestion> profile = new ArrayList<>();
    for (Place one : at.items()) {
      one.keys(List.of("key", "text", "choices"));
      String key = one.at("key").text("[a-z][A-Za-z0-9]{0,31}", "a key as education", "");
      if (!key.isEmpty() && profile.stream().anyMatch(other -> other.key().equals(key))) {
        one.at("key").fault("\"" + key + "\" is used twice; allowed is a key of its own");
      }
      profile.add(
          new ProfileQuestion(key, text(one.at("text"), QUESTION), choices(one.at("choices"))));
    }
    return profile;
  }

  private static List<Choice> choices(Place at) {
    List<Choice> choices = new ArrayList<>();
    for (Place one : at.someItems()) {
      one.keys(List.of("value", "text"));
      String value =
          one.at("value").text("[A-Za-z0-9][A-Za-z0-9_-]{0,31}", "letters, digits, _ and -", "");
      if (!value.isEmpty() && choices.stream().anyMatch(other -> other.value().equals(value))) {
        one.at("value").fault("\"" + value + "\" is used twice; allowed is once");
      }
      choices.add(new Choice(value, text(one.at("text"), CHOICE)));
    }
    return choices;
  }

  private static Text text(Place at, int most) {
    at.keys(List.of("id", "en"));
    return new Text(at.at("id").text(most), at.at("en").text(most));
  }

  /** The same shape as the file: what the tablet and the phone ask for. */
  public static ObjectNode toJson(Questionnaire questionnaire) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("version", questionnaire.version());
    ArrayNode unsur = root.putArray(UNSUR);
    for (Element element : questionnaire.instrument().elements()) {
      ObjectNode one = unsur.addObject().put("key", element.key()).put("name", element.name());
      one.put("weight", element.weight().toString());
      element.questions().forEach(one.putArray("questions")::add);
    }
    ArrayNode questions = root.putArray("questions");
    for (Question question : questionnaire.questions()) {
      ObjectNode one = questions.addObject().put("key", question.key());
      write(question.text(), one.putObject("text"));
      ArrayNode answers = one.putArray("answers");
      for (Answer answer : question.answers()) {
        write(answer.text(), answers.addObject().put("value", answer.value()).putObject("text"));
      }
    }
    ArrayNode profile = root.putArray("profile");
    for (ProfileQuestion question : questionnaire.profile()) {
      ObjectNode one = profile.addObject().put("key", question.key());
      write(question.text(), one.putObject("text"));
      ArrayNode choices = one.putArray("choices");
      for (Choice choice : question.choices()) {
        write(choice.text(), choices.addObject().put("value", choice.value()).putObject("text"));
      }
    }
    return root;
  }

  private static void write(Text text, ObjectNode to) {
    to.put("id", text.id()).put("en", text.en());
  }
}
