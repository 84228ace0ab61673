package id.loket.sim.scenario;

import id.loket.sim.bench.Bench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes down as a scenario what a hand does on the bench while it records, with the pauses
 * between. What is to be expected, only a person can add. Safe for many threads.
 */
final class Recorder implements Bench.Watcher {
  private static final int MOST_STEPS = 1_000;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);

  /** Tools whose deeds belong in a story. */
  private static final Set<String> TOLD = Set.of("faults", "crowd", "clock");

  private final List<String> steps = new ArrayList<>();
  private boolean recording;
  private long last;

  synchronized void begin() {
    steps.clear();
    recording = true;
    last = System.nanoTime();
  }

  synchronized void end() {
    recording = false;
  }

  synchronized boolean isRecording() {
    return recording;
  }

  synchronized int count() {
    return steps.size();
  }

  /** The file; steps so far, also while it records. */
  synchronized String file(String name) {
    StringBuilder file = new StringBuilder("name: " + quoted(name) + "\nsteps:\n");
    steps.forEach(one -> file.append("  - ").append(one).append('\n'));
    return file.toString();
  }

  @Override
  public synchronized void moved(String device, String control, Object value) {
    note("do: {device: " + quoted(device) + ", " + control + ": " + value(value) + "}");
  }

  @Override
  public synchronized void acted(String tool, String deed, Map<String, Object> given) {
    if (TOLD.contains(tool)) {
      StringBuilder step = new StringBuilder("do: {tool: " + tool + ", act: " + deed);
      given.forEach(
          (key, value) -> step.append(", ").append(key).append(": ").append(value(value)));
      note(step.append('}').toString());
    }
  }

  /** Of people, in the words of the file. */
  synchronized void did(String step) {
    note("do: {" + step + "}");
  }

  private void note(String step) {
    if (!recording || steps.size() >= MOST_STEPS) {
      return;
    }
    long now = System.nanoTime();
    Duration pause = Duration.ofNanos(now - last);
    if (!steps.isEmpty() && pause.compareTo(SHORTEST_PAUSE) >= 0) {
      steps.add("wait: " + pause.toMillis() + "ms");
    }
    last = now;
    steps.add(step);
  }

  private static String value(Object value) {
    return value == null ? "true" : value instanceof String text ? quoted(text) : value.toString();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + "\"";
  }
}
