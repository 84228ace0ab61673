package id.loket.server.dossier;

import id.loket.server.desk.Verdict;

/** The list of what is missing comes to paper once more, marked as a copy. */
record PrintAgain(String dossier, String station, String job, String by) implements OnDossier {
  @Override
  public Verdict decide(Look look, Dossier found) {
    int before = DossierTables.copies(look.tables(), dossier);
    if (found.course().missing().isEmpty()) {
      return Verdict.refuse(DossierRefusal.NO_SLIP);
    }
    return station.isEmpty()
        ? Verdict.refuse(DossierRefusal.NO_PAPER_PLACE)
        : Verdict.accept(new SlipAsked(job, dossier, station, before, by));
  }
}
