package id.loket.server.station;

import id.loket.device.Health;
import id.loket.server.desk.Answer;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Submission;
import id.loket.server.desk.Ticks;
import id.loket.server.journal.Recorded;
import id.loket.server.rules.Command;
import id.loket.server.rules.DeviceChanged;
import id.loket.server.rules.DeviceState;
import id.loket.server.rules.ExpireJobs;
import id.loket.server.rules.ForgetDevice;
import id.loket.server.rules.Office;
import id.loket.server.rules.ReportDevice;
import id.loket.server.web.DeviceView;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.wire.DeviceReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows when each station was heard last. A station that is silent is lost, and so are its devices,
 * until it is heard again. What the devices are like only the office knows: each beat and each look
 * is held against that, so an order that failed is given again with the next one, and only changes
 * reach the journal. Safe for many threads.
 */
public final class Heartbeats {
  private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);

  /** Three beats of two seconds. */
  private static final Duration SILENCE = Duration.ofSeconds(6);

  private static final String LOST = "STATION_LOST";

  private final OfficeDesk desk;
  private final Ticks ticks;
  private final long start;
  private final Map<String, Long> heard = new HashMap<>();
  private final Map<String, Map<String, String>> addresses = new ConcurrentHashMap<>();

  public Heartbeats(OfficeDesk desk, Ticks ticks) {
    this.desk = desk;
    this.ticks = ticks;
    this.start = ticks.nanos();
  }

  /**
   * Notes the beat and orders what is not as it was.
   *
   * @throws Problem if the desk can't take it now; the next beat tries again
   */
  void beat(String actor, String station, List<DeviceReport> devices) {
    addresses.put(
        station,
        devices.stream()
            .collect(
                Collectors.toMap(DeviceReport::device, DeviceReport::address, (one, same) -> one)));
    List<CompletableFuture<Answer>> orders = new ArrayList<>();
    for (Command report : Requests.await(hear(station, devices))) {
      orders.add(desk.handle(Submission.of("", actor, "", report)));
    }
    for (CompletableFuture<Answer> order : orders) {
      change(Requests.await(order))
          .ifPresent(
              one ->
                  log.info(
                      "station {}: {} {} {}", station, one.device(), one.state(), one.detail()));
    }
  }

  /** Where that device hangs, as its station told last; empty if it has not in this run. */
  public String addressOf(String station, String device) {
    return addresses.getOrDefault(station, Map.of()).getOrDefault(device, "");
  }

  /** Run every second: finds stations that fell silent and slips that are too old. */
  public void look() {
    for (DeviceState device : Requests.await(desk.look(Heartbeats::present))) {
      giveUpIfSilent(device)
          .flatMap(order -> change(Requests.await(order)))
          .ifPresent(
              one -> log.warn("station {}: lost, and {} with it", one.station(), one.device()));
    }
    boolean anyOpen = Requests.await(desk.look(office -> !office.openJobs().isEmpty()));
    if (anyOpen) {
      Requests.await(desk.handle(Submission.ofOffice(new ExpireJobs())));
    }
  }

  /**
   * What the office has to be told of a beat. Under the same lock as {@link #giveUpIfSilent}: a
   * beat that comes too late to keep its station finds it lost here, and brings it back.
   */
  private synchronized CompletableFuture<List<Command>> hear(
      String station, List<DeviceReport> devices) {
    heard.put(station, ticks.nanos());
    return desk.look(
        office ->
            Stream.concat(
                    devices.stream()
                        .map(one -> report(station, one))
                        .filter(report -> report.isNews(office)),
                    noLongerThere(office, station, devices))
                .toList());
  }

  /** What its station does not name any more; else it would stand in the lists for ever. */
  private static Stream<Command> noLongerThere(
      Office office, String station, List<DeviceReport> devices) {
    Set<String> named = devices.stream().map(DeviceReport::device).collect(Collectors.toSet());
    return office.devices().stream()
        .filter(known -> known.station().equals(station) && !named.contains(known.device()))
        .map(known -> new ForgetDevice(station, known.device()));
  }

  private static ReportDevice report(String station, DeviceReport one) {
    return new ReportDevice(
        station, one.device(), one.kind(), one.state(), one.health().name(), one.detail());
  }

  private static List<DeviceState> present(Office office) {
    return office.devices().stream().filter(one -> !one.state().equals(LOST)).toList();
  }

  /** Empty if its station was heard; under one lock with {@link #hear}. */
  private synchronized Optional<CompletableFuture<Answer>> giveUpIfSilent(DeviceState device) {
    long last = heard.getOrDefault(device.station(), start);
    if (ticks.nanos() - last <= SILENCE.toNanos()) {
      return Optional.empty();
    }
    return Optional.of(
        desk.handle(
            Submission.ofOffice(
                new ReportDevice(
                    device.station(),
                    device.device(),
                    DeviceView.kind(device),
                    LOST,
                    Health.DOWN.name(),
                    "the station does not answer"))));
  }

  private static Optional<DeviceChanged> change(Answer answer) {
    return answer instanceof Answer.Accepted accepted
        ? accepted.events().stream()
            .map(Recorded::event)
            .filter(DeviceChanged.class::isInstance)
            .map(DeviceChanged.class::cast)
            .findFirst()
        : Optional.empty();
  }
}
