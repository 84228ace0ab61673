package id.loket.sim.scenario;

import id.loket.sim.scenario.Step.BadStepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words that a step may have, so that a wrong one is told before anything is played. A word
 * that is filled while it is played, such as {@code ${tamu.number}}, may be anything.
 */
final class Vocabulary {
  /** All else that stands beside these is a control, or is given to the tool. */
  private static final Set<String> OPEN = Set.of("device", "tool");

  private static final Map<String, Set<String>> DEEDS =
      Map.ofEntries(
          Map.entry("device", Set.of()),
          Map.entry("tool", Set.of()),
          Map.entry(
              "kiosk",
              Set.of(
                  "service",
                  "priority",
                  "language",
                  "taps",
                  "code",
                  "as",
                  "ticket",
                  "words",
                  "refused")),
          Map.entry(
              "guard",
              Set.of(
                  "service",
                  "priority",
                  "language",
                  "taps",
                  "people",
                  "code",
                  "as",
                  "ticket",
                  "refused")),
          Map.entry(
              "officer",
              Set.of(
                  "act",
                  "ticket",
                  "kind",
                  "purpose",
                  "consent",
                  "claim",
                  "reason",
                  "refused",
                  "step",
                  "line",
                  "state",
                  "words",
                  "marks",
                  "number",
                  "date",
                  "time",
                  "place",
                  "to",
                  "service",
                  "finished",
                  "country",
                  "sector",
                  "vacancy",
                  "seeker",
                  "as")),
          Map.entry(
              "head",
              Set.of(
                  "position",
                  "country",
                  "sector",
                  "places",
                  "employer",
                  "source",
                  "number",
                  "days",
                  "vacancy",
                  "reason",
                  "as",
                  "refused")),
          Map.entry("phone", Set.of("ticket", "answers", "comment", "refused")),
          Map.entry("tablet", Set.of("counter", "answers", "comment", "refused")),
          Map.entry("board", Set.of()),
          Map.entry("technician", Set.of("subject", "refused")),
          Map.entry("visitors", Set.of("officer-at", "service", "answers", "comment", "refused")),
          Map.entry("remember", Set.of("see", "at", "counter", "ticket")));

  private static final Map<String, Set<String>> SIGHTS =
      Map.of(
          "see", Set.of("at", "within", "tries", "counter", "ticket"),
          "device", Set.of("at", "within", "tries"),
          "paper", Set.of("times", "within", "tries"));

  private static final Map<String, List<String>> CHOICES =
      Map.of(
          "kiosk", List.of("take", "return", "back", "worksheet", "help", "on", "off"),
          "guard", List.of("take", "group", "return", "reprint", "leave", "restore", "back"),
          "head", List.of("announce", "withdraw"),
          "phone", List.of("answer"),
          "tablet", List.of("answer"),
          "board", List.of("on", "off"),
          "see", Cast.SIGHTS);

  private static final Map<String, List<String>> NEEDED =
      Map.of(
          "officer", List.of("act"),
          "tool", List.of("act"),
          "remember", List.of("see", "at"),
          "see", List.of("at"));

  private static final Set<String> WHOLE =
      Set.of(
          "officer",
          "counter",
          "taps",
          "answers",
          "visitors",
          "officer-at",
          "times",
          "tries",
          "people",
          "places",
          "days");

  private Vocabulary() {}

  /**
   * @throws BadStepException that begins with the word that is wrong, if one is
   */
  static void check(Step step) {
    boolean does = step.verb() == Step.Verb.DO;
    Map<String, Set<String>> kinds = does ? DEEDS : SIGHTS;
    String kind =
        step.has("remember")
            ? "remember"
            : step.words().keySet().stream()
                .filter(kinds::containsKey)
                .findFirst()
                .orElseThrow(() -> nobody(step, does));
    Set<String> allowed = new TreeSet<>(kinds.get(kind));
    allowed.add(kind);
    if (!does) {
      allowed.addAll(Wish.WORDS.keySet());
    }
    for (Map.Entry<String, String> word : step.words().entrySet()) {
      if (!allowed.contains(word.getKey()) && !(does && OPEN.contains(kind))) {
        throw new BadStepException(
            word.getKey() + ": beside " + kind + " allowed are " + without(allowed, kind));
      }
      value(word.getKey(), word.getValue(), kind);
    }
    needed(step, does, kind);
  }

  private static Set<String> without(Set<String> allowed, String kind) {
    Set<String> others = new TreeSet<>(allowed);
    others.remove(kind);
    return others;
  }

  private static BadStepException nobody(Step step, boolean does) {
    return new BadStepException(
        step.words().keySet().iterator().next()
            + (does ? ": who does it? There are " : ": where is it seen? There are ")
            + new TreeSet<>((does ? DEEDS : SIGHTS).keySet()));
  }

  private static void value(String word, String value, String kind) {
    if (value.contains("${") || OPEN.contains(kind) && !word.equals("within")) {
      return;
    }
    if (CHOICES.containsKey(word) && !CHOICES.get(word).contains(value)) {
      throw new BadStepException(word + ": allowed are " + CHOICES.get(word) + ", not " + value);
    }
    if (WHOLE.contains(word) && !value.matches("\\d{1,9}")) {
      throw new BadStepException(word + ": a whole number is needed, not " + value);
    }
    if (word.equals("within")) {
      time(word, value);
    }
  }

  private static void time(String word, String value) {
    try {
      Step.time(value);
    } catch (BadStepException e) {
      throw new BadStepException(word + ": " + e.getMessage());
    }
  }

  private static void needed(Step step, boolean does, String kind) {
    List<String> needed = new ArrayList<>(NEEDED.getOrDefault(kind, List.of()));
    if (!does && kind.equals("device")) {
      needed.add("at");
    }
    if (!does && step.has("times")) {
      needed.add("contains");
    }
    for (String word : needed) {
      if (!step.has(word)) {
        throw new BadStepException(word + " is needed beside " + kind);
      }
    }
    if (!does && !step.has("times")) {
      Wish.of(step);
    }
    if (does && kind.equals("device") && step.words().size() == 1) {
      throw new BadStepException("device: a control of it is needed beside");
    }
  }
}
