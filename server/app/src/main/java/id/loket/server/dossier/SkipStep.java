package id.loket.server.dossier;

import id.loket.server.desk.Verdict;
import id.loket.server.rules.Procedure.Step;
import java.util.List;
import java.util.Optional;

/**
 * An officer goes on without a step, and says why.
 *
 * @param reason a word of ours; empty where it is said in free words
 */
record SkipStep(String dossier, String step, String by, String reason, Optional<SealedWords> noted)
    implements OnDossier {
  @Override
  public Verdict decide(Look look, Dossier found) {
    Optional<Step> wanted = found.procedure().step(step);
    if (wanted.isEmpty()) {
      return Verdict.refuse(DossierRefusal.UNKNOWN_STEP);
    }
    Optional<DossierRefusal> obstacle = found.course().obstacleToSkip(wanted.get());
    if (obstacle.isPresent()) {
      return Verdict.refuse(obstacle.get());
    }
    return new Verdict.Accepted(
        List.of(new StepSkipped(dossier, step, by, reason, SealedWords.named(noted))),
        SealedWords.rows(noted));
  }
}
