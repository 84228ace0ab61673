package id.loket.server.catalogue;

import id.loket.server.rules.Catalogue.Signatory;
import id.loket.server.rules.StandardDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the decisions on which the standards rest; as everywhere, every fault is found. */
final class DecisionsFile {
  static final String MEMBER = "decisions";

  private static final int MOST = 50;
  private static final int MOST_LINES = 40;
  private static final int NUMBER = 100;
  private static final int LINE = 400;

  private DecisionsFile() {}

  /** None where there are none, as in a catalogue of before. */
  static List<StandardDecision> of(Place root) {
    if (!root.has(MEMBER)) {
      return List.of();
    }
    Place at = root.at(MEMBER);
    List<StandardDecision> all = new ArrayList<>();
    for (Place one : items(at, MOST)) {
      StandardDecision decision = one(one);
      if (all.stream().anyMatch(other -> other.number().equals(decision.number()))) {
        one.at("number").fault(Saying.of("key-twice", "key", decision.number()));
      }
      all.add(decision);
    }
    return all;
  }

  private static StandardDecision one(Place at) {
    at.keys(List.of("number", "date", "about", "legalBasis", "copiesTo"), List.of("signatory"));
    Optional<Signatory> signatory =
        at.has("signatory")
            ? Optional.of(OfficePart.signatory(at.at("signatory")))
            : Optional.empty();
    return new StandardDecision(
        at.at("number").shown(NUMBER),
        at.at("date").date(),
        at.at("about").shown(LINE),
        signatory,
        lines(at.at("legalBasis")),
        lines(at.at("copiesTo")));
  }

  private static List<String> lines(Place at) {
    return items(at, MOST_LINES).stream().map(one -> one.shown(LINE)).toList();
  }

  private static List<Place> items(Place at, int most) {
    List<Place> items = at.items();
    if (items.size() > most) {
      at.fault(Saying.of("too-many", "count", items.size(), "most", most));
    }
    return items;
  }
}
