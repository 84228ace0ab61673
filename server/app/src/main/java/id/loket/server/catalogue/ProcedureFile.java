package id.loket.server.catalogue;

import id.loket.server.rules.Procedure;
import id.loket.server.rules.Procedure.Actor;
import id.loket.server.rules.Procedure.Document;
import id.loket.server.rules.Procedure.Evidence;
import id.loket.server.rules.Procedure.Kind;
import id.loket.server.rules.Procedure.Mark;
import id.loket.server.rules.Procedure.Product;
import id.loket.server.rules.Procedure.Step;
import id.loket.server.rules.Procedure.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the procedure of a service in the catalogue's file; as there, every fault is found. */
final class ProcedureFile {
  static final String MEMBER = "procedure";

  private static final String KEY = "[a-z][a-z0-9-]{0,39}";

  /** As long as the longest that the standards print, and some more. */
  private static final int STEP_TEXT = 400;

  private static final int PRINTED = 8;
  private static final int DOCUMENT = 120;
  private static final int PRODUCT = 60;

  private ProcedureFile() {}

  /** Empty where the service has none, as in a catalogue of before. */
  static Optional<Procedure> of(Place service) {
    if (!service.has(MEMBER)) {
      return Optional.empty();
    }
    Place at = service.at(MEMBER);
    int before = at.faults().size();
    at.keys(List.of("switches", "steps", "documents", "products"));
    List<Switch> switches = oneOfEach(at.at("switches"), Switch.values(), Switch::valueOf);
    List<Step> steps = at.at("steps").someItems().stream().map(ProcedureFile::step).toList();
    List<String> stepKeys = steps.stream().map(Step::key).toList();
    List<Document> documents =
        at.at("documents").items().stream().map(one -> document(one, stepKeys)).toList();
    List<Product> products =
        at.at("products").items().stream().map(ProcedureFile::product).toList();
    differ(at.at("steps"), stepKeys);
    differ(at.at("documents"), documents.stream().map(Document::key).toList());
    differ(at.at("products"), products.stream().map(Product::key).toList());
    return at.faults().size() == before
        ? Optional.of(new Procedure(switches, steps, documents, products))
        : Optional.empty();
  }

  private static Step step(Place at) {
    at.keys(
        List.of(
            "key",
            "printed",
            "text",
            "actor",
            "kind",
            "optional",
            "assumed",
            "evidence",
            "needs",
            "marks"));
    return new Step(
        key(at),
        at.at("printed").text(PRINTED),
        at.at("text").text(STEP_TEXT),
        Actor.valueOf(at.at("actor").oneOf(names(Actor.values()))),
        Kind.valueOf(at.at("kind").oneOf(names(Kind.values()))),
        at.at("optional").flag(),
        at.at("assumed").flag(),
        Evidence.valueOf(at.at("evidence").oneOf(names(Evidence.values()))),
        at.at("needs").isNull()
            ? Optional.empty()
            : Optional.of(Switch.valueOf(at.at("needs").oneOf(names(Switch.values())))),
        oneOfEach(at.at("marks"), Mark.values(), Mark::valueOf));
  }

  private static Document document(Place at, List<String> steps) {
    at.keys(List.of("key", "name", "openUntil"));
    return new Document(
        key(at),
        CatalogueFile.both(at.at("name"), one -> one.printed(DOCUMENT)),
        at.at("openUntil").isNull()
            ? Optional.empty()
            : Optional.of(at.at("openUntil").oneOf(steps)));
  }

  private static Product product(Place at) {
    at.keys(List.of("key", "name"));
    return new Product(key(at), CatalogueFile.both(at.at("name"), one -> one.printed(PRODUCT)));
  }

  private static String key(Place at) {
    return at.at("key").text(KEY, "key", "");
  }

  private static void differ(Place list, List<String> keys) {
    for (int i = 0; i < keys.size(); i++) {
      if (!keys.get(i).isEmpty() && keys.indexOf(keys.get(i)) < i) {
        list.items().get(i).at("key").fault(Saying.of("key-twice", "key", keys.get(i)));
      }
    }
  }

  private static <T extends Enum<T>> List<T> oneOfEach(
      Place list, T[] values, Function<String, T> named) {
    List<T> all = new ArrayList<>();
    for (Place one : list.items()) {
      int before = one.faults().size();
      T value = named.apply(one.oneOf(names(values)));
      if (one.faults().size() > before) {
        continue;
      }
      if (all.contains(value)) {
        one.fault(Saying.of("key-twice", "key", value));
      } else {
        all.add(value);
      }
    }
    return all;
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }
}
