package id.loket.sim.scenario;

import id.loket.sim.bench.BenchDevice;
import id.loket.sim.bench.Tool;
import java.net.URI;
import java.util.Map;

/**
 * Where scenarios are played.
 *
 * @param server the office's public address
 * @param devices by name
 * @param tools of the bench, by name
 */
public record Venue(
    URI server, Map<String, BenchDevice> devices, Map<String, Tool> tools, Entrances entrances) {}
