package id.loket.doctor;

/**
 * A device that answers at a port which no device of the settings uses.
 *
 * @param kind a name from {@link id.loket.device.DeviceKind}
 * @param line to add to the settings file as it stands here
 */
public record Found(String kind, String line) {}
