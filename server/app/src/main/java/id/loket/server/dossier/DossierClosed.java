package id.loket.server.dossier;

import java.util.Optional;

/**
 * A berkas is over.
 *
 * @param outcome how
 * @param to to whom the product was handed over; empty where none was
 * @param words the reason in free words
 */
record DossierClosed(String dossier, Outcome outcome, String to, String by, Optional<Words> words)
    implements OfDossier, Worded {
  /** How a berkas ends. */
  enum Outcome {
    HANDED_OVER,
    /** The visit is finished, and there are no papers or nobody has noted anything of them. */
    FINISHED,
    /** Given up, with a reason. */
    CANCELLED,
    /** Opened by a start that was taken back before anything was noted. */
    TAKEN_BACK
  }
}
