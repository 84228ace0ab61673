package id.loket.server.standard;

import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Catalogue.Component;
import id.loket.server.rules.StandardDecision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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
   * @param file null if nobody has brought it
   */
  record DecisionView(
      String about,
      SignerView signer,
      List<String> legalBasis,
      List<String> copiesTo,
      FileView file) {
    static DecisionView of(StandardDecision one, Optional<DecisionPapers.Paper> paper) {
      return new DecisionView(
          one.about(),
          one.signatory().map(SignerView::of).orElse(null),
          one.legalBasis(),
          one.copiesTo(),
          paper.map(FileView::of).orElse(null));
    }
  }

  /**
   * The decision as it was signed.
   *
   * @param address from which everybody may have it
   */
  record FileView(String address, String sha256, long bytes, Instant at) {
    static FileView of(DecisionPapers.Paper one) {
      String address = DecisionRoutes.PUBLIC + one.sha256();
      return new FileView(address, one.sha256(), one.bytes(), one.at());
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
        one.decision().map(it -> DecisionView.of(it, one.paper())).orElse(null),
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
