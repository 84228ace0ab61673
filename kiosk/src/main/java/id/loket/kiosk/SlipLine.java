package id.loket.kiosk;

import id.loket.device.PrintOutcome;
import id.loket.station.OfficeException;
import id.loket.station.Outbox;
import id.loket.station.ServerLine;
import java.util.Map;

/** What the spool asks of the office, and tells it, over the line. Many threads may use it. */
final class SlipLine implements PrintSpool.Office {
  private static final String JOBS = "/api/v1/stations/me/jobs/";

  private final ServerLine line;
  private final Outbox outbox;

  SlipLine(ServerLine line, Outbox outbox) {
    this.line = line;
    this.outbox = outbox;
  }

  @Override
  public Permission sending(String job) throws InterruptedException {
    try {
      line.post(JOBS + ServerLine.encoded(job) + "/sending", Map.of());
      return Permission.GRANTED;
    } catch (OfficeException e) {
      return e.isFinal() ? Permission.CLOSED : Permission.NO_ANSWER;
    }
  }

  @Override
  public void tell(String job, PrintOutcome outcome) {
    String path = JOBS + ServerLine.encoded(job) + "/outcome";
    outbox.tell("outcome of slip " + job, path, outcome);
  }

  @Override
  public void printerChanged() {
    outbox.wake();
  }
}
