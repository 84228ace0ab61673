package id.loket.doctor;

import id.loket.device.Health;
import id.loket.wire.DeviceReport;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A station as the doctor looks at it. A station that runs holds its devices, so it is asked for
 * what it knows, and none is opened beside it.
 *
 * @param name what it is called, by its settings file
 * @param unit of systemd that runs it
 * @param data folder where it tells of itself
 * @param enrolled whether it has a token, or a code for its first start
 */
public record StationPatient(
    String name, String unit, URI server, Path data, boolean enrolled, List<Probe> probes) {
  private static final String STATION = "station";
  private static final String TOKEN = "station-token";

  /**
   * @param networkTime whether the network sets this computer's clock; empty if nobody can say
   */
  public List<Row> look(
      Examination examination, Supplier<Optional<Boolean>> networkTime, Clock clock) {
    FutureTask<List<Row>> office = begun(() -> OfficeAsked.look(server, data, clock));
    FutureTask<List<Row>> time = begun(() -> ofNetworkTime(networkTime.get()));
    List<Row> rows = new ArrayList<>(devices(examination));
    rows.addAll(ended(office));
    rows.addAll(ended(time));
    return rows;
  }

  /** Empty where nobody can say. */
  public static List<Row> ofNetworkTime(Optional<Boolean> set) {
    return set.map(
            yes ->
                yes
                    ? Row.well("clock.network")
                    : Row.attention("clock.network", "clock.notByNetwork"))
        .map(List::of)
        .orElse(List.of());
  }

  List<Row> devices(Examination examination) {
    try {
      Optional<RunningStation> running = RunningStation.ask(data);
      if (running.isPresent()) {
        return told(running.get());
      }
      List<Row> rows = new ArrayList<>();
      rows.add(notRunning());
      rows.addAll(examination.of(name, probes));
      return rows;
    } catch (IOException e) {
      return List.of(
          Row.down(STATION, "station.mute")
              .with("name", name)
              .with("unit", unit)
              .detailed(e.getMessage()));
    }
  }

  private Row notRunning() {
    return Row.down(STATION, enrolled ? "station.stopped" : "station.notEnrolled")
        .with("name", name)
        .with("unit", unit);
  }

  private List<Row> told(RunningStation running) {
    List<Row> rows = new ArrayList<>();
    rows.add(
        running.connected()
            ? Row.well(STATION, "station.runs").with("name", name)
            : Row.down(STATION, "station.alone").with("name", name).detailed(running.trouble()));
    Set<String> known = new HashSet<>();
    for (DeviceReport one : running.devices()) {
      known.add(one.device() + " " + one.address());
      Seen seen = new Seen(one.state(), one.health(), one.detail());
      rows.add(
          Row.of(name, one.device(), one.kind(), seen, Row.Source.STATION)
              .with("address", one.address()));
    }
    for (Probe probe : probes) {
      if (!known.contains(probe.device() + " " + probe.address())) {
        Seen seen = new Seen(Seen.NOT_LOADED, Health.ATTENTION, probe.address());
        rows.add(
            Row.of(name, probe.device(), probe.kind(), seen, Row.Source.LOOKED)
                .with("address", probe.address())
                .with("unit", unit));
      }
    }
    return rows;
  }

  private static FutureTask<List<Row>> begun(Callable<List<Row>> look) {
    FutureTask<List<Row>> task = new FutureTask<>(look);
    Thread thread = new Thread(task, "doctor");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private static List<Row> ended(FutureTask<List<Row>> task) {
    try {
      return task.get(4, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return List.of(Row.attention("checks", "checks.failed").detailed(String.valueOf(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** Whether a station's token lies there; the folder is not touched. */
  public static boolean hasToken(Path data) {
    return Files.exists(data.resolve(TOKEN));
  }

  /** That token, so that it can be blotted out; empty also where it can't be read. */
  public static List<String> token(Path data) {
    try {
      return List.of(Files.readString(data.resolve(TOKEN), StandardCharsets.ISO_8859_1).strip());
    } catch (IOException e) {
      return List.of();
    }
  }
}
