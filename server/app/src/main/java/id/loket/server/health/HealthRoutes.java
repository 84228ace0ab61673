package id.loket.server.health;

import id.loket.device.Health;
import id.loket.server.backup.Nightly;
import id.loket.server.backup.SecondCopy;
import id.loket.server.call.Boards;
import id.loket.server.day.ClockView;
import id.loket.server.desk.DeskFigures;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Ticks;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Office;
import id.loket.server.trial.TrialView;
import id.loket.server.trial.Trials;
import id.loket.server.web.Accounts;
import id.loket.server.web.Caller;
import id.loket.server.web.Check;
import id.loket.server.web.DeviceView;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Pictures;
import id.loket.server.web.Route;
import id.loket.server.web.Screens;
import id.loket.server.web.Subject;
import io.javalin.http.Context;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /healthz} says whether the desk works, and the list of checks; {@code /metrics} how much.
 * Nothing personal. The technician's page shows the same list in words.
 */
public final class HealthRoutes {
  private static final Logger log = LoggerFactory.getLogger(HealthRoutes.class);

  /** What strangers have no use for but to do harm. */
  private static final Set<String> PRIVATE = Set.of("detail", "version", "java");

  private static final long LIMIT_SECONDS = 3;
  private static final Duration ASK_THE_FILE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration KEEP_BALLAST = Duration.ofMinutes(1);

  private final OfficeDesk desk;
  private final Pictures pictures;
  private final Boards boards;
  private final Clock clock;
  private final Ticks ticks;
  private final Nightly backups;
  private final Optional<SecondCopy> copy;
  private final HealthList list;
  private final Trials trials;
  private final Screens screens;
  private final Accounts accounts;
  private volatile List<DeviceView> devices = List.of();
  private PrometheusMeterRegistry registry;
  private MultiGauge checks;

  /**
   * @param copy the second copy; empty if this office has none
   */
  public HealthRoutes(
      OfficeDesk desk,
      Pictures pictures,
      Boards boards,
      Clock clock,
      Ticks ticks,
      Nightly backups,
      Optional<SecondCopy> copy,
      HealthList list,
      Trials trials,
      Screens screens,
      Accounts accounts) {
    this.backups = backups;
    this.copy = copy;
    this.list = list;
    this.trials = trials;
    this.screens = screens;
    this.accounts = accounts;
    this.desk = desk;
    this.pictures = pictures;
    this.boards = boards;
    this.clock = clock;
    this.ticks = ticks;
  }

  /** Made when somebody first asks for it; an office that nobody measures starts without it. */
  private synchronized PrometheusMeterRegistry registry() {
    if (registry == null) {
      registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      measure();
    }
    return registry;
  }

  private void measure() {
    FunctionCounter.builder("loket.desk.commands", desk, d -> d.figures().commands())
        .register(registry);
    FunctionCounter.builder("loket.desk.events", desk, d -> d.figures().events())
        .register(registry);
    FunctionCounter.builder("loket.desk.transactions", desk, d -> d.figures().groups())
        .register(registry);
    FunctionCounter.builder("loket.desk.transaction.seconds", desk, d -> seconds(d.figures()))
        .register(registry);
    Gauge.builder("loket.screens.listening", pictures, Pictures::listeners).register(registry);
    Gauge.builder("loket.disk.free.bytes", desk, HealthRoutes::freeBytes).register(registry);
    Gauge.builder("loket.backup.age.seconds", this, HealthRoutes::backupAge).register(registry);
    copy.ifPresent(
        one ->
            Gauge.builder("loket.copy.lag.seconds", one, c -> c.lag().toMillis() / 1e3)
                .register(registry));
    Gauge.builder("loket.write.trouble", desk, d -> d.writeTrouble().isPresent() ? 1 : 0)
        .register(registry);
    Gauge.builder("loket.boards.live", boards, Boards::live).register(registry);
    for (Health health : Health.values()) {
      Gauge.builder("loket.devices", desk, d -> devices(d, health))
          .tag("health", health.name())
          .register(registry);
    }
    for (Health health : Health.values()) {
      Gauge.builder("loket.checks", list, l -> count(l.latest(), health))
          .tag("health", health.name())
          .register(registry);
    }
    checks = MultiGauge.builder("loket.check").register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
  }

  public Feature feature() {
    return Feature.of(
            "health",
            List.of(
                Route.get("/healthz", "health.read", this::health),
                Route.get("/metrics", "health.read", this::metrics),
                Route.get("/api/v1/health", "check.read", this::checks),
                Route.get("/api/v1/health/live", "check.read", this::live)))
        .every(LOOK, this::look)
        .every(ASK_THE_FILE, desk::ask)
        .every(KEEP_BALLAST, desk.ballast()::keep)
        .checkedOffDesk(new MachineChecks(desk, ticks))
        .shownOn("health");
  }

  private void look() {
    list.keep();
    lookAtDevices();
  }

