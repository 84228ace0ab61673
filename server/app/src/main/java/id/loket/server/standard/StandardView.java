package id.loket.server.standard;

import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Catalogue.Component;
import id.loket.server.rules.StandardDecision;
import java.time.LocalDate;
import java.util.List;

/**
 * A service with its standard, as the API gives it.
 *
 * @param inForce false if the standard has not begun and there was none before it
 * @param comingFrom the day from which another one holds; null if none is decided
 * @param decision its record; null if nobody has typed it
 */
record StandardView(
    String service,
    Catalogue.Text name,
    String number,
    LocalDate date,
    String annex,
    LocalDate effectiveFrom,
    boolean inForce,
    LocalDate comingFrom,
    DecisionView decision,
    List<ComponentView> components) {
  /**
   * @param block {@code DELIVERY} for the first six, {@code MANAGEMENT} for the other eight
   * @param lines as printed; none where the decision leaves it blank
   */
  record ComponentView(Component component, String name, String block, List<String> lines) {}

  /**
   * @param signer null if nobody has typed who signed it
   */
  record DecisionView(
      String about, SignerView signer, List<String> legalBasis, List<String> copiesTo) {
    static DecisionView of(StandardDecision one) {
      return new DecisionView(
          one.about(),
          one.signatory().map(SignerView::of).orElse(null),
          one.legalBasis(),
          one.copiesTo());
    }
  }

  /**
   * @param place where it was signed
   * @param rank null where there is none
   * @param number with NIP or NRP in front; null where there is none
   */
  record SignerView(String place, String title, String name, String rank, String number) {
    static SignerView of(Catalogue.Signatory who) {
      return new SignerView(
          who.place(), who.title(), who.name(), who.rank().orElse(null), who.number().orElse(null));
    }
  }

  static StandardView of(Standards.InForce one) {
    Catalogue.Standard shown = one.shown();
    return new StandardView(
        one.service().code(),
        one.service().name(),
        shown.number(),
        shown.date(),
        shown.annex(),
        shown.effectiveFrom(),
        one.standard().isPresent(),
        one.coming().map(Catalogue.Standard::effectiveFrom).orElse(null),
        one.decision().map(DecisionView::of).orElse(null),
        shown.components().entrySet().stream()
            .map(entry -> component(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static ComponentView component(Component component, String text) {
    return new ComponentView(
        component,
        component.printedName(),
        component.aboutDelivery() ? "DELIVERY" : "MANAGEMENT",
        lines(text));
  }

  /** A dash alone is how the decision prints "none". */
  static List<String> lines(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.equals("-"))
        .toList();
  }
}
