package id.loket.server.dossier;

import id.loket.server.desk.Verdict;
import id.loket.server.rules.Event;
import id.loket.server.rules.Procedure.Kind;
import id.loket.server.rules.Procedure.Mark;
import id.loket.server.rules.Procedure.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An officer has looked at a paper. Nobody owns a berkas: whoever saw the line as it is now may
 * mark it.
 *
 * @param version of the line that the officer saw; 0 before the first mark
 * @param reason why it will not do; empty where it will
 * @param marks that stand at this step from now on
 */
record MarkLine(
    String dossier,
    String line,
    int version,
    LineState state,
    String reason,
    Set<Mark> marks,
    String by,
    Optional<SealedWords> noted)
    implements OnDossier {
  @Override
  public Verdict decide(Look look, Dossier found) {
    if (found.procedure().document(line).isEmpty()) {
      return Verdict.refuse(DossierRefusal.UNKNOWN_LINE);
    }
    if (found.state() != Dossier.State.OPEN) {
      return Verdict.refuse(
          found.state() == Dossier.State.WAITING
              ? DossierRefusal.DOSSIER_WAITS
              : DossierRefusal.DOSSIER_CLOSED);
    }
    if (found.versionOf(line) != version) {
      return Verdict.refuse(DossierRefusal.LINE_CHANGED);
    }
    Optional<Step> at = found.course().checking();
    Set<Mark> asked = EnumSet.noneOf(Mark.class);
    at.ifPresent(step -> asked.addAll(step.marks()));
    if (!asked.containsAll(marks)) {
      return Verdict.refuse(DossierRefusal.MARK_NOT_ASKED);
    }
    List<Event> events = new ArrayList<>(handedIn(look, found));
    events.add(
        new LineMarked(
            dossier,
            line,
            version + 1,
            state,
            reason,
            at.map(Step::key).orElse(""),
            marks.stream().sorted().toList(),
            by,
            SealedWords.named(noted)));
    return new Verdict.Accepted(events, SealedWords.rows(noted));
  }

  /** Who looks at papers has got them. */
  private List<Event> handedIn(Look look, Dossier found) {
    Course course = found.course();
    return course
        .ofKind(Kind.HAND_IN)
        .filter(step -> course.obstacle(step).isEmpty())
        .<List<Event>>map(step -> List.of(StepDone.of(dossier, step.key(), look.now(), by)))
        .orElse(List.of());
  }
}
