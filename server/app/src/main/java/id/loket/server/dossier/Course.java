package id.loket.server.dossier;

import id.loket.server.rules.Procedure;
import id.loket.server.rules.Procedure.Document;
import id.loket.server.rules.Procedure.Kind;
import id.loket.server.rules.Procedure.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a visit goes on by its procedure: what comes next, what stands in the way. Pure; looks at
 * nothing but the berkas.
 */
final class Course {
  /** What is done after the product is handed over, too. */
  private static final Set<Kind> AFTERWARDS =
      Set.of(Kind.ORIENTATION, Kind.SURVEY, Kind.INFORMATION);

  /** Without these there is no product that the office could answer for. */
  private static final Set<Kind> NEVER_SKIPPED =
      Set.of(Kind.VERIFICATION, Kind.PRODUCT, Kind.SCHEDULE);

  private static final Set<Kind> OF_THE_HALL =
      Set.of(Kind.NUMBER, Kind.DIRECTED, Kind.INCOMPLETE, Kind.SURVEY);

  private final Dossier dossier;
  private final Procedure procedure;
  private final List<Step> steps;

  Course(Dossier dossier) {
    this.dossier = dossier;
    this.procedure = dossier.procedure();
    this.steps = procedure.taken();
  }

  /** How a step stands. */
  enum Standing {
    DONE,
    SKIPPED,
    NEXT,
    OPEN,
    /** Not needed, since the visit went past it. */
    PASSED
  }

  Standing standing(Step step) {
    Dossier.StepTaken taken = dossier.steps().get(step.key());
    if (taken != null) {
      return taken.skipped() ? Standing.SKIPPED : Standing.DONE;
    }
    if (next().filter(step::equals).isPresent()) {
      return Standing.NEXT;
    }
    return isPassed(step) ? Standing.PASSED : Standing.OPEN;
  }

  private boolean isPassed(Step step) {
    int at = steps.indexOf(step);
    return !step.holdsUp()
        && steps.stream().skip(at + 1L).anyMatch(later -> later.holdsUp() && isBehind(later));
  }

  private boolean isBehind(Step step) {
    return dossier.steps().containsKey(step.key());
  }

  /** The first step that the visit waits for; empty once all are behind. */
  Optional<Step> next() {
    return dossier.state().isOver() && dossier.state() != Dossier.State.HANDED_OVER
        ? Optional.empty()
        : steps.stream().filter(one -> one.holdsUp() && !isBehind(one)).findFirst();
  }

  /** Of this kind, the first that is open; else the last. */
  Optional<Step> ofKind(Kind kind) {
    List<Step> all = steps.stream().filter(one -> one.kind() == kind).toList();
    return all.stream()
        .filter(one -> !isBehind(one))
        .findFirst()
        .or(() -> all.stream().reduce((first, second) -> second));
  }

  /** At which step papers are looked at now; empty where the procedure asks for no look. */
  Optional<Step> checking() {
    return ofKind(Kind.VERIFICATION).or(() -> ofKind(Kind.HAND_IN));
  }

  // ---- may it be done ---------------------------------------------------------------------------

  /** Why an officer can't do this step now; empty if they can. */
  Optional<DossierRefusal> obstacle(Step step) {
    if (OF_THE_HALL.contains(step.kind())) {
      return Optional.of(DossierRefusal.STEP_BY_ITSELF);
    }
    return inTheWay(step);
  }

  /** The same of what happens in the hall. */
  Optional<DossierRefusal> inTheWay(Step step) {
    if (dossier.state().isOver()
        && !(dossier.state() == Dossier.State.HANDED_OVER && AFTERWARDS.contains(step.kind()))) {
      return Optional.of(DossierRefusal.DOSSIER_CLOSED);
    }
    if (isBehind(step)) {
      return Optional.of(DossierRefusal.STEP_DONE);
    }
    if (step.kind().byItself() && step.kind() != Kind.CAPTURE) {
      return Optional.empty();
    }
    if (dossier.state() == Dossier.State.WAITING) {
      return Optional.of(DossierRefusal.DOSSIER_WAITS);
    }
    if (isTooEarly(step)) {
      return Optional.of(DossierRefusal.STEP_TOO_EARLY);
    }
    return areLinesInTheWay(step) ? Optional.of(DossierRefusal.LINES_OPEN) : Optional.empty();
  }

