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
import id.loket.skm.Unsur;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
    root.keys(List.of("version", "questions", "profile"));
    String version = root.at("version").text();
    List<Question> questions = questions(root.at("questions"));
    List<ProfileQuestion> profile = profile(root.at("profile"));

    if (!root.faults().isEmpty()) {
      throw new IllegalArgumentException(
          root.faults().stream()
              .map(Fault::toString)
              .collect(Collectors.joining("\n  ", file + ":\n  ", "")));
    }
    return new Questionnaire(version, questions, profile);
  }

  private static List<Question> questions(Place at) {
    List<Unsur> order = Unsur.byQuestion();
    List<Place> places = at.items();
    if (places.size() != order.size()) {
      at.fault(places.size() + " questions are not allowed; allowed are " + order.size());
      return List.of();
    }
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      Place one = places.get(i);
      one.keys(List.of("key", "text", "answers"));
      one.at("key").oneOf(List.of(order.get(i).name()));
      List<Answer> answers = answers(one.at("answers"));
      if (!answers.isEmpty()) {
        questions.add(new Question(order.get(i), text(one.at("text"), QUESTION), answers));
      }
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
    ArrayNode questions = root.putArray("questions");
    for (Question question : questionnaire.questions()) {
      ObjectNode one = questions.addObject().put("key", question.unsur().name());
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
