package id.loket.server.dossier;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.rules.CounterState;
import java.util.Optional;

/**
 * An officer took back the start or the end of a visit: a berkas in which nothing was noted is
 * none, and one that was put aside is at the loket again. Harmless when repeated; never refused.
 */
record TakeBack(String ticket, CounterState.What what, String by) implements Deed {
  @Override
  public Verdict decide(Look look) {
    Optional<Dossier> found = DossierTables.ofTicket(look.tables(), ticket);
    if (found.isEmpty()) {
      return Verdict.accept();
    }
    Dossier dossier = found.get();
    boolean putAside =
        dossier.state() == Dossier.State.WAITING || dossier.state() == Dossier.State.FINISHED;
    if (what == CounterState.What.FINISH && putAside) {
      return Verdict.accept(new DossierResumed(dossier.id(), ticket, by));
    }
    return what == CounterState.What.START
            && dossier.isBlank()
            && dossier.state() == Dossier.State.OPEN
        ? Verdict.accept(
            new DossierClosed(
                dossier.id(), DossierClosed.Outcome.TAKEN_BACK, "", by, Optional.empty()))
        : Verdict.accept();
  }
}
