package id.loket.server.health;

import id.loket.device.Health;
import id.loket.server.call.Boards;
import id.loket.server.day.ClockView;
import id.loket.server.desk.DeskFigures;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.mending.Finding;
import id.loket.server.mending.Findings;
import id.loket.server.rules.Office;
import id.loket.server.web.Caller;
import id.loket.server.web.DeviceView;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Pictures;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** {@code /healthz} says whether the desk works; {@code /metrics} how much. Nothing personal. */
public final class HealthRoutes {
  private static final long LIMIT_SECONDS = 3;
  private static final Duration ASK_THE_FILE = Duration.ofSeconds(30);
  private static final Duration KEEP_BALLAST = Duration.ofMinutes(1);

  private final OfficeDesk desk;
  private final Pictures pictures;
  private final Boards boards;
  private final Clock clock;
  private final Supplier<Optional<Instant>> newestBackup;
  private final Findings findings;
  private PrometheusMeterRegistry registry;

  /**
   * @param newestBackup when it was made; empty if there is none
   */
  public HealthRoutes(
      OfficeDesk desk,
      Pictures pictures,
      Boards boards,
      Clock clock,
      Supplier<Optional<Instant>> newestBackup,
      Findings findings) {
    this.newestBackup = newestBackup;
    this.findings = findings;
    this.desk = desk;
    this.pictures = pictures;
    this.boards = boards;
    this.clock = clock;
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
    Gauge.builder("loket.write.trouble", desk, d -> d.writeTrouble().isPresent() ? 1 : 0)
        .register(registry);
    Gauge.builder("loket.damage.findings", findings, f -> f.all().size()).register(registry);
    Gauge.builder("loket.boards.live", boards, Boards::live).register(registry);
    for (Health health : Health.values()) {
      Gauge.builder("loket.devices", desk, d -> devices(d, health))
          .tag("health", health.name())
          .register(registry);
    }
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
  }

  public Feature feature() {
    return Feature.of(
            "health",
            List.of(
                Route.get("/healthz", "health.read", this::health),
                Route.get("/metrics", "health.read", this::metrics)))
        .every(ASK_THE_FILE, desk::ask)
        .every(KEEP_BALLAST, desk.ballast()::keep);
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
    Long free = StorageView.of(desk, findings).freeMegabytes();
    if (free != null) {
      health.put("freeMegabytes", free);
    }
    newestBackup.get().ifPresent(at -> health.put("newestBackup", at));
    findings.worst().ifPresent(one -> health.put("damage", damage(one)));
    context.status(health.get("status").equals("up") ? 200 : 503);
    context.result(Json.bytes(health));
  }

  /** Not the words, for anybody may ask here. */
  private static Map<String, Object> damage(Finding worst) {
    return Map.of("state", worst.state().name(), "since", worst.since());
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
    context.contentType("text/plain;version=0.0.4;charset=utf-8").result(registry().scrape());
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
    return newestBackup
        .get()
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
