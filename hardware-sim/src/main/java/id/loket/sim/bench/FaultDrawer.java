package id.loket.sim.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets faults come by themselves: each after its delay, as often as its count says, at each second
 * with its probability, and each time for as long as it lasts; or one at random, of all the faults
 * of all devices. The same seed makes the same choices. Its own thread moves the controls; safe for
 * many threads.
 *
 * <p>Known limit: a fault that a hand moves as well belongs to both, and the last one decides.
 */
final class FaultDrawer implements Tool, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FaultDrawer.class);
  private static final long OCCASION_MILLIS = 1_000;
  private static final long USUAL_LASTING_MILLIS = 5_000;
  private static final int MOST_TIMES = 10_000;
  private static final int MOST_SEED = 1_000_000;
  private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);

  private final Map<String, BenchDevice> devices;
  private final ScheduledExecutorService hand =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "bench-faults");
            thread.setDaemon(true);
            return thread;
          });

  private final Map<String, Plan> plans = new LinkedHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private Optional<Chosen> chosen = Optional.empty();

  FaultDrawer(Map<String, BenchDevice> devices) {
    this.devices = devices;
  }

  /** What was broken at random. */
  private record Chosen(long seed, String device, String fault) {}

  @Override
  public String name() {
    return "faults";
  }

  @Override
  public synchronized Map<String, Object> picture() {
    Map<String, Object> picture = new LinkedHashMap<>();
    picture.put("plans", plans.values().stream().map(Plan::view).toList());
    picture.put("random", chosen.map(FaultDrawer::view).orElse(null));
    return picture;
  }

  private static Map<String, Object> view(Chosen one) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("seed", one.seed());
    view.put("device", one.device());
    view.put("fault", one.fault());
    return view;
  }

  @Override
  public Map<String, Object> act(String deed, Map<String, Object> sent) {
    Given given = new Given(sent);
    switch (deed) {
      case "plan" -> plan(given);
      case "cancel" -> cancel(given.needed("device"), given.needed("fault"));
      case "random" -> atRandom(given);
      case "end" -> endAll();
      default ->
          throw new NoSuchElementException("faults has plan, cancel, random and end, no " + deed);
    }
    changed();
    return picture();
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  // ---- faults that come by themselves ----------------------------------------------------------

  private synchronized void plan(Given given) {
    String device = given.needed("device");
    Control fault = device(device).controls().fault(given.needed("fault"));
    Plan plan =
        new Plan(
            device,
            fault,
            given.number("count", 1, MOST_TIMES, 1),
            given.decimal("probability", 0, 1, 1),
            given.number("delay", 0, DAY_MILLIS, 0),
            given.number("lasting", 0, DAY_MILLIS, USUAL_LASTING_MILLIS),
            new Random(given.number("seed", 0, MOST_SEED, 1)));
    Plan before = plans.put(key(device, fault.name()), plan);
    if (before != null) {
      before.cancel();
    }
    plan.after(plan.delayMillis, plan::occasion);
  }

  private synchronized void cancel(String device, String fault) {
    Plan plan = plans.remove(key(device, fault));
    if (plan != null) {
      plan.cancel();
    }
  }

  private static String key(String device, String fault) {
    return device + "/" + fault;
  }

  private BenchDevice device(String name) {
    BenchDevice device = devices.get(name);
    if (device == null) {
      throw new IllegalArgumentException("device: allowed are " + devices.keySet());
    }
    return device;
  }

  private synchronized void over(Plan plan) {
    plans.remove(key(plan.device, plan.fault.name()), plan);
  }

  /** One fault of one device, again and again. Its steps run on the drawer's thread. */
  private final class Plan {
    private final String device;
    private final Control fault;
    private final long count;
    private final double probability;
    private final long delayMillis;
    private final long lastingMillis;
    private final Random random;
    private volatile long left;
    private volatile ScheduledFuture<?> next;
    private volatile boolean cancelled;

    Plan(
        String device,
        Control fault,
        long count,
        double probability,
        long delayMillis,
        long lastingMillis,
        Random random) {
      this.device = device;
      this.fault = fault;
      this.count = count;
      this.probability = probability;
      this.delayMillis = delayMillis;
      this.lastingMillis = lastingMillis;
      this.random = random;
      this.left = count;
    }

    void after(long millis, Runnable step) {
      if (!cancelled && !hand.isShutdown()) {
        next = hand.schedule(() -> run(step), millis, TimeUnit.MILLISECONDS);
      }
    }

    private void run(Runnable step) {
      try {
        step.run();
      } catch (RuntimeException e) {
        log.warn("bench: fault {} of {}: {}", fault.name(), device, e.toString());
        over(this);
      }
      changed();
    }

    void occasion() {
      if (random.nextDouble() < probability) {
        fault.begin();
        left--;
        after(lastingMillis, this::end);
      } else {
        after(OCCASION_MILLIS, this::occasion);
      }
    }

    private void end() {
      fault.end();
      if (left == 0) {
        over(this);
      } else {
        after(OCCASION_MILLIS, this::occasion);
      }
    }

    void cancel() {
      cancelled = true;
      if (next != null) {
        next.cancel(false);
      }
      if (fault.isBroken()) {
        fault.end();
      }
    }

    Map<String, Object> view() {
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("device", device);
      view.put("fault", fault.name());
      view.put("count", count);
      view.put("left", left);
      view.put("probability", probability);
      view.put("delay", delayMillis);
      view.put("lasting", lastingMillis);
      return view;
    }
  }

  // ---- one at random ---------------------------------------------------------------------------

  private synchronized void atRandom(Given given) {
    long seed = given.number("seed", 0, MOST_SEED, System.nanoTime() % MOST_SEED);
    endAll();
    List<Chosen> all = new ArrayList<>();
    for (BenchDevice device : devices.values()) {
      device
          .controls()
          .faults()
          .forEach(one -> all.add(new Chosen(seed, device.name(), one.name())));
    }
    if (all.isEmpty()) {
      throw new IllegalStateException("no device on this bench has a fault");
    }
    Chosen one = all.get(seeded(seed).nextInt(all.size()));
    devices.get(one.device()).controls().fault(one.fault()).begin();
    chosen = Optional.of(one);
  }

  /** Neighbouring seeds choose unlike faults. */
  private static RandomGenerator seeded(long seed) {
    return new java.util.SplittableRandom(seed);
  }

  /** Every device is whole again, and nothing more comes by itself. */
  private synchronized void endAll() {
    List.copyOf(plans.values()).forEach(Plan::cancel);
    plans.clear();
    chosen = Optional.empty();
    for (BenchDevice device : devices.values()) {
      device.controls().faults().stream().filter(Control::isBroken).forEach(Control::end);
    }
  }

  @Override
  public void close() {
    hand.shutdownNow();
  }
}