  private boolean isTooEarly(Step step) {
    return steps.stream()
        .takeWhile(one -> !one.equals(step))
        .anyMatch(one -> one.holdsUp() && !isBehind(one));
  }

  private boolean areLinesInTheWay(Step step) {
    return switch (step.kind()) {
      case VERIFICATION -> !isComplete(step);
      case PRODUCT, SCHEDULE -> !isComplete();
      default -> false;
    };
  }

  /** Why an officer can't go on without this step; empty if they can. */
  Optional<DossierRefusal> obstacleToSkip(Step step) {
    if (NEVER_SKIPPED.contains(step.kind())) {
      return Optional.of(DossierRefusal.STEP_NEEDED);
    }
    return obstacle(step);
  }

  // ---- papers -----------------------------------------------------------------------------------

  /** Whether every paper is there that this step needs, with the marks that it asks for. */
  boolean isComplete(Step step) {
    return procedure.documents().stream().allMatch(one -> isSettled(one, step));
  }

  /** Whether nothing is missing any more; where papers are only handed in, nothing ever is. */
  private boolean isComplete() {
    return ofKind(Kind.VERIFICATION).isEmpty()
        || procedure.documents().stream().allMatch(one -> dossier.stateOf(one.key()).isSettled());
  }

  private boolean isSettled(Document document, Step step) {
    LineState state = dossier.stateOf(document.key());
    if (state == LineState.NOT_APPLICABLE) {
      return true;
    }
    if (!state.isSettled()) {
      return mayBeOpen(document, step);
    }
    return mayBeOpen(document, step)
        || step.marks().stream()
            .allMatch(mark -> dossier.isTicked(document.key(), step.key(), mark));
  }

  /** Only a later step brings it. */
  boolean mayBeOpen(Document document, Step step) {
    return document
        .openUntil()
        .flatMap(procedure::step)
        .filter(until -> steps.indexOf(until) > steps.indexOf(step))
        .isPresent();
  }

  /** What the visitor has to bring, as somebody has marked it. */
  List<Document> missing() {
    return procedure.documents().stream()
        .filter(
            one ->
                dossier.stateOf(one.key()) == LineState.MISSING
                    || dossier.stateOf(one.key()) == LineState.WRONG)
        .toList();
  }

  /** The papers that this step brings by itself. */
  List<Document> broughtBy(Step step) {
    return procedure.documents().stream()
        .filter(one -> one.openUntil().filter(step.key()::equals).isPresent())
        .filter(one -> dossier.stateOf(one.key()) != LineState.NOT_APPLICABLE)
        .toList();
  }

  // ---- the end ----------------------------------------------------------------------------------

  /** The step at which what is handed over is made, if the procedure has one. */
  Optional<Step> making() {
    return ofKind(Kind.PRODUCT).or(() -> ofKind(Kind.SCHEDULE));
  }

  /** Why the product can't be recorded now; empty if it can. */
  Optional<DossierRefusal> obstacleToProduct() {
    if (dossier.product().isPresent()) {
      return Optional.of(DossierRefusal.PRODUCT_RECORDED);
    }
    if (making().isPresent()) {
      return inTheWay(making().get());
    }
    if (dossier.state() != Dossier.State.OPEN) {
      return Optional.of(
          dossier.state() == Dossier.State.WAITING
              ? DossierRefusal.DOSSIER_WAITS
              : DossierRefusal.DOSSIER_CLOSED);
    }
    if (next().isPresent()) {
      return Optional.of(DossierRefusal.STEP_TOO_EARLY);
    }
    return isComplete() ? Optional.empty() : Optional.of(DossierRefusal.LINES_OPEN);
  }

  /** Whether it is kept after the visit, until something was handed over. */
  boolean isKept() {
    return !procedure.documents().isEmpty() || !procedure.products().isEmpty();
  }
}
