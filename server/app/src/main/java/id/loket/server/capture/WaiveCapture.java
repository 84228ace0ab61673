package id.loket.server.capture;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.rules.Reason;
import java.util.Optional;

/** The visitor at a loket is served without a picture of that kind. */
record WaiveCapture(
    String waiver, int counter, String officer, String kind, CaptureWaived.Why why, String by)
    implements Deed {
  @Override
  public Verdict decide(Look look) {
    Optional<Reason> obstacle = AskCapture.obstacle(look.office(), counter, officer);
    if (obstacle.isPresent()) {
      return Verdict.refuse(obstacle.get());
    }
    return Verdict.accept(
        new CaptureWaived(
            waiver,
            AskCapture.ticketAt(look.office(), counter),
            look.office().day(),
            counter,
            kind,
            why,
            by));
  }
}
