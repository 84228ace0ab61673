package id.loket.sim.demo;

import id.loket.sim.bench.Given;
import id.loket.sim.bench.Tool;
import id.loket.sim.people.Crowd;
import id.loket.sim.scenario.Entrances;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a crowd through the hall and home again; their screens go with them. One crowd at a time.
 * Safe for many threads.
 */
final class CrowdTool implements Tool {
  private static final Logger log = LoggerFactory.getLogger(CrowdTool.class);
  private static final List<Integer> COUNTERS = List.of(1, 2, 4, 5, 6);
  private static final int MOST_VISITORS = 10_000;
  private static final int FASTEST = 1_000;
  private static final int MOST_SEED = 1_000_000_000;

  private final DemoOffice office;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private Optional<Crowd> crowd = Optional.empty();
  private long seed = 1;
  private long visitors;
  private double speed = 1;

  CrowdTool(DemoOffice office) {
    this.office = office;
  }

  synchronized Optional<Crowd> crowd() {
    return crowd;
  }

  @Override
  public String name() {
    return "crowd";
  }

  @Override
  public synchronized Map<String, Object> picture() {
    Map<String, Object> picture = new LinkedHashMap<>();
    picture.put("here", crowd.isPresent());
    picture.put("seed", seed);
    picture.put("visitors", visitors);
    picture.put("speed", speed);
    picture.put("arrived", crowd.map(Crowd::arrived).orElse(0));
    picture.put("answered", crowd.map(Crowd::answered).orElse(0));
    return picture;
  }

  @Override
  public Map<String, Object> act(String deed, Map<String, Object> sent) {
    Given given = new Given(sent);
    switch (deed) {
      case "come" ->
          come(
              given.number("seed", 0, MOST_SEED, 1),
              (int) given.number("visitors", 1, MOST_VISITORS, 40),
              given.decimal("speed", 0.1, FASTEST, 10));
      case "go" -> goHome();
      default -> throw new NoSuchElementException("crowd has come and go, no " + deed);
    }
    listeners.forEach(Runnable::run);
    return picture();
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * @throws IllegalStateException if one is here already, or the office lets it not in
   */
  synchronized void come(long withSeed, int many, double howFast) {
    if (crowd.isPresent()) {
      throw new IllegalStateException("a crowd is here; send it home first");
    }
    Crowd one = new Crowd(office.venue().server(), withSeed, howFast, office.hands());
    Entrances entrances = office.venue().entrances();
    try {
      for (int counter : COUNTERS) {
        String user = "petugas" + counter;
        one.startOfficer(
            new Crowd.Officer(counter, user, entrances.password(user)),
            entrances.code("DESK", "Loket " + counter + " (kerumunan)"));
      }
      one.startVisitors(many, entrances.code("KIOSK", "Kiosk kerumunan"));
    } catch (IOException e) {
      one.close();
      throw new IllegalStateException("the crowd can't come: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      one.close();
      return;
    }
    seed = withSeed;
    visitors = many;
    speed = howFast;
    crowd = Optional.of(one);
  }

  /** Their screens are taken down with them. */
  synchronized void goHome() {
    crowd.ifPresent(
        one -> {
          one.close();
          for (String screen : one.screens()) {
            if (!office.server().screens().revoke(screen)) {
              log.info("demo: the crowd's screen {} was gone before", screen);
            }
          }
        });
    crowd = Optional.empty();
  }
}
