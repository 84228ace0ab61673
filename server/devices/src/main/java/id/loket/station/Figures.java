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

  /** The word of {@code /healthz} for the line to the server. */
  static String server(boolean connected) {
    return connected ? "CONNECTED" : "LOST";
  }
}
