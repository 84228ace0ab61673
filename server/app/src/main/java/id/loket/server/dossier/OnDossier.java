package id.loket.server.dossier;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import java.util.Optional;

/** A deed on a berkas that has to be there. */
interface OnDossier extends Deed {
  String dossier();

  Verdict decide(Look look, Dossier found);

  @Override
  default Verdict decide(Look look) {
    Optional<Dossier> found = DossierTables.find(look.tables(), dossier());
    return found.isEmpty()
        ? Verdict.refuse(DossierRefusal.UNKNOWN_DOSSIER)
        : decide(look, found.get());
  }
}
