package id.loket.server.dossier;

import id.loket.server.desk.Committed;
import id.loket.server.web.Subject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One berkas as those follow it who have it open, also before it is there. Drawn only when
 * something has happened to it, and without the desk.
 */
final class DossierSubject implements Subject.OfStore {
  private final String ticket;
  private final Supplier<Optional<Dossier>> finding;
  private final Function<Dossier, DossierPicture> drawing;
  private volatile String dossier = "";

  /**
   * @param ticket of whose visit it is; empty for one that is followed by its id
   */
  DossierSubject(
      String ticket,
      Supplier<Optional<Dossier>> finding,
      Function<Dossier, DossierPicture> drawing) {
    this.ticket = ticket;
    this.finding = finding;
    this.drawing = drawing;
  }

  @Override
  public Object draw(Instant now) {
    Optional<Dossier> found = finding.get();
    dossier = found.map(Dossier::id).orElse("");
    return found.map(drawing).orElse(DossierPicture.NONE);
  }

  @Override
  public boolean concerns(Committed committed) {
    return committed.events().stream()
        .map(recorded -> recorded.event())
        .anyMatch(
            event ->
                event instanceof OfDossier of && of.dossier().equals(dossier)
                    || event instanceof DossierOpened opened && opened.ticket().equals(ticket)
                    || event instanceof DossierResumed resumed && resumed.ticket().equals(ticket));
  }

  @Override
  public boolean changesWithTime() {
    return false;
  }
}
