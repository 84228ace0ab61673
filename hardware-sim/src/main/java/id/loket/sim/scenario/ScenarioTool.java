package id.loket.sim.scenario;

import id.loket.sim.bench.Bench;
import id.loket.sim.bench.Given;
import id.loket.sim.bench.Tool;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * The player on the bench: lists the scenarios that came with the program and those that were
 * recorded or sent, plays one at a time, and records. Safe for many threads.
 */
public final class ScenarioTool implements Tool, AutoCloseable {
  private static final int KEPT_LINES = 400;
  private static final int MOST_OWN = 100;
  private static final int MOST_CHARACTERS = 200_000;

  private final Supplier<Venue> venue;
  private final Map<String, String> bundled = Library.texts();
  private final Map<String, Map<String, Object>> titles = new TreeMap<>();
  private final Map<String, String> own = new TreeMap<>();
  private final Map<String, Outcome.End> played = new TreeMap<>();
  private final Recorder recorder = new Recorder();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Deque<Told> lines = new ArrayDeque<>();
  private Optional<Play> playing = Optional.empty();
  private Optional<Thread> thread = Optional.empty();
  private String name = "";
  private long plays;
  private Optional<Outcome> outcome = Optional.empty();

  /**
   * @param venue asked anew for each play, because the office may have been started again
   */
  public ScenarioTool(Supplier<Venue> venue) {
    this.venue = venue;
    bundled.forEach((name, text) -> titles.put(name, title(name, text)));
  }

  private static Map<String, Object> title(String name, String text) {
    Scenario scenario = ScenarioFile.read(name, text);
    Map<String, Object> title = new LinkedHashMap<>();
    title.put("name", name);
    title.put("title", scenario.name());
    title.put("about", scenario.about());
    return title;
  }

  /** Hears what a hand does on that bench. */
  public void recordFrom(Bench bench) {
    bench.watchedBy(recorder);
  }

  @Override
  public String name() {
    return "scenarios";
  }

  @Override
  public synchronized Map<String, Object> picture() {
    Map<String, Object> picture = new LinkedHashMap<>();
    picture.put("list", titles.values().stream().map(this::withOutcome).toList());
    picture.put("playing", playing.isPresent());
    picture.put("name", name);
    picture.put("play", plays);
    picture.put("outcome", outcome.map(one -> one.end().name()).orElse(null));
    picture.put("text", outcome.map(Outcome::text).orElse(""));
    picture.put("lines", List.copyOf(lines));
    picture.put("recording", recorder.isRecording());
    picture.put("recorded", recorder.count());
    return picture;
  }

  private Map<String, Object> withOutcome(Map<String, Object> title) {
    Map<String, Object> view = new LinkedHashMap<>(title);
    Outcome.End end = played.get(String.valueOf(title.get("name")));
    view.put("outcome", end == null ? null : end.name());
    return view;
  }

  @Override
  public Map<String, Object> act(String deed, Map<String, Object> sent) {
    Given given = new Given(sent);
    Map<String, Object> answer =
        switch (deed) {
          case "play" -> play(given.needed("name"));
          case "send" -> send(given.needed("name"), given.needed("text"));
          case "text" -> Map.of("text", text(given.needed("name")));
          case "stop" -> stop();
          case "record" -> record();
          case "end-record" -> endRecord(given.text("name").orElse("rekaman"));
          default ->
              throw new NoSuchElementException(
                  "scenarios has play, send, text, stop, record and end-record, no " + deed);
        };
    changed();
    return answer;
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  // ---- playing ---------------------------------------------------------------------------------

  private synchronized String text(String name) {
    String text = own.getOrDefault(name, bundled.get(name));
    if (text == null) {
      throw new IllegalArgumentException("name: there is no scenario " + name);
    }
    return text;
  }

  private synchronized Map<String, Object> play(String wanted) {
    return begin(wanted, ScenarioFile.read(wanted + ".yaml", text(wanted)));
  }

  /** Keeps a file under a name and plays it at once. */
  private synchronized Map<String, Object> send(String wanted, String text) {
    Scenario scenario = ScenarioFile.read(wanted, text);
    keep(wanted, text);
    return begin(wanted, scenario);
  }

  private void keep(String wanted, String text) {
    if (bundled.containsKey(wanted)) {
      throw new IllegalArgumentException("name: " + wanted + " comes with the program");
    }
    boolean tooMuch = own.size() >= MOST_OWN && !own.containsKey(wanted);
    if (tooMuch || text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "text: up to " + MOST_OWN + " files of " + MOST_CHARACTERS + " characters are kept");
    }
    titles.put(wanted, title(wanted, text));
    own.put(wanted, text);
  }

  private Map<String, Object> begin(String wanted, Scenario scenario) {
    if (playing.isPresent()) {
      throw new IllegalStateException(name + " is being played; stop it first");
    }
    Play play = new Play(scenario, venue.get(), 1, this::told);
    name = wanted;
    plays++;
    lines.clear();
    outcome = Optional.empty();
    playing = Optional.of(play);
    Thread player = new Thread(() -> run(play), "scenario");
    player.setDaemon(true);
    thread = Optional.of(player);
    player.start();
    return Map.of("play", plays);
  }

  private void run(Play play) {
    Outcome end = play.run();
    synchronized (this) {
      outcome = Optional.of(end);
      played.put(name, end.end());
      playing = Optional.empty();
    }
    changed();
  }

  private void told(Told line) {
    synchronized (this) {
      lines.add(line);
      if (lines.size() > KEPT_LINES) {
        lines.remove();
      }
    }
    changed();
  }

  private synchronized Map<String, Object> stop() {
    playing.ifPresent(Play::stop);
    return Map.of();
  }

  // ---- recording -------------------------------------------------------------------------------

  private Map<String, Object> record() {
    recorder.begin();
    return Map.of();
  }

  private synchronized Map<String, Object> endRecord(String wanted) {
    if (!recorder.isRecording()) {
      throw new IllegalStateException("nothing is being recorded");
    }
    recorder.end();
    String text = recorder.file(wanted);
    if (recorder.count() > 0) {
      keep(wanted, text);
    }
    return Map.of("text", text);
  }

  /** Stops what is being played, and waits until its people have left. */
  @Override
  public void close() {
    Optional<Thread> player;
    synchronized (this) {
      stop();
      player = thread;
    }
    try {
      if (player.isPresent()) {
        player.get().join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
