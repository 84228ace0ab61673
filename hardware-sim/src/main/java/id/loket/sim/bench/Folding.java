package id.loket.sim.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds what comes again and again in a log: a station asks its devices every few seconds whether
 * they are well, and nobody reads that line by line. What is folded stands in one entry, which says
 * how often it came and holds the newest of its lines.
 */
final class Folding {
  /** From so many of the same line on, it is one that comes again and again. */
  private static final int OFTEN = 3;

  /** Fewer of them in a row stand for themselves. */
  private static final int LONG = 4;

  private static final int SHOWN_INSIDE = 12;

  private Folding() {}

  /**
   * @param newestFirst entries of a log or frames, each with a number that counts all there were
   * @param most entries that are wanted
   */
  static List<Map<String, Object>> fold(List<Map<String, Object>> newestFirst, int most) {
    Map<String, Integer> times = new HashMap<>();
    newestFirst.forEach(line -> times.merge(sameness(line), 1, Integer::sum));
    List<Map<String, Object>> folded = new ArrayList<>();
    List<Map<String, Object>> run = new ArrayList<>();
    for (Map<String, Object> line : newestFirst) {
      if (times.get(sameness(line)) >= OFTEN) {
        run.add(line);
      } else {
        end(run, folded);
        folded.add(line);
      }
    }
    end(run, folded);
    return Collections.unmodifiableList(folded.subList(0, Math.min(most, folded.size())));
  }

  private static void end(List<Map<String, Object>> run, List<Map<String, Object>> folded) {
    if (run.size() < LONG) {
      folded.addAll(run);
    } else {
      folded.add(folded(run));
    }
    run.clear();
  }

  private static Map<String, Object> folded(List<Map<String, Object>> run) {
    Map<String, Object> newest = run.get(0);
    Map<String, Object> oldest = run.get(run.size() - 1);
    long asked = run.stream().filter(Folding::isAsked).count();
    long all = (long) newest.get("number") - (long) oldest.get("number") + 1;
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("number", newest.get("number"));
    one.put("since", oldest.get("number"));
    one.put("at", newest.get("at"));
    one.put("kind", "FOLDED");
    one.put("text", "");
    // What was dropped to make room is counted too, and was of the same kinds.
    one.put("asked", Math.round(asked * (double) all / run.size()));
    one.put("times", all);
    one.put("lines", List.copyOf(run.subList(0, Math.min(SHOWN_INSIDE, run.size()))));
    return one;
  }

  private static boolean isAsked(Map<String, Object> line) {
    return "COMMAND".equals(line.get("kind")) || "HEARD".equals(line.get("way"));
  }

  /** The port of who asks is another each time. */
  private static String sameness(Map<String, Object> line) {
    String text = line.get("text").toString().replaceAll(":\\d{2,5}\\b", "");
    return line.getOrDefault("kind", "") + " " + line.getOrDefault("way", "") + " " + text;
  }
}
