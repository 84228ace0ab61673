package id.loket.server.rules;

import id.loket.server.rules.Catalogue.Signatory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The decision ("keputusan") by which an office set service standards, as a record of its own:
 * several standards rest on one.
 *
 * @param number as the standards name it
 * @param date on which it was signed
 * @param about what it decides ("tentang")
 * @param signatory who signed it, and where; empty while nobody has typed it
 * @param legalBasis on what it rests ("mengingat"), a line each
 * @param copiesTo who got a copy ("tembusan")
 */
public record StandardDecision(
    String number,
    LocalDate date,
    String about,
    Optional<Signatory> signatory,
    List<String> legalBasis,
    List<String> copiesTo) {
  public StandardDecision {
    legalBasis = List.copyOf(legalBasis);
    copiesTo = List.copyOf(copiesTo);
  }

  boolean isOf(Catalogue.Standard standard) {
    return number.equals(standard.number()) && date.equals(standard.date());
  }
}
