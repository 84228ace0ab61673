package id.loket.server.rules;

import id.loket.server.rules.Catalogue.Text;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The questions in plain words that lead a visitor who is unsure to a service. Data of the
 * catalogue: the first question is asked first, an answer leads to a question further down, to one
 * or two services, or else to a person.
 */
public record Finder(List<Question> questions) {
  /** So many answers lead to a service at the latest. */
  public static final int MOST_ANSWERS = 4;

  public Finder {
    questions = List.copyOf(questions);
  }

  /**
   * @param key by which answers lead here
   * @param choices the answers, in the order in which they are shown
   */
  public record Question(String key, Text text, List<Choice> choices) {
    public Question {
      choices = List.copyOf(choices);
    }
  }

  /**
   * @param picture of the kiosk's own
   * @param question that comes next
   * @param services that it leads to, by their codes
   */
  public record Choice(
      Text text, String picture, Optional<String> question, List<String> services) {
    public Choice {
      question = question == null ? Optional.empty() : question;
      services = services == null ? List.of() : List.copyOf(services);
    }

    private Optional<Choice> among(Collection<String> codes, Set<String> open) {
      if (question.isPresent()) {
        return open.contains(question.get()) ? Optional.of(this) : Optional.empty();
      }
      List<String> left = services.stream().filter(codes::contains).toList();
      return left.isEmpty() && !services.isEmpty()
          ? Optional.empty()
          : Optional.of(new Choice(text, picture, question, left));
    }
  }

  /**
   * Without the ways that would lead to no service of these, such as those to one that has left the
   * catalogue since. An answer that leads to a person stays.
   */
  public Finder among(Collection<String> codes) {
    LinkedList<Question> left = new LinkedList<>();
    Set<String> open = new HashSet<>();
    for (int i = questions.size() - 1; i >= 0; i--) {
      Question one = questions.get(i);
      List<Choice> choices =
          one.choices().stream().flatMap(answer -> answer.among(codes, open).stream()).toList();
      if (!choices.isEmpty()) {
        open.add(one.key());
        left.addFirst(new Question(one.key(), one.text(), choices));
      }
    }
    return new Finder(left);
  }

  /**
   * How many answers have been given when a question is asked, on the longest way; none for one
   * that nobody is led to. A question leads downwards only.
   */
  public Map<String, Integer> depths() {
    Map<String, Integer> depths = new HashMap<>();
    if (!questions.isEmpty()) {
      depths.put(questions.get(0).key(), 0);
    }
    for (Question one : questions) {
      Integer depth = depths.get(one.key());
      if (depth != null) {
        one.choices().stream()
            .flatMap(answer -> answer.question().stream())
            .forEach(next -> depths.merge(next, depth + 1, Math::max));
      }
    }
    return depths;
  }
}
