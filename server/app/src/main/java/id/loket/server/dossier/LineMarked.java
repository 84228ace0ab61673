package id.loket.server.dossier;

import id.loket.server.rules.Procedure;
import java.util.List;
import java.util.Optional;

/**
 * A paper was looked at.
 *
 * @param version of the line, from 1
 * @param reason why it will not do; empty where it will
 * @param step at which it was looked at
 * @param marks that stand at this step now
 * @param words what was said of it
 */
record LineMarked(
    String dossier,
    String line,
    int version,
    LineState state,
    String reason,
    String step,
    List<Procedure.Mark> marks,
    String by,
    Optional<Words> words)
    implements OfDossier, Worded {
  LineMarked {
    marks = List.copyOf(marks);
  }
}
