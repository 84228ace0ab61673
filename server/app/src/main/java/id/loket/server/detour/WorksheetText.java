package id.loket.server.detour;

import id.loket.server.rules.Catalogue;
import id.loket.server.slip.OfficeWords;
import id.loket.server.slip.SlipKind;
import id.loket.server.slip.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the receipt of a worksheet says, in the visitor's language. Tells nothing of its words. */
final class WorksheetText {
  /** By this a scanner at the loket knows that it is one. */
  private static final String SCHEME = "lembar:";

  private WorksheetText() {}

  /**
   * @param token of the number's own slip, which opens nothing but that number
   */
  static Values values(
      Catalogue catalogue,
      Catalogue.Service service,
      String number,
      String token,
      String language,
      Instant at) {
    OfficeWords office = new OfficeWords(catalogue, language);
    return new Values(
        SlipKind.WORKSHEET,
        office.language(),
        Map.of(
            "office", List.of(catalogue.office().name()),
            "service", List.of(office.in(service.nameOnPaper())),
            "number", List.of(number),
            "time", List.of(office.time(at)),
            "code", List.of(SCHEME + token)));
  }

  /** Of a number that nobody has. */
  static Values sample(Catalogue catalogue, String language, Instant at) {
    Catalogue.Service service =
        catalogue.services().stream()
            .filter(Catalogue.Service::hasTicket)
            .findFirst()
            .orElse(catalogue.services().get(0));
    String number = service.prefix().orElse("A") + "012";
    return values(catalogue, service, number, "9wQ2bV7kT1xR4mN8pL3sZg", language, at);
  }
}
