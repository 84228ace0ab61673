package id.loket.server.dossier;

import id.loket.server.desk.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * The product is handed over, or the berkas is given up.
 *
 * @param to to whom; empty where nothing is handed over
 * @param noted the reason, where one is needed
 */
record CloseDossier(
    String dossier,
    DossierClosed.Outcome outcome,
    String to,
    String by,
    Optional<SealedWords> noted)
    implements OnDossier {
  @Override
  public Verdict decide(Look look, Dossier found) {
    if (found.state().isOver()) {
      return Verdict.refuse(DossierRefusal.DOSSIER_CLOSED);
    }
    if (outcome == DossierClosed.Outcome.HANDED_OVER && found.product().isEmpty()) {
      return Verdict.refuse(DossierRefusal.NO_PRODUCT);
    }
    return new Verdict.Accepted(
        List.of(new DossierClosed(dossier, outcome, to, by, SealedWords.named(noted))),
        SealedWords.rows(noted));
  }
}
