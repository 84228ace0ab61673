package id.loket.server.catalogue;

import id.loket.server.rules.Catalogue.Text;
import id.loket.server.rules.Finder;
import id.loket.server.rules.Finder.Choice;
import id.loket.server.rules.Finder.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the questions that lead to a service; as everywhere, every fault is found. */
final class FinderFile {
  static final String MEMBER = "finder";

  private static final String KEY = "[a-z][a-z0-9-]{0,39}";
  private static final int MOST_QUESTIONS = 30;

  /** As many as fit beside the way back, and are taken in at a look. */
  private static final int MOST_CHOICES = 6;

  private static final int MOST_SERVICES = 2;
  private static final int WORDS = 90;

  private FinderFile() {}

  /** Empty where there is none, as in a catalogue of before. */
  static Optional<Finder> of(Place root) {
    if (!root.has(MEMBER)) {
      return Optional.empty();
    }
    Place at = root.at(MEMBER);
    int before = at.faults().size();
    at.keys(List.of("questions"));
    List<Place> places = at.at("questions").someItems();
    most(at.at("questions"), places.size(), MOST_QUESTIONS);
    List<String> keys = new ArrayList<>();
    for (Place one : places) {
      one.keys(List.of("key", "text", "choices"));
      String key = one.at("key").text(KEY, "key", "");
      if (!key.isEmpty() && keys.contains(key)) {
        one.at("key").fault(Saying.of("key-twice", "key", key));
      }
      keys.add(key);
    }
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      List<String> below = keys.subList(i + 1, keys.size());
      questions.add(question(places.get(i), keys.get(i), below));
    }
    Finder finder = new Finder(questions);
    if (at.faults().size() == before) {
      checkWays(finder, places);
    }
    return at.faults().size() == before ? Optional.of(finder) : Optional.empty();
  }

  private static void checkWays(Finder finder, List<Place> places) {
    Map<String, Integer> depths = finder.depths();
    for (int i = 0; i < places.size(); i++) {
      Integer depth = depths.get(finder.questions().get(i).key());
      if (depth == null) {
        places.get(i).at("key").fault(Saying.of("question-unreached"));
      } else if (depth >= Finder.MOST_ANSWERS) {
        places.get(i).at("key").fault(Saying.of("question-deep", "most", Finder.MOST_ANSWERS));
      }
    }
  }

  private static Question question(Place at, String key, List<String> below) {
    List<Place> answers = at.at("choices").someItems();
    most(at.at("choices"), answers.size(), MOST_CHOICES);
    return new Question(
        key, words(at.at("text")), answers.stream().map(one -> answer(one, below)).toList());
  }

  /** A service may leave the catalogue before the answer that leads to it. */
  private static Choice answer(Place at, List<String> below) {
    at.keys(List.of("text", "picture"), List.of("question", "services"));
    List<String> services = new ArrayList<>();
    if (at.has("services")) {
      List<Place> named = at.at("services").someItems();
      most(at.at("services"), named.size(), MOST_SERVICES);
      named.forEach(one -> services.add(one.text(CatalogueFile.CODE, "code", "")));
    }
    if (at.has("services") && at.has("question")) {
      at.at("question").fault(Saying.of("answer-both"));
    }
    return new Choice(
        words(at.at("text")),
        at.at("picture").text("[a-z][a-z0-9-]{0,31}", "picture", ""),
        at.has("question") ? Optional.of(at.at("question").oneOf(below)) : Optional.empty(),
        services);
  }

  private static Text words(Place at) {
    return CatalogueFile.both(at, one -> one.shown(WORDS));
  }

  private static void most(Place at, int count, int most) {
    if (count > most) {
      at.fault(Saying.of("too-many", "count", count, "most", most));
    }
  }
}
