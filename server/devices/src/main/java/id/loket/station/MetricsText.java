package id.loket.station;

/** Metrics in the text format 0.0.4 that every monitoring system reads. One thread writes it. */
public final class MetricsText {
  private final StringBuilder text = new StringBuilder();

  /** A value that goes up and down. */
  public MetricsText gauge(String name, String help, long value) {
    return head(name, "gauge", help).line(name, value);
  }

  public MetricsText gauge(String name, String help, boolean value) {
    return gauge(name, help, value ? 1 : 0);
  }

  /** A gauge with one line for each state, 1 for the one that holds. */
  public <E extends Enum<E>> MetricsText states(String name, String help, Class<E> all, E now) {
    head(name, "gauge", help);
    for (E state : all.getEnumConstants()) {
      line(name + "{state=\"" + state + "\"}", state == now ? 1 : 0);
    }
    return this;
  }

  /** Opens a value that goes up and down and has several lines; they follow. */
  public MetricsText gauge(String name, String help) {
    return head(name, "gauge", help);
  }

  /** Opens a value that only grows; its lines follow. */
  public MetricsText counter(String name, String help) {
    return head(name, "counter", help);
  }

  public MetricsText line(String name, long value) {
    text.append(name).append(' ').append(value).append('\n');
    return this;
  }

  private MetricsText head(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
