package id.loket.server.catalogue;

import id.loket.server.rules.Catalogue.Text;
import id.loket.server.rules.PaperHelp;
import java.util.ArrayList;
import java.util.List;

/** Reads what is said of papers that are to be brought; as everywhere, every fault is found. */
final class PapersFile {
  static final String MEMBER = "papers";

  private static final int MOST = 100;
  private static final int NAME = 200;
  private static final int WORDS = 120;

  private PapersFile() {}

  /**
   * None where nothing is said, as in a catalogue of before. A paper that no service asks for any
   * more is no fault: the service may have left.
   */
  static List<PaperHelp> of(Place root) {
    if (!root.has(MEMBER)) {
      return List.of();
    }
    Place at = root.at(MEMBER);
    List<Place> places = at.someItems();
    if (places.size() > MOST) {
      at.fault(Saying.of("too-many", "count", places.size(), "most", MOST));
    }
    List<PaperHelp> papers = new ArrayList<>();
    for (Place one : places) {
      one.keys(List.of("name", "what", "where"));
      PaperHelp paper =
          new PaperHelp(one.at("name").shown(NAME), words(one.at("what")), words(one.at("where")));
      if (papers.stream().anyMatch(other -> other.name().equals(paper.name()))) {
        one.at("name").fault(Saying.of("key-twice", "key", paper.name()));
      }
      papers.add(paper);
    }
    return papers;
  }

  private static Text words(Place at) {
    return CatalogueFile.both(at, one -> one.shown(WORDS));
  }
}
