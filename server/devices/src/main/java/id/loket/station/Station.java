package id.loket.station;

/** A running station, in a process of its own or in the server's. Many threads may use it. */
public interface Station extends AutoCloseable {
  /** Whether the server's live topic is open at this moment. */
  boolean isConnected();

  /** Why it isn't open, in words for the log; empty where it is, or nothing is known yet. */
  String trouble();

  /** Ends in good order: what is under way is finished, and told if the server is there. */
  @Override
  void close();
}
