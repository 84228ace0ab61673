package id.loket.server.dossier;

import id.loket.server.desk.Verdict;
import java.util.List;
import java.util.Optional;

/** Whose berkas it is. */
record NameDossier(String dossier, SealedWords noted) implements OnDossier {
  @Override
  public Verdict decide(Look look, Dossier found) {
    if (found.state().isOver()) {
      return Verdict.refuse(DossierRefusal.DOSSIER_CLOSED);
    }
    return new Verdict.Accepted(
        List.of(new DossierNamed(dossier, Optional.of(noted.words()))),
        SealedWords.rows(Optional.of(noted)));
  }
}
