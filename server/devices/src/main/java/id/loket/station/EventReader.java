package id.loket.station;

/**
 * Puts the lines of an event stream together into events (HTML standard, 9.2.6: interpreting an
 * event stream). Ids and retry times are not used: a picture is always whole. One thread uses it.
 */
final class EventReader {
  /** Takes an event when its blank line has come. */
  interface Listener {
    void event(String name, String data);
  }

  private final Listener listener;
  private final StringBuilder data = new StringBuilder();
  private String name = "message";

  EventReader(Listener listener) {
    this.listener = listener;
  }

  void take(String line) {
    if (line.isEmpty()) {
      if (data.length() > 0) {
        listener.event(name, data.substring(0, data.length() - 1));
      }
      data.setLength(0);
      name = "message";
      return;
    }
    int colon = line.indexOf(':');
    String field = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1);
    String text = value.startsWith(" ") ? value.substring(1) : value;
    if (field.equals("event")) {
      name = text;
    } else if (field.equals("data")) {
      data.append(text).append('\n');
    }
  }
}
