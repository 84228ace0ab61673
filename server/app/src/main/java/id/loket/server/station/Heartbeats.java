package id.loket.server.station;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Submission;
import id.loket.server.rules.ExpireJobs;
import id.loket.server.rules.ReportDevice;
import id.loket.wire.DeviceReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows when each station was heard last. A station that is silent is lost, and so are its devices,
 * until it is heard again; only changes reach the journal. Safe for many threads.
 */
public final class Heartbeats {
  private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);

  /** Three beats of two seconds. */
  private static final Duration SILENCE = Duration.ofSeconds(6);

  private static final String LOST = "STATION_LOST";

  private final OfficeDesk desk;
  private final Clock clock;
  private final Map<String, Instant> heard = new ConcurrentHashMap<>();
  private final Map<String, String> states = new ConcurrentHashMap<>();

  public Heartbeats(OfficeDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
    Instant start = clock.instant();
    desk.look(
            office -> {
              office.devices().forEach(device -> heard.put(device.station(), start));
              office.devices().forEach(device -> states.put(device.key(), device.state()));
              return null;
            })
        .join();
  }

  /** Notes the beat and gives back what is not as it was. */
  List<DeviceReport> beat(String station, List<DeviceReport> devices) {
    heard.put(station, clock.instant());
    List<DeviceReport> changed = new ArrayList<>();
    for (DeviceReport report : devices) {
      String known = states.put(station + "/" + report.device(), report.state());
      if (!report.state().equals(known)) {
        changed.add(report);
        log.info("station {}: {} {} {}", station, report.device(), report.state(), report.detail());
      }
    }
    return changed;
  }

  /** Run every second: finds stations that fell silent and slips that are too old. */
  public void look() {
    Instant now = clock.instant();
    new HashMap<>(heard)
        .forEach(
            (station, at) -> {
              if (Duration.between(at, now).compareTo(SILENCE) > 0) {
                heard.remove(station);
                lost(station);
              }
            });
    boolean anyOpen = desk.look(office -> !office.openJobs().isEmpty()).join();
    if (anyOpen) {
      desk.handle(Submission.ofOffice(new ExpireJobs())).join();
    }
  }

  private void lost(String station) {
    log.warn("station {}: lost", station);
    for (String key : List.copyOf(states.keySet())) {
      if (key.startsWith(station + "/")) {
        states.put(key, LOST);
        String device = key.substring(station.length() + 1);
        desk.handle(
                Submission.ofOffice(
                    new ReportDevice(station, device, LOST, "the station does not answer")))
            .join();
      }
    }
  }
}