  /** As they were last seen, while the desk does not answer. */
  private void lookAtDevices() {
    try {
      devices =
          desk.look(office -> DeviceView.all(office, screens)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      log.debug("health: the desk does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void checks(Context context, Caller caller) {
    list.look();
    lookAtDevices();
    Json.answer(context, 200, picture());
  }

  /** Drawn without the desk, which may be what is wrong. */
  private void live(Context context, Caller caller) {
    Subject.OfStore subject = now -> picture();
    pictures.stream(context, "health", subject);
  }

  private HealthPicture picture() {
    Catalogue catalogue = desk.catalogue();
    return HealthPicture.of(
        catalogue.office().zone(),
        catalogue.zoneName(),
        list.latest(),
        TrialView.all(devices, trials, accounts));
  }

  private void health(Context context, Caller caller) throws Exception {
    context.contentType("application/json");
    Map<String, Object> health = new LinkedHashMap<>();
    health.put("status", "up");
    try {
      health.putAll(
          desk.look(office -> up(office, clock.instant())).get(LIMIT_SECONDS, TimeUnit.SECONDS));
      desk.writeTrouble().ifPresent(trouble -> down(health, trouble.cause().words()));
    } catch (TimeoutException | ExecutionException e) {
      down(health, "the desk does not answer");
    }
    Long free = StorageView.of(desk).freeMegabytes();
    if (free != null) {
      health.put("freeMegabytes", free);
    }
    backups.newest().ifPresent(at -> health.put("newestBackup", at));
    backups.hangingSince().ifPresent(at -> health.put("backupHangsSince", at));
    copy.ifPresent(one -> addCopy(health, one));
    List<Check> rows = list.look();
    health.put("health", HealthList.of(rows));
    health.put("checks", rows.stream().map(Public::of).toList());
    context.status(health.get("status").equals("up") ? 200 : 503);
    context.result(Json.bytes(health));
  }

  /** The office works without it, so it is no reason to be down. */
  private static void addCopy(Map<String, Object> health, SecondCopy copy) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("lagSeconds", copy.lag().toSeconds());
    said.put("tooFar", copy.lag().compareTo(SecondCopy.TOO_FAR) > 0);
    copy.trouble()
        .ifPresent(
            trouble -> {
              said.put("cause", trouble.cause().words());
              said.put("since", trouble.since());
            });
    health.put("copy", said);
  }

  /** A row for everybody: without what a device itself says, which may hold an address. */
  record Public(
      String id,
      String name,
      Health health,
      String cause,
      Map<String, String> values,
      Instant since) {
    static Public of(Check row) {
      Map<String, String> values = new TreeMap<>(row.values());
      values.keySet().removeAll(PRIVATE);
      return new Public(row.id(), row.name(), row.health(), row.cause(), values, row.since());
    }
  }

  private static void down(Map<String, Object> health, String cause) {
    health.put("status", "down");
    health.put("cause", cause);
  }

  private static Map<String, Object> up(Office office, Instant now) {
    String state = ClockView.of(office, now).map(one -> one.state().name()).orElse("RIGHT");
    return Map.of("status", "up", "waiting", office.waiting(), "clock", state);
  }

  private void metrics(Context context, Caller caller) {
    PrometheusMeterRegistry all = registry();
    checks.register(worstOfEachName(list.look()), true);
    context.contentType("text/plain;version=0.0.4;charset=utf-8").result(all.scrape());
  }

  /** 0 well, 1 attention, 2 down; by name and not by id, so that there are never many. */
  private static List<MultiGauge.Row<?>> worstOfEachName(List<Check> rows) {
    Map<String, Health> worst = new TreeMap<>();
    rows.forEach(
        row -> worst.merge(row.name(), row.health(), (a, b) -> a.compareTo(b) < 0 ? b : a));
    List<MultiGauge.Row<?>> gauges = new ArrayList<>();
    worst.forEach(
        (name, health) -> gauges.add(MultiGauge.Row.of(Tags.of("check", name), health.ordinal())));
    return gauges;
  }

  private static long count(List<Check> rows, Health health) {
    return rows.stream().filter(one -> one.health() == health).count();
  }

  /** Not a number while the desk does not answer. */
  private static double devices(OfficeDesk desk, Health health) {
    try {
      return desk.look(office -> count(office, health)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return Double.NaN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Double.NaN;
    }
  }

  /** Not a number if there is no backup. */
  private double backupAge() {
    return backups
        .newest()
        .map(at -> (double) Duration.between(at, clock.instant()).toSeconds())
        .orElse(Double.NaN);
  }

  /** Not a number if the system doesn't tell. */
  private static double freeBytes(OfficeDesk desk) {
    try {
      return desk.ballast().free();
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  private static long count(Office office, Health health) {
    return office.devices().stream().filter(one -> DeviceView.health(one) == health).count();
  }

  private static double seconds(DeskFigures figures) {
    return figures.nanoseconds() / 1e9;
  }
}
