package id.loket.server.dossier;

import id.loket.server.desk.Verdict;
import id.loket.server.rules.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the service was for is made; the step that makes it is done with that.
 *
 * @param noted its number, or its day, hour and room
 */
record RecordProduct(String dossier, String kind, String by, Optional<SealedWords> noted)
    implements OnDossier {
  @Override
  public Verdict decide(Look look, Dossier found) {
    if (found.procedure().product(kind).isEmpty()) {
      return Verdict.refuse(DossierRefusal.UNKNOWN_PRODUCT);
    }
    Optional<DossierRefusal> obstacle = found.course().obstacleToProduct();
    if (obstacle.isPresent()) {
      return Verdict.refuse(obstacle.get());
    }
    List<Event> events = new ArrayList<>();
    found
        .course()
        .making()
        .ifPresent(step -> events.add(StepDone.of(dossier, step.key(), look.now(), by)));
    events.add(new ProductRecorded(dossier, kind, by, SealedWords.named(noted)));
    return new Verdict.Accepted(events, SealedWords.rows(noted));
  }
}
