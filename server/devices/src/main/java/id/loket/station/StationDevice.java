package id.loket.station;

import id.loket.doctor.Probe;
import id.loket.wire.DeviceReport;
import id.loket.wire.StationPicture;
import java.util.Map;

/**
 * A device at a station: a driver, the thread that owns it, and what the office wants of it. Many
 * threads may use it; no call waits for the device but {@link #close}.
 */
public interface StationDevice extends AutoCloseable {
  /** A device as the settings describe it, before it is there. */
  interface Plan {
    /** Its name at the station; no other device there has it. */
    String name();

    /**
     * Makes the device; nothing is opened before {@link StationDevice#start}.
     *
     * @param line asks the server for something and waits for the answer
     * @param outbox sees that what the server has to know arrives; woken at each change of the
     *     device
     * @throws StationException if a person has to change something first
     */
    StationDevice make(ServerLine line, Outbox outbox) throws StationException;

    /** The device as the doctor looks at it, where no station drives it. */
    Probe probe();
  }

  void start();

  /** Takes the newest whole picture of what the office wants. */
  void take(StationPicture picture);

  /** How the device is at this moment. */
  DeviceReport report();

  /** Whether the device's own thread still runs. */
  boolean isAlive();

  /** Further members of the answer of {@code /healthz}, in their order; JSON-ready. */
  default Map<String, Object> health() {
    return Map.of();
  }

  /** Adds what only this kind of device can count. */
  default void measure(MetricsText text) {}

  /** Ends in good order: what is under way is finished. */
  @Override
  void close();
}
