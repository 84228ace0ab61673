package id.loket.server;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Where a server stands and what it starts from.
 *
 * @param host address to listen on; 0.0.0.0 for all
 * @param port 0 takes a free one
 * @param data folder of the office's file; made if it is missing
 * @param catalogue the first catalogue; empty for the built-in one
 */
public record ServerSettings(
    String host, int port, Path data, Optional<Path> catalogue, Clock clock) {}
