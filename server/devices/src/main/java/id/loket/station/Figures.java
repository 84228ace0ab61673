package id.loket.station;

import java.util.Map;

/** How a station is, taken at one moment. */
public interface Figures {
  /** Whether it can do its work; otherwise {@code /healthz} answers 503. */
  boolean well();

  /** The further members of the answer of {@code /healthz}, in their order; JSON-ready. */
  Map<String, Object> health();

  /** The text of {@code /metrics}. */
  MetricsText metrics();

  /** The words of {@code /healthz} for the line to the server. */
  static void line(Map<String, Object> health, boolean connected, String trouble) {
    health.put("server", connected ? "CONNECTED" : "LOST");
    if (!trouble.isEmpty()) {
      health.put("trouble", trouble);
    }
  }
}
