package id.loket.doctor;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.wire.DeviceReport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The station that runs at a place and holds its devices, as it tells of itself at the socket in
 * its data folder. Its devices are never opened beside it.
 *
 * @param connected whether it follows the server at this moment
 * @param trouble why it doesn't; empty where it does, and of stations of before
 */
public record RunningStation(
    int version, boolean connected, String trouble, List<DeviceReport> devices) {
  public static final int VERSION = 1;
  private static final String FILE = "station.sock";
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  public RunningStation {
    trouble = trouble == null ? "" : trouble;
  }

  /** Where a station with this data folder tells of itself. */
  public static Path socket(Path data) {
    return data.resolve(FILE);
  }

  public byte[] bytes() throws IOException {
    return JSON.writeValueAsBytes(this);
  }

  /**
   * Empty where none runs.
   *
   * @throws IOException if one runs that does not answer, or may not be asked
   */
  public static Optional<RunningStation> ask(Path data) throws IOException {
    Path socket = socket(data);
    if (!Files.exists(socket)) {
      return Optional.empty();
    }
    FutureTask<Optional<RunningStation>> asking = new FutureTask<>(() -> askAt(socket));
    Thread thread = new Thread(asking, "doctor station");
    thread.setDaemon(true);
    thread.start();
    try {
      return asking.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException(socket + ": no answer within " + LIMIT.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException(socket + ": " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(socket + ": interrupted", e);
    }
  }

  /** A socket that is left of a station that was killed refuses. */
  private static Optional<RunningStation> askAt(Path socket) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      return Optional.of(
          JSON.readValue(Channels.newInputStream(channel).readAllBytes(), RunningStation.class));
    } catch (ConnectException e) {
      return Optional.empty();
    }
  }
}
