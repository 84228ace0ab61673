package id.loket.station;

import id.loket.doctor.RunningStation;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a running station tells the doctor of itself: a socket in its data folder, for its own user
 * only. Whoever connects is told once; nothing is taken. A station whose socket can't be made works
 * all the same, and the doctor finds its ports in use.
 */
public final class StationDoor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StationDoor.class);

  private final Path socket;
  private final Supplier<RunningStation> now;
  private ServerSocketChannel door;

  private StationDoor(Path socket, Supplier<RunningStation> now) {
    this.socket = socket;
    this.now = now;
  }

  /** Of the station with this data folder. */
  public static StationDoor open(Path data, Supplier<RunningStation> now) {
    StationDoor opened = new StationDoor(RunningStation.socket(data), now);
    try {
      opened.begin();
    } catch (IOException | UnsupportedOperationException e) {
      log.warn("the doctor can't ask this station: {}: {}", opened.socket, e.getMessage());
      opened.close();
    }
    return opened;
  }

  private void begin() throws IOException {
    Files.deleteIfExists(socket);
    door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    door.bind(UnixDomainSocketAddress.of(socket));
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
    Thread thread = new Thread(this::serve, "station door");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    while (door.isOpen()) {
      try (SocketChannel client = door.accept()) {
        // What is told fits the socket's buffer, so that a client that reads nothing holds up none.
        client.configureBlocking(false);
        client.write(ByteBuffer.wrap(now.get().bytes()));
      } catch (IOException e) {
        log.debug("station door: {}", e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    try {
      if (door != null) {
        door.close();
      }
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      log.debug("{}: can't be removed: {}", socket, e.getMessage());
    }
  }
}
