package id.loket.wire;

/**
 * What a station says of one of its devices.
 *
 * @param device its name at that station, such as {@code printer}
 * @param address the configured address, such as {@code tcp://10.0.0.7:9100}
 * @param state a name from the device's state enum, such as {@code PAPER_OUT}
 * @param detail one line for the technician; may be empty
 */
public record DeviceReport(String device, String address, String state, String detail) {}
