package id.loket.server.trial;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.rules.Catalogue;
import id.loket.server.slip.Values;
import id.loket.server.web.Requests;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Examples of the papers that are no tickets: the test slip, and how the day would close now. */
public final class SamplePapers {
  private final OfficeDesk desk;
  private final Trials trials;
  private final Clock clock;

  public SamplePapers(OfficeDesk desk, Trials trials, Clock clock) {
    this.desk = desk;
    this.trials = trials;
    this.clock = clock;
  }

  public Values test(String language, boolean full) {
    return TestSlipText.values(desk.catalogue(), "Kiosk 1", clock.instant());
  }

  /** In full, as if a number of each service had been taken. */
  public Values day(String language, boolean full) {
    Instant now = clock.instant();
    ChainHead head = trials.head();
    Values day = Requests.await(desk.look(office -> DaySlipText.values(office, now, head)));
    if (!full) {
      return day;
    }
    Map<String, List<String>> said = new HashMap<>(day.said());
    said.put(
        "services",
        desk.catalogue().services().stream()
            .filter(Catalogue.Service::hasTicket)
            .map(one -> one.nameOnPaper().id() + ": 12")
            .toList());
    return new Values(day.kind(), day.language(), said);
  }
}
