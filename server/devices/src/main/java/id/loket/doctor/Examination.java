package id.loket.doctor;

import id.loket.device.link.DeviceAddress;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.ModbusAddress;
import id.loket.device.link.SerialAddress;
import id.loket.device.link.UsbAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Looks at all devices of a station at once, each on a thread of its own: whichever hangs holds up
 * no other, and is said to hang when the time is over.
 *
 * @param limit of the whole
 */
public record Examination(Ports ports, Duration limit) {
  /** Leaves room for the start of the program within its ten seconds. */
  public static final Duration LIMIT = Duration.ofMillis(7_500);

  private static final Seen HANGS = Seen.down(Seen.HANGS, "");

  /**
   * @param station what the station is called
   */
  public List<Row> of(String station, List<Probe> probes) {
    Map<Probe, String> sharing = sharing(probes);
    List<FutureTask<Seen>> looks = new ArrayList<>();
    Map<Probe, Seen> first = new ConcurrentHashMap<>();
    for (Probe probe : probes) {
      FutureTask<Seen> look = new FutureTask<>(() -> twice(probe, sharing, first));
      Thread thread = new Thread(look, "doctor " + probe.device());
      thread.setDaemon(true);
      thread.start();
      looks.add(look);
    }
    long end = System.nanoTime() + limit.toNanos();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < looks.size(); i++) {
      Probe probe = probes.get(i);
      Seen seen = outcome(looks.get(i), end, () -> first.getOrDefault(probe, HANGS));
      rows.add(
          Row.of(station, probe.device(), probe.kind(), seen, Row.Source.LOOKED)
              .with("seconds", limit.toSeconds())
              .with("address", probe.address()));
    }
    return rows;
  }

  /**
   * What did not answer in time is looked at once more: a computer that has just begun this program
   * may be late itself, and what it says then keeps nobody from being served.
   */
  private Seen twice(Probe probe, Map<Probe, String> sharing, Map<Probe, Seen> first) {
    Seen seen = look(probe, sharing);
    if (!seen.mayBeLate()) {
      return seen;
    }
    first.put(probe, seen);
    Seen again = look(probe, sharing);
    return again.mayBeLate() ? seen : again;
  }

  /**
   * @param first what the first of two looks has shown, if that is at its end
   */
  private Seen outcome(FutureTask<Seen> look, long end, Supplier<Seen> first) {
    try {
      return look.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return first.get();
    } catch (ExecutionException e) {
      return Seen.down(Seen.HANGS, "by a mistake in this program: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Seen.down(Seen.HANGS, "interrupted");
    }
  }

  private Seen look(Probe probe, Map<Probe, String> sharing) {
    if (sharing.containsKey(probe)) {
      return Seen.down(
          Seen.SAME_PORT, probe.address() + ": the port of " + sharing.get(probe) + ", too");
    }
    Optional<Path> port = probe.where().flatMap(Examination::port);
    Optional<String> holder = port.filter(one -> !Files.isRegularFile(one)).flatMap(ports::holder);
    if (holder.isPresent()) {
      return Seen.down(Seen.PORT_IN_USE, probe.address() + ": held by " + holder.get());
    }
    Seen seen = probe.look().look();
    return Examples.isExample(probe.address(), seen)
        ? new Seen(Seen.EXAMPLE, seen.health(), seen.detail())
        : seen;
  }

  /** Two that open one port keep each other out, whichever comes first. */
  private static Map<Probe, String> sharing(List<Probe> probes) {
    Map<Path, Probe> first = new HashMap<>();
    Map<Probe, String> sharing = new HashMap<>();
    for (Probe probe : probes) {
      Optional<Path> port = probe.where().flatMap(Examination::port).map(Examination::real);
      if (port.isPresent()) {
        Probe other = first.putIfAbsent(port.get(), probe);
        if (other != null && !areOneLine(other, probe)) {
          sharing.put(probe, other.device());
          sharing.put(other, probe.device());
        }
      }
    }
    return sharing;
  }

  private static boolean areOneLine(Probe one, Probe other) {
    return one.where().get() instanceof ModbusAddress first
        && other.where().get() instanceof ModbusAddress second
        && first.link().equals(second.link());
  }

  /** The file of a port that opens once only; empty for any other address. */
  static Optional<Path> port(DeviceAddress address) {
    LinkAddress link =
        address instanceof ModbusAddress point
            ? point.link()
            : address instanceof LinkAddress own ? own : null;
    if (link instanceof SerialAddress serial && serial.port().startsWith("/")) {
      return Optional.of(Path.of(serial.port()));
    }
    return link instanceof UsbAddress usb ? Optional.of(Path.of(usb.device())) : Optional.empty();
  }

  private static Path real(Path port) {
    try {
      return port.toRealPath();
    } catch (IOException e) {
      return port;
    }
  }
}
