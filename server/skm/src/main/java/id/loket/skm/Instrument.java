package id.loket.skm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a survey on the scale 1 to 4 is made of: its unsur in the order that decides between equals,
 * whose weights sum to exactly 1. PermenPANRB 14/2017 lets an office add unsur and weigh them
 * differently. A value; many threads may use it.
 */
public record Instrument(List<Element> elements) {
  private static final Instrument STANDARD =
      new Instrument(
          Stream.of(Unsur.values())
              .map(
                  one ->
                      new Element(
                          one.name(),
                          one.printedName(),
                          Fraction.of(1, Unsur.values().length),
                          List.of(one.name())))
              .toList());

  public Instrument {
    elements = List.copyOf(elements);
    if (elements.isEmpty()) {
      throw new IllegalArgumentException("no unsur: one or more are allowed");
    }
    Set<String> keys = new HashSet<>();
    Set<String> questions = new HashSet<>();
    Fraction sum = Fraction.ZERO;
    for (Element one : elements) {
      if (!keys.add(one.key())) {
        throw new IllegalArgumentException(one.key() + " stands there twice: once is allowed");
      }
      for (String question : one.questions()) {
        if (!questions.add(question)) {
          throw new IllegalArgumentException(
              "question " + question + " belongs to two unsur: one is allowed");
        }
      }
      sum = sum.plus(one.weight());
    }
    if (!sum.equals(Fraction.ONE)) {
      throw new IllegalArgumentException(
          "the weights sum to " + sum + " (" + sum.rounded(4) + "): exactly 1 is allowed");
    }
  }

  /** The nine of the regulation, 1/9 each. */
  public static Instrument standard() {
    return STANDARD;
  }

  /** Whether its unsur are the nine of the regulation, in whatever order. */
  public boolean isOfTheNine() {
    Set<String> keys = new HashSet<>();
    Stream.of(Unsur.values()).forEach(one -> keys.add(one.name()));
    return elements.size() == keys.size() && keys.containsAll(keys());
  }

  public List<String> keys() {
    return elements.stream().map(Element::key).toList();
  }

  /** The keys of all questions, unsur by unsur. */
  public List<String> questions() {
    List<String> all = new ArrayList<>();
    elements.forEach(one -> all.addAll(one.questions()));
    return all;
  }

  /** Where every unsur counts for the same, that weight: {@code 1/9}; else each by its key. */
  public String weights() {
    Fraction first = elements.get(0).weight();
    if (elements.stream().allMatch(one -> one.weight().equals(first))) {
      return first.toString();
    }
    return String.join(", ", elements.stream().map(one -> one.key() + " " + one.weight()).toList());
  }
}
