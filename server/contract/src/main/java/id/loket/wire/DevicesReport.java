package id.loket.wire;

import java.util.List;

/** What a station says of all its devices, every two seconds: its heartbeat. */
public record DevicesReport(List<DeviceReport> devices) {}
