package id.loket.server.finder;

import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Catalogue.Text;
import id.loket.server.rules.Finder.Choice;
import id.loket.server.rules.Finder.Question;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;

/** The questions as the kiosk asks them. */
public final class FinderRoutes {
  private final Supplier<Catalogue> catalogue;

  public FinderRoutes(Supplier<Catalogue> catalogue) {
    this.catalogue = catalogue;
  }

  public Feature feature() {
    return Feature.of("finder", List.of(Route.get("/api/v1/finder", "finder.read", this::finder)));
  }

  record FinderView(int version, List<QuestionView> questions) {}

  record QuestionView(String key, Text text, List<ChoiceView> choices) {
    static QuestionView of(Question one) {
      return new QuestionView(
          one.key(), one.text(), one.choices().stream().map(ChoiceView::of).toList());
    }
  }

  /**
   * @param question null where none follows
   */
  record ChoiceView(Text text, String picture, String question, List<String> services) {
    static ChoiceView of(Choice one) {
      return new ChoiceView(one.text(), one.picture(), one.question().orElse(null), one.services());
    }
  }

  private void finder(Context context, Caller caller) {
    Catalogue now = catalogue.get();
    List<String> codes = now.services().stream().map(Catalogue.Service::code).toList();
    List<QuestionView> questions =
        now.finder().map(one -> one.among(codes).questions()).orElse(List.of()).stream()
            .map(QuestionView::of)
            .toList();
    Json.answer(context, 200, new FinderView(1, questions));
  }
}
